/**
 * Further samples: those of small questions, and those that lean on each choice and carry what is seldom said.
 *
 * @module
 */

import type { QuestionDocument } from '../../src/questions/index.js';
import {
  ADMINISTRATOR,
  CERTIFICATE,
  CLERK,
  NEW_CERTIFICATE,
  RECORD,
  SESSION,
} from '../../src/questions/nouns.js';
import type { Variation } from './samples.js';

const AT = '2027-03-01T10:00:00Z';
const { authorizationCodeGrant, clientCredentialsGrant, state } = RECORD;
const OTHER = { kind: 'other', permissions: [] };
const REVOKED = { ...CERTIFICATE, revokedAt: '2027-01-01T00:00:00Z' };
const FINGERPRINT = 'f'.repeat(43);
const CARD_ROLE = { kind: 'other', permissions: ['View Unencrypted Credit Cards'] };
const MCP_ROLE = {
  kind: 'other',
  permissions: ['MCP Server Connection', 'Log in using OAuth 2.0 Access Tokens'],
};
const MCP_RECORD = { ...RECORD, scopes: ['mcp'], clientType: 'public', clientCredentialsGrant: false };
const MCP_REQUEST = { target: 'mcp', authentication: 'bearer', accountId: '1234567' };
const REGISTRATION = {
  clientId: RECORD.clientId,
  clientType: 'public',
  state: 'enabled',
  authorizationCodeGrant: true,
  redirectUris: [
    'com.example.app:/callback',
    'https://localhost:8080/callback',
    'https://app.example.com/cb',
  ],
  dynamicClientRegistration: true,
  dynamicClientName: 'Orders',
};

