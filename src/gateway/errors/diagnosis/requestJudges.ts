import { secondsInMinute } from 'date-fns/constants';
import {
  type AccountService,
  isAccountId,
  parseAccountHost,
  parseAccountId,
} from '../../../core/accountId.js';
import { timeOf } from '../../../core/instant.js';
import { SIGNATURE_METHODS } from '../../api/limitsAndDates.js';
import type { ApiRequest } from '../../api/request.js';
import { decideApiUse } from '../../api/use.js';
import { LATEST_TIMESTAMP, SHORTEST_NONCE, TIMESTAMP_MINUTES } from '../limitsAndDates.js';
import type { FailedRequest, FailedTarget } from './facts.js';
import { namesRecord } from './recordJudges.js';
import { ALL_SOAP_ENDPOINTS, SOUND } from './sound.js';
import { type Inquiry, type Judge, type Proof, refusedBy, settledBy, type Verdict } from './verdict.js';
import type { Credentials, World } from './worlds.js';

function requestOf({ facts }: Inquiry): FailedRequest {
  return facts.request ?? {};
}

/** Whether the credentials hold an account id beside the host’s. */
function hasRealm({ credentials }: World): boolean {
  return credentials === 'tba' || credentials === 'nlauth';
}

function realmMisspelt(world: World, inquiry: Inquiry): Verdict {
  const { realm } = requestOf(inquiry);
  if (!hasRealm(world)) return 'ruled_out';
  return settledBy(realm === undefined ? undefined : !isAccountId(realm) || parseAccountId(realm) !== realm, {
    message: 'The account ID in the credentials is not in capitals with an underscore.',
    path: ['request', 'realm'],
    rules: ['ERR-3', 'CHOICE-ACCOUNT-ID'],
  });
}

/** The account whose host was called, as far as it is known. */
function calledAccount({ accountId, host }: FailedRequest): string | undefined {
  const called = host === undefined ? undefined : parseAccountHost(host)?.accountId;
  return called ?? (isAccountId(accountId) ? parseAccountId(accountId) : undefined);
}

function accountOther(world: World, inquiry: Inquiry): Verdict {
  const request = requestOf(inquiry);
  const { realm } = request;
  if (!hasRealm(world)) return 'ruled_out';
  const called = calledAccount(request);
  const isKnown = called !== undefined && isAccountId(realm);
  return settledBy(isKnown ? parseAccountId(realm) !== called : undefined, {
    message: 'The account ID in the credentials is not that of the host.',
    path: ['request', 'realm'],
    rules: ['ERR-3', 'CHOICE-ACCOUNT-ID'],
  });
}

/** The host that an API is at. What is missing is served by more than one, or by none that is documented. */
const SERVICES: Partial<Record<FailedTarget, AccountService>> = {
  connect: 'connect.api',
  mcp: 'suitetalk.api',
  rest: 'suitetalk.api',
  restlet: 'restlets.api',
  soap: 'suitetalk.api',
};

function hostWrong({ credentials, target }: World, inquiry: Inquiry): Verdict {
  const { accountId, host } = requestOf(inquiry);
  if (credentials === 'session' || (host === undefined && accountId !== undefined)) return 'ruled_out';
  const service = SERVICES[target];
  const called = host === undefined ? undefined : parseAccountHost(host);
  const isWrong = called === undefined || (service !== undefined && called.service !== service);
  return settledBy(host === undefined ? undefined : isWrong, {
    message: 'The host is not the account’s own for this API.',
    path: ['request', 'host'],
    rules: ['ERR-3', 'CHOICE-ACCOUNT-ID'],
  });
}

function signatureMethod(world: World, inquiry: Inquiry): Verdict {
  const sent = requestOf(inquiry).signatureMethod;
  if (world.credentials !== 'tba') return 'ruled_out';
  if (sent === undefined) return 'unknown';
  const known = SIGNATURE_METHODS.flatMap(({ value }) => value).find((method) => method === sent);
  const request = { target: 'rest', authentication: 'tba', signatureMethod: known ?? 'other' } as const;
  const answer = decideApiUse(inquiry.release, { ...SOUND, request });
  return refusedBy('tba_signature_method', ['request', 'signatureMethod'], [answer]);
}

