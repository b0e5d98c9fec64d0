import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { hashNoticeText } from '../../src/crypto.js';
import { sessionAllowance } from '../../src/sessions/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import {
  acknowledge,
  addCertificate,
  applySessionChange,
  changeGrants,
  changeRedirectUris,
  createIntegration,
  endOtherSessions,
  listCertificates,
  login,
  openSession,
  revokeCertificate,
  setNotice,
  touchSession,
} from '../../src/useCases/index.js';
import { certificate } from '../certificates/support.js';
import { administrator } from '../loginNotice/facts.js';
import { frozen, INVALID } from '../sessions/support.js';
import { refused } from '../support.js';
import {
  ACCOUNT,
  at,
  held,
  KEY,
  keepCertificate,
  keepRecord,
  RECORD,
  saveNotice,
  sent,
  storesWith,
  USER,
  ui,
} from './support.js';

type Call = `${keyof Stores}.${string}`;

interface UseCase {
  readonly name: string;
  /** What it calls of the stores, where nothing is refused. */
  readonly calls: readonly Call[];
  readonly run: (stores: Stores, release: Release, instant: Date) => Promise<unknown>;
  /** The rule that refuses an instant that is no date; none where it takes no instant. */
  readonly dated?: string;
  /** What a refusal for the store says besides. */
  readonly told?: object;
}

const features = { loginNotification: true, multipleSessions: false };
const subject = (instant: Date) => frozen({ key: USER, features, roles: [administrator], at: instant });
const { integrationId: _, createdAt: __, ...NEW } = certificate('new', { validUntil: at(525_600) });
const { createdIn: ___, ...NEW_RECORD } = { ...RECORD, id: '9', clientId: 'client of 9' };
const channels = ['restlet'] as const;
const password = (id: string) => ({ id, kind: 'password' }) as const;

const USE_CASES: readonly UseCase[] = [
  {
    name: 'openSession',
    calls: ['sessions.update'],
    dated: 'CHOICE-SESSION-DATE',
    run: (stores, release, instant) =>
      openSession(stores, release, frozen({ ...subject(instant), session: { id: 'new', kind: 'ui' } })),
  },
  {
    name: 'touchSession',
    calls: ['sessions.update'],
    dated: 'CHOICE-SESSION-DATE',
    run: (stores, release, instant) =>
      touchSession(stores, release, frozen({ ...subject(instant), sessionId: 'a' })),
  },
  {
    name: 'endOtherSessions',
    calls: ['sessions.update'],
    dated: 'CHOICE-SESSION-DATE',
    run: (stores, release, instant) =>
      endOtherSessions(stores, release, frozen({ ...subject(instant), sessionId: 'a' })),
  },
  {
    name: 'applySessionChange',
    calls: ['sessions.update'],
    dated: 'CHOICE-SESSION-DATE',
    run: (stores, release, instant) => {
      const change = { kind: 'feature_changed', multipleSessions: false } as const;
      return applySessionChange(stores, release, frozen({ ...subject(instant), change }));
    },
  },
  {
    name: 'login',
    calls: ['notices.current', 'auditTrail.get', 'auditTrail.query', 'sessions.update'],
    dated: 'CHOICE-SESSION-DATE',
    told: {
      disposition: 'refuse',
      eligibility: sessionAllowance('2026.1', { features, roles: [administrator] }),
    },
    run: (stores, release, instant) => {
      const facts = { ...subject(instant), login: password('later'), roleId: '3', session: { id: 'new' } };
      return login(stores, release, frozen(facts), frozen({ frequency: 'once_per_text' }));
    },
  },
  {
    name: 'setNotice',
    calls: ['notices.update'],
    dated: 'LN-5',
    run: (stores, release, instant) => {
      const facts = {
        accountId: ACCOUNT,
        features,
        role: administrator,
        userId: '-5',
        text: 'New',
        hash: hashNoticeText,
        at: instant,
      };
      return setNotice(stores, release, frozen(facts));
    },
  },
  {
    name: 'acknowledge',
    calls: ['notices.current', 'auditTrail.append', 'auditTrail.get'],
    dated: 'LN-7',
    run: async (stores, release, instant) => {
      const shown = { revision: 1, sha256: (await seededNotice()).sha256 };
      const facts = { key: USER, features, login: password('new'), roleId: '3', shown, at: instant };
      return acknowledge(stores, release, frozen(facts));
    },
  },
  {
    name: 'addCertificate',
    calls: ['integrations.update'],
    dated: 'CERT-2',
    run: (stores, release, instant) =>
      addCertificate(stores, release, frozen({ key: KEY, certificate: NEW, at: instant })),
  },
  {
    name: 'revokeCertificate',
    calls: ['integrations.update'],
    dated: 'CERT-2',
    run: (stores, release, instant) =>
      revokeCertificate(stores, release, frozen({ key: KEY, certificateId: 'c', at: instant })),
  },
  {
    name: 'listCertificates',
    calls: ['integrations.get', 'integrations.certificates'],
    dated: 'CERT-2',
    run: (stores, release, instant) => listCertificates(stores, release, frozen({ key: KEY, at: instant })),
  },
  {
    name: 'createIntegration',
    calls: ['integrations.byClientId', 'integrations.update'],
    run: (stores, release) =>
      createIntegration(stores, release, frozen({ accountId: ACCOUNT, integration: NEW_RECORD, channels })),
  },
  {
    name: 'changeRedirectUris',
    calls: ['integrations.update'],
    run: (stores, release) =>
      changeRedirectUris(
        stores,
        release,
        frozen({ key: KEY, redirectUris: ['https://a.example/'], channels }),
      ),
  },
  {
    name: 'changeGrants',
    calls: ['integrations.update'],
    run: (stores, release) =>
      changeGrants(stores, release, frozen({ key: KEY, to: { userCredentials: true }, channels })),
  },
];

