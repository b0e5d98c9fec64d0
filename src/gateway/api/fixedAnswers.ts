/**
 * The answers to API requests that never vary. They are made once, since requests come by the thousand.
 *
 * @module
 */

import { TOKENS_PERMISSION } from '../../certificates/limitsAndDates.js';
import { type Allowed, constant, fixedAllowed, once } from '../../core/decision.js';
import type { KnownPermission } from '../../core/permission.js';
import { type Details, type Problems, refusalOf } from '../../core/problem.js';
import type { Scope } from '../../core/records.js';
import type { RuleId } from '../../core/ruleIds.js';
import { BEARER_PROBLEMS } from './bearerProblems.js';
import { BEARER_SCOPES, type BearerTarget, MCP_PERMISSION } from './limitsAndDates.js';
import {
  type ApiRequestCode,
  type ApiUseRefused,
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
  const { status, statusBy } = problems[code];
  const by: RuleId = statusBy ?? 'CHOICE-API-STATUS';
  const { rules, ...refusal } = refusalOf(problems, code, details, leanedOn);
  return { ...refusal, rules: [...new Set([...rules, by])], status };
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

export const BEARER_ALLOWED: Allowed<object, never> = fixedAllowed([
  'CERT-16',
  'PK-3',
  'IR-2',
  'IR-5',
  'IR-6',
]);
export const MCP_ALLOWED: Allowed<object, never> = fixedAllowed([
  'MCP-1',
  'MCP-2',
  'MCP-3',
  'CHOICE-MCP-FULL-ROLE',
  'PK-3',
  'IR-2',
  'IR-5',
]);
export const MCP_NOT_ALONE: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'scope_mcp_not_alone');
export const MCP_FULL_ROLE: () => ApiUseRefused = fixed(BEARER_PROBLEMS, 'role_with_full_permissions');

/** The refusal of a role that lacks a permission. */
/* @__NO_SIDE_EFFECTS__ */
function permissionMissing(permission: KnownPermission, rule: RuleId): () => ApiUseRefused {
  return fixed(BEARER_PROBLEMS, 'permission_missing', { rule, values: { permission } });
}

export const NO_ACCESS: () => ApiUseRefused = permissionMissing(TOKENS_PERMISSION, 'CERT-16');
export const NO_MCP_ACCESS: () => ApiUseRefused = permissionMissing(TOKENS_PERMISSION, 'MCP-2');
export const NO_MCP_CONNECTION: () => ApiUseRefused = permissionMissing(MCP_PERMISSION, 'MCP-2');

/** What a target asks of an access token, and the answers to it. */
export interface BearerUse {
  /** The scope that it asks for. */
  readonly scope: Scope;
  /** The answer to a token without the scope. */
  readonly scopeMissing: () => ApiUseRefused;
  /** The answer to a token of a record without the scope. */
  readonly scopeNotEnabled: () => ApiUseRefused;
}

/* @__NO_SIDE_EFFECTS__ */
function bearerUse(scope: Scope, rule?: RuleId): BearerUse {
  const details: Details = { rule, values: { scope } };
  return constant<BearerUse>({
    scope,
    scopeMissing: fixed(BEARER_PROBLEMS, 'scope_missing', details),
    scopeNotEnabled: fixed(BEARER_PROBLEMS, 'scope_not_enabled', { values: { scope } }),
  });
}

/** What each target that takes OAuth 2.0 asks of a token. */
export const BEARER_USES: Readonly<Record<BearerTarget, BearerUse>> = {
  connect: bearerUse(BEARER_SCOPES.connect),
  mcp: bearerUse(BEARER_SCOPES.mcp, 'MCP-2'),
  rest: bearerUse(BEARER_SCOPES.rest),
  restlet: bearerUse(BEARER_SCOPES.restlet),
};
