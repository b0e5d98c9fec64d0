import { TOKENS_PERMISSION } from '../../certificates/limitsAndDates.js';
import { hasMembers, malformed } from '../../core/facts.js';
import { faultOf, listsPermission, permits } from '../../core/permission.js';
import { hasOAuth2Grant } from '../../integrations/index.js';
import type { ApiIntegration, ApiToken, ApiUseFacts } from './facts.js';
import {
  BEARER_ALLOWED,
  BEARER_INTEGRATION_UNKNOWN,
  BEARER_USES,
  BLOCKED,
  MCP_ALLOWED,
  MCP_FULL_ROLE,
  MCP_NOT_ALONE,
  NO_ACCESS,
  NO_MCP_ACCESS,
  NO_MCP_CONNECTION,
  NOT_APPROVED,
  NOT_FOR_TARGET,
  OAUTH2_OFF,
  TOKEN_INVALID,
} from './fixedAnswers.js';
import { BEARER_SCOPES, FULL_PERMISSION, MCP_PERMISSION } from './limitsAndDates.js';
import type { ApiUseDecision, ApiUseRefused } from './problems.js';
import type { ApiRequest } from './request.js';

/** What a request over HTTP can be made to, apart from what is decided before its credentials are looked at. */
export type HttpTarget = Exclude<ApiRequest['target'], 'oauth2' | 'soap' | 'unknown'>;

/** The refusal of a record that is not enabled. */
export function notEnabled({ state }: ApiIntegration): ApiUseRefused {
  if (state === 'blocked') return BLOCKED();
  return state === 'waiting_for_approval' ? NOT_APPROVED() : malformed('integration', 'state');
}

/** The answer to a request with an access token. */
export function byToken(target: HttpTarget, { integration, token }: ApiUseFacts): ApiUseDecision {
  if (target === 'issue_token' || target === 'tba_token') return NOT_FOR_TARGET();
  if (!token) return TOKEN_INVALID();
  if (!integration) return BEARER_INTEGRATION_UNKNOWN();
  if (!hasMembers(token)) malformed('token');
  if (!hasMembers(integration)) malformed('integration');
  if (integration.state !== 'enabled') return notEnabled(integration);
  const { authorizationCodeGrant, clientCredentialsGrant } = integration;
  if (typeof authorizationCodeGrant !== 'boolean') malformed('integration', 'authorizationCodeGrant');
  if (typeof clientCredentialsGrant !== 'boolean') malformed('integration', 'clientCredentialsGrant');
  if (!hasOAuth2Grant(integration)) return OAUTH2_OFF();
  const { scope, scopeMissing, scopeNotEnabled } = BEARER_USES[target];
  if (!Array.isArray(integration.scopes)) malformed('integration', 'scopes');
  if (!integration.scopes.includes(scope)) return scopeNotEnabled();
  if (!Array.isArray(token.scopes)) malformed('token', 'scopes');
  if (!token.scopes.includes(scope)) return scopeMissing();
  const fault = faultOf(token.role);
  if (fault !== undefined) malformed('token', 'role', ...fault);
  return target === 'mcp' ? onMcp(token) : byRole(token);
}

/** Whether the role of a token may use tokens at all (CERT-16). The role has been checked. */
function byRole({ role }: ApiToken): ApiUseDecision {
  return permits(role, TOKENS_PERMISSION) ? BEARER_ALLOWED : NO_ACCESS();
}

/** Whether a token with the scope of the MCP endpoint may use it (MCP-2, MCP-3, CHOICE-MCP-FULL-ROLE). The role has been checked. */
function onMcp({ role, scopes }: ApiToken): ApiUseDecision {
  if (scopes.some((scope) => scope !== BEARER_SCOPES.mcp)) return MCP_NOT_ALONE();
  if (role.kind === 'administrator' || listsPermission(role, FULL_PERMISSION)) return MCP_FULL_ROLE();
  if (!permits(role, MCP_PERMISSION)) return NO_MCP_CONNECTION();
  return permits(role, TOKENS_PERMISSION) ? MCP_ALLOWED : NO_MCP_ACCESS();
}
