/** ERR-3: what hides behind an invalid login attempt. The complaints are retold from those that clients of NetSuite report. */
import { describe, expect, it, test } from 'vitest';
import { RULES } from '../../../src/catalogue.js';
import type { Release } from '../../../src/core/release.js';
import { CAUSE_CODES, CAUSES } from '../../../src/gateway/errors/diagnosis/causes.js';
import { QUESTIONS } from '../../../src/gateway/errors/diagnosis/questions.js';
import {
  type Diagnosis,
  type DiagnosisFacts,
  diagnose,
  EXPLAINED_ERRORS,
  explainError,
} from '../../../src/gateway/errors/index.js';
import { classifyApiRequest } from '../../../src/gateway/index.js';

const INVALID = 'Invalid login attempt.';
const TBA_RESTLET = { authentication: 'tba', target: 'restlet' } as const;
const TBA_REST = { authentication: 'tba', target: 'rest' } as const;
const BEARER = { authentication: 'bearer', target: 'rest' } as const;
const NLAUTH = { authentication: 'nlauth', target: 'restlet', namesApplication: true } as const;
const SOAP = { target: 'soap', soapEndpoint: '2024.1' } as const;
const CLERK = { kind: 'other', permissions: [], designated2fa: false } as const;
const OLD = {
  state: 'enabled',
  origin: 'owned',
  createdIn: '2024.1',
  tbaSince: null,
  tba: ['ui_token'],
} as const;
const SANDBOX = { realm: '1234567_SB1', host: '1234567-sb1.restlets.api.netsuite.com' } as const;
const NOW = '2026-11-25T12:00:00Z';
const NOW_SECONDS = Date.parse(NOW) / 1000;

/** The cause that comes first, and how likely it is. */
function first({ causes: [one] }: Diagnosis): string {
  return one === undefined ? 'none' : `${one.cause} ${one.likelihood}`;
}

function listed({ causes }: Diagnosis): string[] {
  return causes.map(({ cause }) => cause);
}

