import { describe, expect, it, test } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import { hashNoticeText } from '../../src/crypto.js';
import type { Session } from '../../src/sessions/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import {
  acknowledge,
  applySessionChange,
  changeGrants,
  changeRedirectUris,
  createIntegration,
  endOtherSessions,
  login,
  openSession,
  setNotice,
  touchSession,
} from '../../src/useCases/index.js';
import { administrator } from '../sessions/support.js';
import {
  ACCOUNT,
  at,
  expectClosedStep,
  KEY,
  keepRecord,
  liveIds,
  RECORD,
  ROLE,
  saveNotice,
  storesWith,
  USER,
  ui,
} from './support.js';

const DENY = { overflow: 'deny_new' } as const;
const subject = {
  key: USER,
  features: { loginNotification: true, multipleSessions: false },
  roles: [ROLE],
  at: at(10),
} as const;
const password = { id: 'login-1', kind: 'password' } as const;
const channels = ['restlet'] as const;
const { createdIn: _, ...NEW_RECORD } = { ...RECORD, id: '9', clientId: 'client of 9' };

interface Step {
  readonly name: string;
  /** Takes facts that are refused where `facts` is; each time with stores of its own. */
  readonly ask: (stores: Stores, facts: never) => Promise<{ readonly allowed: boolean }>;
  readonly facts: object;
  /** What they are refused for lies here, so that a change of it may be allowed. */
  readonly unless?: (path: string, value: unknown) => boolean;
}

/** Another user or account has no sessions, notice or record that stands in the way. */
const elsewhere = (path: string) => /^key\.|^accountId$|^userId$/.test(path);

/** What is given in this place is refused, and nothing at all is not. */
const isEmpty = (place: string) => (path: string, value: unknown) =>
  path === place && Array.isArray(value) && value.length === 0;

const STEPS: readonly Step[] = [
  {
    name: 'openSession',
    ask: (stores, facts) => openSession(stores, '2026.1', facts, DENY),
    facts: { ...subject, session: { id: 'new', kind: 'ui', roleId: ROLE.id } },
    unless: (path, value) =>
      elsewhere(path) ||
      (path === 'session.kind' && value === 'soap') ||
      (path === 'features.multipleSessions' && value === true),
  },
  {
    name: 'touchSession',
    ask: (stores, facts) => touchSession(stores, '2026.1', facts),
    facts: { ...subject, sessionId: 'gone' },
  },
  {
    name: 'endOtherSessions',
    ask: (stores, facts) => endOtherSessions(stores, '2026.1', facts),
    facts: { ...subject, sessionId: 'gone' },
  },
  {
    name: 'applySessionChange',
    ask: (stores, facts) => applySessionChange(stores, '2026.1', facts),
    facts: { ...subject, change: { kind: 'role_added', role: administrator }, sessionId: 'a' },
  },
  {
    name: 'login',
    ask: (stores, facts) => login(stores, '2026.1', facts),
    facts: { ...subject, login: password, roleId: ROLE.id, session: { id: 'new', from: 'b' } },
    unless: (path, value) =>
      elsewhere(path) || path === 'roles' || (path === 'features.loginNotification' && value === false),
  },
  {
    name: 'setNotice',
    ask: (stores, facts) =>
      setNotice(stores, '2026.1', Object.assign(Object(facts), { hash: hashNoticeText }) as never),
    facts: {
      accountId: ACCOUNT,
      features: { loginNotification: true },
      role: ROLE,
      userId: '7',
      text: 'no',
      at: at(1),
    },
  },
  {
    name: 'acknowledge',
    ask: (stores, facts) => acknowledge(stores, '2026.1', facts),
    facts: {
      key: USER,
      features: { loginNotification: true },
      login: password,
      roleId: ROLE.id,
      shown: { revision: 7, sha256: 'c0ffee' },
      at: at(1),
    },
  },
  {
    name: 'createIntegration',
    ask: (stores, facts) => createIntegration(stores, '2027.1', facts),
    facts: { accountId: ACCOUNT, integration: { ...NEW_RECORD, tba: ['ui_token'] }, channels },
    unless: isEmpty('integration.tba'),
  },
  {
    name: 'changeRedirectUris',
    ask: (stores, facts) => changeRedirectUris(stores, '2026.1', facts),
    facts: { key: KEY, redirectUris: ['http://a.example/'], channels },
    unless: isEmpty('redirectUris'),
  },
  {
    name: 'changeGrants',
    ask: (stores, facts) => changeGrants(stores, '2027.1', facts),
    facts: { key: KEY, to: { tba: ['ui_token'], clientType: 'public' }, channels },
    unless: (path, value) => path === 'to' && JSON.stringify(value) === '{}',
  },
];

async function seeded(): Promise<Stores> {
  const stores = await storesWith([ui('a', 0), ui('b', 1)]);
  await keepRecord(stores, RECORD);
  await saveNotice(stores);
  return stores;
}

