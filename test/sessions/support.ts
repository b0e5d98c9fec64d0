import fc from 'fast-check';
import type { Role } from '../../src/core/records.js';
import type { Session, SessionChoices } from '../../src/sessions/index.js';
import { TWO_FACTOR_PERMISSIONS } from '../../src/sessions/limitsAndDates.js';

export const clerk: Role = {
  id: '1001',
  name: 'Clerk',
  kind: 'other',
  permissions: ['Lists', 'Reports'],
  designated2fa: false,
  samlSso: false,
};
export const administrator: Role = { ...clerk, id: '3', name: 'Administrator', kind: 'administrator' };
export const controller: Role = { ...clerk, id: '1002', name: 'Controller', designated2fa: true };
export const samlController: Role = { ...controller, id: '1003', name: 'SAML Controller', samlSso: true };
export const customer: Role = { ...clerk, id: '14', name: 'Customer Center', kind: 'customer_center' };

export const ON = { multipleSessions: true };
export const OFF = { multipleSessions: false };

/** Where every session of these tests begins: 08:00. */
export const T0 = Date.UTC(2026, 2, 1, 8);
export const INVALID = new Date(Number.NaN);

/** A session of the user interface that started some minutes after 08:00. */
export function ui(id: string, minute: number, more: Partial<Session> = {}): Session {
  const startedAt = new Date(T0 + minute * 60_000);
  return { id, kind: 'ui', startedAt, lastUsedAt: startedAt, ...more };
}

export function ids(sessions: readonly Session[]): string[] {
  return [...new Set(sessions.filter(({ kind }) => kind === 'ui').map(({ id }) => id))];
}

/** Freezes facts all the way down. A frozen Date can still be read. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

export const anyRole: fc.Arbitrary<Role> = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  name: fc.constantFrom('A', 'B'),
  kind: fc.constantFrom('administrator', 'sales_administrator', 'customer_center', 'other'),
  permissions: fc.array(fc.constantFrom('Lists', 'Reports', ...TWO_FACTOR_PERMISSIONS), { maxLength: 3 }),
  designated2fa: fc.boolean(),
  samlSso: fc.boolean(),
  inactive: fc.boolean(),
});

/** Roles of which most are 2FA-required, so that a whole list of them often is. */
export const anyRoles: fc.Arbitrary<Role[]> = fc.array(
  fc.oneof({ arbitrary: fc.constantFrom(administrator, controller), weight: 4 }, anyRole),
  { maxLength: 3 },
);

export const anySession: fc.Arbitrary<Session> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom('ui', 'ui', 'ui', 'soap', 'connect', 'web_store'),
  startedAt: fc.integer({ min: 0, max: 3 }).map((minute) => (minute === 0 ? INVALID : new Date(T0 + minute))),
  lastUsedAt: fc.constant(new Date(T0 + 10)),
});

export const anyChoices: fc.Arbitrary<SessionChoices> = fc.record(
  {
    overflow: fc.constantFrom('deny_new', 'end_oldest'),
    onLowered: fc.constantFrom('end_excess', 'keep_until_next_login'),
    samlRole: fc.constantFrom('judged_without_saml', 'not_required'),
    inactiveRoles: fc.constantFrom('count', 'ignore'),
  },
  { requiredKeys: [] },
);