describe('a cause that the evidence proves comes first, and says so', () => {
  test.each<[complaint: string, release: Release, facts: DiagnosisFacts, cause: string]>([
    [
      'IR-2: the record is blocked',
      '2026.2',
      { message: INVALID, record: { state: 'blocked' } },
      'integration_blocked',
    ],
    [
      'IR-2: it waits for approval',
      '2026.2',
      { record: { state: 'waiting_for_approval' } },
      'integration_not_approved',
    ],
    ['IR-5: no record has the key', '2026.2', { request: TBA_REST, record: null }, 'integration_unknown'],
    ['IR-5: nor the application id', '2026.2', { request: NLAUTH, record: null }, 'integration_unknown'],
    [
      'IR-5: the TBA box is not checked',
      '2026.2',
      { request: TBA_REST, record: { tba: [] } },
      'tba_not_enabled',
    ],
    [
      'TBA-20: a client signs with SHA-1',
      '2026.2',
      { request: { ...TBA_RESTLET, signatureMethod: 'HMAC-SHA1' } },
      'signature_method',
    ],
    [
      'TBA-17: a clock is six minutes slow',
      '2026.2',
      { request: { ...TBA_REST, timestamp: NOW_SECONDS - 360, receivedAt: NOW } },
      'timestamp_off',
    ],
    [
      'TBA-17: a timestamp in milliseconds',
      '2026.2',
      { request: { ...TBA_REST, timestamp: `${NOW_SECONDS}000` } },
      'timestamp_off',
    ],
    ['TBA-17: a timestamp in words', '2026.2', { request: { ...TBA_REST, timestamp: NOW } }, 'timestamp_off'],
    [
      'TBA-17: a nonce of five characters',
      '2026.2',
      { request: { ...TBA_REST, nonce: '12345' } },
      'nonce_short',
    ],
    [
      'ERR-3: production’s realm at a sandbox',
      '2026.2',
      { request: { ...TBA_RESTLET, ...SANDBOX, realm: '1234567' } },
      'account_other',
    ],
    ['TBA-16: the role has no permission', '2026.2', { request: TBA_REST, role: CLERK }, 'role_without_tba'],
    [
      'TBA-16: it can only manage tokens',
      '2026.2',
      { request: TBA_REST, role: { kind: 'other', permissions: ['Access Token Management'] } },
      'role_without_tba',
    ],
    ['CERT-16: nor that of OAuth 2.0', '2026.2', { request: BEARER, role: CLERK }, 'role_without_oauth2'],
    [
      'ERR-1: the role is inactive',
      '2026.2',
      { request: TBA_REST, role: { inactive: true } },
      'role_inactive',
    ],
    [
      'ERR-3: Web Services Only at a RESTlet',
      '2026.2',
      { request: TBA_RESTLET, role: { webServicesOnly: true } },
      'role_web_services_only',
    ],
    [
      '2FA-7: an Administrator’s password',
      '2026.2',
      { request: NLAUTH, role: { kind: 'administrator', permissions: [] } },
      'nlauth_2fa_role',
    ],
    [
      '2FA-7: a designated role',
      '2026.2',
      { request: NLAUTH, role: { kind: 'other', designated2fa: true } },
      'nlauth_2fa_role',
    ],
    ['TBA-8: NLAuth in 2027.1', '2027.1', { request: NLAUTH }, 'nlauth_ended'],
    [
      'IR-5: User Credentials is not checked',
      '2026.2',
      { request: NLAUTH, record: { userCredentials: false } },
      'nlauth_not_enabled',
    ],
    [
      'TBA-19: a RESTlet of 2022.1',
      '2026.2',
      { request: { ...NLAUTH, restletCreatedIn: '2022.1' } },
      'nlauth_new_restlet',
    ],
    [
      'SOAP-3: a passport at the endpoint 2023.2',
      '2026.1',
      { request: { ...SOAP, soapEndpoint: '2023.2', soapAuthentication: 'nlauth' } },
      'nlauth_new_soap_endpoint',
    ],
    [
      'IR-6: NLAuth at REST web services',
      '2026.2',
      { request: { authentication: 'nlauth', target: 'rest' } },
      'nlauth_not_on_rest',
    ],
    [
      'SOAP-1: a WSDL of 2019.1',
      '2026.1',
      { request: { target: 'soap', soapEndpoint: '2019.1' } },
      'soap_endpoint_disabled',
    ],
    ['SOAP-1: any SOAP in 2028.2', '2028.2', { request: { target: 'soap' } }, 'soap_endpoint_disabled'],
    [
      'SOAP-1: a WSDL of 2017.1',
      '2026.1',
      { request: { target: 'soap', soapEndpoint: null } },
      'soap_endpoint_unknown',
    ],
    [
      'TBA-1: a record of 2027.1',
      '2027.2',
      { request: TBA_REST, record: { origin: 'owned', createdIn: '2027.1' } },
      'tba_new_integration',
    ],
    [
      'TBA-1: one that was installed then',
      '2027.2',
      { request: TBA_REST, record: { origin: 'installed', createdIn: '2027.1' } },
      'tba_installed_record',
    ],
    [
      'TBA-1: the box was checked late',
      '2027.2',
      { request: TBA_REST, record: { ...OLD, tbaSince: '2027.1' } },
      'tba_box_checked_late',
    ],
    ['TBA-5, TBA-6: TBA has ended', '2028.2', { request: TBA_REST, record: OLD }, 'tba_ended'],
    [
      'IR-7: IssueToken without its box',
      '2026.2',
      { request: { authentication: 'nlauth', target: 'issue_token' }, record: OLD },
      'tba_flow_not_enabled',
    ],
    [
      '2FA-7, CHOICE-2FA-ISSUE-TOKEN: IssueToken with a role that requires 2FA',
      '2026.2',
      { request: { authentication: 'nlauth', target: 'issue_token' }, role: { kind: 'administrator' } },
      'nlauth_2fa_role',
    ],
    [
      'IR-7: nor that of the three-step flow',
      '2026.2',
      { request: { authentication: 'tba', target: 'tba_token' }, record: OLD },
      'tba_flow_not_enabled',
    ],
    [
      'TBA-14: an access token at SOAP',
      '2026.2',
      { request: { authentication: 'bearer', target: 'soap' } },
      'oauth2_not_on_soap',
    ],
    [
      'PK-3: the scope is not on the record',
      '2026.2',
      { request: BEARER, record: { scopes: ['restlets'] } },
      'scope_not_enabled',
    ],
    [
      'PK-3: nor that of MCP',
      '2026.2',
      { request: { authentication: 'bearer', target: 'mcp' }, record: { scopes: ['restlets'] } },
      'scope_not_enabled',
    ],
    [
      'IR-5: no grant of OAuth 2.0',
      '2026.2',
      { request: BEARER, record: { authorizationCodeGrant: false, clientCredentialsGrant: false } },
      'oauth2_not_enabled',
    ],
    [
      'PK-15: no Authorization header',
      '2026.2',
      { request: { authentication: 'none', target: 'rest' } },
      'credentials_missing',
    ],
    [
      'PK-15: a broken one',
      '2026.2',
      { request: { authentication: 'malformed', target: 'rest' } },
      'credentials_malformed',
    ],
    [
      'IR-6: Basic at REST web services',
      '2026.2',
      { request: { authentication: 'other', target: 'rest' } },
      'scheme_unsupported',
    ],
    [
      'IR-6: TBA at the IssueToken endpoint',
      '2026.2',
      { request: { authentication: 'tba', target: 'issue_token' } },
      'target_wrong',
    ],
    [
      'TBA at the token endpoint of OAuth 2.0',
      '2026.2',
      { request: { authentication: 'tba', target: 'oauth2' } },
      'target_wrong',
    ],
    [
      'a session cookie at REST web services',
      '2026.2',
      { request: { authentication: 'session', target: 'rest' } },
      'target_wrong',
    ],
    [
      'TBA at the MCP endpoint',
      '2026.2',
      { request: { authentication: 'tba', target: 'mcp' } },
      'target_wrong',
    ],
    [
      'a URL that is none',
      '2026.2',
      { request: { authentication: 'bearer', target: 'unknown' } },
      'target_wrong',
    ],
    [
      'a session cookie at the MCP endpoint',
      '2026.2',
      { request: { authentication: 'session', target: 'mcp' } },
      'target_wrong',
    ],
    [
      'SOAP-1: an endpoint that is none, of which nothing else is known',
      '2026.2',
      { request: { soapEndpoint: null } },
      'soap_endpoint_unknown',
    ],
    [
      'PK-15: no header, whatever the record',
      '2026.2',
      { request: { authentication: 'none', target: 'rest' }, record: { state: 'blocked' } },
      'credentials_missing',
    ],
  ])('%s (%s)', (_, release, facts, cause) => {
    const diagnosis = diagnose(release, facts);
    expect(first(diagnosis)).toBe(`${cause} proven`);
    expect(diagnosis.causes[0]?.because.length).toBeGreaterThan(0);
    expect(diagnosis.wouldDecide).toEqual([]);
    expect(diagnosis.rules).toContain(diagnosis.causes[0]?.rule);
  });

  it('CHOICE-TBA-NEW, CHOICE-TBA-END: names the choices that were leaned on', () => {
    const late = { request: TBA_REST, record: { origin: 'owned', createdIn: '2027.1' } } as const;
    expect(diagnose('2027.2', late).rules).toContain('CHOICE-TBA-NEW');
    expect(diagnose('2028.2', { request: TBA_REST }).rules).toContain('CHOICE-TBA-END');
  });

  it('CHOICE-TBA-INSTALLED, CHOICE-TBA-LATE-BOX, CHOICE-TBA-END: goes by the choices of the caller', () => {
    const installed = {
      request: TBA_REST,
      record: { ...OLD, origin: 'installed', createdIn: '2027.1' },
    } as const;
    expect(listed(diagnose('2027.2', installed, { installedRecord: 'existing' }))).not.toContain(
      'tba_installed_record',
    );
    const late = { request: TBA_REST, record: { ...OLD, tbaSince: '2027.1' } } as const;
    expect(listed(diagnose('2027.2', late, { lateTbaBox: 'allowed' }))).not.toContain('tba_box_checked_late');
    expect(first(diagnose('2028.1', { request: TBA_REST }, { tbaEndOfSupport: '2028.1' }))).toBe(
      'tba_ended proven',
    );
  });
});

