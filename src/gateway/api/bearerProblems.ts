import { PERMISSION_MISSING } from '../../core/permission.js';
import type { Problems } from '../../core/problem.js';
import { USE_OAUTH } from '../../tbaDeprecation/problems.js';
import type { BearerCode, WithStatus } from './problems.js';
import { API_STATUSES } from './statuses.js';

const { refused, unauthenticated } = API_STATUSES;

/** What is said about a request with an access token. */
export const BEARER_PROBLEMS: Problems<BearerCode, WithStatus> = {
  integration_unknown: {
    status: unauthenticated,
    rule: 'IR-5',
    message: 'The account has no integration record for this access token.',
    path: ['integration'],
    oauthError: 'invalid_token',
    statusBy: 'PK-15',
  },
  oauth2_not_enabled: {
    status: refused,
    rule: 'IR-5',
    message: 'The integration record has no OAuth 2.0 grant enabled.',
    remedy: 'Enable a grant of OAuth 2.0 on the integration record.',
    path: ['integration'],
  },
  oauth2_not_on_soap: {
    status: refused,
    rule: 'TBA-14',
    message: 'SOAP web services do not take OAuth 2.0.',
    remedy: USE_OAUTH,
    path: ['request', 'authentication'],
  },
  permission_missing: {
    ...PERMISSION_MISSING,
    status: refused,
    rule: 'CERT-16',
    path: ['token', 'role'],
  },
  role_with_full_permissions: {
    status: refused,
    rule: 'MCP-3',
    message: 'The MCP endpoint does not take the Administrator role, nor a role with full permissions.',
    remedy: 'Get an access token for a role that has no more permissions than it needs.',
    path: ['token', 'role'],
    leanedOn: ['CHOICE-MCP-FULL-ROLE'],
  },
  scope_mcp_not_alone: {
    status: refused,
    rule: 'MCP-2',
    message: 'The access token has other scopes besides that of the MCP endpoint.',
    remedy: 'Ask for a token with the scope mcp alone.',
    path: ['token', 'scopes'],
  },
  scope_missing: {
    status: refused,
    rule: 'CERT-16',
    message: 'The access token does not have the scope {scope}.',
    remedy: 'Ask for a token with the scope {scope}.',
    path: ['token', 'scopes'],
  },
  scope_not_enabled: {
    status: refused,
    rule: 'PK-3',
    message: 'The integration record does not have the scope {scope}.',
    remedy: 'Enable the scope {scope} on the integration record.',
    path: ['integration', 'scopes'],
  },
  token_invalid: {
    status: unauthenticated,
    rule: 'PK-15',
    message: 'The access token is not valid.',
    remedy: 'Get a new access token.',
    path: ['token'],
    oauthError: 'invalid_token',
    statusBy: 'PK-15',
  },
};
