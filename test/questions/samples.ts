/**
 * Questions as JSON has them, some with an allowed answer and some that are refused, by the name of the question. What holds of
 * every question is tested by them.
 *
 * @module
 */

import { EXPLAINED_ERRORS } from '../../src/gateway/errors/index.js';
import { findQuestion, type QuestionDocument } from '../../src/questions/index.js';
import {
  ADMINISTRATOR,
  CERTIFICATE,
  CLERK,
  CODE_VERIFIER,
  NEW_CERTIFICATE,
  NOTICE,
  RECORD,
  SESSION,
  TBA_RECORD,
} from '../../src/questions/nouns.js';
import { FURTHER, FURTHER_WHOLE } from './furtherSamples.js';

/** What a sample has that the example of its question has not. */
export interface Variation {
  readonly release?: string;
  readonly facts?: object;
  readonly choices?: object;
}

const AT = '2027-03-01T10:00:00Z';
const DUTY = { ...CLERK, designated2fa: true };
const LOGIN = { id: 'login-1', kind: 'password' };
const ACKNOWLEDGED = {
  loginId: 'login-1',
  userId: '25',
  roleId: '1012',
  at: '2027-03-01T09:00:00.000Z',
  revision: NOTICE.revision,
  sha256: NOTICE.sha256,
};
const REVOKED = { ...CERTIFICATE, revokedAt: '2027-01-01T00:00:00Z' };
const EXPIRED = { ...CERTIFICATE, id: 'e'.repeat(43), validUntil: '2027-01-01T00:00:00Z' };
const FIVE = ['1', '2', '3', '4', '5'].map((one) => ({ ...CERTIFICATE, id: one.repeat(43) }));
const URI = 'https://app.example.com/callback';
const MCP_ROLE = {
  kind: 'other',
  permissions: ['MCP Server Connection', 'Log in using OAuth 2.0 Access Tokens'],
};
const { createdIn, origin, state, tba } = TBA_RECORD;
const BOXES = { createdIn, origin, tba };
const LATE = { createdIn: '2027.1', origin: 'owned', tba: ['ui_token'] };
const BY_REFRESH = { grant_type: 'refresh_token', refresh_token: 'abc', client_id: RECORD.clientId };
const REFRESH_TOKEN = {
  clientId: RECORD.clientId,
  entityId: '25',
  roleId: '1012',
  scopes: ['rest_webservices'],
  issuedAt: '2027-03-01T09:00:00Z',
  authorizedAt: '2027-03-01T09:00:00Z',
};
const PUBLIC = { ...RECORD, clientType: 'public', clientCredentialsGrant: false };