describe('a cause that the evidence rules out is not listed', () => {
  test.each<[complaint: string, release: Release, facts: DiagnosisFacts, cause: string]>([
    ['the record is enabled', '2026.2', { record: { state: 'enabled' } }, 'integration_blocked'],
    ['there is a record', '2026.2', { request: TBA_REST, record: {} }, 'integration_unknown'],
    ['there is none', '2026.2', { request: TBA_REST, record: null }, 'tba_not_enabled'],
    [
      'a RESTlet without an application id',
      '2026.2',
      { request: { ...NLAUTH, namesApplication: false }, record: null },
      'integration_unknown',
    ],
    [
      'the signature method is right',
      '2026.2',
      { request: { ...TBA_REST, signatureMethod: 'HMAC-SHA256' } },
      'signature_method',
    ],
    [
      'the clock is four minutes slow',
      '2026.2',
      { request: { ...TBA_REST, timestamp: `${NOW_SECONDS - 240}`, receivedAt: new Date(NOW) } },
      'timestamp_off',
    ],
    ['the nonce is long enough', '2026.2', { request: { ...TBA_REST, nonce: '123456' } }, 'nonce_short'],
    [
      'the realm is the host’s account',
      '2026.2',
      { request: { ...TBA_RESTLET, ...SANDBOX } },
      'account_other',
    ],
    ['and spelt so', '2026.2', { request: { ...TBA_RESTLET, ...SANDBOX } }, 'realm_misspelt'],
    ['the host is that of RESTlets', '2026.2', { request: { ...TBA_RESTLET, ...SANDBOX } }, 'host_wrong'],
    [
      'the host is known by its account',
      '2026.2',
      { request: { ...TBA_RESTLET, accountId: '1234567' } },
      'host_wrong',
    ],
    [
      'the role has the permission, by its id',
      '2026.2',
      { request: TBA_REST, role: { kind: 'other', permissions: ['ADMI_LOGIN_OAUTH'] } },
      'role_without_tba',
    ],
    ['the role is active', '2026.2', { request: TBA_REST, role: { inactive: false } }, 'role_inactive'],
    [
      'REST web services are web services',
      '2026.2',
      { request: TBA_REST, role: { webServicesOnly: true } },
      'role_web_services_only',
    ],
    ['nothing requires 2FA of the role', '2026.2', { request: NLAUTH, role: CLERK }, 'nlauth_2fa_role'],
    ['TBA-8: NLAuth in 2026.2', '2026.2', { request: NLAUTH }, 'nlauth_ended'],
    ['TBA-1: before 2027.1', '2026.2', { request: TBA_REST }, 'tba_new_integration'],
    ['TBA-3: the record is old', '2027.2', { request: TBA_REST, record: OLD }, 'tba_new_integration'],
    ['and so is its box', '2027.2', { request: TBA_REST, record: OLD }, 'tba_box_checked_late'],
    [
      'TBA-5: Connect keeps TBA',
      '2028.2',
      { request: { authentication: 'tba', target: 'connect' } },
      'tba_ended',
    ],
    [
      'the record has the scope',
      '2026.2',
      { request: BEARER, record: { scopes: ['rest_webservices'] } },
      'scope_not_enabled',
    ],
    [
      'one grant is enough',
      '2026.2',
      { request: BEARER, record: { clientCredentialsGrant: true } },
      'oauth2_not_enabled',
    ],
    ['a token of TBA does not expire', '2026.2', { request: TBA_REST }, 'access_token_expired'],
    ['a password is not signed', '2026.2', { request: NLAUTH }, 'signature_wrong'],
    ['the Detail names the timestamp', '2026.2', { detail: 'InvalidTimestamp' }, 'signature_wrong'],
    [
      'Basic is for the token endpoint',
      '2026.2',
      { request: { authentication: 'other', target: 'oauth2' } },
      'scheme_unsupported',
    ],
    [
      'a bearer token is for the MCP endpoint',
      '2026.2',
      { request: { authentication: 'bearer', target: 'mcp' } },
      'target_wrong',
    ],
    [
      'a session does not need a host of an API',
      '2026.2',
      { request: { authentication: 'session', target: 'restlet', host: '1234567.app.netsuite.com' } },
      'host_wrong',
    ],
    [
      'a token is got before it is used',
      '2026.2',
      { request: { authentication: 'tba', target: 'tba_token' }, role: CLERK },
      'role_without_tba',
    ],
    [
      'a header that names an application is no signature',
      '2026.2',
      { request: { namesApplication: true } },
      'signature_wrong',
    ],
    [
      'a session is of a role that may log in',
      '2026.2',
      { request: { authentication: 'session', target: 'restlet' }, role: { webServicesOnly: true } },
      'role_web_services_only',
    ],
  ])('%s (%s)', (_, release, facts, cause) => {
    expect(listed(diagnose(release, facts))).not.toContain(cause);
    expect(listed(diagnose(release, {}))).toEqual(
      cause.startsWith('tba_') || cause === 'nlauth_ended'
        ? expect.anything()
        : expect.arrayContaining([cause]),
    );
  });
});

