import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideClientAssertion } from '../src/clientAssertion/index.js';
import { RELEASES } from '../src/core/release.js';
import {
  type Acknowledgement,
  type Certificate,
  decideAcknowledgement,
  decideAddCertificate,
  decideManageMappings,
  decideNlauthUse,
  decideOpenSession,
  decidePkceAuthorization,
  decidePkceToken,
  decideReadAcknowledgements,
  decideRedirectUri,
  decideRevokeCertificate,
  decideRotationCall,
  decideSetNotice,
  decideTbaCreation,
  decideTbaUse,
  decideTokenRedirectUri,
  decideUseSession,
  expiryNotices,
  type IntegrationRecord,
  noticeRequirement,
  pkceRequirement,
  planRotation,
  planSessionChange,
  planTbaMove,
  type Release,
  type Role,
  type Session,
  sessionAllowance,
  sessionTimeouts,
  soapEndpointSupport,
  twoFactorRequirement,
  validateRedirectUris,
} from '../src/index.js';
import { decideIntegrationChange, validateIntegrationRecord } from '../src/integrations/index.js';
import { channel, record as integrationRecord, soapEndpoint } from './tbaDeprecation/arbitraries.js';

const release = fc.constantFrom(...RELEASES);
const date = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: false });
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');

const role: fc.Arbitrary<Role> = fc.record({
  id,
  name: fc.constant('role'),
  kind: fc.constantFrom('administrator', 'sales_administrator', 'customer_center', 'other'),
  permissions: fc.subarray([
    'Integration Application',
    'View Login Audit Trail',
    'View Unencrypted Credit Cards',
  ]),
  designated2fa: fc.boolean(),
  samlSso: fc.boolean(),
  inactive: fc.boolean(),
});
const session: fc.Arbitrary<Session> = fc.record({
  id,
  kind: fc.constantFrom('ui', 'ui', 'soap', 'web_store'),
  startedAt: date,
  lastUsedAt: date,
});
const features = fc.record({ loginNotification: fc.boolean(), multipleSessions: fc.boolean() });
const user = {
  features,
  roles: fc.array(role, { maxLength: 3 }),
  sessions: fc.array(session, { maxLength: 5 }),
};

const certificate: fc.Arbitrary<Certificate> = fc.record(
  {
    id,
    key: fc.constantFrom({ type: 'EC', curve: 'P-256' } as const, { type: 'RSA', bits: 2048 } as const),
    validFrom: date,
    validUntil: date,
    createdAt: date,
    revokedAt: date,
    integrationId: fc.constantFrom('7', '8'),
    entityId: id,
    roleId: id,
  },
  {
    requiredKeys: [
      'id',
      'key',
      'validFrom',
      'validUntil',
      'createdAt',
      'integrationId',
      'entityId',
      'roleId',
    ],
  },
);
const certificates = fc.array(certificate, { maxLength: 7 });
const adding = fc.record({ integration: integrationRecord, certificate, certificates, at: date });
const assertion = fc.record({
  assertion: fc.record({
    header: fc.record({ alg: fc.constantFrom('ES256', 'RS256', 1), kid: id, typ: fc.constant('JWT') }),
    claims: fc.record({
      iss: fc.constantFrom('client', 5),
      aud: fc.webUrl(),
      scope: fc.constantFrom('restlets', ['mcp'], null),
      iat: fc.double(),
      exp: fc.double(),
    }),
  }),
  accountId: fc.constant('1234567'),
  integration: fc.option(integrationRecord),
  certificates,
  at: date,
});

const pkceClient = {
  integration: fc.record({
    clientType: fc.constantFrom('confidential' as const, 'public' as const),
    createdIn: fc.constantFrom('2014.2' as const, ...RELEASES),
  }),
  scopes: fc.subarray(['restlets', 'mcp']),
};
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const parameters = fc.record(
  {
    codeChallenge: fc.constantFrom(CHALLENGE, 'short'),
    codeChallengeMethod: fc.constantFrom('S256', 'plain'),
  },
  { requiredKeys: [] },
);
const authorization = fc.record({ ...pkceClient, parameters });
const token = fc.record(
  {
    ...pkceClient,
    binding: fc.constantFrom(null, { codeChallenge: CHALLENGE, codeChallengeMethod: 'S256' as const }),
    codeVerifier: fc.constantFrom('v'.repeat(43), 'short'),
    verify: fc.constant(() => true),
  },
  { requiredKeys: ['integration', 'scopes', 'binding', 'verify'] },
);