const VARIATIONS: Readonly<Record<string, readonly Variation[]>> = {
  noticeRequirement: [
    { release: '2025.2' },
    { facts: { features: { loginNotification: false } } },
    { facts: { notice: null } },
    { facts: { notice: { ...NOTICE, text: ' ' } } },
    { facts: { login: { ...LOGIN, kind: 'token' } } },
    { facts: { acknowledgements: [ACKNOWLEDGED] } },
    {
      facts: { acknowledgements: [{ ...ACKNOWLEDGED, loginId: 'login-0' }] },
      choices: { frequency: 'once_per_text' },
    },
    { facts: { acknowledgements: [{ ...ACKNOWLEDGED, revision: 1 }] } },
    {
      facts: { acknowledgements: [{ ...ACKNOWLEDGED, at: '2027-01-01T00:00:00Z' }] },
      choices: { frequency: { maxAgeDays: 30 } },
    },
    { facts: { login: { ...LOGIN, kind: 'role_switch' } }, choices: { gatedLogins: ['role_switch'] } },
  ],
  decideAcknowledgement: [
    { release: '2025.2' },
    { facts: { shown: { revision: 1, sha256: NOTICE.sha256 } } },
    { facts: { shown: { revision: NOTICE.revision, sha256: 'b'.repeat(64) } } },
    { facts: { notice: null } },
    { facts: { login: { ...LOGIN, kind: 'token' } } },
    { facts: { address: '192.0.2.7', userAgent: 'Mozilla/5.0' } },
  ],
  decideSetNotice: [
    { release: '2025.2' },
    { facts: { role: CLERK } },
    { facts: { features: { loginNotification: false } } },
    { facts: { text: '<script>alert(1)</script>' } },
    { facts: { text: '<b>open' } },
    { facts: { text: ' ' } },
    { facts: { text: 'x'.repeat(20_000) } },
    { facts: { previous: { revision: 1, text: NOTICE.text } } },
    { facts: { role: { ...ADMINISTRATOR, inactive: true } } },
  ],
  decideReadAcknowledgements: [
    { facts: { role: ADMINISTRATOR } },
    { facts: { role: { ...CLERK, permissions: ['View Login Audit Trail'] } } },
    { facts: { role: { ...CLERK, permissions: ['ADMI_AUDITLOGIN'], inactive: true } } },
  ],
  certificateCap: [{ release: '2025.2' }],
  certificateStatus: [
    { facts: { at: '2026-01-01T00:00:00Z' } },
    { facts: { at: '2029-01-01T00:00:00Z' } },
    { facts: { certificate: REVOKED } },
  ],
  decideAddCertificate: [
    { facts: { certificates: FIVE } },
    { release: '2025.2', facts: { certificates: FIVE } },
    { facts: { certificates: FIVE.slice(0, 4) } },
    {
      facts: { certificates: [...FIVE.slice(0, 4), { ...CERTIFICATE, validFrom: '2027-06-01T00:00:00Z' }] },
      choices: { notYetValid: 'does_not_count' },
    },
    {
      facts: {
        certificates: [
          ...FIVE.slice(0, 4),
          { ...CERTIFICATE, id: 'n'.repeat(43), validFrom: '2027-06-01T00:00:00Z' },
        ],
      },
    },
    { facts: { integration: { ...RECORD, clientCredentialsGrant: false } } },
    { facts: { integration: { ...RECORD, clientType: 'public' } } },
    { facts: { integration: { ...RECORD, scopes: ['mcp'] } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, key: { type: 'RSA', bits: 2048 } } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, key: { type: 'RSA', bits: 4096 } } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, key: { type: 'EC', curve: 'secp256k1' } } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, key: { type: 'other', name: 'Ed25519' } } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, key: { type: 'other', name: 'rsa-pss' } } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, validUntil: '2036-10-31T00:00:00Z' } } },
    {
      facts: { certificate: { ...NEW_CERTIFICATE, validUntil: '2036-10-31T00:00:00Z' } },
      choices: { twoYearsFrom: 'upload' },
    },
    { facts: { certificate: { ...NEW_CERTIFICATE, validFrom: '2020-10-31T00:00:00Z' } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, validUntil: '2026-12-31T00:00:00Z' } } },
    { facts: { certificate: { ...NEW_CERTIFICATE, validFrom: '2027-05-01T00:00:00Z' } } },
    { facts: { certificates: [CERTIFICATE], known: CERTIFICATE } },
    { facts: { certificates: [REVOKED], known: REVOKED } },
    { facts: { known: { ...CERTIFICATE, integrationId: '9' } } },
    { facts: { certificates: [EXPIRED] } },
  ],
  decideRevokeCertificate: [
    { facts: { certificate: null } },
    { facts: { certificate: REVOKED } },
    { facts: { certificate: EXPIRED } },
    { facts: { certificate: { validFrom: '2028-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' } } },
  ],
  planRotation: [
    { facts: { certificates: [] } },
    { facts: { certificates: FIVE } },
    { release: '2025.2', facts: { certificates: FIVE } },
    { facts: { certificates: [REVOKED] } },
    { facts: { at: '2028-10-01T00:00:00Z' } },
    { choices: { rotationDays: { lead: 60, switch: 5, revoke: 10 } } },
  ],
  expiryNotices: [{ facts: { certificates: [] } }, { facts: { certificates: [...FIVE, REVOKED] } }],
  decideManageMappings: [
    { facts: { role: ADMINISTRATOR } },
    { facts: { role: { ...CLERK, permissions: ['OAuth 2.0 Authorized Applications Management'] } } },
    { facts: { role: { ...CLERK, permissions: ['ADMI_MANAGE_OAUTH2'] } } },
  ],
  decideOAuthAccess: [
    { facts: { role: { kind: 'other', permissions: [] } } },
    { facts: { role: { kind: 'other', permissions: ['ADMI_LOGIN_OAUTH2'] } } },
    { facts: { role: ADMINISTRATOR } },
  ],
  decideRotationCall: [
    { release: '2025.2' },
    { release: '2025.2', choices: { beforeListing: 'all' } },
    { release: '2025.2', facts: { operation: 'create' } },
    { facts: { token: null } },
    { facts: { operation: 'revoke' } },
    { facts: { token: { scopes: [], role: ADMINISTRATOR } } },
    { facts: { token: { scopes: ['rest_webservices'], role: CLERK } } },
    { facts: { token: { scopes: ['rest_webservices'], role: ADMINISTRATOR } } },
  ],
  validateRedirectUris: [
    ...[
      [],
      [URI],
      [URI, URI],
      [URI, 'https://b.example/cb'],
      ['com.example.app:/callback'],
      ['myapp:/callback'],
      ['javascript:alert(1)'],
      ['https://app.example.com/callback#top'],
      ['https://user@app.example.com/'],
      ['https://app.example.com/a/../b'],
      ['https://*.example.com/'],
      ['https://app.example.com/?code=1'],
      [''],
      ['callback'],
      ['http://localhost:8080/'],
      ['https://127.0.0.1/cb'],
      ['https://app.example.com:99999/'],
      ['https://exämple.com/'],
      ['https://app.example.com/ cb'],
      [`https://app.example.com/${'a'.repeat(3000)}`],
      ['HTTPS://APP.example.com/callback'],
    ].flatMap((redirectUris) => [
      { facts: { redirectUris } },
      { release: '2025.2', facts: { redirectUris } },
    ]),
    { facts: { redirectUris: ['https://app.example.com/callback#top'] }, choices: { fragment: 'allow' } },
    { facts: { redirectUris: [URI, 'https://b.example/cb'] }, choices: { maxCount: 1 } },
    { facts: { redirectUris: [URI] }, choices: { maxLength: 10 } },
    { facts: { redirectUris: ['https://app.example.com'] }, choices: { rewriting: 'refuse_all' } },
    { facts: { redirectUris: ['myapp:/callback'] }, choices: { schemeShape: 'refuse' } },
  ],
  decideRedirectUri: [
    { facts: { integration: null } },
    { facts: { redirectUri: `${URI}/` } },
    { facts: { integration: { redirectUris: [] } } },
    { facts: { integration: { redirectUris: ['javascript:alert(1)'] }, redirectUri: 'javascript:alert(1)' } },
    { facts: { redirectUri: '' } },
  ],
  decideTokenRedirectUri: [
    { facts: { redirectUri: `${URI}/` } },
    { facts: { redirectUri: '' } },
    { facts: { redirectUri: URI.toUpperCase() } },
  ],
  sessionAllowance: [
    { release: '2025.2' },
    { facts: { features: { multipleSessions: false } } },
    { facts: { roles: [] } },
    { facts: { roles: [ADMINISTRATOR, DUTY] } },
    { facts: { roles: [ADMINISTRATOR, { ...CLERK, inactive: true }] } },
    { facts: { roles: [ADMINISTRATOR, { ...CLERK, inactive: true }] }, choices: { inactiveRoles: 'ignore' } },
    { facts: { roles: [{ ...DUTY, samlSso: true }] } },
    { facts: { roles: [{ ...DUTY, samlSso: true }] }, choices: { samlRole: 'judged_without_saml' } },
  ],
  decideOpenSession: [
    { choices: {} },
    { facts: { roles: [ADMINISTRATOR] }, choices: {} },
    { facts: { sessions: [] } },
    { facts: { opening: { kind: 'soap' } } },
    { facts: { opening: { kind: 'web_store' } } },
    { facts: { opening: { kind: 'ui', sessionId: SESSION.id } } },
    { release: '2025.2' },
    { facts: { roles: [] } },
  ],
  decideUseSession: [
    { facts: { at: '2027-03-01T21:00:00Z' } },
    { facts: { at: '2027-03-01T13:00:00Z' } },
    { facts: { session: { ...SESSION, kind: 'soap' }, at: '2027-03-01T09:45:00Z' } },
    { facts: { session: { ...SESSION, kind: 'soap' } } },
    { facts: { session: { ...SESSION, kind: 'web_store' }, at: '2027-03-01T10:40:00Z' } },
    { facts: { session: { ...SESSION, kind: 'connect' }, at: '2027-03-01T21:00:00Z' } },
    { facts: { idleMinutes: 5 } },
    { facts: { role: { kind: 'other', permissions: ['View Unencrypted Credit Cards'] } } },
    { facts: { session: { ...SESSION, lastUsedAt: '2027-03-01T11:00:00Z' } } },
  ],
  sessionTimeouts: [
    ...['ui', 'soap', 'web_store', 'connect'].map((kind) => ({ facts: { kind } })),
    { facts: { role: { kind: 'other', permissions: ['View Unencrypted Credit Cards'] } } },
  ],
  validateIdleTimeout: [
    { facts: { idleMinutes: 0 } },
    { facts: { idleMinutes: 1.5 } },
    { facts: { idleMinutes: 100_000 } },
  ],
  decideEndOtherSessions: [{ facts: { sessionId: 'session-9' } }, { facts: { sessions: [] } }],
  decideSwitchRole: [
    { facts: { sessionId: 'session-9' } },
    { facts: { sessions: [] } },
    { facts: { roleId: '1012' } },
  ],
  planSessionChange: [
    { release: '2027.1', facts: { change: { kind: 'feature_changed', multipleSessions: false } } },
    { release: '2027.1', facts: { change: { kind: 'role_added', role: { ...CLERK, id: '9' } } } },
    { release: '2027.1', facts: { change: { kind: 'role_changed', role: DUTY } } },
    { release: '2027.1', facts: { change: { kind: 'role_removed', roleId: CLERK.id } } },
    { facts: { roles: [ADMINISTRATOR], sessionId: SESSION.id } },
    { facts: { change: { kind: 'upgraded', to: '2027.1', multipleSessions: true } } },
    { release: '2025.2', facts: { change: { kind: 'upgraded', to: '2026.1' } } },
    { choices: { onLowered: 'keep_until_next_login' } },
  ],
  twoFactorRequirement: [
    { facts: { role: CLERK } },
    { facts: { role: DUTY } },
    { facts: { role: { ...DUTY, samlSso: true } } },
    { facts: { role: { ...DUTY, samlSso: true } }, choices: { samlRole: 'judged_without_saml' } },
    { facts: { role: { ...CLERK, kind: 'customer_center' } } },
    { facts: { role: { ...CLERK, kind: 'sales_administrator' } } },
    { facts: { role: { ...CLERK, permissions: ['Integration Application'] } } },
    { facts: { role: { ...CLERK, permissions: ['View Unencrypted Credit Cards'] } } },
  ],
  decideSecondFactor: [
    ...['authenticator_app', 'backup_code', 'email_code', 'passkey'].flatMap((factor) => [
      { facts: { factor, firstLogin: true } },
      { release: '2025.2', facts: { factor } },
      { facts: { factor, passkeysDisabled: true } },
    ]),
  ],
  validateTrustedDevice: [
    { facts: { trustedDevice: { unit: 'days', count: 31 } } },
    { facts: { trustedDevice: { unit: 'hours', count: 4 } } },
    { facts: { trustedDevice: { unit: 'hours', count: 0 } } },
    { facts: { trustedDevice: { unit: 'session' } } },
  ],
  decideUserCredentials: [{ facts: { role: CLERK } }, { facts: { role: DUTY } }],
  pkceRequirement: [
    { release: '2026.2' },
    { facts: { integration: { createdIn: '2026.1', clientType: 'confidential' } } },
    { facts: { integration: { createdIn: '2026.1', clientType: 'public' } } },
    { facts: { integration: { createdIn: '2026.1', clientType: 'confidential' }, scopes: ['mcp'] } },
    {
      facts: {
        integration: {
          createdIn: '2026.1',
          clientType: 'confidential',
          authorizationCodeGrantSince: '2027.1',
        },
      },
      choices: { newIntegration: 'grant_enabled' },
    },
    {
      facts: {
        integration: {
          createdIn: '2026.1',
          clientType: 'confidential',
          authorizationCodeGrantSince: '2027.1',
        },
      },
    },
  ],
  decidePkceAuthorization: [
    { facts: { parameters: {} } },
    { facts: { parameters: { codeChallenge: 'short', codeChallengeMethod: 'S256' } } },
    { facts: { parameters: { codeChallenge: 'x'.repeat(43) } } },
    { facts: { parameters: { codeChallengeMethod: 'S256' } } },
    { facts: { parameters: { codeChallenge: 'x'.repeat(43), codeChallengeMethod: 'S256' } } },
    { release: '2026.1', facts: { parameters: {} } },
    { facts: { integration: { createdIn: '2026.1', clientType: 'confidential' }, parameters: {} } },
  ],
  decidePkceToken: [
    { facts: { codeVerifierMatches: false } },
    { facts: { codeVerifierMatches: false }, choices: { verifierError: 'invalid_request' } },
    { facts: { codeVerifier: 'short' } },
    { facts: { codeVerifier: '' } },
    { facts: { binding: null } },
    { facts: { binding: null, integration: { createdIn: '2026.1', clientType: 'confidential' } } },
  ],
  decideTbaCreation: [
    { release: '2026.2' },
    ...['connect', 'rest', 'restlet', 'soap'].map((channel) => ({ facts: { channel } })),
    { release: '2028.2' },
    { facts: { how: 'installed' } },
    { facts: { how: 'installed' }, choices: { installedRecord: 'existing' } },
    { facts: { how: 'box_on_existing_record', integration: { ...BOXES, tba: [] } } },
    {
      facts: { how: 'box_on_existing_record', integration: { ...BOXES, tba: [] } },
      choices: { lateTbaBox: 'allowed' },
    },
    { facts: { how: 'box_on_existing_record', integration: BOXES } },
    { facts: { how: 'token_for_existing_record', integration: BOXES } },
    { facts: { how: 'token_for_existing_record', integration: BOXES }, choices: { newToken: 'refused' } },
    { facts: { how: 'token_for_existing_record', integration: LATE } },
    { facts: { flow: 'issue_token' } },
  ],
  decideTbaUse: [
    { release: '2028.2' },
    { facts: { soapEndpoint: '2019.1' } },
    { facts: { integration: { ...LATE, state } } },
    { facts: { integration: { ...BOXES, state: 'blocked' } } },
    { facts: { integration: { ...BOXES, state: 'waiting_for_approval' } } },
    { facts: { integration: { ...BOXES, tba: [], state } } },
    { release: '2027.2', choices: { tbaEndOfSupport: '2027.2' } },
  ],
  decideTbaRecord: [
    { facts: { integration: LATE } },
    { facts: { integration: LATE, channels: ['soap', 'connect'] } },
    { facts: { integration: { ...BOXES, tba: ['three_step'] } } },
    { facts: { integration: { ...BOXES, tba: [] } } },
    { release: '2028.2' },
    { facts: { integration: { ...LATE, origin: 'installed' } }, choices: { installedRecord: 'existing' } },
  ],
  decideTbaChange: [
    { facts: { tbaBefore: [], integration: { ...BOXES, tbaSince: '2027.1' } } },
    {
      facts: { tbaBefore: [], integration: { ...BOXES, tbaSince: '2027.1' } },
      choices: { lateTbaBox: 'allowed' },
    },
    { facts: { integration: LATE } },
    { facts: { integration: { ...BOXES, tba: ['three_step'] } } },
    { release: '2028.2' },
  ],
  decideTbaPermission: [
    ...[
      { kind: 'manage_integration_records' },
      { kind: 'create_own_token', flow: 'ui_token' },
      { kind: 'create_own_token', flow: 'issue_token' },
      { kind: 'create_token_for_other', otherIsAdministrator: true },
      { kind: 'create_token_for_other', otherIsAdministrator: false },
      { kind: 'use_token' },
    ].flatMap((action) => [
      { facts: { action } },
      { facts: { action, role: { kind: 'other', permissions: [] } } },
      { facts: { action, role: ADMINISTRATOR } },
      { facts: { action, role: { ...CLERK, permissions: ['Access Token Management'] } } },
    ]),
  ],
  planTbaMove: [
    { facts: { uses: [] } },
    { facts: { attended: true } },
    { facts: { integration: { origin: 'installed' } } },
    { facts: { uses: [{ channel: 'connect' }, { channel: 'rest' }] } },
    { choices: { tbaEndOfSupport: '2028.1' } },
  ],
  decideNlauthUse: [
    { release: '2026.2' },
    { facts: { role2faRequired: true }, release: '2026.1' },
    { facts: { integration: { state: 'blocked', userCredentials: true } }, release: '2026.1' },
    { facts: { integration: { state, userCredentials: false } }, release: '2026.1' },
  ],
  soapEndpointSupport: ['2019.1', '2021.2', '2025.1', '2025.2'].flatMap((soapEndpoint) => [
    { facts: { soapEndpoint } },
    { release: '2028.2', facts: { soapEndpoint } },
  ]),
  decideClientAssertion: [
    { facts: { certificates: [] } },
    { facts: { certificates: [REVOKED] } },
    { facts: { integration: null } },
    { facts: { integration: { ...RECORD, state: 'blocked' } } },
    { facts: { integration: { ...RECORD, clientCredentialsGrant: false } } },
    { facts: { integration: { ...RECORD, clientType: 'public' } } },
    { facts: { integration: { ...RECORD, scopes: ['restlets'] } } },
    { facts: { at: '2027-03-01T12:00:00Z' } },
    { facts: { at: '2027-03-01T11:00:20Z' }, choices: { clockToleranceSeconds: 60 } },
    { facts: { accountId: 'TSTDRV123_SB1' } },
    { facts: { featureDisabled: true } },
    { facts: { subjectDisabled: true } },
    { facts: { assertion: { header: {}, claims: {} } } },
    { choices: { lifetime: 'under_60_minutes' } },
    { choices: { audience: 'suitetalk' } },
  ],
  validateIntegrationRecord: [
    { facts: { integration: { ...RECORD, clientType: 'public' } } },
    { facts: { integration: { ...RECORD, scopes: ['mcp', 'restlets'] } } },
    { facts: { integration: { ...RECORD, tba: ['three_step'] } } },
    { facts: { integration: { ...RECORD, userCredentials: true } } },
    { facts: { integration: { ...RECORD, createdIn: '2027.1', tba: ['ui_token'] } } },
    { facts: { integration: TBA_RECORD, channels: ['soap'] } },
    { release: '2028.2', facts: { integration: TBA_RECORD, channels: ['soap'] } },
    { facts: { integration: { ...RECORD, redirectUris: [] } } },
    { facts: { integration: { ...RECORD, scopes: [] } } },
  ],
  decideIntegrationChange: [
    { facts: { change: { edit: 'deletion' } } },
    { facts: { change: { edit: 'note' } } },
    { facts: { change: { edit: 'consent_policy' } } },
    { facts: { change: { edit: 'state', to: 'blocked' } } },
    { facts: { change: { edit: 'definition', to: { name: 'Store' } } } },
    { facts: { change: { edit: 'definition', to: { scopes: ['mcp'] } } } },
    {
      facts: {
        change: { edit: 'definition', to: { scopes: ['rest_webservices', 'restlets', 'suite_analytics'] } },
      },
    },
    {
      facts: {
        integration: { ...RECORD, origin: 'installed' },
        change: { edit: 'definition', to: { name: 'Store' } },
      },
    },
    {
      facts: {
        integration: TBA_RECORD,
        channels: ['soap'],
        change: { edit: 'definition', to: { name: 'Store' } },
      },
    },
    {
      release: '2028.2',
      facts: {
        integration: TBA_RECORD,
        channels: ['soap'],
        change: { edit: 'definition', to: { name: 'Store' } },
      },
    },
    {
      release: '2028.2',
      facts: {
        integration: TBA_RECORD,
        channels: ['soap'],
        change: { edit: 'definition', to: { name: 'Store' } },
      },
      choices: { modifyAfterSoap: 'allowed' },
    },
    { choices: { lateTbaBox: 'allowed' } },
  ],
  decideLogin: [
    { facts: { acknowledgements: [ACKNOWLEDGED] } },
    { facts: { acknowledgements: [ACKNOWLEDGED] }, choices: { overflow: 'deny_new' } },
    { facts: { notice: null }, choices: { overflow: 'deny_new' } },
    { facts: { notice: null, roleId: '9' } },
    { facts: { notice: null, roles: [{ ...CLERK, inactive: true }] } },
    { facts: { notice: null, roles: [ADMINISTRATOR], roleId: '3' } },
    { facts: { notice: null, session: { id: 'session-1' } } },
    { facts: { notice: null, session: { id: 'session-3', from: 'session-1' } } },
    { release: '2025.2' },
  ],
  classifyApiRequest: [
    { facts: { headers: {} } },
    {
      facts: {
        url: '/services/NetSuitePort_2025_2',
        method: 'POST',
        headers: { host: '1234567.suitetalk.api.netsuite.com' },
      },
    },
    {
      facts: {
        url: '/app/site/hosting/restlet.nl?script=1',
        headers: { host: '1234567.restlets.api.netsuite.com', cookie: 'JSESSIONID=1' },
      },
    },
    { facts: { url: '/elsewhere', headers: { authorization: ['Bearer a', 'Bearer b'] } } },
  ],
  decideApiUse: [
    { facts: { token: null } },
    { facts: { integration: null } },
    { facts: { token: { scopes: ['restlets'], role: CLERK } } },
    { facts: { token: { scopes: ['rest_webservices'], role: { kind: 'other', permissions: [] } } } },
    { facts: { token: { scopes: ['mcp'], role: MCP_ROLE } } },
    { facts: { integration: { ...RECORD, state: 'blocked' } } },
    { facts: { integration: { ...RECORD, scopes: ['restlets'] } } },
    { facts: { integration: { ...RECORD, authorizationCodeGrant: false, clientCredentialsGrant: false } } },
    ...['bearer', 'in_message', 'malformed', 'none', 'other', 'session'].flatMap((authentication) =>
      ['connect', 'issue_token', 'oauth2', 'rest', 'restlet', 'tba_token', 'unknown'].map((target) => ({
        facts: { request: { target, authentication }, sessionLive: false },
      })),
    ),
    { facts: { request: { target: 'restlet', authentication: 'session' }, sessionLive: true } },
    ...[TBA_RECORD, { ...TBA_RECORD, state: 'blocked' }, { ...TBA_RECORD, tba: [] }].flatMap(
      (integration) => [
        {
          facts: {
            request: { target: 'rest', authentication: 'tba', signatureMethod: 'HMAC-SHA256' },
            integration,
          },
        },
        {
          facts: {
            request: { target: 'tba_token', authentication: 'tba', signatureMethod: 'HMAC-SHA256' },
            integration,
            tokenFor: 'rest',
          },
        },
        {
          facts: {
            request: { target: 'rest', authentication: 'tba', signatureMethod: 'other' },
            integration,
          },
        },
        {
          release: '2026.1',
          facts: {
            request: { target: 'restlet', authentication: 'nlauth', namesApplication: true },
            integration: { ...integration, userCredentials: true },
            role2faRequired: false,
            restletCreatedIn: '2016.1',
          },
        },
        {
          facts: {
            request: { target: 'soap', authentication: 'in_message', soapEndpoint: '2025.2' },
            integration,
            soapAuthentication: 'tba',
            role2faRequired: false,
          },
        },
      ],
    ),
    { facts: { request: { target: 'soap', authentication: 'in_message', soapEndpoint: null } } },
  ],
  decideAuthorizationRequest: [
    { facts: { integration: null } },
    { facts: { integration: { ...RECORD, state: 'blocked' } } },
    { facts: { integration: { ...RECORD, authorizationCodeGrant: false } } },
    { facts: { integration: { ...RECORD, redirectUris: [] } } },
    { facts: { parameters: {} } },
    { facts: { host: 'account' } },
    ...[
      { response_type: 'token' },
      { scope: 'mcp' },
      { scope: 'mcp restlets' },
      { scope: '' },
      { scope: 'email' },
      { state: 'short' },
      { state: '' },
      { prompt: 'none' },
      { prompt: 'login consent' },
      { prompt: 'select_account' },
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: '' },
      { client_id: ['6d0e2b', 'other'] },
      { state: ['a'.repeat(24), 'b'.repeat(24)] },
      { code_challenge_method: 'plain' },
      { code_challenge: '', code_challenge_method: '' },
    ].map((parameters) => ({
      facts: {
        parameters: {
          ...{
            response_type: 'code',
            client_id: RECORD.clientId,
            redirect_uri: URI,
            scope: 'rest_webservices',
          },
          ...{ state: 'ykv2XLx1BpT5Q0F3MRPHb94j' },
          ...{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' },
          ...parameters,
        },
        integration: { ...RECORD, createdIn: '2027.1' },
      },
    })),
  ],
  decideTokenRequest: [
    { facts: { secretMatches: false } },
    { facts: { codeVerifierMatches: false } },
    { facts: { code: null } },
    { facts: { integration: null } },
    { facts: { integration: { ...RECORD, state: 'blocked' } } },
    { facts: { integration: { ...RECORD, authorizationCodeGrant: false } } },
    { facts: { at: '2027-03-01T11:00:00Z' } },
    { facts: { at: '2027-03-01T10:00:10Z' }, choices: { codeLifetimeSeconds: 30 } },
    { facts: { request: { authorization: null, parameters: {} } } },
    { facts: { request: { authorization: 'Bearer x', parameters: { grant_type: 'authorization_code' } } } },
    {
      facts: {
        request: {
          authorization: null,
          parameters: {
            grant_type: 'authorization_code',
            code: 'a',
            client_id: RECORD.clientId,
            redirect_uri: URI,
          },
        },
      },
    },
    {
      facts: {
        request: { authorization: null, parameters: { ...BY_REFRESH, code_verifier: CODE_VERIFIER } },
        integration: PUBLIC,
        refreshToken: REFRESH_TOKEN,
      },
    },
    {
      facts: {
        request: { authorization: null, parameters: { ...BY_REFRESH, scope: 'restlets' } },
        integration: PUBLIC,
        refreshToken: REFRESH_TOKEN,
      },
    },
    {
      facts: {
        request: { authorization: null, parameters: BY_REFRESH },
        integration: PUBLIC,
        refreshToken: { ...REFRESH_TOKEN, usedAt: AT },
        refreshTokenSettings: { validityHours: 1 },
      },
    },
    {
      facts: {
        request: { authorization: null, parameters: BY_REFRESH },
        integration: PUBLIC,
        refreshToken: null,
      },
    },
    {
      facts: {
        request: { authorization: 'Basic NmQwZTJiOnNlY3JldA==', parameters: { grant_type: 'password' } },
      },
    },
  ],
  validateRefreshTokenSettings: [
    { facts: { clientType: 'confidential' } },
    { facts: { validityHours: 0 } },
    { facts: { validityHours: 1.5, maximumRotationHours: 721 } },
    { facts: { maximumRotationHours: 720 } },
  ],
  explainError: [
    { facts: { error: 'token_rejected' } },
    { facts: { error: 'InvalidSignature' } },
    { facts: { error: 'nobody_has_this' } },
  ],
};

