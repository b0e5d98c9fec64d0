import { type Decision, deny, fixedAllowed } from '../core/decision.js';
import { checkFlag, checkInstant, checkList, checkObject, checkWord, malformed } from '../core/facts.js';
import { type Instant, timeOf } from '../core/instant.js';
import { checkChoices } from '../core/options.js';
import { hasPermission, type RolePermissions } from '../core/permission.js';
import { fixedRefusal } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { decideTbaUse, type TbaRecord } from '../tbaDeprecation/index.js';
import { CONNECT_LOCK, type Method, type OAuth2Grant } from './limitsAndDates.js';
import { hasOAuth2Grant, OAUTH2_GRANTS } from './methods.js';
import { INTEGRATION_OPTIONS, type IntegrationChoices } from './options.js';
import { type ConnectUseCode, INTEGRATION_PROBLEMS } from './problems.js';
import { checkMethods, hasTbaAlone, stateRefusal } from './record.js';

/** A login with credentials that can be guessed, which failed logins lock. */
interface Guessable {
  /** How many logins of this user have failed since the last one that did not. */
  readonly failedLogins: number;
  /** When the last of them failed. `null` or absent: none has. */
  readonly lastFailedAt?: Instant | null;
  /** The instant of the login. */
  readonly at: Instant;
}

/** What every login has. */
interface ConnectLogin {
  /** The data source that is logged in to. */
  readonly dataSource: 'netsuite2_com' | 'netsuite_com';
}

/** A login with an e-mail address and a password. It needs no record. */
export interface ConnectByPassword extends ConnectLogin, Guessable {
  /** Tells the cases apart. */
  readonly authentication: 'password';
}

/** A login that is signed with TBA. */
export interface ConnectByTba extends ConnectLogin, Guessable {
  /** Tells the cases apart. */
  readonly authentication: 'tba';
  /** The record that it names. */
  readonly integration: Pick<IntegrationRecord, Exclude<Method, 'tba'>> & TbaRecord;
}

/** A login with an access token of OAuth 2.0. Failed logins do not lock it: tokens of a user who is locked out keep working. */
export interface ConnectByOAuth2 extends ConnectLogin {
  /** Tells the cases apart. */
  readonly authentication: 'oauth2';
  /** The record that the token was issued for. */
  readonly integration: Pick<IntegrationRecord, OAuth2Grant | 'scopes' | 'state'>;
  /** The role that the token was issued for. Administrators are accepted. */
  readonly role: RolePermissions;
}

/** A login to SuiteAnalytics Connect. `authentication` tells the cases apart. */
export type ConnectUseFacts = ConnectByOAuth2 | ConnectByPassword | ConnectByTba;

const SOURCES: readonly ConnectLogin['dataSource'][] = ['netsuite2_com', 'netsuite_com'];
const LOCK_MS = CONNECT_LOCK.minutes * 60_000;

const WRONG_SOURCE = fixedRefusal(INTEGRATION_PROBLEMS, 'connect_data_source');
const LOCKED = fixedRefusal(INTEGRATION_PROBLEMS, 'connect_locked');
const OTHER_BOXES = fixedRefusal(INTEGRATION_PROBLEMS, 'connect_tba_box_alone');
const OAUTH2_OFF = fixedRefusal(INTEGRATION_PROBLEMS, 'connect_oauth2_off');
const SCOPE_OFF = fixedRefusal(INTEGRATION_PROBLEMS, 'connect_scope_off');
const PERMISSION = 'Log in using OAuth 2.0 Access Tokens';
const NOT_PERMITTED = fixedRefusal(INTEGRATION_PROBLEMS, 'permission_missing', {
  values: { permission: PERMISSION },
});
const BY_PASSWORD = fixedAllowed(['CON-1']);
const BY_OAUTH2 = fixedAllowed(['CON-1', 'IR-5', 'CERT-16']);