const notice = fc.option(
  fc.record({
    revision: fc.constantFrom(1, 2),
    text: fc.constantFrom('Hello <b>you</b>', ' ', '<a href="x">'),
    sha256: fc.constantFrom('1', '2'),
    savedAt: date,
    savedBy: id,
  }),
);
const login = fc.record({
  id,
  kind: fc.constantFrom('password' as const, 'saml' as const, 'token' as const),
});
const acknowledgement: fc.Arbitrary<Acknowledgement> = fc.record({
  loginId: id,
  userId: id,
  roleId: id,
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', 'never'),
  revision: fc.constantFrom(1, 2),
  sha256: fc.constantFrom('1', '2'),
});
const click = fc.record({
  features,
  notice,
  shown: fc.record({ revision: fc.constantFrom(1, 2), sha256: fc.constantFrom('1', '2') }),
  login,
  userId: id,
  roleId: id,
  at: date,
});

const uri = fc.oneof(
  fc.constantFrom('https://a.example/cb', 'myapp://callback', 'http://a.example', 'https://a.example/*'),
  fc.string(),
);
const tbaUse = fc.oneof(
  fc.record({ integration: integrationRecord, channel: fc.constant('soap' as const), soapEndpoint }),
  fc.record({
    integration: integrationRecord,
    channel: fc.constantFrom('connect' as const, 'rest' as const, 'restlet' as const),
  }),
);
const creation = fc.record({
  how: fc.constantFrom('installed' as const, 'new_record' as const),
  channel,
  flow: fc.constantFrom('issue_token' as const, 'three_step' as const, 'ui_token' as const),
});
const nlauth = fc.oneof(
  fc.record({
    request: fc.constant('issue_token' as const),
    integration: integrationRecord,
    channel,
    role2faRequired: fc.boolean(),
  }),
  fc.record({
    request: fc.constant('soap' as const),
    integration: integrationRecord,
    soapEndpoint,
    role2faRequired: fc.boolean(),
  }),
);
const rotationCall = fc.record({
  operation: fc.constantFrom('list' as const, 'create' as const, 'revoke' as const),
  token: fc.option(fc.record({ scopes: fc.subarray(['rest_webservices']), role })),
});

/** A question, and facts to ask it of. */
function question<Facts>(ask: (release: Release, facts: Facts) => unknown, facts: fc.Arbitrary<Facts>) {
  return {
    name: ask.name,
    ask: (at: Release, of: unknown) => ask(at, of as Facts),
    facts: facts as fc.Arbitrary<unknown>,
  };
}