describe('a Detail', () => {
  it('ERR-3: leaves one cause, which it proves', () => {
    const diagnosis = diagnose('2026.2', { message: INVALID, detail: 'InvalidTimestamp' });
    expect(listed(diagnosis)).toEqual(['timestamp_off']);
    expect(first(diagnosis)).toBe('timestamp_off proven');
    expect(diagnosis.causes[0]?.because).toEqual([
      { path: ['detail'], message: 'The Detail of the Login Audit Trail names it.' },
    ]);
  });

  it('ERR-3: InvalidSignature with sb1 in small letters is most likely that', () => {
    const facts = {
      message: INVALID,
      detail: 'InvalidSignature',
      request: { ...SOAP, soapAuthentication: 'tba', realm: '1234567_sb1' },
    } as const;
    const diagnosis = diagnose('2026.2', facts);
    expect(listed(diagnosis).slice(0, 2)).toEqual(['realm_misspelt', 'signature_wrong']);
    expect(diagnosis.wouldDecide.map(({ evidence }) => evidence)).toEqual(['request.host']);
  });

  it('TBA-17: InvalidSignature with the right account and host is the signature', () => {
    const diagnosis = diagnose('2026.2', {
      detail: 'InvalidSignature',
      request: { ...TBA_RESTLET, ...SANDBOX },
    });
    expect(first(diagnosis)).toBe('signature_wrong proven');
    expect(diagnosis.names.map(({ kind }) => kind)).toEqual(['tba']);
  });

  it('CERT-25: InvalidSignature of an access token is explained as that', () => {
    const diagnosis = diagnose('2026.2', { detail: 'InvalidSignature', request: BEARER });
    expect(diagnosis.names.map(({ kind }) => kind)).toEqual(['audit_detail']);
  });

  it('ERR-1: permission_denied leaves the role and the entity, and asks about the role', () => {
    const diagnosis = diagnose('2026.2', { detail: 'permission_denied', request: TBA_REST, record: OLD });
    expect(listed(diagnosis)).toEqual(['role_without_tba', 'role_inactive', 'entity_without_access']);
    expect(diagnosis.wouldDecide.map(({ evidence }) => evidence).sort()).toEqual([
      'role.inactive',
      'role.permissions',
    ]);
  });

  it('ERR-1: and an active role with its permission leaves the entity', () => {
    const role = { kind: 'other', permissions: ['Log in using Access Tokens'], inactive: false } as const;
    const diagnosis = diagnose('2026.2', {
      detail: 'permission_denied',
      request: TBA_REST,
      record: OLD,
      role,
    });
    expect(first(diagnosis)).toBe('entity_without_access proven');
  });

  it('FeatureDisabled is of either feature until the credentials are known', () => {
    expect(listed(diagnose('2026.2', { detail: 'FeatureDisabled' })).slice(0, 2)).toEqual([
      'tba_feature_off',
      'oauth2_feature_off',
    ]);
    expect(first(diagnose('2026.2', { detail: 'FeatureDisabled', request: BEARER }))).toBe(
      'oauth2_feature_off proven',
    );
  });

  it('TBA-1: FeatureDisabled does not rule out that new TBA is refused, for which no name is documented', () => {
    const facts = {
      detail: 'FeatureDisabled',
      request: TBA_REST,
      record: { ...OLD, createdIn: '2027.1' },
    } as const;
    expect(first(diagnose('2027.2', facts))).toBe('tba_new_integration proven');
  });

  it('keeps apart what is wrong besides', () => {
    const diagnosis = diagnose('2026.2', {
      detail: 'nonce_used',
      request: TBA_REST,
      record: { state: 'blocked' },
    });
    expect(listed(diagnosis)).toEqual(['nonce_used']);
    expect(diagnosis.alsoWrong.map(({ cause, likelihood }) => [cause, likelihood])).toEqual([
      ['integration_blocked', 'proven'],
    ]);
    expect(diagnosis.rules).toEqual(['TBA-17', 'IR-2']);
  });

  it('that the record contradicts leaves nothing, and asks whether both are of one attempt', () => {
    const diagnosis = diagnose('2026.2', { detail: 'IntegrationBlocked', record: { state: 'enabled' } });
    expect(diagnosis.causes).toEqual([]);
    expect(diagnosis.names.length).toBeGreaterThan(0);
    expect(diagnosis.wouldDecide).toMatchObject([{ evidence: 'attempt', decides: [] }]);
  });

  it('ERR-2: that no cause goes by is explained as it stands', () => {
    const diagnosis = diagnose('2026.2', {
      message: '{"error":"invalid_grant"}',
      detail: 'RefreshTokenExpired',
    });
    expect(first(diagnosis)).toBe('named_error proven');
    expect(diagnosis.causes[0]?.message).toBe('The refresh token has expired.');
  });

  it('ERR-2: may have more after its name', () => {
    expect(first(diagnose('2026.2', { detail: 'InvalidCallback <<--https://example.com/cb-->>' }))).toBe(
      'named_error proven',
    );
  });

  test.each(EXPLAINED_ERRORS)('%s leaves a cause, and is explained', (detail) => {
    const diagnosis = diagnose('2026.2', { detail });
    expect(diagnosis.causes.length).toBeGreaterThan(0);
    expect(diagnosis.names).toEqual(explainError(detail));
  });

  test.each(['SomethingNew', 'constructor', 'toString', '__proto__', '', 'unknown'])(
    '“%s” is not known: everything is left, and the Detail is asked for',
    (detail) => {
      const diagnosis = diagnose('2026.2', { detail });
      expect(diagnosis).toEqual(diagnose('2026.2', {}));
      expect(diagnosis.names).toEqual([]);
      expect(diagnosis.wouldDecide[0]?.evidence).toBe('detail');
    },
  );

  it('of a successful row says nothing', () => {
    expect(diagnose('2026.2', { detail: null })).toEqual(diagnose('2026.2', {}));
  });
});