describe('a step whose facts are broken', () => {
  test.each(STEPS)('$name refuses what it has refused, or throws at its caller', async (step) => {
    await expectClosedStep(
      async (facts) => step.ask(await seeded(), facts),
      step.facts as never,
      step.unless,
    );
  });
});

/** Stores that fail the test when they are asked. */
const UNTOUCHED = new Proxy({} as Stores, {
  get: (_stores, port) =>
    new Proxy({}, { get: (_port, name) => expect.fail(`${String(port)}.${String(name)} was asked`) }),
});

describe('a mistake of the caller', () => {
  test.each(STEPS)('$name: shows before a store is asked', async ({ ask, facts }) => {
    const unnamed = 'key' in facts ? { key: {} } : { accountId: '' };
    for (const other of [null, 'text', [], {}, { ...facts, ...unnamed }]) {
      await expect(ask(UNTOUCHED, other as never)).rejects.toMatchObject({ code: 'malformed_facts' });
    }
  });

  it('is an idle timeout that is no number, and a hash that is no function or gives nothing', async () => {
    const mistake = { code: 'malformed_facts' };
    const touched = { ...subject, sessionId: 'a', idleMinutes: '60' as unknown as number };
    await expect(touchSession(UNTOUCHED, '2026.1', touched)).rejects.toMatchObject(mistake);
    const notice = { accountId: ACCOUNT, features: { loginNotification: true }, role: administrator };
    for (const hash of ['sha256', undefined, () => '', () => 7]) {
      const facts = { ...notice, userId: '7', text: 'no', at: at(1), hash: hash as () => string };
      await expect(setNotice(UNTOUCHED, '2026.1', facts)).rejects.toMatchObject(mistake);
    }
  });

  const misspelt = [{ overflow: 'deny-new' }, { overflows: 'deny_new' }, []];
  const of = (name: string) => STEPS.find((step) => step.name === name)?.facts as never;

  test.each<[string, (choices: never) => Promise<unknown>]>([
    ['openSession', (other) => openSession(UNTOUCHED, '2026.1', of('openSession'), other)],
    [
      'applySessionChange',
      (other) => applySessionChange(UNTOUCHED, '2026.1', of('applySessionChange'), other),
    ],
    ['login', (other) => login(UNTOUCHED, '2026.1', of('login'), other)],
  ])('%s: a misspelt option is told, and no store is asked', async (_, ask) => {
    for (const other of misspelt) {
      await expect(ask(other as never)).rejects.toMatchObject({ code: 'malformed_choices' });
    }
  });
});

describe('what a store gives back', () => {
  /** Stores whose sessions are these rows, whatever their type says. */
  function giving(rows: unknown): Stores {
    const stores = memoryStores();
    const sessions: Stores['sessions'] = {
      list: () => stores.sessions.list(USER),
      update: async (_key, change) => (await change(rows as readonly Session[])).result,
    };
    return { ...stores, sessions };
  }

  const row = { id: 'a', kind: 'ui', startedAt: at(0), lastUsedAt: at(0), roleId: ROLE.id };

  test.each<[string, unknown]>([
    ['no list', null],
    ['text', 'rows'],
    ['a row that is none', [null]],
    ['a row without an id', [{ ...row, id: undefined }]],
    ['a kind that does not exist', [{ ...row, kind: 'UI' }]],
    ['a start as text', [{ ...row, startedAt: '2026-03-01T08:00:00Z' }]],
    ['a last use as a number', [{ ...row, lastUsedAt: 1 }]],
    ['a role as a number', [{ ...row, roleId: 1002 }]],
  ])('S4: %s is a failure of the store, and no way around the limit', async (_, rows) => {
    const facts = { ...subject, session: { id: 'new', kind: 'ui', roleId: ROLE.id } } as const;
    const entry = { ...subject, login: password, roleId: ROLE.id, session: { id: 'new' } };
    for (const step of [
      openSession(giving(rows), '2026.1', facts),
      touchSession(giving(rows), '2026.1', { ...subject, sessionId: 'a' }),
      endOtherSessions(giving(rows), '2026.1', { ...subject, sessionId: 'a' }),
      login(giving(rows), '2026.1', entry),
    ]) {
      expect(await step).toMatchObject({ allowed: false, violations: [{ code: 'store_failed' }] });
    }
  });

  it('S4: a role that is null is one that is not known, as a database writes it', async () => {
    const facts = { ...subject, sessionId: 'a' };
    const rows = [{ ...row, roleId: null }];
    expect(await touchSession(giving(rows), '2026.1', facts)).toMatchObject({
      allowed: true,
      validUntil: at(25).toISOString(),
    });
  });

  it('S4: a record that cannot be is no allow', async () => {
    for (const change of [{ tba: null }, { scopes: null }, { redirectUris: null }]) {
      const stores = memoryStores();
      const integration = { ...RECORD, ...change } as unknown as IntegrationRecord;
      const integrations: Stores['integrations'] = {
        ...stores.integrations,
        update: async (_key, _question, step) =>
          (await step({ integration, certificates: [], known: undefined, revokedWithSameKey: undefined }))
            .result,
      };
      const facts = { key: KEY, to: { userCredentials: true }, channels };
      const answer = await changeGrants({ integrations }, '2026.1', facts);
      expect(answer).toMatchObject({ allowed: false, violations: [{ code: 'store_failed' }] });
    }
  });
});