/** Samples that differ from the example of their question. */
export const FURTHER: Readonly<Record<string, readonly Variation[]>> = {
  decideEnableLoginNotification: [
    { release: '2025.2' },
    { facts: { role: OTHER } },
    { facts: { role: { kind: 'administrator', permissions: [], inactive: true } } },
  ],
  decideEnableMultipleSessions: [
    { release: '2025.2' },
    { facts: { role: OTHER } },
    { facts: { role: { kind: 'administrator', permissions: [], inactive: true } } },
  ],
  decideSkipTwoFactorSetup: [{ facts: { skipped: 5 } }, { facts: { skipped: 0 } }, { facts: { skipped: 9 } }],
  decidePasskeyLogin: [
    { facts: { day: '2026-01-01' } },
    { facts: { target: 'api' } },
    { facts: { target: 'suitecommerce' } },
  ],
  decideSecondFactor: [
    { facts: { wrongCodes: 9 } },
    { facts: { afterReset: true } },
    { facts: { factor: 'passkey', fido2: false } },
    { facts: { factor: 'passkey', fido2: true } },
  ],
  decideUseSession: [
    { facts: { role: null } },
    { facts: { role: null, at: '2027-03-01T11:00:00Z' } },
    { facts: { role: { ...OTHER, inactive: true } } },
    { facts: { role: ADMINISTRATOR, at: '2027-03-01T09:50:00Z' } },
    { facts: { session: { ...SESSION, kind: 'web_store' }, absoluteMinutes: 30 } },
  ],
  sessionTimeouts: [
    { facts: { role: null } },
    { facts: { role: ADMINISTRATOR } },
    { facts: { role: CARD_ROLE, idleMinutes: null } },
    { facts: { kind: 'web_store', absoluteMinutes: 30 } },
    { facts: { idleMinutes: 1 } },
  ],
  decideUserCredentials: [
    { facts: { purpose: 'issue_token' } },
    { facts: { purpose: 'issue_token' }, choices: { issueToken: 'allowed' } },
    { facts: { role: { ...CLERK, inactive: true } } },
    { facts: { role: { ...CLERK, samlSso: true } } },
  ],
  decideOpenSession: [
    { facts: { features: { multipleSessions: false } }, choices: {} },
    { facts: { features: { multipleSessions: false } } },
  ],
  planSessionChange: [
    { release: '2027.1', facts: { change: { kind: 'role_changed', role: { ...CLERK, inactive: true } } } },
    {
      release: '2027.1',
      facts: { roles: [ADMINISTRATOR], change: { kind: 'role_added', role: { ...CLERK, id: '9' } } },
      choices: { onLowered: 'keep_until_next_login' },
    },
  ],
  decideAddCertificate: [
    { facts: { accountId: 'TSTDRV123_SB1' } },
    { facts: { accountId: '1234567' } },
    { facts: { integration: { ...RECORD, name: 'SuiteCloud Development Integration' } } },
    { facts: { revokedWithSameKey: { ...REVOKED, id: 'r'.repeat(43) } } },
    { facts: { revokedWithSameKey: { ...REVOKED, id: 'r'.repeat(43) } }, choices: { revokedKey: 'allow' } },
    {
      facts: {
        certificate: { ...NEW_CERTIFICATE, spkiFingerprint: FINGERPRINT },
        certificates: [{ ...REVOKED, id: 'r'.repeat(43), spkiFingerprint: FINGERPRINT }],
      },
    },
    {
      facts: {
        certificate: {
          ...NEW_CERTIFICATE,
          validFrom: '2027-02-01T00:00:00Z',
          validUntil: '2029-02-15T00:00:00Z',
        },
      },
    },
  ],
  decideManageMappings: [{ facts: { role: { kind: 'administrator', permissions: [], inactive: true } } }],
  decideOAuthAccess: [{ facts: { role: { kind: 'administrator', permissions: [], inactive: true } } }],
  pkceRequirement: [
    { facts: { integration: { createdIn: '2026.1', clientType: 'confidential' }, scopes: ['email'] } },
  ],
  decidePkceToken: [
    {
      facts: {
        binding: null,
        integration: { createdIn: '2026.1', clientType: 'confidential' },
        scopes: ['email'],
      },
    },
  ],
  decideTbaUse: [
    { facts: { integration: { ...RECORD, origin: 'installed', createdIn: '2027.1', tba: ['ui_token'] } } },
  ],
  decideTbaCreation: [
    {
      facts: {
        how: 'box_on_existing_record',
        integration: { createdIn: '2027.1', origin: 'installed', tba: [] },
      },
    },
  ],
  validateIntegrationRecord: [
    {
      facts: { integration: { ...RECORD, userCredentials: true, createdIn: '2027.1', origin: 'installed' } },
    },
    { facts: { integration: { ...RECORD, userCredentials: true, createdIn: '2027.1' } } },
    { facts: { integration: RECORD, channels: ['connect'] } },
  ],
  decideIntegrationChange: [
    { facts: { channels: ['restlet'], change: { edit: 'definition', to: { userCredentials: true } } } },
    {
      facts: { channels: ['restlet'], change: { edit: 'definition', to: { userCredentials: true } } },
      choices: { lateCredentialsBox: 'allowed' },
    },
  ],
  decideClientAssertion: [
    {
      facts: {
        assertion: {
          header: { alg: 'ES256', kid: CERTIFICATE.id, typ: 'JWT' },
          claims: {
            iss: RECORD.clientId,
            scope: ['rest_webservices'],
            aud: 'https://1234567.restlets.api.netsuite.com/services/rest/auth/oauth2/v1/token',
            iat: 1803895200,
            exp: 1803898800,
            jti: 'one',
          },
        },
      },
    },
    { choices: { jti: 'required' } },
  ],
  decideConsumerReset: [
    { choices: { consumerReset: 'tokens_end' } },
    { facts: { role: OTHER } },
    { facts: { integration: { origin: 'installed', tba: ['ui_token'] } } },
    { facts: { integration: { origin: 'owned', tba: [] } } },
    { facts: { role: { kind: 'administrator', permissions: [], inactive: true } } },
  ],
  installedRecord: [
    { facts: { by: 'bundle' } },
    { facts: { by: 'mcp_client' } },
    { facts: { approvalRequired: false } },
  ],
  decideOidcProviderUse: [
    { facts: { grant: 'clientCredentialsGrant' } },
    { facts: { integration: { authorizationCodeGrant: false, clientCredentialsGrant, state } } },
    { facts: { integration: { authorizationCodeGrant, clientCredentialsGrant, state: 'blocked' } } },
  ],
  decideUserCredentialsCreation: [
    { release: '2026.2' },
    { facts: { channel: 'rest' } },
    { facts: { channel: 'soap' }, release: '2026.1' },
    { facts: { how: 'installed' } },
    { facts: { how: 'installed' }, choices: { installedRecord: 'existing' } },
    ...['owned', 'installed'].flatMap((origin) =>
      ['2019.2', '2027.1'].flatMap((createdIn) =>
        [{}, { lateCredentialsBox: 'allowed', installedRecord: 'existing' }].map((choices) => ({
          facts: { how: 'box_on_existing_record', integration: { createdIn, origin } },
          choices,
        })),
      ),
    ),
  ],
  decideClientRegistration: [
    { facts: { clientName: 'Other' } },
    { facts: { redirectUris: [] } },
    { facts: { redirectUris: ['https://evil.example/cb'] } },
    { facts: { integrations: [REGISTRATION, { ...REGISTRATION, clientId: 'other' }] } },
    { facts: { integrations: [REGISTRATION], redirectUris: ['https://app.example.com/cb'] } },
    { facts: { integrations: [REGISTRATION], redirectUris: ['https://localhost:9999/callback'] } },
    ...[
      { state: 'blocked' },
      { clientType: 'confidential' },
      { authorizationCodeGrant: false },
      { dynamicClientRegistration: false },
      { dynamicClientName: null },
    ].map((change) => ({ facts: { integrations: [{ ...REGISTRATION, ...change }] } })),
  ],
  authorizationServerMetadata: [{ facts: { accountId: 'TSTDRV123_SB1' } }],
  decideAuthorizationRequest: [
    { facts: { integration: { ...RECORD, state: 'blocked' }, accountId: '1234567' } },
  ],
  diagnose: [
    { facts: { record: { state: 'blocked' } } },
    { facts: { record: null } },
    { facts: { detail: 'InvalidSignature', request: {} } },
    { facts: { role: { ...OTHER, inactive: true } } },
    { facts: { request: { authentication: 'bearer', target: 'rest' }, record: { scopes: ['restlets'] } } },
    { facts: { request: { authentication: 'nlauth', target: 'restlet', restletCreatedIn: '2026.1' } } },
    { facts: { request: { authentication: 'in_message', target: 'soap', soapEndpoint: '2019.1' } } },
    {
      facts: {
        request: {
          authentication: 'tba',
          target: 'rest',
          timestamp: '1803895200',
          receivedAt: AT,
          nonce: 'a',
        },
        record: { tba: ['ui_token'], tbaSince: null, createdIn: '2027.1', origin: 'owned' },
      },
    },
  ],
  decideApiUse: [
    ...[
      { scopes: ['mcp'], role: MCP_ROLE },
      { scopes: ['mcp'], role: { kind: 'administrator', permissions: [] } },
      { scopes: ['mcp'], role: OTHER },
      { scopes: ['mcp', 'restlets'], role: MCP_ROLE },
      { scopes: ['restlets'], role: MCP_ROLE },
    ].map((token) => ({ facts: { request: MCP_REQUEST, integration: MCP_RECORD, token } })),
    {
      facts: {
        request: MCP_REQUEST,
        integration: { ...MCP_RECORD, scopes: [] },
        token: { scopes: ['mcp'], role: MCP_ROLE },
      },
    },
  ],
  decideTokenRequest: [
    {
      facts: {
        request: {
          authorization: 'Basic NmQwZTJiOnNlY3JldA==',
          parameters: { grant_type: 'refresh_token', refresh_token: 'abc', client_id: RECORD.clientId },
        },
        refreshToken: null,
      },
    },
    {
      facts: {
        request: { authorization: 'Basic NmQwZTJiOnNlY3JldA==', parameters: { grant_type: 'password' } },
      },
      choices: { grantTypeError: 'invalid_request' },
    },
  ],
};

