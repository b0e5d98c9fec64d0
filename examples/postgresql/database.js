// @ts-check

/**
 * What the stores need of PostgreSQL, whichever driver there is.
 *
 * @typedef {(text: string, params?: readonly unknown[]) => Promise<{ rows: any[] }>} Query
 * Runs a statement; several, if there are no parameters.
 *
 * @typedef {object} Database
 * @property {Query} query
 * @property {<T>(work: (query: Query) => Promise<T>) => Promise<T>} transaction
 * Keeps everything that `work` does, or nothing if it throws, and then throws the same error.
 *
 * @typedef {object} EmbeddedQueries What is used of PGlite, and of its transactions.
 * @property {(text: string, params?: unknown[]) => Promise<{ rows: any[] }>} query
 * @property {(text: string) => Promise<{ rows: any[] }[]>} exec
 *
 * @typedef {EmbeddedQueries & {
 *   readonly transaction: <T>(work: (transaction: EmbeddedQueries) => Promise<T>) => Promise<T>
 * }} Embedded
 */

// A statement must see what others kept while the one before it waited for a lock, which stricter isolation levels
// do not show. And a process that freezes within a step loses the step before those who wait for it give up.
const BEGIN = `
  begin isolation level read committed;
  set local idle_in_transaction_session_timeout = '5s';
  set local lock_timeout = '10s';
`;

/**
 * @param {import('pg').Pool} pool
 * @returns {Database}
 */
export function fromPool(pool) {
  // the pool replaces an idle connection that breaks; without a listener, the error would end the process
  pool.on('error', ignore);
  return {
    query: queryOf(pool),
    async transaction(work) {
      const client = await pool.connect();
      // the same for a connection in use: its next statement fails
      client.on('error', ignore);
      let isSound = false;
      try {
        await client.query(BEGIN);
        const result = await work(queryOf(client));
        await client.query('commit');
        isSound = true;
        return result;
      } catch (error) {
        isSound = await client.query('rollback').then(() => true, ignore);
        throw error;
      } finally {
        if (isSound) client.off('error', ignore);
        // a connection whose rollback failed may still hold something, so it is closed
        client.release(!isSound);
      }
    },
  };
}

/**
 * @param {Pick<import('pg').ClientBase, 'query'>} client
 * @returns {Query}
 */
function queryOf(client) {
  return (text, params) => client.query(text, params && [...params]);
}

function ignore() {
  return false;
}

/**
 * PGlite, which is PostgreSQL within the process: for tests, and for a host that is a single process. All steps share
 * one connection.
 *
 * @param {Embedded} db
 * @returns {Database}
 */
export function fromPglite(db) {
  return {
    query: embeddedQueryOf(db),
    transaction: (work) => db.transaction((transaction) => work(embeddedQueryOf(transaction))),
  };
}

/**
 * @param {EmbeddedQueries} db
 * @returns {Query}
 */
function embeddedQueryOf(db) {
  return async (text, params) => {
    if (params !== undefined) return db.query(text, [...params]);
    return (await db.exec(text)).at(-1) ?? { rows: [] };
  };
}

/**
 * Waits until no other transaction holds the lock of this name, and holds it until the transaction ends.
 * Nobody else changes what is read after that.
 *
 * @param {Query} query
 * @param {...string} name
 */
export async function lock(query, ...name) {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(name)]);
}
