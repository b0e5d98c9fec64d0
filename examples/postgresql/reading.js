// @ts-check

/** How many rows are read at once. No connection is held between two pages. */
const PAGE = 100;

/**
 * Reads page after page. Each begins after the last row of the one before.
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
 * A condition on the account and on everything else that is given. A `?` in a condition stands for a value; a condition
 * whose value is `undefined` is left out.
 *
 * @param {string} accountId
 * @param {...[condition: string, ...values: unknown[]]} conditions
 */
export function where(accountId, ...conditions) {
  const given = conditions.filter(([, ...values]) => !values.includes(undefined));
  const params = [accountId, ...given.flatMap(([, ...values]) => values)];
  let place = 0;
  const text = ['account = ?', ...given.map(([condition]) => condition)].join(' and ').replaceAll('?', () => {
    place += 1;
    return `$${place}`;
  });
  return { text: `where ${text}`, params };
}