/** A JWT with the header and the claims of an assertion, and a signature that nobody looks at. */
function jwt({ assertion }: { assertion?: { header: object; claims: object } }): string {
  const parts = [assertion?.header, assertion?.claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, 'c2lnbmF0dXJl'].join('.');
}

/** Samples of what is seldom said. */
const SELDOM: Readonly<Record<string, readonly Variation[]>> = {
  explainError: EXPLAINED_ERRORS.map((error) => ({ facts: { error } })),
  decidePkceToken: [
    { facts: { binding: { codeChallenge: 'x'.repeat(43), codeChallengeMethod: 'plain' } } },
    { facts: { binding: null, scopes: ['mcp'] } },
    {
      facts: {
        binding: null,
        integration: { createdIn: '2026.1', clientType: 'confidential' },
        codeVerifier: CODE_VERIFIER,
      },
    },
  ],
  validateRedirectUris: [
    {
      facts: {
        redirectUris: ['https:/app.example.com', 'https://', 'com.example.app://callback/x', 'myapp:'],
      },
    },
  ],
  decideAddCertificate: [
    {
      facts: {
        certificates: ['1', '2', '3', '4', '5', '6', '7'].map((one) => ({
          ...CERTIFICATE,
          id: one.repeat(43),
        })),
      },
    },
  ],
  decideTokenRequest: [true, false].map((signatureValid) => ({
    facts: {
      request: {
        authorization: null,
        parameters: {
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: jwt(findQuestion('decideClientAssertion')?.example.facts ?? {}),
        },
      },
      assertion: { certificates: [CERTIFICATE], signatureValid },
    },
  })),
};

