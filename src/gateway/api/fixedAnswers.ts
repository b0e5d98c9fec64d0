/**
 * The answers to API requests that never vary. They are made once, since requests come by the thousand.
 *
 * @module
 */

import { type Allowed, constant, once } from '../../core/decision.js';
import { type Details, type Problems, refusalOf } from '../../core/problem.js';
import type { Scope } from '../../core/records.js';
import type { RuleId } from '../../core/ruleIds.js';
import { BEARER_SCOPES, type BearerChannel } from './limitsAndDates.js';
import {
  type ApiRequestCode,
  type ApiUseRefused,
  BEARER_PROBLEMS,
  REQUEST_PROBLEMS,
  SESSION_PROBLEMS,
  type WithStatus,
} from './problems.js';

/** The refusal that a code stands for, with its status. */
export function refusedWith<All extends ApiRequestCode, Code extends All>(
  problems: Problems<All, WithStatus>,
  code: Code,
  details?: Details,
  leanedOn?: readonly RuleId[],
): ApiUseRefused {
  return { ...refusalOf(problems, code, details, leanedOn), status: problems[code].status };
}

/** The same where nothing in it varies: made and frozen when it is first asked for. */
/* @__NO_SIDE_EFFECTS__ */
function fixed<All extends ApiRequestCode, Code extends All>(
  problems: Problems<All, WithStatus>,
  code: Code,
  details?: Details,
): () => ApiUseRefused {
  return once(() => refusedWith(problems, code, details));
}

export const TARGET_UNKNOWN: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'target_unknown');
export const OAUTH2_ENDPOINT: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'oauth2_endpoint');
export const MALFORMED: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'authentication_malformed');
export const MISSING: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'authentication_missing');
export const UNSUPPORTED: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'authentication_unsupported');
export const NOT_FOR_TARGET: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'authentication_not_for_target');
export const INTEGRATION_UNKNOWN: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'integration_unknown');
export const BLOCKED: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'integration_blocked');
export const NOT_APPROVED: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'integration_not_approved');
export const ENDPOINT_UNKNOWN: () => ApiUseRefused = fixed(REQUEST_PROBLEMS, 'soap_endpoint_unknown');
export const SOAP_AUTHENTICATION_UNKNOWN: () => ApiUseRefused = fixed(
  REQUEST_PROBLEMS,
  'soap_authentication_unknown',
);

export const TOKEN_INVALID: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'token_invalid');
export const BEARER_INTEGRATION_UNKNOWN: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'integration_unknown');
export const OAUTH2_OFF: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'oauth2_not_enabled');
export const NOT_ON_SOAP: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'oauth2_not_on_soap');

export const SESSION_NOT_FOR_TARGET: () => ApiUseRefused = fixed(
  SESSION_PROBLEMS,
  'authentication_not_for_target',
);
export const SESSION_NOT_LIVE: () => ApiUseRefused = fixed(SESSION_PROBLEMS, 'session_not_live');
export const SESSION_ALLOWED: Allowed<object, never> = constant({
  allowed: true,
  rules: ['SES-9', 'CHOICE-API-COOKIE', 'CHOICE-API-SESSION'],
  advice: [],
});

/** What a channel asks of an access token, and the answers to it. */
export interface BearerUse {
  /** The scope that it asks for. */
  readonly scope: Scope;
  /** The answer to a token that fits. */
  readonly allowed: Allowed<object, never>;
  /** The answer to a token without the scope. */
  readonly scopeMissing: () => ApiUseRefused;
  /** The answer to a token of a record without the scope. */
  readonly scopeNotEnabled: () => ApiUseRefused;
}

/* @__NO_SIDE_EFFECTS__ */
function bearerUse(scope: Scope): BearerUse {
  const details: Details = { values: { scope } };
  return constant<BearerUse>({
    scope,
    allowed: { allowed: true, rules: ['CERT-16', 'PK-3', 'IR-2', 'IR-5', 'IR-6'], advice: [] },
    scopeMissing: fixed(BEARER_PROBLEMS, 'scope_missing', details),
    scopeNotEnabled: fixed(BEARER_PROBLEMS, 'scope_not_enabled', details),
  });
}

/** What each channel that takes OAuth 2.0 asks of a token. */
export const BEARER_USES: Readonly<Record<BearerChannel, BearerUse>> = {
  connect: bearerUse(BEARER_SCOPES.connect),
  rest: bearerUse(BEARER_SCOPES.rest),
  restlet: bearerUse(BEARER_SCOPES.restlet),
};
