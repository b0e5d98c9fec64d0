import {
  type Advice,
  type Allowed,
  constant,
  type Decision,
  deny,
  type Path,
  type RuleId,
  refuseOr,
  type Violation,
} from '../decision.js';
import type { Permission } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { Session, SessionKind } from './session.js';
import {
  CARD_IDLE_MINUTES,
  CARD_PERMISSION,
  CONNECT_IDLE_MINUTES,
  IDLE_MINUTES,
  SOAP_MINUTES,
  UI_ABSOLUTE_MINUTES,
} from './thresholds.js';

export type IdleTimeoutCode = 'idle_minutes_not_whole' | 'idle_minutes_out_of_range';

const SETTABLE = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['SES-11'], advice: [] });

function inRange(minutes: number): boolean {
  return minutes >= IDLE_MINUTES.least && minutes <= IDLE_MINUTES.most;
}

/**
 * Can an account set this idle timeout for the user interface?
 *
 * @param release - Release of the account.
 * @param minutes - The timeout in minutes.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-11
 *
 * @example
 * ```ts
 * validateIdleTimeout('2026.1', 15).allowed; //=> true
 * validateIdleTimeout('2026.1', 721).allowed; //=> false
 * ```
 */
export function validateIdleTimeout(release: Release, minutes: number): Decision<IdleTimeoutCode> {
  assertRelease(release);
  const violations: Violation<IdleTimeoutCode>[] = [];
  if (!Number.isInteger(minutes)) {
    violations.push({
      code: 'idle_minutes_not_whole',
      rule: 'SES-11',
      message: 'expected whole minutes',
      path: ['minutes'],
    });
  }
  if (!inRange(minutes)) {
    violations.push({
      code: 'idle_minutes_out_of_range',
      rule: 'SES-11',
      message: `expected ${IDLE_MINUTES.least} to ${IDLE_MINUTES.most} minutes`,
      path: ['minutes'],
    });
  }
  return refuseOr(violations, () => SETTABLE);
}

/** How long a session lives, in minutes. `null`: no such timeout is known. */
export interface SessionTimeouts {
  /** Since it was last used. */
  readonly idleMinutes: number | null;
  /** Since it started. */
  readonly absoluteMinutes: number | null;
  /** For one operation. */
  readonly operationMinutes: number | null;
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
}

/** What the timeouts of a user interface session depend on; other kinds ignore it. */
export interface TimeoutSettings {
  /** All permissions of the role of the session. */
  readonly permissions: readonly Permission[];
  /** The idle timeout that the account has set, if it has. One that cannot be set counts as the shortest. */
  readonly idleMinutes?: number;
}

const FIXED: Readonly<Record<Exclude<SessionKind, 'ui'>, SessionTimeouts>> = /* @__PURE__ */ constant({
  soap: {
    idleMinutes: SOAP_MINUTES.idle,
    absoluteMinutes: SOAP_MINUTES.absolute,
    operationMinutes: SOAP_MINUTES.operation,
    rules: ['SES-11'],
    advice: [],
  },
  connect: {
    idleMinutes: CONNECT_IDLE_MINUTES,
    absoluteMinutes: null,
    operationMinutes: null,
    rules: ['SES-11', 'CHOICE-SESSION-NO-TIMEOUT'],
    advice: [],
  },
  web_store: {
    idleMinutes: null,
    absoluteMinutes: null,
    operationMinutes: null,
    rules: ['CHOICE-SESSION-NO-TIMEOUT'],
    advice: [],
  },
});

function ui(idleMinutes: number, choices: readonly RuleId[] = []): SessionTimeouts {
  const rules: readonly RuleId[] = ['SES-11', ...choices];
  return { idleMinutes, absoluteMinutes: UI_ABSOLUTE_MINUTES, operationMinutes: null, rules, advice: [] };
}

const CARD = /* @__PURE__ */ constant(/* @__PURE__ */ ui(CARD_IDLE_MINUTES));
const USUAL = /* @__PURE__ */ constant(/* @__PURE__ */ ui(IDLE_MINUTES.usual));
const NOT_SETTABLE = /* @__PURE__ */ constant(
  /* @__PURE__ */ ui(IDLE_MINUTES.least, ['CHOICE-SESSION-IDLE-INVALID']),
);

/**
 * The timeouts of a session.
 *
 * @param release - Release of the account.
 * @param facts - The kind of session, and what the account and the role add to it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-11, CHOICE-SESSION-NO-TIMEOUT, CHOICE-SESSION-IDLE-INVALID
 *
 * @example
 * ```ts
 * sessionTimeouts('2026.1', { kind: 'ui', permissions: [] }).idleMinutes; //=> 180
 * sessionTimeouts('2026.1', { kind: 'ui', permissions: ['View Unencrypted Credit Cards'], idleMinutes: 60 }).idleMinutes; //=> 15
 * sessionTimeouts('2026.1', { kind: 'connect', permissions: [] }).absoluteMinutes; //=> null
 * ```
 */
