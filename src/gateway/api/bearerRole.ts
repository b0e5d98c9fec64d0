import { TOKENS_PERMISSION } from '../../certificates/limitsAndDates.js';
import { listsPermission, permits } from '../../core/permission.js';
import type { ApiToken } from './facts.js';
import {
  BEARER_ALLOWED,
  MCP_ALLOWED,
  MCP_FULL_ROLE,
  MCP_NOT_ALONE,
  NO_ACCESS,
  NO_MCP_ACCESS,
  NO_MCP_CONNECTION,
} from './fixedAnswers.js';
import { BEARER_SCOPES, FULL_PERMISSION, MCP_PERMISSION } from './limitsAndDates.js';
import type { ApiUseDecision } from './problems.js';

/** Whether the role of a token may use tokens at all (CERT-16). The role has been checked. */
export function byRole({ role }: ApiToken): ApiUseDecision {
  return permits(role, TOKENS_PERMISSION) ? BEARER_ALLOWED : NO_ACCESS();
}

/** Whether a token with the scope of the MCP endpoint may use it (MCP-2, MCP-3, CHOICE-MCP-FULL-ROLE). The role has been checked. */
export function onMcp({ role, scopes }: ApiToken): ApiUseDecision {
  if (scopes.some((scope) => scope !== BEARER_SCOPES.mcp)) return MCP_NOT_ALONE();
  if (role.kind === 'administrator' || listsPermission(role, FULL_PERMISSION)) return MCP_FULL_ROLE();
  if (!permits(role, MCP_PERMISSION)) return NO_MCP_CONNECTION();
  return permits(role, TOKENS_PERMISSION) ? MCP_ALLOWED : NO_MCP_ACCESS();
}