describe('a message', () => {
  test.each([
    ['a fault of SOAP', 'soapenv:Server.userException: Invalid login attempt.'],
    [
      'a body of REST web services',
      '{"o:errorDetails":[{"detail":"Invalid login attempt. For more details, see the Login Audit Trail","o:errorCode":"INVALID_LOGIN"}]}',
    ],
    ['a body of a RESTlet', '{"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"Invalid\nlogin attempt."}}'],
  ])('ERR-3: %s says little', (_, message) => {
    const diagnosis = diagnose('2026.2', { message });
    expect(listed(diagnosis)).toEqual(listed(diagnose('2026.2', {})));
    expect(diagnosis.names.every(({ rules }) => rules.includes('ERR-3'))).toBe(true);
    expect(diagnosis.wouldDecide[0]).toMatchObject({ evidence: 'detail', decides: listed(diagnosis) });
  });

  it('PK-15: invalid_token leaves what an access token can fail for', () => {
    const message =
      'Bearer realm="1234567", error="invalid_token", error_description="Invalid login attempt."';
    const diagnosis = diagnose('2026.2', { message, request: BEARER });
    expect(first(diagnosis)).toBe('named_error likely');
    expect(listed(diagnosis)).toEqual(
      expect.arrayContaining(['access_token_expired', 'token_revoked', 'role_without_oauth2']),
    );
    expect(listed(diagnosis)).not.toContain('signature_wrong');
    expect(first(diagnose('2026.2', { message, request: BEARER, detail: 'AccessTokenExpired' }))).toBe(
      'access_token_expired proven',
    );
  });

  it('ERR-3: INVALID_LOGIN_CREDENTIALS points to Web Services Only', () => {
    const request = TBA_RESTLET;
    expect(first(diagnose('2026.2', { message: 'INVALID_LOGIN_CREDENTIALS', request }))).toBe(
      'role_web_services_only likely',
    );
    const role = { webServicesOnly: false };
    expect(listed(diagnose('2026.2', { message: 'INVALID_LOGIN_CREDENTIALS', request, role }))).not.toContain(
      'role_web_services_only',
    );
  });

  it('PK-14: invalid_grant at the token endpoint may hide a blocked record', () => {
    const facts = {
      message: 'invalid_grant',
      request: { authentication: 'other', target: 'oauth2' },
    } as const;
    expect(listed(diagnose('2026.2', facts)).slice(0, 2)).toEqual(['named_error', 'integration_blocked']);
    expect(first(diagnose('2026.2', { ...facts, record: { state: 'blocked' } }))).toBe(
      'integration_blocked proven',
    );
  });

  it('SES-12: too many requests are no wrong credential', () => {
    const diagnosis = diagnose('2026.2', { message: 'SSS_REQUEST_LIMIT_EXCEEDED' });
    expect(first(diagnosis)).toBe('named_error proven');
    expect(diagnosis.rules).toEqual(['SES-12']);
  });

  it('is read up to a bound', () => {
    expect(diagnose('2026.2', { message: `${' x'.repeat(1_000_000)} nonce_used` }).names).toEqual([]);
  });
});

