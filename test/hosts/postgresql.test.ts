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
    expect(applied).toEqual(['001_stores.sql', '003_spki_fingerprint.sql']);
    expect(await migrate(database)).toEqual([]);
    expect((await database.query('select name from store_migrations')).rows).toEqual([
      { name: '001_stores.sql' },
      { name: '003_spki_fingerprint.sql' },
    ]);
  });
});

registerContract({ describe, it }, () => stores, { patience: 10 });
