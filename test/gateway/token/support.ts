import type { Certificate, CertificateKey } from '../../../src/certificates/index.js';
import type { Instant } from '../../../src/core/instant.js';
import type { Release } from '../../../src/core/release.js';
import { deriveCodeChallenge, verifyCodeVerifier } from '../../../src/crypto.js';
import {
  type AssertionFacts,
  decideTokenRequest,
  type GrantType,
  type IssuedCode,
  type IssuedRefreshToken,
  type RefreshTokenSettings,
  type TokenChoices,
  type TokenIntegration,
  type TokenRequestFacts,
} from '../../../src/gateway/index.js';

export const AT = new Date('2026-03-01T08:00:00Z');
export const REDIRECT = 'https://app.example.com/cb';
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const BINDING = { codeChallenge: deriveCodeChallenge(VERIFIER), codeChallengeMethod: 'S256' } as const;
export const CLIENT = '6d0e2b';
export const SECRET = 'correct-horse';
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
export const ENDPOINT = '.api.netsuite.com/services/rest/auth/oauth2/v1/token';
export const HOUR = 3_600_000;

export function ago(milliseconds: number): Date {
  return new Date(AT.getTime() - milliseconds);
}

export function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

export function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export const integration: TokenIntegration = {
  id: '12',
  clientId: CLIENT,
  clientType: 'confidential',
  createdIn: '2026.1',
  state: 'enabled',
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  scopes: ['restlets', 'rest_webservices'],
};

const code: IssuedCode = {
  clientId: CLIENT,
  entityId: '-5',
  roleId: '3',
  scopes: ['restlets'],
  issuedAt: ago(10_000),
  redirectUri: REDIRECT,
  binding: BINDING,
};

const refreshToken: IssuedRefreshToken = {
  clientId: CLIENT,
  entityId: '-5',
  roleId: '3',
  scopes: ['restlets', 'rest_webservices'],
  issuedAt: ago(HOUR),
  authorizedAt: ago(2 * HOUR),
};

function certificate(id: string, key: CertificateKey): Certificate {
  const validFrom = new Date('2026-01-01T00:00:00Z');
  const validUntil = new Date('2027-01-01T00:00:00Z');
  return {
    id,
    key,
    integrationId: '12',
    entityId: '7',
    roleId: '1001',
    validFrom,
    validUntil,
    createdAt: validFrom,
  };
}

export const certificates = [
  certificate('rsa', { type: 'RSA', bits: 3072 }),
  certificate('p256', { type: 'EC', curve: 'P-256' }),
  certificate('p384', { type: 'EC', curve: 'P-384' }),
  certificate('p521', { type: 'EC', curve: 'P-521' }),
];

export const CLAIMS = {
  iss: CLIENT,
  scope: ['rest_webservices'],
  aud: `https://tstdrv123-sb1.suitetalk${ENDPOINT}`,
  iat: AT.getTime() / 1000,
  exp: AT.getTime() / 1000 + 3600,
};

export function jwt(header: object = {}, claims: object = {}): string {
  const signed = [
    { typ: 'JWT', alg: 'PS256', kid: 'rsa', ...header },
    { ...CLAIMS, ...claims },
  ];
  return [...signed.map(part), 'c2lnbmF0dXJl'].join('.');
}

type Form = Readonly<Record<string, string | undefined>>;

/** What each grant sends. */
export const FORMS: Readonly<Record<GrantType, Form>> = {
  authorization_code: { code: 'the-code', redirect_uri: REDIRECT, code_verifier: VERIFIER },
  refresh_token: { refresh_token: 'the-token' },
  client_credentials: { client_assertion_type: ASSERTION_TYPE, client_assertion: jwt() },
};

export interface Asked {
  /** Default: `authorization_code`. */
  readonly grant?: GrantType;
  readonly sent?: Form;
  readonly more?: readonly [string, string][];
  /** Default: the id and the secret of a confidential client, except for an assertion. */
  readonly authorization?: string | null;
  readonly record?: Partial<TokenIntegration> | null;
  readonly code?: Partial<IssuedCode<Instant>> | null;
  readonly token?: Partial<IssuedRefreshToken<Instant>> | null;
  readonly settings?: RefreshTokenSettings;
  readonly assertion?: Partial<AssertionFacts> | null;
  readonly at?: Instant;
  readonly account?: string;
  readonly release?: Release;
  readonly choices?: TokenChoices;
}

export function factsOf(asked: Asked): TokenRequestFacts {
  const { grant = 'authorization_code', sent = {}, more = [], settings } = asked;
  const form: Form = { grant_type: grant, ...FORMS[grant], ...sent };
  const entries = Object.entries(form).filter(([, value]) => value !== undefined);
  const usual = grant === 'client_credentials' ? null : basic(`${CLIENT}:${SECRET}`);
  const { authorization = usual } = asked;
  return {
    request: {
      authorization,
      parameters: new URLSearchParams([...(entries as [string, string][]), ...more]),
    },
    accountId: asked.account ?? 'tstdrv123-sb1',
    integration: asked.record === null ? null : { ...integration, ...asked.record },
    secretMatches: (secret) => secret === SECRET,
    verify: verifyCodeVerifier,
    code: asked.code === null ? null : { ...code, ...asked.code },
    refreshToken: asked.token === null ? null : { ...refreshToken, ...asked.token },
    ...(settings && { refreshTokenSettings: settings }),
    ...(asked.assertion !== null && {
      assertion: { certificates, signatureValid: true, ...asked.assertion },
    }),
    at: asked.at ?? AT,
  };
}

export function ask(asked: Asked = {}) {
  return decideTokenRequest(asked.release ?? '2026.1', factsOf(asked), asked.choices);
}

/** A public client, with its id in the body. */
export function asPublic(asked: Asked): Asked {
  return {
    ...asked,
    authorization: null,
    sent: { client_id: CLIENT, ...asked.sent },
    record: { ...asked.record, clientType: 'public' },
  };
}

export function askPublic(asked: Asked) {
  return ask(asPublic(asked));
}

export const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Type': 'application/json',
  Pragma: 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};
export const WITH_REALM = { ...HEADERS, 'WWW-Authenticate': 'Basic realm="TSTDRV123_SB1"' };

/** Where a fault of a parameter is. */
export function parameter(name: string): string[] {
  return ['request', 'parameters', name];
}
