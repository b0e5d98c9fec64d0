import {
  checkAnyRelease,
  checkFlag,
  checkInstant,
  checkList,
  checkObject,
  checkSent,
  checkTexts,
  checkWord,
  malformed,
} from '../../../core/facts.js';
import type { Instant } from '../../../core/instant.js';
import { ROLE_KINDS } from '../../../core/permission.js';
import {
  INTEGRATION_RECORD_ORIGINS,
  INTEGRATION_RECORD_STATES,
  type IntegrationRecord,
  type Role,
  SCOPES,
  TBA_FLOWS,
} from '../../../core/records.js';
import type { AnyRelease } from '../../../core/release.js';
import { isSoapEndpoint, type SoapEndpoint } from '../../../tbaDeprecation/index.js';
import type { ApiCredentials } from '../../api/request.js';

/** Every way in which a request authenticates, as far as its headers say. */
export const AUTHENTICATIONS = [
  ...(['bearer', 'in_message', 'malformed', 'nlauth', 'none', 'other', 'session', 'tba'] as const),
] as const satisfies readonly ApiCredentials['authentication'][];

/** Every {@link FailedTarget}. */
export const TARGETS = [
  ...([
    'restlet',
    'rest',
    'soap',
    'connect',
    'mcp',
    'issue_token',
    'tba_token',
    'oauth2',
    'unknown',
  ] as const),
] as const;

/** What a request was made to: the targets that `classifyApiRequest` tells apart, and the MCP endpoint. */
export type FailedTarget = (typeof TARGETS)[number];

/** What the token or the password of a SOAP message belongs to. */
const SOAP_AUTHENTICATIONS = ['nlauth', 'tba'] as const;

/**
 * The request that failed. What `classifyApiRequest` gives fits here as it is, and the rest is read from the request as
 * it was sent. Nothing in it is secret: leave tokens, secrets, signatures and passwords out.
 */
export interface FailedRequest {
  /** How it authenticates. `in_message`: by the header of a SOAP message. */
  readonly authentication?: ApiCredentials['authentication'];
  /** What it was made to. */
  readonly target?: FailedTarget;
  /** The SOAP endpoint; `null` for one that is not in Oracle’s support matrix. */
  readonly soapEndpoint?: SoapEndpoint | null;
  /** What a SOAP message authenticates with: a token passport (`tba`) or a passport (`nlauth`). */
  readonly soapAuthentication?: 'nlauth' | 'tba';
  /** The host name that it was sent to, without a port. */
  readonly host?: string;
  /** The account whose host it was sent to, where only that is known of the host. */
  readonly accountId?: string;
  /** The account id in the credentials, letter by letter: the `realm`, the `account` of a passport, or `nlauth_account`. */
  readonly realm?: string;
  /** The name of the signature method, as it was sent. */
  readonly signatureMethod?: string;
  /** The `oauth_timestamp`, as it was sent. */
  readonly timestamp?: number | string;
  /** When NetSuite got the request: the date of the row in the Login Audit Trail, or the time of the answer. */
  readonly receivedAt?: Instant;
  /** The `oauth_nonce`, as it was sent. Its length is looked at. */
  readonly nonce?: string;
  /** Whether an NLAuth header names an integration record. */
  readonly namesApplication?: boolean;
  /** Release in which the RESTlet was created. */
  readonly restletCreatedIn?: AnyRelease;
}

/** What is known of the integration record, as it is now. Leave out what is not known; a `tbaSince` of `null` says that TBA is as old as the record. */
export type FailedRecord = Partial<
  Pick<
    IntegrationRecord,
    | 'authorizationCodeGrant'
    | 'clientCredentialsGrant'
    | 'createdIn'
    | 'origin'
    | 'scopes'
    | 'state'
    | 'tba'
    | 'tbaSince'
    | 'userCredentials'
  >
>;

/** What is known of the role. Leave out what is not known. */
export interface FailedRole
  extends Partial<Pick<Role, 'designated2fa' | 'inactive' | 'kind' | 'permissions'>> {
  /** Whether Web Services Only Role is checked on its page. */
  readonly webServicesOnly?: boolean;
}

