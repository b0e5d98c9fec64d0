import {
  type Allowed,
  constant,
  type Denied,
  deny,
  type OAuthError,
  type Path,
  type RuleId,
} from '../decision.js';
import type { Scope } from '../records.js';
import type { NlauthCode, TbaCreationCode, TbaUseCode } from '../tbaDeprecation/index.js';

/** Codes of a request to an API, besides those of how it authenticates. */
export type ApiRequestCode =
  | 'authentication_malformed'
  | 'authentication_missing'
  | 'authentication_not_for_target'
  | 'authentication_unsupported'
  | 'integration_blocked'
  | 'integration_not_approved'
  | 'integration_unknown'
  | 'oauth2_endpoint'
  | 'oauth2_not_enabled'
  | 'oauth2_not_on_soap'
  | 'scope_missing'
  | 'scope_not_enabled'
  | 'session_not_live'
  | 'soap_authentication_unknown'
  | 'soap_endpoint_unknown'
  | 'target_unknown'
  | 'tba_signature_method'
  | 'token_invalid';

export type ApiUseCode = ApiRequestCode | NlauthCode | TbaCreationCode | TbaUseCode | 'permission_missing';

/** A refused request, and the HTTP status to say so with. */
export type ApiUseRefused = Denied<ApiUseCode> & { readonly status: 400 | 401 | 403 };

function refused(
  status: ApiUseRefused['status'],
  code: ApiUseCode,
  rule: RuleId,
  message: string,
  path: Path,
  leaned: readonly RuleId[] = [],
  oauthError?: OAuthError,
): ApiUseRefused {
  const violation = { code, rule, message, path, ...(oauthError && { oauthError }) };
  return constant({ ...deny([violation], leaned), status });
}

export const TARGET_UNKNOWN: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'target_unknown',
  'CHOICE-API-UNKNOWN',
  'this is none of the APIs, or not told without doubt',
  ['request', 'target'],
);
export const OAUTH2_ENDPOINT: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'oauth2_endpoint',
  'CHOICE-API-UNKNOWN',
  'the endpoints of OAuth 2.0 have decisions of their own',
  ['request', 'target'],
);
export const MALFORMED: ApiUseRefused = /* @__PURE__ */ refused(
  400,
  'authentication_malformed',
  'PK-15',
  'the credentials are malformed, repeated, or for another account than the host',
  ['request', 'authentication'],
  ['CHOICE-API-HEADER'],
  'invalid_request',
);
export const MISSING: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'authentication_missing',
  'PK-15',
  'the request does not authenticate',
  ['request', 'authentication'],
  ['CHOICE-API-COOKIE'],
);
export const UNSUPPORTED: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'authentication_unsupported',
  'IR-6',
  'no API takes this authentication scheme',
  ['request', 'authentication'],
);
export const NOT_FOR_TARGET: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'authentication_not_for_target',
  'IR-6',
  'the target does not take this authentication',
  ['request', 'authentication'],
  ['CHOICE-API-UNKNOWN'],
);
export const SESSION_NOT_FOR_TARGET: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'authentication_not_for_target',
  'SES-9',
  'the target takes no session',
  ['request', 'authentication'],
  ['CHOICE-API-SESSION'],
);
export const SESSION_NOT_LIVE: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'session_not_live',
  'SES-9',
  'there is no such session, or it has ended',
  ['sessionLive'],
);
export const TOKEN_INVALID: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'token_invalid',
  'PK-15',
  'the access token is not valid',
  ['token'],
  [],
  'invalid_token',
);
export const INTEGRATION_UNKNOWN: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'integration_unknown',
  'IR-5',
  'there is no such integration record',
  ['record'],
);
export const CLIENT_UNKNOWN: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'integration_unknown',
  'IR-5',
  'the access token has no integration record',
  ['record'],
  ['PK-15'],
  'invalid_token',
);
export const BLOCKED: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'integration_blocked',
  'IR-2',
  'the record is blocked',
  ['record', 'state'],
);
export const NOT_APPROVED: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'integration_not_approved',
  'IR-2',
  'the record waits for approval',
  ['record', 'state'],
);
export const OAUTH2_OFF: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'oauth2_not_enabled',
  'IR-5',
  'no OAuth 2.0 grant is enabled on the record',
  ['record'],
);
export const NOT_ON_SOAP: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'oauth2_not_on_soap',
  'TBA-14',
  'SOAP web services take no OAuth 2.0',
  ['request', 'authentication'],
);
export const ENDPOINT_UNKNOWN: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'soap_endpoint_unknown',
  'SOAP-1',
  'the support matrix has no such SOAP endpoint',
  ['request', 'soapEndpoint'],
);
export const ENDPOINT_DISABLED: ApiUseRefused = /* @__PURE__ */ refused(
  403,
  'soap_endpoint_disabled',
  'SOAP-1',
  'this SOAP endpoint is disabled',
  ['request', 'soapEndpoint'],
);
export const IN_MESSAGE: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'soap_authentication_unknown',
  'CHOICE-API-SOAP',
  'what the SOAP message authenticates with was not given',
  ['soapAuthentication'],
);
export const SIGNATURE_METHOD: ApiUseRefused = /* @__PURE__ */ refused(
  401,
  'tba_signature_method',
  'TBA-20',
  'TBA requests are signed with HMAC-SHA256 only',
  ['request', 'signatureMethod'],
  ['TBA-17'],
);

/** What a channel asks of an access token, and the answers to it. */
export interface BearerUse {
  readonly scope: Scope;
  readonly allowed: Allowed;
  readonly scopeMissing: ApiUseRefused;
  readonly scopeNotEnabled: ApiUseRefused;
}

function bearerUse(scope: Scope): BearerUse {
  return constant({
    scope,
    allowed: { allowed: true, rules: ['CERT-16', 'PK-3', 'IR-2', 'IR-5', 'IR-6'], advice: [] },
    scopeMissing: refused(403, 'scope_missing', 'CERT-16', `the access token lacks the scope ${scope}`, [
      'token',
      'scopes',
    ]),
    scopeNotEnabled: refused(
      403,
      'scope_not_enabled',
      'PK-3',
      `the record does not enable the scope ${scope}`,
      ['record', 'scopes'],
    ),
  });
}

/** What each channel that takes OAuth 2.0 asks of a token. */
export const BEARER_USES: Readonly<Record<'connect' | 'rest' | 'restlet', BearerUse>> = {
  connect: /* @__PURE__ */ bearerUse('suite_analytics'),
  rest: /* @__PURE__ */ bearerUse('rest_webservices'),
  restlet: /* @__PURE__ */ bearerUse('restlets'),
};

export const SESSION_ALLOWED: Allowed = /* @__PURE__ */ constant({
  allowed: true,
  rules: ['SES-9', 'CHOICE-API-COOKIE', 'CHOICE-API-SESSION'],
  advice: [],
});
