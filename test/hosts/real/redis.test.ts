import { randomUUID } from 'node:crypto';
import { registerContract } from 'netsuite-auth-policy/contract';
import { createClient } from 'redis';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../../examples/redis/index.js';
import { keyNames } from '../../../examples/redis/keys.js';
import { openPool } from '../../../examples/redis/pool.js';
import { redisStores } from '../../../examples/redis/stores.js';
import { Barrier } from '../../../src/contract/barrier.js';
import { all } from '../../../src/contract/expectations.js';
import { certificate, instant, loginEntry, record, session } from '../../../src/contract/samples.js';
import type { SessionUpdate, Stores } from '../../../src/stores/index.js';
import { addCertificate } from '../../../src/useCases/index.js';

const URL = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const PREFIX = `test:${randomUUID()}:`;

/** What one host has. */
type Host = Awaited<ReturnType<typeof connect>>;

/** Three hosts on one server, or why there are none. */
async function connected(): Promise<[Host, Host, Host] | string> {
  const options = { url: URL, prefix: PREFIX };
  try {
    return [await connect(options), await connect(options), await connect(options)];
  } catch (error) {
    return String(error);
  }
}

const hosts = await connected();

if (typeof hosts === 'string') {
  describe('stores in Redis', () => {
    it('is left out where there is no server', () => {
      console.log(`left out: Redis (${hosts})`);
      expect(process.env['HOSTS_REQUIRED'], hosts).not.toBe('1');
    });
  });
} else {
  onServer(hosts);
}