/** Whether a timestamp is off; `undefined` if there is nothing to compare it with. */
function isOff({ receivedAt, timestamp }: FailedRequest): boolean | undefined {
  if (timestamp === undefined) return undefined;
  const seconds =
    typeof timestamp === 'number' ? timestamp : /^\d+$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > LATEST_TIMESTAMP) return true;
  const received = receivedAt === undefined ? Number.NaN : timeOf(receivedAt) / 1000;
  return Number.isNaN(received)
    ? undefined
    : Math.abs(received - seconds) > TIMESTAMP_MINUTES * secondsInMinute;
}

function timestampOff(world: World, inquiry: Inquiry): Verdict {
  if (world.credentials !== 'tba') return 'ruled_out';
  return settledBy(isOff(requestOf(inquiry)), {
    message: `The timestamp is not in seconds, or is more than ${TIMESTAMP_MINUTES} minutes from when the request arrived.`,
    path: ['request', 'timestamp'],
    rules: ['TBA-17'],
  });
}

function nonceShort(world: World, inquiry: Inquiry): Verdict {
  const { nonce } = requestOf(inquiry);
  if (world.credentials !== 'tba') return 'ruled_out';
  return settledBy(nonce === undefined ? undefined : nonce.length < SHORTEST_NONCE, {
    message: `The nonce has fewer than ${SHORTEST_NONCE} characters.`,
    path: ['request', 'nonce'],
    rules: ['TBA-17'],
  });
}

/** The request in a few words, as the decision about it takes it. */
function asApiRequest({ credentials, target }: World): ApiRequest {
  const soapEndpoint = ALL_SOAP_ENDPOINTS.at(-1);
  const more = { soapEndpoint, namesApplication: true, signatureMethod: SIGNATURE_METHODS[0].value[0] };
  return { authentication: credentials, target, ...more } as ApiRequest;
}

const NOT_TAKEN = ['target_unknown', 'oauth2_endpoint', 'authentication_not_for_target'];
const AT_MCP: Proof = {
  message: 'The MCP endpoint takes access tokens of OAuth 2.0 only.',
  path: ['request', 'target'],
  rules: ['CHOICE-API-UNKNOWN'],
};

function targetWrong(world: World, inquiry: Inquiry): Verdict {
  const { credentials, target } = world;
  if (target === 'mcp') return hasRealm(world) || credentials === 'session' ? AT_MCP : 'ruled_out';
  // endpoints of OAuth 2.0 take an access token, Basic, and requests without any credentials
  if (target === 'oauth2' && !hasRealm(world) && credentials !== 'session') return 'ruled_out';
  const answer = decideApiUse(inquiry.release, { ...SOUND, request: asApiRequest(world) });
  const code = answer.allowed ? '' : answer.violations[0].code;
  return NOT_TAKEN.includes(code) ? refusedBy(code, ['request', 'target'], [answer]) : 'ruled_out';
}

function oauth2NotOnSoap(world: World, { release }: Inquiry): Verdict {
  if (world.credentials !== 'bearer' || world.target !== 'soap') return 'ruled_out';
  const answer = decideApiUse(release, { ...SOUND, request: asApiRequest(world) });
  return refusedBy('oauth2_not_on_soap', ['request', 'target'], [answer]);
}

/** Proven by how the request authenticates, which endpoints of OAuth 2.0 see otherwise. */
function byCredentials(credentials: Credentials, message: string, rule: 'IR-6' | 'PK-15'): Judge {
  return (world) =>
    world.credentials === credentials && (world.target !== 'oauth2' || credentials === 'malformed')
      ? { message, path: ['request', 'authentication'], rules: [rule] }
      : 'ruled_out';
}

/** A cause that nothing but the Detail settles. */
export function unsettled(applies: (world: World) => boolean): Judge {
  return (world) => (applies(world) ? 'unknown' : 'ruled_out');
}

/** What the request says. */
export const REQUEST_JUDGES = {
  account_other: accountOther,
  credentials_malformed: byCredentials('malformed', 'The credentials are malformed.', 'PK-15'),
  credentials_missing: byCredentials('none', 'The request has no credentials.', 'PK-15'),
  entity_without_access: unsettled(namesRecord),
  host_wrong: hostWrong,
  nonce_short: nonceShort,
  oauth2_not_on_soap: oauth2NotOnSoap,
  realm_misspelt: realmMisspelt,
  scheme_unsupported: byCredentials('other', 'The request authenticates in a way that no API takes.', 'IR-6'),
  signature_method: signatureMethod,
  target_wrong: targetWrong,
  timestamp_off: timestampOff,
};
