// @ts-check

/** @typedef {Pick<import('redis').RedisClientPoolType, 'mGet' | 'zRange'>} Reader A connection, or a pool of them. */

/** Every field that is a `Date`. The instants of audit entries are text already. */
const DATES = new Set([
  'createdAt',
  'lastUsedAt',
  'revokedAt',
  'savedAt',
  'startedAt',
  'validFrom',
  'validUntil',
]);

/** How many values are read at once. */
const PAGE = 100;

/**
 * Writes a value as JSON, in which dates keep their milliseconds.
 *
 * @param {unknown} value
 */
export function written(value) {
  return JSON.stringify(value);
}

/**
 * Reads what {@link written} has written. Each call gives a new value.
 *
 * @template T
 * @param {string} text
 * @returns {T}
 */
export function parsed(text) {
  return JSON.parse(text, (field, value) => {
    // an invalid date is `null` in JSON, and must not become the year 1970
    return DATES.has(field) ? new Date(value ?? Number.NaN) : value;
  });
}

/**
 * Reads what a key holds, if it is there.
 *
 * @template T
 * @param {string | null} text
 * @returns {T | undefined}
 */
export function parsedIfAny(text) {
  return text === null ? undefined : parsed(text);
}

/**
 * The values of keys that are there.
 *
 * @template T
 * @param {Reader} reader
 * @param {string[]} keys
 * @returns {Promise<T[]>}
 */
export async function valuesOf(reader, keys) {
  const texts = keys.length === 0 ? [] : await reader.mGet(keys);
  return texts.flatMap((text) => (text === null ? [] : [parsed(text)]));
}

/**
 * The member of a sorted set that stands for something. Such sets are ordered by instant, then by id.
 *
 * @param {string} at - The instant, as `Date.toISOString` gives it.
 * @param {string} id
 */
export function memberOf(at, id) {
  return { score: 0, value: `${at} ${id}` };
}

/**
 * The id in such a member.
 *
 * @param {string} member
 */
export function idIn(member) {
  return member.slice(member.indexOf(' ') + 1);
}

/**
 * Reads the members of a sorted set page by page, the last one first. All members have the score 0, so they are in
 * the order of their text. A page begins after the last member of the one before, so that nothing is skipped or
 * repeated when members are added, and nothing stays open between pages.
 *
 * @param {Reader} reader
 * @param {string} key
 * @param {string} [max] - As for ZRANGE BYLEX: after `[` or `(`.
 * @param {string} [min]
 * @returns {AsyncGenerator<string[], void, undefined>}
 */
export async function* pagesOf(reader, key, max = '+', min = '-') {
  let end = max;
  for (;;) {
    const members = await before(reader, key, PAGE, end, min);
    if (members.length > 0) yield members;
    if (members.length < PAGE) return;
    end = `(${members.at(-1)}`;
  }
}

/**
 * One such page.
 *
 * @param {Reader} reader
 * @param {string} key
 * @param {number} count
 * @param {string} max
 * @param {string} [min]
 */
export function before(reader, key, count, max, min = '-') {
  return reader.zRange(key, max, min, { BY: 'LEX', REV: true, LIMIT: { offset: 0, count } });
}
