/**
 * The names, paths and limits that requests to APIs are told by, and what changes about them with releases.
 *
 * @module
 */

import { constant } from '../../core/decision.js';
import type { KnownPermission } from '../../core/permission.js';
import type { Scope } from '../../core/records.js';
import type { Terms } from '../../core/terms.js';

/** A way to sign a TBA request that some release takes. */
export type SignatureMethod = 'HMAC-SHA256';

/** How a TBA request may be signed (TBA-20). */
export const SIGNATURE_METHODS: Terms<readonly SignatureMethod[]> = constant([
  { since: '2023.1', value: ['HMAC-SHA256'], rules: ['TBA-20', 'TBA-17'] },
]);

/** The signature method that is no longer accepted (TBA-20). */
export const ENDED_SIGNATURE_METHOD = 'HMAC-SHA1';

/** A target that takes an access token of OAuth 2.0 (IR-6, MCP-2). */
export type BearerTarget = 'connect' | 'mcp' | 'rest' | 'restlet';

/** The scope that each target asks of an access token (CERT-16, PK-3, MCP-2). */
export const BEARER_SCOPES: Readonly<Record<BearerTarget, Scope>> = {
  connect: 'suite_analytics',
  mcp: 'mcp',
  rest: 'rest_webservices',
  restlet: 'restlets',
};

/** The permission to use the MCP endpoint (MCP-2). */
export const MCP_PERMISSION = 'MCP Server Connection' satisfies KnownPermission;

/** The permission by which a role counts as one with full permissions (MCP-3, CHOICE-MCP-FULL-ROLE). */
export const FULL_PERMISSION = 'Core Administration Permissions' satisfies KnownPermission;

/** The cookie that names a session of the user interface, or of SOAP (SES-9). */
export const SESSION_COOKIE = 'JSESSIONID';

/** Path of the RESTlets. */
export const RESTLET_PATH = '/app/site/hosting/restlet.nl';
/** Path of the authorization endpoint (PK-1). */
export const AUTHORIZE_PATH = '/app/login/oauth2/authorize.nl';
/** Path of the IssueToken endpoint of TBA. */
export const ISSUE_TOKEN_PATH = '/rest/issuetoken';
/** Path of the endpoint that revokes a TBA token. */
export const REVOKE_TOKEN_PATH = '/rest/revoketoken';
/** Path of the endpoint of the three-step flow that gives a request token. */
export const REQUEST_TOKEN_PATH = '/rest/requesttoken';
/** Path of the endpoint of the three-step flow that gives an access token. */
export const ACCESS_TOKEN_PATH = '/rest/accesstoken';
/** The endpoint for every tool, and that for the tools of one SuiteApp, by its application id (MCP-1). */
export const MCP_PATHS: RegExp = /^\/services\/mcp\/v1\/(?:all|suiteapp\/[\w.-]+)$/;
/** The only method of the MCP endpoint (MCP-1). */
export const MCP_METHOD = 'POST';
/** A path of REST web services. What begins with `auth` belongs to OAuth 2.0 and OpenID Connect. */
export const REST_PATHS: RegExp = /^\/services\/rest\/(?!auth(?:\/|$))[a-z][a-z\d-]*(?:\/|$)/;
/** The path of a SOAP endpoint, which ends in the endpoint's name (SOAP-1). */
export const SOAP_PATHS: RegExp = /^\/services\/NetSuitePort_(\d{4})_(\d)$/;

/** Longest Authorization header that is read, in characters: a Node server refuses a longer one by default. */
export const LONGEST_AUTHORIZATION = 16_384;
/** Longest Cookie header that is read, in characters. */
export const LONGEST_COOKIE = 16_384;
/** Longest path that is read, in characters. */
export const LONGEST_PATH = 2048;
/** Longest host that is read, in characters: the host name of an account is much shorter, even with a port. */
export const LONGEST_HOST = 100;
/** Longest authority of a URL that is read, in characters: a gateway may have a longer name than NetSuite. */
export const LONGEST_AUTHORITY = 1000;
