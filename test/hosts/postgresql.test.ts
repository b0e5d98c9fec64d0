import { createRequire } from 'node:module';
import { registerContract } from 'netsuite-auth-policy/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { type Embedded, fromPglite } from '../../examples/postgresql/database.js';
import { migrate } from '../../examples/postgresql/migrate.js';
import { postgresqlStores } from '../../examples/postgresql/stores.js';

console.log(
  'left out: PostgreSQL with several connections, races of processes and kill -9 need a server, see npm run test:hosts',
);

// its declarations ask for those of a browser, so that they are not looked at
const require = createRequire(import.meta.url);
const {
  PGlite,
}: { PGlite: new () => Embedded & { close(): Promise<void> } } = require('@electric-sql/pglite');
const db = new PGlite();
const database = fromPglite(db);
const applied = await migrate(database);
const stores = postgresqlStores(database);

afterAll(() => db.close());

describe('migrations', () => {
  it('are applied in the order of their numbers, and a second time not again', async () => {
    expect(applied).toEqual(['001_stores.sql', '002_used_assertions.sql', '003_spki_fingerprint.sql']);
    expect(await migrate(database)).toEqual([]);
    expect((await database.query('select name from store_migrations')).rows).toEqual([
      { name: '001_stores.sql' },
      { name: '002_used_assertions.sql' },
      { name: '003_spki_fingerprint.sql' },
    ]);
  });
});

describe('used assertions', () => {
  const count = async () =>
    (await database.query('select count(*)::int from used_assertions')).rows[0]?.count;
  const use = (id: string, until: Date) => stores.assertions.once({ accountId: 'sweep', id }, until);

  it('are deleted after their instant, a few at each first use, and not before', async () => {
    for (let index = 0; index < 15; index += 1) await use(`kept ${index}`, new Date('2096-02-29'));
    expect(await count()).toBe(15);
    await database.query("update used_assertions set until = '2001-01-01' where id <> 'kept 0'");
    await use('kept 0', new Date('2096-02-29'));
    expect(await count()).toBe(15);
    await use('next', new Date('2096-02-29'));
    expect(await count()).toBe(6);
    await use('last', new Date('2096-02-29'));
    expect(await count()).toBe(3);
  });

  it('are refused where a key is longer than it can be', async () => {
    await expect(use('x'.repeat(129), new Date('2096-02-29'))).rejects.toThrow('used_assertions');
  });
});

registerContract({ describe, it }, () => stores, { patience: 10 });
