/**
 * Nouns that the examples of several questions have, as JSON has them.
 *
 * @module
 */

/** A role that need not be 2FA-required. */
export const CLERK = {
  id: '1012',
  name: 'Accounts Payable Clerk',
  kind: 'other',
  permissions: ['Log in using Access Tokens', 'Log in using OAuth 2.0 Access Tokens'],
  designated2fa: false,
  samlSso: false,
};

/** The Administrator role. */
export const ADMINISTRATOR = {
  ...CLERK,
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
};

/** An integration record that takes machine-to-machine access and the authorization code grant. */
export const RECORD = {
  id: '7',
  name: 'Warehouse',
  clientId: '6d0e2b',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2026.1',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  redirectUris: ['https://app.example.com/callback'],
  scopes: ['rest_webservices', 'restlets'],
  tba: [],
  userCredentials: false,
};

/** An older record that uses token-based authentication. */
export const TBA_RECORD = {
  ...RECORD,
  id: '8',
  createdIn: '2019.2',
  authorizationCodeGrant: false,
  clientCredentialsGrant: false,
  redirectUris: [],
  scopes: [],
  tba: ['ui_token'],
};

/** A certificate before it is added. */
export const NEW_CERTIFICATE = {
  id: 'CfgTAjaGm3wVxdQExVgCBI5vTtHxIH4jjX1VVbRnkzs',
  key: { type: 'EC', curve: 'P-256' },
  validFrom: '2026-11-01T00:00:00Z',
  validUntil: '2028-10-31T00:00:00Z',
  entityId: '25',
  roleId: '1012',
};

/** The same as a certificate of {@link RECORD}. */
export const CERTIFICATE = {
  ...NEW_CERTIFICATE,
  integrationId: '7',
  createdAt: '2026-11-02T09:00:00Z',
};

/** A session at a page. */
export const SESSION = {
  id: 'session-1',
  kind: 'ui',
  startedAt: '2027-03-01T08:00:00Z',
  lastUsedAt: '2027-03-01T09:30:00Z',
  roleId: '1012',
};

/** Further sessions of the same user. */
export const SESSIONS = [SESSION, { ...SESSION, id: 'session-2', startedAt: '2027-03-01T09:00:00Z' }];

/** A saved text of the login notice. */
export const NOTICE = {
  revision: 2,
  text: 'Authorized users <b>only</b>.',
  sha256: 'a5b5ab15bb7e1a2a3d4ca3d2d3f5c4d7b2a3f9d6c0f1e2d3c4b5a69788796a5b',
  savedAt: '2026-12-01T08:00:00Z',
  savedBy: '-5',
};

/** What a login with a notice is judged by. */
export const NOTICE_FACTS = {
  features: { loginNotification: true },
  notice: NOTICE,
  login: { id: 'login-1', kind: 'password' },
  userId: '25',
  at: '2027-03-01T10:00:00Z',
};

/** A code challenge: that of the example of RFC 7636. */
export const CODE_CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The code verifier of {@link CODE_CHALLENGE}. */
export const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
