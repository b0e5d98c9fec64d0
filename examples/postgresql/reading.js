// @ts-check

/** So many rows are read at once. Between two pages no connection is held. */
const PAGE = 100;

/**
 * Reads page after page, each from where the last row of the one before it stood.
 *
 * @template Row, Item
 * @param {(last: Row | undefined, limit: number) => Promise<Row[]>} read
 * @param {(row: Row) => Item} show
 * @returns {AsyncGenerator<Item, void, undefined>}
 */
export async function* pages(read, show) {
  /** @type {Row | undefined} */
  let last;
  do {
    const rows = await read(last, PAGE);
    for (const row of rows) yield show(row);
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/**
 * A condition on the account, and on whatever else is given: a `?` in a condition stands for a value.
 *
 * @param {string} account
 * @param {...[condition: string, ...values: unknown[]]} conditions
 */
export function where(account, ...conditions) {
  const given = conditions.filter(([, ...values]) => !values.includes(undefined));
  const params = [account, ...given.flatMap(([, ...values]) => values)];
  let place = 0;
  const text = ['account = ?', ...given.map(([condition]) => condition)].join(' and ').replaceAll('?', () => {
    place += 1;
    return `$${place}`;
  });
  return { text: `where ${text}`, params };
}
