import { type Answer, constant, type RuleId } from '../core/decision.js';
import { checkObject, isAbsent, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { checkRolePermissions, listsPermission } from '../core/permission.js';
import type { RolePermissions } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { isSettable } from './idleTimeoutSetting.js';
import {
  CARD_IDLE_MINUTES,
  CARD_PERMISSION,
  CONNECT_IDLE_MINUTES,
  IDLE_MINUTES,
  SOAP_MINUTES,
  UI_ABSOLUTE_MINUTES,
  WEB_STORE_MINUTES,
} from './limitsAndDates.js';
import { type SessionTimeoutChoices, TIMEOUT_OPTIONS } from './options.js';
import { isSessionKind, type SessionKind } from './session.js';

/** What the timeouts of a session depend on. Each fact matters to sessions of one kind alone. */
export interface TimeoutSettings {
  /**
   * User interface: the role of the session, with all of its permissions. `null` if it is not known, or if the user does
   * not have it any more: the shortest timeout holds (CHOICE-SESSION-ROLE-UNKNOWN).
   */
  readonly role: RolePermissions | null;
  /** User interface: the idle timeout in minutes that the account has set, if it has. One that cannot be set counts as the shortest. */
  readonly idleMinutes?: number | null;
  /** Web store: the minutes after which its sessions end, used or not, that the account has set, if it has. */
  readonly absoluteMinutes?: number | null;
}

/** What decides how long a session lives. */
export interface SessionTimeoutsFacts extends TimeoutSettings {
  /** The kind of session. */
  readonly kind: SessionKind;
}

/** How long a session lives, in minutes. `null`: no such timeout is known. */
export interface SessionTimeouts extends Answer<never> {
  /** Minutes since it was last used. */
  readonly idleMinutes: number;
  /** Minutes since it started. */
  readonly absoluteMinutes: number | null;
  /** Minutes for one operation. */
  readonly operationMinutes: number | null;
}

const FIXED: Readonly<Record<'connect' | 'soap', SessionTimeouts>> = constant({
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
});

function ui(idleMinutes: number, choices: readonly RuleId[] = []): SessionTimeouts {
  const rules: readonly RuleId[] = ['SES-11', ...choices];
  return { idleMinutes, absoluteMinutes: UI_ABSOLUTE_MINUTES, operationMinutes: null, rules, advice: [] };
}

const CARD = constant(/* @__PURE__ */ ui(CARD_IDLE_MINUTES));
const USUAL = constant(/* @__PURE__ */ ui(IDLE_MINUTES.usual));
const UNKNOWN_ROLE = constant(/* @__PURE__ */ ui(CARD_IDLE_MINUTES, ['CHOICE-SESSION-ROLE-UNKNOWN']));

/** What an answer about an Administrator leans on, unless the role lists the permission to view card numbers. */
const ADMINISTRATOR: readonly RuleId[] = ['CHOICE-SESSION-ADMIN-CARDS'];
const ADMINISTRATOR_CARD = constant(/* @__PURE__ */ ui(CARD_IDLE_MINUTES, ADMINISTRATOR));
const ADMINISTRATOR_USUAL = constant(/* @__PURE__ */ ui(IDLE_MINUTES.usual, ADMINISTRATOR));

function webStore(absoluteMinutes: number): SessionTimeouts {
  const { idle: idleMinutes } = WEB_STORE_MINUTES;
  return { idleMinutes, absoluteMinutes, operationMinutes: null, rules: ['SES-11'], advice: [] };
}

/** The minutes of a web store session that the account has set. @throws {@link FactsError} for what cannot be set. */
function webStoreMinutes(minutes: number | null | undefined): number {
  const { absolute } = WEB_STORE_MINUTES;
  if (isAbsent(minutes)) return absolute;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > absolute) malformed('absoluteMinutes');
  return minutes;
}

function userInterface(
  { idleMinutes, role }: TimeoutSettings,
  choices: SessionTimeoutChoices | undefined,
): SessionTimeouts {
  if (role === null) return UNKNOWN_ROLE;
  checkRolePermissions(role, 'role');
  if (listsPermission(role, CARD_PERMISSION)) return CARD;
  const isAdministrator = role.kind === 'administrator';
  if (isAdministrator && choices?.administratorCards === 'counts') return ADMINISTRATOR_CARD;
  if (isAbsent(idleMinutes)) return isAdministrator ? ADMINISTRATOR_USUAL : USUAL;
  if (typeof idleMinutes !== 'number') malformed('idleMinutes');
  const leanedOn = isAdministrator ? ADMINISTRATOR : [];
  return isSettable(idleMinutes)
    ? ui(idleMinutes, leanedOn)
    : ui(IDLE_MINUTES.least, [...leanedOn, 'CHOICE-SESSION-IDLE-INVALID']);
}

/**
 * After how many minutes does a session end?
 *
 * @param release - Release of the account.
 * @param facts - The kind of session, and what its timeouts depend on.
 * @param choices - Whether an Administrator counts as one who may view card numbers.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see SES-11, CHOICE-SESSION-NO-TIMEOUT, CHOICE-SESSION-IDLE-INVALID, CHOICE-SESSION-ROLE-UNKNOWN, CHOICE-SESSION-ADMIN-CARDS
 *
 * @example
 * ```ts
 * const clerk = { kind: 'other', permissions: [] } as const;
 * sessionTimeouts('2026.1', { kind: 'ui', role: clerk }).idleMinutes; //=> 180
 * sessionTimeouts('2026.1', { kind: 'connect', role: clerk }).absoluteMinutes; //=> null
 *
 * const cashier = { ...clerk, permissions: ['View Unencrypted Credit Cards'] };
 * sessionTimeouts('2026.1', { kind: 'ui', role: cashier, idleMinutes: 60 }).idleMinutes; //=> 15
 * sessionTimeouts('2026.1', { kind: 'ui', role: null, idleMinutes: 60 }).idleMinutes; //=> 15
 * ```
 */
export function sessionTimeouts(
  release: Release,
  facts: SessionTimeoutsFacts,
  choices?: SessionTimeoutChoices,
): SessionTimeouts {
  assertRelease(release);
  checkChoices(choices, TIMEOUT_OPTIONS);
  checkObject(facts);
  if (!isSessionKind(facts.kind)) malformed('kind');
  return timeoutsOf(facts.kind, facts, choices);
}

/** {@link sessionTimeouts}, with a kind and choices that have been checked. */
export function timeoutsOf(
  kind: SessionKind,
  settings: TimeoutSettings,
  choices: SessionTimeoutChoices | undefined,
): SessionTimeouts {
  if (kind === 'ui') return userInterface(settings, choices);
  return kind === 'web_store' ? webStore(webStoreMinutes(settings.absoluteMinutes)) : FIXED[kind];
}
