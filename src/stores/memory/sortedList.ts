/**
 * Where something belongs in a list in ascending order: the number of members that come before it.
 * The newest is usually added last, so the end is looked at first.
 */
export function placeIn<T>(list: readonly T[], isBefore: (member: T) => boolean): number {
  const last = list.at(-1);
  if (last === undefined || isBefore(last)) return list.length;
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts something where it belongs in a list in ascending order. */
export function insert<T>(list: T[], added: T, isBefore: (member: T) => boolean): void {
  list.splice(placeIn(list, isBefore), 0, added);
}
