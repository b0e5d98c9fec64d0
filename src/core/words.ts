/** Lists things as people do: `a, b or c`. (`Intl.ListFormat` would cost 20 ms at the first use.) */
export function listed(items: readonly (number | string)[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? `${last}` : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A whole number with its thousands apart: `16,384`. (`Intl.NumberFormat` would cost 20 ms at the first use.) */
export function grouped(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