/** Stores in which every use case above finds what it needs. */
async function seeded(): Promise<Stores> {
  const stores = await storesWith([ui('a', 0), ui('idle', -500)]);
  await keepRecord(stores, RECORD);
  await keepCertificate(stores, certificate('c'));
  await saveNotice(stores);
  const { sha256 } = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
  const click = { key: USER, features, login: password('earlier'), roleId: '3', at: at(0) };
  await acknowledge(stores, '2026.1', { ...click, shown: { revision: 1, sha256 } });
  return stores;
}

async function seededNotice() {
  const stores = memoryStores();
  await saveNotice(stores);
  return (await stores.notices.current(ACCOUNT)) ?? expect.fail();
}

/** The same stores, of which one call is answered otherwise, and a list of the calls that came. */
function intercepted(stores: Stores, otherwise?: (call: Call) => (() => unknown) | undefined) {
  const calls: Call[] = [];
  const port = <Name extends keyof Stores>(name: Name): Stores[Name] =>
    new Proxy(stores[name], {
      get(target, key) {
        const call: Call = `${name}.${String(key)}`;
        calls.push(call);
        const method: unknown = Reflect.get(target, key);
        return otherwise?.(call) ?? (typeof method === 'function' ? method.bind(target) : method);
      },
    });
  return {
    calls,
    stores: {
      sessions: port('sessions'),
      integrations: port('integrations'),
      notices: port('notices'),
      auditTrail: port('auditTrail'),
      assertions: port('assertions'),
    },
  };
}

/** Ways in which a call can fail. What is read piece by piece fails at the first. */
const FAILURES: readonly [string, (call: Call, error: unknown) => () => unknown][] = [
  [
    'is rejected',
    (call, error) => () =>
      call === 'auditTrail.query'
        ? { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }
        : Promise.reject(error),
  ],
  [
    'throws',
    (_call, error) => () => {
      throw error;
    },
  ],
];