/** What is known of a login that failed. Every part is optional, and each one that is given rules causes out. */
export interface DiagnosisFacts {
  /** What the client was answered: the text, the fault or the body. */
  readonly message?: string;
  /** The Detail of the row in the Login Audit Trail. `null` as if absent. */
  readonly detail?: string | null;
  /** The request. */
  readonly request?: FailedRequest;
  /** The integration record of the credentials; `null` if the account has none for them. */
  readonly record?: FailedRecord | null;
  /** The role that the request logs in with. */
  readonly role?: FailedRole;
}

function checkRequest(request: FailedRequest): void {
  const at = (name: keyof FailedRequest) => ['request', name] as const;
  checkObject(request, 'request');
  const { authentication, target, soapEndpoint, soapAuthentication, timestamp, receivedAt } = request;
  if (authentication !== undefined) checkWord(authentication, AUTHENTICATIONS, ...at('authentication'));
  if (target !== undefined) checkWord(target, TARGETS, ...at('target'));
  if (soapEndpoint !== undefined && soapEndpoint !== null && !isSoapEndpoint(soapEndpoint)) {
    malformed(...at('soapEndpoint'));
  }
  if (soapAuthentication !== undefined) {
    checkWord(soapAuthentication, SOAP_AUTHENTICATIONS, ...at('soapAuthentication'));
  }
  for (const name of ['accountId', 'host', 'nonce', 'realm', 'signatureMethod'] as const) {
    checkSent(request[name], ...at(name));
  }
  if (timestamp !== undefined && typeof timestamp !== 'number' && typeof timestamp !== 'string') {
    malformed(...at('timestamp'));
  }
  if (receivedAt !== undefined) checkInstant(receivedAt, ...at('receivedAt'));
  if (request.namesApplication !== undefined) checkFlag(request.namesApplication, ...at('namesApplication'));
  if (request.restletCreatedIn !== undefined) {
    checkAnyRelease(request.restletCreatedIn, ...at('restletCreatedIn'));
  }
}

function checkWords<Word extends string>(value: readonly Word[], words: readonly Word[], name: string): void {
  checkList(value, 'record', name);
  for (const [index, one] of value.entries()) checkWord(one, words, 'record', name, index);
}

function checkRecord(record: FailedRecord): void {
  checkObject(record, 'record');
  const { createdIn, origin, scopes, state, tba, tbaSince } = record;
  if (state !== undefined) checkWord(state, INTEGRATION_RECORD_STATES, 'record', 'state');
  if (origin !== undefined) checkWord(origin, INTEGRATION_RECORD_ORIGINS, 'record', 'origin');
  if (createdIn !== undefined) checkAnyRelease(createdIn, 'record', 'createdIn');
  if (tbaSince !== undefined && tbaSince !== null) checkAnyRelease(tbaSince, 'record', 'tbaSince');
  if (tba !== undefined) checkWords(tba, TBA_FLOWS, 'tba');
  if (scopes !== undefined) checkWords(scopes, SCOPES, 'scopes');
  for (const name of ['authorizationCodeGrant', 'clientCredentialsGrant', 'userCredentials'] as const) {
    if (record[name] !== undefined) checkFlag(record[name], 'record', name);
  }
}

function checkRole(role: FailedRole): void {
  checkObject(role, 'role');
  if (role.kind !== undefined) checkWord(role.kind, ROLE_KINDS, 'role', 'kind');
  if (role.permissions !== undefined) checkTexts(role.permissions, 'role', 'permissions');
  for (const name of ['designated2fa', 'inactive', 'webServicesOnly'] as const) {
    if (role[name] !== undefined) checkFlag(role[name], 'role', name);
  }
}

/** Demands facts that are what they have to be. @throws {@link FactsError} */
export function checkDiagnosisFacts(facts: DiagnosisFacts): void {
  checkObject(facts);
  const { message, detail, request, record, role } = facts;
  checkSent(message, 'message');
  if (detail !== null) checkSent(detail, 'detail');
  if (request !== undefined) checkRequest(request);
  if (record !== undefined && record !== null) checkRecord(record);
  if (role !== undefined) checkRole(role);
}
