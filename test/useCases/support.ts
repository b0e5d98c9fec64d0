import { expect } from 'vitest';
import type { Certificate } from '../../src/certificates/index.js';
import type { IntegrationRecord } from '../../src/core/records.js';
import { hashNoticeText } from '../../src/crypto.js';
import type { Session } from '../../src/sessions/index.js';
import {
  type AuditEntry,
  type IntegrationKey,
  memoryStores,
  type SessionUpdate,
  type Stores,
  type UserKey,
} from '../../src/stores/index.js';
import { setNotice } from '../../src/useCases/index.js';
import { administrator } from '../loginNotice/facts.js';
import { controller, ui as session, T0 } from '../sessions/support.js';
import { all, broken } from '../support.js';

export const ACCOUNT = '1234567';
export const USER: UserKey = { accountId: ACCOUNT, userId: '7' };
export const OTHER_USER: UserKey = { accountId: ACCOUNT, userId: '8' };
export const KEY: IntegrationKey = { accountId: ACCOUNT, integrationId: '7' };

/** So many minutes after 08:00. */
export function at(minute: number): Date {
  return new Date(T0 + minute * 60_000);
}

/** The role of most sessions: 2FA-required, and with the usual timeouts. */
export const ROLE = controller;

/** A session of the user interface in that role. */
export function ui(id: string, minute: number, more: Partial<Session> = {}): Session {
  return session(id, minute, { roleId: ROLE.id, ...more });
}

/** Stores in which a user has these sessions. */
export async function storesWith(sessions: readonly Session[], user = USER): Promise<Stores> {
  const stores = memoryStores();
  for (const put of sessions) await stores.sessions.update(user, () => ({ put, result: null }));
  return stores;
}

export async function liveIds({ sessions }: Pick<Stores, 'sessions'>, user = USER): Promise<string[]> {
  return (await sessions.list(user)).map(({ id }) => id).toSorted();
}

/** The same stores, and what every step on sessions has asked them to keep. */
export function watched(stores: Stores): {
  readonly stores: Stores;
  readonly updates: SessionUpdate<unknown>[];
} {
  const updates: SessionUpdate<unknown>[] = [];
  const sessions: Stores['sessions'] = {
    list: (user) => stores.sessions.list(user),
    update: (user, change) =>
      stores.sessions.update(user, async (active) => {
        const update = await change(active);
        updates.push(update);
        return update;
      }),
  };
  return { stores: { ...stores, sessions }, updates };
}

/** A record that may have certificates and takes further ones. */
export const RECORD: IntegrationRecord = {
  id: KEY.integrationId,
  name: 'orders',
  clientId: 'client of 7',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2024.1',
  clientType: 'confidential',
  authorizationCodeGrant: false,
  clientCredentialsGrant: true,
  redirectUris: [],
  scopes: ['restlets'],
  tba: [],
  userCredentials: false,
};

/** Keeps a record as it is, whatever a use case would say of it. */
export async function keepRecord(stores: Stores, record: IntegrationRecord): Promise<void> {
  const key = { accountId: ACCOUNT, integrationId: record.id };
  await stores.integrations.update(key, {}, () => ({ put: record, result: null }));
}

export async function keepCertificate(stores: Stores, add: Certificate): Promise<void> {
  const key = { accountId: ACCOUNT, integrationId: add.integrationId };
  await stores.integrations.update(key, { certificateId: add.id }, () => ({ add, result: null }));
}

export async function saveNotice(
  stores: Stores,
  text = 'Authorized use only',
  features = { loginNotification: true },
): Promise<void> {
  const facts = {
    accountId: ACCOUNT,
    features,
    role: administrator,
    userId: '-5',
    text,
    hash: hashNoticeText,
    at: at(0),
  };
  await setNotice(stores, '2026.1', facts);
}

/** The audit trail, oldest entry first. */
export async function trailOf({ auditTrail }: Pick<Stores, 'auditTrail'>): Promise<AuditEntry[]> {
  return (await all(auditTrail.query(ACCOUNT))).toReversed();
}

/** All that the stores hold about what the tests speak of. */
export async function held(stores: Stores) {
  const records = await all(stores.integrations.list(ACCOUNT));
  const certificates = records.map(({ id }) =>
    stores.integrations.certificates({ accountId: ACCOUNT, integrationId: id }, { limit: 100 }),
  );
  return {
    sessions: [await stores.sessions.list(USER), await stores.sessions.list(OTHER_USER)],
    records,
    certificates: await Promise.all(certificates),
    notices: await all(stores.notices.revisions(ACCOUNT)),
    trail: await trailOf(stores),
  };
}

/** What comes of an answer that is sent as JSON. */
export function sent<T>(answer: T): T {
  return JSON.parse(JSON.stringify(answer));
}

interface Answered {
  readonly allowed: boolean;
  readonly violations?: readonly { readonly code: string }[];
}

/** The codes by which a step throws at a mistake of its caller. */
const MISTAKES = ['malformed_facts', 'malformed_choices', 'invalid_account_id'];

/**
 * Demands that a step, whichever of its facts is broken, answers or throws at its caller's mistake, and never takes it for
 * a failure of the store. A step that refuses these facts goes on to refuse, or throws; `unless` names breaks that turn
 * them into other facts, which may be allowed.
 */
export async function expectClosedStep<Facts>(
  ask: (facts: Facts) => Promise<Answered>,
  facts: Facts,
  unless: (path: string, value: unknown) => boolean = () => false,
): Promise<void> {
  const isRefused = !(await ask(facts)).allowed;
  const found: string[] = [];
  for (const { facts: other, path, with: value } of broken(facts)) {
    const place = `${path.join('.')}: ${String(value)}`;
    try {
      const { allowed, violations } = await ask(other);
      if (allowed && isRefused && !unless(path.join('.'), value)) found.push(place);
      if (violations?.[0]?.code === 'store_failed') found.push(`${place}: store_failed`);
    } catch (error) {
      if (!MISTAKES.includes(`${(error as { code?: string }).code}`)) found.push(`${place}: ${error}`);
    }
  }
  expect(found).toEqual([]);
}