describe.each(USE_CASES)('$name', ({ calls, run, told = {} }) => {
  it('with frozen facts is allowed, says so in plain data, and calls what it is said to call', async () => {
    const { stores, calls: called } = intercepted(await seeded());
    const answer = await run(stores, '2026.1', at(10));
    expect(answer).toMatchObject({ allowed: true });
    expect(sent(answer)).toStrictEqual(answer);
    expect(called).toEqual(calls);
  });

  test.each(calls.flatMap((call) => FAILURES.map(([how, failing]) => ({ call, how, failing }))))(
    'S4: refuses where $call $how, and hands on the very error',
    async ({ call, failing }) => {
      const error = new Error('the disk is full');
      const { stores } = intercepted(await seeded(), (one) =>
        one === call ? failing(call, error) : undefined,
      );
      const answer = await run(stores, '2026.1', at(10));
      expect(answer).toEqual({
        allowed: false,
        rules: ['S4'],
        advice: [],
        violations: [
          {
            code: 'store_failed',
            rule: 'S4',
            message:
              'The store failed, so nothing is allowed, and it is not known whether the step was kept.',
            remedy: 'Ask again with the same ids. A step that was kept is not carried out a second time.',
          },
        ],
        ...told,
      });
      expect(answer).toHaveProperty('cause', error);
      expect((answer as { cause: unknown }).cause).toBe(error);
      const keys = ['allowed', 'rules', 'advice', 'violations', ...Object.keys(told)];
      expect(Object.keys(answer as object)).toEqual(keys);
      expect(sent(answer)).toStrictEqual(answer);
    },
  );

  it('S4: whatever a store is rejected with, it refuses', async () => {
    for (const error of [undefined, null, 'text', { code: 'ECONNRESET' }]) {
      const [call] = calls;
      const { stores } = intercepted(await seeded(), (one) =>
        one === call ? () => Promise.reject(error) : undefined,
      );
      const answer = await run(stores, '2026.1', at(10));
      expect(answer).toMatchObject({ allowed: false, violations: [{ code: 'store_failed' }] });
      expect((answer as { cause: unknown }).cause).toBe(error);
      expect(Object.hasOwn(answer as object, 'cause')).toBe(true);
    }
  });

  test.each(['2025.1', '2099.1', '2026.3', undefined])(
    'REL-3, CHOICE-RELEASE-RANGE: for %s it throws, and touches no store',
    async (release) => {
      const { stores, calls: called } = intercepted(await seeded());
      for (const instant of [at(10), INVALID]) {
        await expect(run(stores, release as Release, instant)).rejects.toMatchObject({
          name: 'ReleaseError',
        });
      }
      expect(called).toEqual([]);
    },
  );

  test.each(RELEASES)('X2: the same facts have the same answer: %s', async (release) => {
    const first = await run(await seeded(), release, at(10));
    expect(await run(await seeded(), release, at(10))).toEqual(first);
  });
});

test.each(USE_CASES.filter(({ dated }) => dated !== undefined))(
  '$name: $dated: an instant that is no date is refused, and nothing is kept or removed',
  async ({ dated, run }) => {
    const { stores } = intercepted(await seeded());
    const before = await held(stores);
    const answer = refused<string>((await run(stores, '2026.1', INVALID)) as never);
    expect(answer.violations).toMatchObject([{ rule: dated, path: ['at'] }]);
    expect(answer.violations[0].code).toBe('invalid_instant');
    expect(sent(answer)).toStrictEqual(answer);
    expect(await held(stores)).toEqual(before);
  },
);

it('S4: a store that failed after it had kept a session is asked again, and repeats nothing (S3)', async () => {
  const stores = await storesWith([]);
  const flaky: Stores['sessions'] = {
    list: (user) => stores.sessions.list(user),
    update: async (user, change) => {
      await stores.sessions.update(user, change);
      throw new Error('the connection is gone');
    },
  };
  const facts = { ...subject(at(10)), login: password('x'), roleId: '3', session: { id: 'new' } };
  expect(await login({ ...stores, sessions: flaky }, '2026.1', facts)).toMatchObject({
    allowed: false,
    disposition: 'refuse',
  });
  expect(await login(stores, '2026.1', facts)).toMatchObject({
    disposition: 'enter',
    session: { id: 'new' },
  });
  expect(await held(stores)).toMatchObject({
    sessions: [[{ id: 'new' }], []],
    trail: [{ status: 'success' }],
  });
});