/**
 * May SuiteAnalytics Connect be logged in to like this? It takes a password, TBA or OAuth 2.0, the last two for the data
 * source NetSuite2.com only. Five failed logins lock for thirty minutes; after that, each further failure locks again.
 *
 * @param release - Release of the account.
 * @param facts - The login, and what the host knows of it.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see CON-1, TBA-5, IR-2, IR-5, CERT-16, CHOICE-TBA-CONNECT
 *
 * @example
 * ```ts
 * const login = { dataSource: 'netsuite2_com', failedLogins: 0, at: '2026-03-01T08:00:00Z' } as const;
 * decideConnectUse('2026.2', { ...login, authentication: 'password' }).allowed; //=> true
 *
 * const integration = {
 *   state: 'enabled', scopes: ['suite_analytics'], authorizationCodeGrant: false, clientCredentialsGrant: true,
 * } as const;
 * const role = { kind: 'administrator', permissions: [] } as const;
 * const use = { authentication: 'oauth2', integration, role } as const;
 * decideConnectUse('2026.2', { ...use, dataSource: 'netsuite2_com' }).allowed; //=> true
 * decideConnectUse('2026.2', { ...use, dataSource: 'netsuite_com' }).allowed; //=> false
 * ```
 */
export function decideConnectUse(
  release: Release,
  facts: ConnectUseFacts,
  choices?: IntegrationChoices,
): Decision<ConnectUseCode, object, never> {
  assertRelease(release);
  checkChoices(choices, INTEGRATION_OPTIONS);
  checkObject(facts);
  checkWord(facts.dataSource, SOURCES, 'dataSource');
  switch (facts.authentication) {
    case 'password':
      return isLocked(facts) ? LOCKED() : BY_PASSWORD;
    case 'tba':
      return byTba(release, facts, choices);
    case 'oauth2':
      return byOAuth2(facts);
    default:
      return malformed('authentication');
  }
}

/** Whether failed logins lock. What is no instant never reads as "long ago". */
function isLocked({ at, failedLogins, lastFailedAt }: Guessable): boolean {
  if (!Number.isInteger(failedLogins) || failedLogins < 0) malformed('failedLogins');
  if (failedLogins < CONNECT_LOCK.failedLogins) return false;
  checkInstant(at, 'at');
  checkInstant(lastFailedAt as Instant, 'lastFailedAt');
  return !(timeOf(at) >= timeOf(lastFailedAt as Instant) + LOCK_MS);
}

function byTba(
  release: Release,
  facts: ConnectByTba,
  choices: IntegrationChoices | undefined,
): Decision<ConnectUseCode, object, never> {
  if (facts.dataSource !== 'netsuite2_com') return WRONG_SOURCE();
  if (isLocked(facts)) return LOCKED();
  const { integration } = facts;
  const use = decideTbaUse(release, { channel: 'connect', integration }, choices);
  if (!use.allowed) return deny(use.violations, use.rules);
  checkMethods(integration, 'integration');
  return hasTbaAlone(integration)
    ? { allowed: true, rules: ['CON-1', ...use.rules], advice: [] }
    : OTHER_BOXES();
}

function byOAuth2({
  dataSource,
  integration,
  role,
}: ConnectByOAuth2): Decision<ConnectUseCode, object, never> {
  if (dataSource !== 'netsuite2_com') return WRONG_SOURCE();
  checkObject(integration, 'integration');
  const stopped = stateRefusal(integration.state);
  if (stopped !== undefined) return stopped;
  for (const grant of OAUTH2_GRANTS) checkFlag(integration[grant], 'integration', grant);
  if (!hasOAuth2Grant(integration)) return OAUTH2_OFF();
  checkList(integration.scopes, 'integration', 'scopes');
  if (!integration.scopes.includes('suite_analytics')) return SCOPE_OFF();
  return hasPermission(role, PERMISSION) ? BY_OAUTH2 : NOT_PERMITTED();
}