function onServer([first, second, third]: [Host, Host, Host]) {
  const admin = createClient({ url: URL });

  afterAll(async () => {
    const client = admin.isOpen ? admin : await admin.connect();
    for await (const keys of client.scanIterator({ MATCH: `${PREFIX}*`, COUNT: 1000 })) {
      if (keys.length > 0) await client.del(keys);
    }
    await Promise.all([client.close(), first.close(), second.close(), third.close()]);
  });

  describe('stores in Redis', () => {
    registerContract({ describe, it }, () => [first.stores, second.stores, third.stores]);
  });

  describe('the expiry of sessions', () => {
    const keys = keyNames(PREFIX);
    const DAY = 86_400_000;

    /** Runs one step after another on a new user, and tells after which instant Redis forgets the sessions. */
    async function expiry(...updates: Omit<SessionUpdate<null>, 'result'>[]): Promise<number> {
      const key = { accountId: `expiry-${randomUUID()}`, userId: '7' };
      for (const update of updates) {
        await first.stores.sessions.update(key, () => ({ ...update, result: null }));
      }
      const client = admin.isOpen ? admin : await admin.connect();
      return client.pExpireTime(keys.sessions(key));
    }

    const NEVER = -1;
    const GONE = -2;
    const put = session('a');
    const forgetAfter = instant(DAY);

    it('is the instant that the step gives, to the millisecond', async () => {
      expect(await expiry({ put, forgetAfter })).toBe(forgetAfter.getTime());
      expect(await expiry({ put, forgetAfter }, { put, forgetAfter: instant() })).toBe(instant().getTime());
      expect(await expiry({ put }, { end: ['b'], forgetAfter })).toBe(forgetAfter.getTime());
    });

    it('is none where the step gives none', async () => {
      expect(await expiry({ put })).toBe(NEVER);
      expect(await expiry({ put, forgetAfter }, { put: session('b') })).toBe(NEVER);
      expect(await expiry({ put, forgetAfter }, { end: ['b'] })).toBe(NEVER);
      expect(await expiry({ put, forgetAfter: new Date(Number.NaN) })).toBe(NEVER);
    });

    it('stays where the step neither ends nor puts', async () => {
      expect(await expiry({ put, forgetAfter }, {})).toBe(forgetAfter.getTime());
      expect(await expiry({ put, forgetAfter }, { end: [] })).toBe(forgetAfter.getTime());
      expect(await expiry({ put }, { forgetAfter })).toBe(NEVER);
    });

    it('leaves nothing of a user without sessions, or whose sessions have ended', async () => {
      expect(await expiry({ put, forgetAfter }, { end: ['a'] })).toBe(GONE);
      expect(await expiry({ put, forgetAfter: new Date(0) })).toBe(GONE);
      expect(await expiry({ forgetAfter })).toBe(GONE);
    });
  });

  describe('a used assertion', () => {
    it('expires at its instant, to the millisecond, and holds nothing but its key', async () => {
      const client = admin.isOpen ? admin : await admin.connect();
      const key = { accountId: `used-${randomUUID()}`, id: 'a' };
      const name = keyNames(PREFIX).assertion(key);
      expect(await first.stores.assertions.once(key, instant())).toBe(true);
      expect(await second.stores.assertions.once(key, instant(1000))).toBe(false);
      expect(await client.pExpireTime(name)).toBe(instant().getTime());
      expect(await client.get(name)).toBe('');
    });

    it('is rejected, and not let through, where its instant is no date', async () => {
      const key = { accountId: `used-${randomUUID()}`, id: 'a' };
      await expect(first.stores.assertions.once(key, new Date(Number.NaN))).rejects.toThrow();
    });
  });

  describe('a step that another one overtakes', () => {
    it('is judged by what the other one has left', async () => {
      const at = instant();
      const accountId = `overtaken-${randomUUID()}`;
      const add = async (host: Host, integrationId: string, meanwhile?: () => Promise<unknown>) => {
        const key = { accountId, integrationId };
        const { integrations } = host.stores;
        await integrations.update(key, {}, () => ({ put: record(integrationId), result: null }));
        const update: typeof integrations.update = (updated, question, change) =>
          integrations.update(updated, question, async (state) => {
            const answer = await change(state);
            await meanwhile?.();
            return answer;
          });
        const wanted = certificate('wanted', integrationId);
        const facts = { key, certificate: wanted, at };
        return addCertificate({ integrations: { ...integrations, update } }, '2026.1', facts);
      };
      let other: unknown;
      const late = await add(first, '7', async () => {
        other ??= await add(second, '8');
      });
      expect(other).toMatchObject({ allowed: true });
      expect(late).toMatchObject({ violations: [{ code: 'certificate_known' }] });
    });
  });

  describe('entries of one id', () => {
    /** Entries of an id that differ in all that the trail is sorted by. */
    const same = (user: number) => loginEntry('same', { userId: `${user}`, at: instant(user).toISOString() });
    const { auditTrail } = first.stores;

    it('become one, the first of a step', async () => {
      const key = { accountId: `entries-${randomUUID()}`, userId: '7' };
      const entries = [same(2), same(1)];
      await first.stores.sessions.update(key, () => ({ entries, result: null }));
      expect(await all(auditTrail.query(key.accountId))).toEqual([same(2)]);
    });

    it('become one of those that several steps bring at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const accountId = `entries-${randomUUID()}`;
        const barrier = new Barrier(9, 1000);
        const steps = [first, second, third, first, second, third, first, second, third].map(
          ({ stores }, index) =>
            stores.sessions.update({ accountId, userId: `${index}` }, async () => {
              await barrier.arrive();
              return { entries: [same(index)], result: null };
            }),
        );
        await Promise.all(steps);
        expect(await all(auditTrail.query(accountId))).toHaveLength(1);
      }
    });

    it('become one of those that are appended at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const accountId = `entries-${randomUUID()}`;
        const hosts = [first, second, third, first, second, third, first, second, third];
        await Promise.all(hosts.map(({ stores }, index) => stores.auditTrail.append(accountId, same(index))));
        expect(await all(auditTrail.query(accountId))).toHaveLength(1);
      }
    });
  });

  describe('a connection that is lost in the middle of a step', () => {
    it('loses no step that came between', async () => {
      const client = admin.isOpen ? admin : await admin.connect();
      const pool = await openPool({ url: URL, connections: 1 });
      const own: Stores = redisStores(pool, { prefix: PREFIX });
      const key = { accountId: `lost-${randomUUID()}`, userId: '7' };
      const id = await pool.execute((connection) => connection.clientId());
      const step = own.sessions.update(key, async (active) => {
        await first.stores.sessions.update(key, () => ({ put: session('between'), result: null }));
        const lost = new Promise((resolve) => pool.once('error', resolve));
        await client.sendCommand(['CLIENT', 'KILL', 'ID', `${id}`]);
        await lost;
        return { put: session('late'), result: active.length };
      });
      await expect(step).rejects.toThrow('offline');
      expect((await first.stores.sessions.list(key)).map((one) => one.id)).toEqual(['between']);
      await pool.close();
    });
  });
}