describe('the choices and settings about timeouts', () => {
  const stored = [ui('a', 0, { roleId: '3' }), ui('shop', 0, { kind: 'web_store' })];
  const facts = { ...subject, roles: [administrator], sessionId: 'a' } as const;

  test.each([
    ['counts', 25],
    ['as_listed', 190],
  ] as const)('CHOICE-SESSION-ADMIN-CARDS, %s: reaches every step', async (administratorCards, until) => {
    const choices = { administratorCards };
    const used = await touchSession(await storesWith(stored), '2026.1', facts, choices);
    expect(used).toMatchObject({ allowed: true, validUntil: at(until).toISOString() });
    const later = { ...facts, at: at(16) };
    const isLive = administratorCards === 'as_listed';
    const steps = [
      (stores: Stores) => endOtherSessions(stores, '2026.1', later, choices),
      (stores: Stores) =>
        openSession(stores, '2026.1', { ...later, session: { id: 'b', kind: 'soap' } }, choices),
      (stores: Stores) =>
        applySessionChange(
          stores,
          '2026.1',
          { ...later, change: { kind: 'feature_changed', multipleSessions: true } },
          choices,
        ),
    ];
    for (const step of steps) {
      const stores = await storesWith(stored);
      await step(stores);
      expect((await liveIds(stores)).includes('a')).toBe(isLive);
    }
    const stores = await storesWith(stored);
    const entry = { ...later, login: password, roleId: '3', session: { id: 'b' } };
    expect(await login(stores, '2026.1', entry, { ...choices, ...DENY })).toMatchObject({ allowed: !isLive });
  });

  it('SES-11: the minutes of a web store reach every step, and are demanded', async () => {
    const stores = await storesWith(stored);
    await touchSession(stores, '2026.1', { ...facts, absoluteMinutes: 10 });
    expect(await liveIds(stores)).toEqual(['a']);
    for (const absoluteMinutes of [0, 721, Number.NaN, '60']) {
      const step = touchSession(UNTOUCHED, '2026.1', {
        ...facts,
        absoluteMinutes: absoluteMinutes as number,
      });
      await expect(step).rejects.toMatchObject({ code: 'malformed_facts', path: ['absoluteMinutes'] });
    }
  });
});

describe('SES-3: a role that is taken away', () => {
  it('ends the sessions that run in it, in the store as well, also the one that is to be kept', async () => {
    const stores = await storesWith([
      ui('a', 0, { roleId: '3' }),
      ui('b', 1),
      ui('soap', 2, { kind: 'soap', roleId: '3' }),
      ui('c', 3),
    ]);
    const facts = {
      ...subject,
      features: { multipleSessions: true },
      roles: [ROLE, administrator],
      change: { kind: 'role_removed', roleId: '3' },
      sessionId: 'a',
    } as const;
    const plan = await applySessionChange(stores, '2026.1', facts);
    expect(plan).toMatchObject({ allowed: true, endSessions: ['a', 'soap'] });
    expect(await liveIds(stores)).toEqual(['b', 'c']);
  });

  it('leaves the sessions of a user whose roles are looked up later no longer than the shortest timeout', async () => {
    const stores = await storesWith([ui('a', 0, { roleId: '3' })]);
    const used = await touchSession(stores, '2026.1', { ...subject, idleMinutes: 720, sessionId: 'a' });
    expect(used).toMatchObject({ allowed: true, validUntil: at(25).toISOString() });
  });
});

describe('an answer', () => {
  /** Changes all that can be changed. */
  function spoil(value: unknown): void {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    for (const part of Object.values(value)) spoil(part);
    if (Array.isArray(value)) value.push('spoilt');
  }

  it('shares nothing with what is stored, or with the facts', async () => {
    const stored: IntegrationRecord[] = [];
    const integrations: Stores['integrations'] = {
      ...memoryStores().integrations,
      byClientId: async () => undefined,
      async update(_key, _question, step) {
        const { put, result } = await step({
          integration: stored.at(-1),
          certificates: [],
          known: undefined,
          revokedWithSameKey: undefined,
        });
        if (put) stored.push(put);
        return result;
      },
    };
    const integration = { ...NEW_RECORD, scopes: ['restlets'], redirectUris: [], tba: [] } as const;
    const facts = { accountId: ACCOUNT, integration, channels: ['connect'] } as const;
    const before = structuredClone(integration);
    spoil(await createIntegration({ integrations }, '2026.1', facts));
    const to = { scopes: ['rest_webservices'] } as const;
    spoil(await changeGrants({ integrations }, '2026.1', { key: KEY, to, channels: ['connect'] }));
    expect(integration).toEqual(before);
    expect(to).toEqual({ scopes: ['rest_webservices'] });
    expect(stored).toMatchObject([before, { ...before, scopes: ['rest_webservices'] }]);
  });
});
