import { type Answer, constant, type RuleId } from '../core/decision.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { isSettable } from './idleTimeoutSetting.js';
import {
  CARD_IDLE_MINUTES,
  CARD_PERMISSION,
  CONNECT_IDLE_MINUTES,
  IDLE_MINUTES,
  SOAP_MINUTES,
  UI_ABSOLUTE_MINUTES,
} from './limitsAndDates.js';
import type { SessionKind } from './session.js';

/** What the timeouts of a user interface session depend on. They do not matter to other kinds. */
export interface TimeoutSettings {
  /** The role of the session, with all of its permissions. */
  readonly role: Pick<Role, 'permissions'>;
  /** The idle timeout in minutes that the account has set, if it has. One that cannot be set counts as the shortest. */
  readonly idleMinutes?: number;
}

/** What decides how long a session lives. */
export interface SessionTimeoutsFacts extends TimeoutSettings {
  /** The kind of session. */
  readonly kind: SessionKind;
}

/** How long a session lives, in minutes. `null`: no such timeout is known. */
export interface SessionTimeouts extends Answer<never> {
  /** Minutes since it was last used. */
  readonly idleMinutes: number | null;
  /** Minutes since it started. */
  readonly absoluteMinutes: number | null;
  /** Minutes for one operation. */
  readonly operationMinutes: number | null;
}

const FIXED: Readonly<Record<Exclude<SessionKind, 'ui'>, SessionTimeouts>> = constant({
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

const CARD = constant(/* @__PURE__ */ ui(CARD_IDLE_MINUTES));
const USUAL = constant(/* @__PURE__ */ ui(IDLE_MINUTES.usual));
const NOT_SETTABLE = constant(/* @__PURE__ */ ui(IDLE_MINUTES.least, ['CHOICE-SESSION-IDLE-INVALID']));

/**
 * After how many minutes does a session end?
 *
 * @param release - Release of the account.
 * @param facts - The kind of session, and what its timeouts depend on.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-11, CHOICE-SESSION-NO-TIMEOUT, CHOICE-SESSION-IDLE-INVALID
 *
 * @example
 * ```ts
 * const clerk = { permissions: [] };
 * sessionTimeouts('2026.1', { kind: 'ui', role: clerk }).idleMinutes; //=> 180
 * sessionTimeouts('2026.1', { kind: 'connect', role: clerk }).absoluteMinutes; //=> null
 *
 * const cashier = { permissions: ['View Unencrypted Credit Cards'] };
 * sessionTimeouts('2026.1', { kind: 'ui', role: cashier, idleMinutes: 60 }).idleMinutes; //=> 15
 * ```
 */
export function sessionTimeouts(release: Release, facts: SessionTimeoutsFacts): SessionTimeouts {
  assertRelease(release);
  const { kind, role, idleMinutes } = facts;
  if (kind !== 'ui') return FIXED[kind];
  if (role.permissions.includes(CARD_PERMISSION)) return CARD;
  if (idleMinutes === undefined) return USUAL;
  return isSettable(idleMinutes) ? ui(idleMinutes) : NOT_SETTABLE;
}