export function sessionTimeouts(
  release: Release,
  facts: TimeoutSettings & { readonly kind: SessionKind },
): SessionTimeouts {
  assertRelease(release);
  const { kind, permissions, idleMinutes } = facts;
  if (kind !== 'ui') return FIXED[kind];
  if (permissions.includes(CARD_PERMISSION)) return CARD;
  if (idleMinutes === undefined) return USUAL;
  return Number.isInteger(idleMinutes) && inRange(idleMinutes) ? ui(idleMinutes) : NOT_SETTABLE;
}

export type UseSessionCode = 'absolute_timeout' | 'idle_timeout' | 'invalid_date';

const MINUTE = 60_000;

/** The last instant that a `Date` can hold. */
const END_OF_TIME = 8.64e15;

/** When a session ends that began to count at `since`. */
function deadline(since: Date, minutes: number | null): number {
  return minutes === null ? Number.POSITIVE_INFINITY : since.getTime() + minutes * MINUTE;
}

function ended(code: UseSessionCode, rule: RuleId, message: string, path: Path): Violation<UseSessionCode> {
  return { code, rule, message, path };
}

/**
 * May a session still be used at an instant? An allowed answer says until when, if it is not used
 * again: the session has ended at that very instant (CHOICE-SESSION-BOUNDARY). `null` means that no
 * timeout is known. Dates after `at` are taken as they are, so clocks may differ a little.
 *
 * @param release - Release of the account.
 * @param facts - The session, and what its timeouts depend on.
 * @param at - The instant.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-11, CHOICE-SESSION-BOUNDARY, CHOICE-SESSION-DATE, CHOICE-SESSION-NO-TIMEOUT
 *
 * @example
 * ```ts
 * const startedAt = new Date('2026-03-01T08:00:00Z');
 * const session = { kind: 'ui', startedAt, lastUsedAt: startedAt } as const;
 * decideUseSession('2026.1', { session, permissions: [] }, new Date('2026-03-01T10:59:59Z')); //=> { allowed: true, rules: ['SES-11', 'CHOICE-SESSION-BOUNDARY'], advice: [], validUntil: '2026-03-01T11:00:00.000Z' }
 * decideUseSession('2026.1', { session, permissions: [] }, new Date('2026-03-01T11:00:00Z')).allowed; //=> false
 * ```
 */
export function decideUseSession(
  release: Release,
  facts: TimeoutSettings & { readonly session: Pick<Session, 'kind' | 'lastUsedAt' | 'startedAt'> },
  at: Date,
): Decision<UseSessionCode, { readonly validUntil: string | null }> {
  const { session } = facts;
  const timeouts = sessionTimeouts(release, { ...facts, kind: session.kind });
  const [invalid, ...more] = invalidDates(session, at);
  if (invalid !== undefined) return deny([invalid, ...more]);

  const idle = deadline(session.lastUsedAt, timeouts.idleMinutes);
  const absolute = deadline(session.startedAt, timeouts.absoluteMinutes);
  const now = at.getTime();
  const rules: readonly RuleId[] = [...timeouts.rules, 'CHOICE-SESSION-BOUNDARY'];
  const violations: Violation<UseSessionCode>[] = [];
  if (now >= idle) {
    violations.push(
      ended('idle_timeout', 'SES-11', 'the session was idle for too long', ['session', 'lastUsedAt']),
    );
  }
  if (now >= absolute) {
    violations.push(
      ended('absolute_timeout', 'SES-11', 'the session has reached its full time', ['session', 'startedAt']),
    );
  }
  return refuseOr(
    violations,
    () => ({ allowed: true, rules, advice: [], validUntil: instant(Math.min(idle, absolute)) }),
    rules,
  );
}

function invalidDates(session: Pick<Session, 'lastUsedAt' | 'startedAt'>, at: Date) {
  const dates: readonly (readonly [Date, Path])[] = [
    [session.startedAt, ['session', 'startedAt']],
    [session.lastUsedAt, ['session', 'lastUsedAt']],
    [at, ['at']],
  ];
  return dates
    .filter(([date]) => Number.isNaN(date.getTime()))
    .map(([, path]) => ended('invalid_date', 'CHOICE-SESSION-DATE', 'not a valid date', path));
}

function instant(time: number): string | null {
  return time === Number.POSITIVE_INFINITY ? null : new Date(Math.min(time, END_OF_TIME)).toISOString();
}