describe('evidence that is in doubt', () => {
  it('ERR-3: the realm in small letters or with a hyphen is likely, since reports say so and no page', () => {
    for (const realm of ['1234567_sb1', '1234567-SB1', 'tstdrv123', '1234567/']) {
      expect(first(diagnose('2026.2', { message: INVALID, request: { ...TBA_RESTLET, realm } }))).toBe(
        'realm_misspelt likely',
      );
    }
  });

  it('a host that is not the account’s own is likely', () => {
    for (const host of ['webservices.netsuite.com', '1234567.restlets.api.netsuite.com']) {
      expect(first(diagnose('2026.2', { request: { ...TBA_REST, host } }))).toBe('host_wrong likely');
    }
  });

  it('a host of the account is not judged where no page says which serves', () => {
    const request = { authentication: 'tba', target: 'tba_token', host: '1234567.app.netsuite.com' } as const;
    expect(listed(diagnose('2026.2', { request }))).not.toContain('host_wrong');
  });

  it('the account of the host may be told apart from the host', () => {
    const request = {
      ...TBA_REST,
      host: 'gateway.example.com',
      accountId: '1234567-sb1',
      realm: '1234567',
    } as const;
    expect(listed(diagnose('2026.2', { request }))).toContain('account_other');
    expect(diagnose('2026.2', { request }).causes[0]?.cause).toBe('account_other');
  });

  it('TBA-5: a token may be meant for Connect, which keeps TBA', () => {
    const request = { authentication: 'tba', target: 'tba_token' } as const;
    expect(
      diagnose('2028.2', { request }).causes.find(({ cause }) => cause === 'tba_ended')?.likelihood,
    ).toBe('possible');
  });

  it('2FA-4: a designated role that may be a Customer Center role does not surely require 2FA', () => {
    const diagnosis = diagnose('2026.2', { request: NLAUTH, role: { designated2fa: true } });
    expect(diagnosis.causes.find(({ cause }) => cause === 'nlauth_2fa_role')?.likelihood).toBe('possible');
  });

  it('IR-5: whether a RESTlet needs a record is not known without its header', () => {
    const request = { authentication: 'nlauth', target: 'restlet' } as const;
    expect(
      diagnose('2026.2', { request, record: null }).causes.find(
        ({ cause }) => cause === 'integration_unknown',
      )?.likelihood,
    ).toBe('possible');
  });

  it('an arrival that is no instant leaves the timestamp in doubt', () => {
    const request = { ...TBA_REST, timestamp: NOW_SECONDS, receivedAt: '12/22/2024 8:53:01 pm' } as const;
    expect(listed(diagnose('2026.2', { request }))).toContain('timestamp_off');
  });

  it('TBA-17: a timestamp alone is not enough', () => {
    const { wouldDecide } = diagnose('2026.2', { request: { ...TBA_REST, timestamp: NOW_SECONDS } });
    expect(wouldDecide.map(({ evidence }) => evidence)).toContain('request.timestamp');
  });

  it('PK-13, PK-14: invalid_request is explained, and may hide credentials that are missing', () => {
    const diagnosis = diagnose('2026.2', { message: 'invalid_request' });
    expect(first(diagnosis)).toBe('named_error likely');
    expect(listed(diagnosis)).toEqual(
      expect.arrayContaining(['credentials_missing', 'credentials_malformed']),
    );
  });

  it('a header that says nothing of the request contradicts it', () => {
    const diagnosis = diagnose('2026.2', { request: { ...BEARER, nonce: '123456' } });
    expect(diagnosis.causes).toEqual([]);
    expect(diagnosis.wouldDecide.map(({ evidence }) => evidence)).toEqual(['attempt']);
  });

  it('a SOAP message is TBA, user credentials or nothing, until it is looked into', () => {
    const inMessage = diagnose('2026.2', { request: { ...SOAP, authentication: 'in_message' } });
    expect(listed(inMessage)).toEqual(
      expect.arrayContaining(['signature_wrong', 'password_wrong', 'credentials_missing']),
    );
    expect(inMessage.wouldDecide.map(({ evidence }) => evidence)).toContain('request.authentication');
    const looked = diagnose('2026.2', {
      request: { ...SOAP, authentication: 'in_message', soapAuthentication: 'tba' },
    });
    expect(listed(looked)).toContain('signature_wrong');
    expect(listed(looked)).not.toContain('password_wrong');
  });

  it('SES-9: a cookie beside a SOAP message is not yet what counts', () => {
    const cookie = diagnose('2026.2', { request: { ...SOAP, authentication: 'session' } });
    expect(listed(cookie)).toEqual(expect.arrayContaining(['session_ended', 'signature_wrong']));
  });
});