/** Questions whose facts have no member in common, so that a sample has facts of its own. */
const WHOLE: Readonly<Record<string, readonly QuestionDocument[]>> = {
  decideTbaUse: [
    ...['connect', 'rest', 'restlet'].flatMap((channel) =>
      [BOXES, LATE, { ...BOXES, tba: [] }].map((boxes) => ({
        release: '2027.1',
        facts: { channel, integration: { ...boxes, state } },
      })),
    ),
    { release: '2028.2', facts: { channel: 'rest', integration: { ...BOXES, state } } },
  ],
  decideNlauthUse: ['2026.1', '2027.1', '2028.2'].flatMap((release) => [
    { release, facts: { request: 'rest' } },
    {
      release,
      facts: {
        request: 'issue_token',
        integration: { ...BOXES, tba: ['issue_token'], state },
        channel: 'rest',
        role2faRequired: true,
      },
    },
    {
      release,
      facts: {
        request: 'issue_token',
        integration: { ...LATE, state },
        channel: 'soap',
        role2faRequired: true,
      },
    },
    {
      release,
      facts: { request: 'restlet', integration: null, restletCreatedIn: '2016.1', role2faRequired: false },
    },
    {
      release,
      facts: { request: 'restlet', integration: null, restletCreatedIn: '2026.1', role2faRequired: false },
    },
    {
      release,
      facts: {
        request: 'restlet',
        integration: { state, userCredentials: true },
        restletCreatedIn: '2016.1',
        role2faRequired: true,
      },
    },
  ]),
};

/** The samples of a question, its example among them. */
export function samplesOf(name: string): QuestionDocument[] {
  const example = findQuestion(name)?.example;
  if (example === undefined) throw new Error(`${name} is no question`);
  const varied = [...(VARIATIONS[name] ?? []), ...(SELDOM[name] ?? []), ...(FURTHER[name] ?? [])].map(
    ({ facts, ...rest }) => ({
      ...example,
      ...rest,
      facts: { ...example.facts, ...facts },
    }),
  );
  return [example, ...varied, ...(WHOLE[name] ?? []), ...(FURTHER_WHOLE[name] ?? [])];
}

/** The names that have samples, to be held against those of the questions. */
export const SAMPLED: readonly string[] = [
  ...new Set([VARIATIONS, FURTHER, WHOLE, FURTHER_WHOLE].flatMap((samples) => Object.keys(samples))),
];