const LOGIN = { dataSource: 'netsuite2_com' };
const GUESSABLE = { ...LOGIN, failedLogins: 0, at: AT };
const LOCKED = { ...GUESSABLE, failedLogins: 5, lastFailedAt: '2027-03-01T09:50:00Z' };
const TBA_ALONE = {
  authorizationCodeGrant: false,
  clientCredentialsGrant: false,
  createdIn: '2019.2',
  origin: 'owned',
  state,
  tba: ['ui_token'],
  userCredentials: false,
};
const OAUTH2 = { authorizationCodeGrant, clientCredentialsGrant, scopes: ['suite_analytics'], state };

/** Samples with facts of their own. */
export const FURTHER_WHOLE: Readonly<Record<string, readonly QuestionDocument[]>> = {
  decideConnectUse: [
    { authentication: 'password', ...GUESSABLE },
    { authentication: 'password', ...LOCKED },
    { authentication: 'password', ...LOCKED, lastFailedAt: '2027-03-01T09:00:00Z' },
    { authentication: 'tba', ...GUESSABLE, integration: TBA_ALONE },
    { authentication: 'tba', ...GUESSABLE, integration: { ...TBA_ALONE, createdIn: '2027.1' } },
    { authentication: 'tba', ...GUESSABLE, integration: { ...TBA_ALONE, state: 'blocked' } },
    { authentication: 'tba', ...GUESSABLE, integration: { ...TBA_ALONE, clientCredentialsGrant: true } },
    { authentication: 'tba', ...GUESSABLE, dataSource: 'netsuite_com', integration: TBA_ALONE },
    { authentication: 'tba', ...LOCKED, integration: TBA_ALONE },
    ...[
      {},
      { dataSource: 'netsuite_com' },
      { role: OTHER },
      { integration: { ...OAUTH2, scopes: [] } },
      { integration: { ...OAUTH2, state: 'waiting_for_approval' } },
      { integration: { ...OAUTH2, authorizationCodeGrant: false, clientCredentialsGrant: false } },
    ].map((change) => ({
      ...{ authentication: 'oauth2', ...LOGIN, integration: OAUTH2 },
      ...{ role: { kind: 'administrator', permissions: [] }, ...change },
    })),
  ].map((facts) => ({ release: '2027.1', facts })),
  decidePkceToken: ['2026.1', '2027.1'].map((createdIn) => ({
    release: '2027.1',
    facts: {
      integration: { createdIn, clientType: 'confidential' },
      scopes: ['restlets'],
      binding: null,
      codeVerifierMatches: false,
    },
  })),
  decideNlauthUse: [
    {
      release: '2026.1',
      facts: {
        request: 'issue_token',
        integration: { createdIn: '2019.2', origin: 'owned', state, tba: ['ui_token', 'issue_token'] },
        channel: 'rest',
        role2faRequired: false,
      },
    },
    {
      release: '2026.1',
      facts: {
        request: 'issue_token',
        integration: { createdIn: '2019.2', origin: 'owned', state, tba: ['ui_token', 'issue_token'] },
        channel: 'rest',
        role2faRequired: true,
      },
    },
    {
      release: '2026.1',
      facts: {
        request: 'issue_token',
        integration: { createdIn: '2019.2', origin: 'owned', state, tba: ['ui_token', 'issue_token'] },
        channel: 'rest',
        role2faRequired: true,
      },
      choices: { issueToken: 'allowed' },
    },
    {
      release: '2026.1',
      facts: { request: 'restlet', integration: null, restletCreatedIn: '2016.1', role2faRequired: false },
      choices: { restletCredentials: 'none' },
    },
    {
      release: '2027.1',
      facts: {
        request: 'issue_token',
        integration: { createdIn: '2027.1', origin: 'installed', state, tba: ['issue_token'] },
        channel: 'rest',
        role2faRequired: false,
      },
    },
  ],
};