describe('without any evidence', () => {
  const nothing = diagnose('2026.2', {});

  it('every cause that the release leaves is possible, and nothing speaks for it', () => {
    expect(
      nothing.causes.every(({ likelihood, because }) => likelihood === 'possible' && because.length === 0),
    ).toBe(true);
    const impossible = [
      'nlauth_ended',
      'tba_ended',
      'tba_box_checked_late',
      'tba_installed_record',
      'tba_new_integration',
    ];
    expect(listed(nothing).toSorted()).toEqual(
      CAUSE_CODES.filter((code) => !impossible.includes(code)).toSorted(),
    );
  });

  it('asks for the Detail, then how the request authenticates and what it was made to', () => {
    expect(nothing.wouldDecide.slice(0, 3).map(({ evidence }) => evidence)).toEqual([
      'detail',
      'request.authentication',
      'request.target',
    ]);
  });

  it('every cause can be decided by some question', () => {
    for (const { cause } of nothing.causes) {
      expect(
        nothing.wouldDecide.filter(({ decides }) => decides.some((one) => one === cause)).length,
      ).toBeGreaterThan(1);
    }
  });
});

describe('what classifyApiRequest gives', () => {
  it('is evidence as it is', () => {
    const authorization =
      'OAuth realm="1234567_SB1", oauth_consumer_key="abc", oauth_token="def", oauth_signature_method="HMAC-SHA1", oauth_timestamp="1700000000", oauth_nonce="abcdef", oauth_signature="x"';
    const url = 'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer';
    const request = classifyApiRequest({ method: 'GET', url, headers: { authorization } });
    expect(first(diagnose('2026.2', { request }))).toBe('signature_method proven');
  });
});

describe('every text', () => {
  const known = new Set<string>(RULES.map(({ id }) => id));

  test.each(CAUSE_CODES)('%s can be acted on', (cause) => {
    const { check, fix, message, names, hidesBehind = [], rule } = CAUSES[cause];
    for (const text of [message, check, fix]) {
      expect(text).toMatch(/^[A-Z][^\s]* (?:\S+ )*\S*[^\s.]\.$/);
      expect(text).not.toMatch(/\.\s|[!?'"`{}]| {2}|undefined/);
    }
    expect(known.has(rule)).toBe(true);
    for (const name of [...names, ...hidesBehind]) expect(EXPLAINED_ERRORS).toContain(name);
  });

  test.each(Object.entries(QUESTIONS))('%s is asked for', (_, { question, where }) => {
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(where).toMatch(/^[A-Z].*\.$/);
  });
});