const QUESTIONS = [
  question(decideSetNotice, fc.record({ features, role, text: fc.string() })),
  question(
    noticeRequirement,
    fc.record({ features, notice, login, userId: id, at: date, acknowledgements: fc.array(acknowledgement) }),
  ),
  question(decideAcknowledgement, click),
  question(decideReadAcknowledgements, fc.record({ role })),
  question(decideAddCertificate, adding),
  question(decideRevokeCertificate, fc.record({ certificate: fc.option(certificate), at: date })),
  question(decideManageMappings, fc.record({ role })),
  question(expiryNotices, fc.record({ certificates })),
  question(planRotation, fc.record({ certificates, entityId: id, roleId: id, at: date })),
  question(decideClientAssertion, assertion),
  question(decideRotationCall, rotationCall),
  question(validateRedirectUris, fc.record({ redirectUris: fc.array(uri, { maxLength: 4 }) })),
  question(
    decideRedirectUri,
    fc.record({ integration: fc.record({ redirectUris: fc.array(uri) }), redirectUri: uri }),
  ),
  question(
    decideTokenRedirectUri,
    fc.record({ authorizedRedirectUri: uri.filter((one) => one !== ''), redirectUri: uri }),
  ),
  question(twoFactorRequirement, fc.record({ role })),
  question(sessionAllowance, fc.record(user)),
  question(
    decideOpenSession,
    fc.record({
      ...user,
      opening: fc.record({ kind: fc.constantFrom('ui' as const, 'soap' as const), sessionId: id }),
    }),
  ),
  question(sessionTimeouts, fc.record({ kind: fc.constant('ui' as const), role })),
  question(decideUseSession, fc.record({ session, role, at: date })),
  question(
    planSessionChange,
    fc.record({ ...user, change: fc.record({ kind: fc.constant('upgraded' as const), to: release }) }),
  ),
  question(pkceRequirement, fc.record(pkceClient)),
  question(decidePkceAuthorization, authorization),
  question(decidePkceToken, token),
  question(decideTbaCreation, creation),
  question(decideTbaUse, tbaUse),
  question(decideNlauthUse, nlauth),
  question(
    validateIntegrationRecord,
    fc.record({ integration: integrationRecord, channels: fc.array(channel) }),
  ),
  question(
    decideIntegrationChange,
    fc.record({
      integration: integrationRecord,
      channels: fc.array(channel),
      change: fc.constant({ edit: 'state' as const, to: 'blocked' as const }),
    }),
  ),
  question(
    planTbaMove,
    fc.record({
      uses: fc.array(soapEndpoint.map((endpoint) => ({ channel: 'soap' as const, soapEndpoint: endpoint }))),
      attended: fc.boolean(),
      integration: fc.record({ origin: fc.constantFrom<IntegrationRecord['origin']>('installed', 'owned') }),
    }),
  ),
  question(soapEndpointSupport, fc.record({ soapEndpoint })),
];

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

describe.each(QUESTIONS)('X2: $name is pure', ({ ask, facts }) => {
  it('answers frozen facts, twice the same, with data that survives JSON', () => {
    fc.assert(
      fc.property(release, facts, (at, of) => {
        freeze(of);
        const answer = ask(at, of);
        expect(ask(at, of)).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
    );
  });

  it('REL-3: throws for a release that is not modelled, and for nothing else', () => {
    fc.assert(
      fc.property(facts, (of) => {
        expect(() => ask('2025.1' as Release, of)).toThrow('outside the modelled range');
        expect(() => ask(undefined as unknown as Release, of)).toThrow('YYYY.1 or YYYY.2');
      }),
      { numRuns: 5 },
    );
  });
});

/** Whether every allow of a later release is one in an earlier release, for the same facts. */
function tightens<Facts>(
  ask: (release: Release, facts: Facts) => { allowed: boolean },
  facts: fc.Arbitrary<Facts>,
) {
  const order = fc.tuple(release, release).filter(([one, other]) => one < other);
  fc.assert(
    fc.property(order, facts, ([earlier, later], of) => {
      if (ask(later, of).allowed) expect(ask(earlier, of).allowed).toBe(true);
    }),
    { numRuns: 500 },
  );
}

describe('X1: what a later release allows, an earlier one did', () => {
  it('PKCE at the authorization endpoint', () => tightens(decidePkceAuthorization, authorization));
  it('PKCE at the token endpoint', () => tightens(decidePkceToken, token));
  it('creating TBA', () => tightens(decideTbaCreation, creation));
  it('using TBA', () => tightens(decideTbaUse, tbaUse));
  it('using NLAuth', () => tightens(decideNlauthUse, nlauth));
  it('adding certificates', () => tightens(decideAddCertificate, adding));
  it('opening sessions', () =>
    tightens(
      (at, facts) => decideOpenSession(at, facts, { overflow: 'deny_new' }),
      fc.record({ ...user, opening: fc.constant({ kind: 'ui' as const }) }),
    ));

  it('but for the number of redirect URIs, the one loosening', () => {
    const two = ['https://a.example/cb', 'https://b.example/cb'];
    expect(validateRedirectUris('2025.2', { redirectUris: two }).allowed).toBe(false);
    expect(validateRedirectUris('2026.1', { redirectUris: two }).allowed).toBe(true);
  });
});
