import { registerContract } from 'netsuite-auth-policy/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectHost, type Host, makePlace, onPostgresql } from './hosts.js';
import { add, createRecord, logIn, SHARED, USER } from './steps.js';
import { leaveOut, newAccount } from './support.js';

const place = await makePlace('postgresql');

describe('PostgreSQL', () => {
  if ('reason' in place) {
    leaveOut('PostgreSQL', place.reason);
    return;
  }
  const schema = place.name;
  const hosts: Host[] = [];

  beforeAll(async () => {
    // all of them want to migrate
    hosts.push(...(await Promise.all([1, 2, 3].map(() => connectHost('postgresql', schema)))));
  });
  afterAll(async () => {
    await Promise.all(hosts.map(({ close }) => close()));
    await place.remove();
  });

  function storesOf(index: number) {
    const host = hosts[index];
    if (host === undefined) throw new Error('there is no such host');
    return host.stores;
  }

  it('is migrated once by several that start at once', async () => {
    await onPostgresql(async (client) => {
      const { rows } = await client.query(`select name from ${schema}.store_migrations order by name`);
      const names = ['001_stores.sql', '002_used_assertions.sql', '003_spki_fingerprint.sql'];
      expect(rows).toEqual(names.map((name) => ({ name })));
    });
  });

  registerContract({ describe, it }, () => [storesOf(0), storesOf(1), storesOf(2)]);

  it('refuses a step whose connection breaks, keeps nothing of it, and goes on (S4)', async () => {
    const accountId = newAccount();
    const { integrations, sessions } = storesOf(0);
    await createRecord(storesOf(0), accountId, SHARED);
    await logIn(storesOf(0), accountId, 'before');
    const step = sessions.update({ accountId, userId: USER }, async () => {
      await onPostgresql((client) => client.query(BREAK_CONNECTIONS, [schema]));
      return { end: ['before'], result: null };
    });
    await expect(step).rejects.toThrow();
    // until the pool has seen that its idle connections are broken too
    await vi.waitFor(() => integrations.get({ accountId, integrationId: SHARED }));
    expect(await sessions.list({ accountId, userId: USER })).toHaveLength(1);
    expect(await logIn(storesOf(0), accountId, 'after')).toMatchObject({ allowed: true });
    expect(await add(storesOf(0), accountId, SHARED, 'after')).toMatchObject({ allowed: true });
  });

  it('takes the step from a host that freezes within it, before those who wait for it give up (S4)', async () => {
    const accountId = newAccount();
    const [decides, isDeciding] = signal();
    const [thaws, thaw] = signal();
    const frozen = storesOf(0).sessions.update({ accountId, userId: USER }, async () => {
      isDeciding();
      await thaws;
      return { result: 'kept' };
    });
    await decides;
    expect(await logIn(storesOf(1), accountId, 'next')).toMatchObject({ allowed: true });
    thaw();
    await expect(frozen).rejects.toThrow();
    expect(await logIn(storesOf(0), accountId, 'after')).toMatchObject({ allowed: true });
  });
});

const BREAK_CONNECTIONS =
  'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1';

function signal(): [Promise<void>, () => void] {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return [given, give];
}
