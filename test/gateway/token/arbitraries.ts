import fc from 'fast-check';
import type { Scope } from '../../../src/core/records.js';
import { RELEASES } from '../../../src/core/release.js';
import { verifyCodeVerifier } from '../../../src/crypto.js';
import type { TokenChoices, TokenIntegration, TokenRequestFacts } from '../../../src/gateway/index.js';
import {
  ASSERTION_TYPE,
  AT,
  ago,
  BINDING,
  basic,
  CLIENT,
  certificates,
  HOUR,
  jwt,
  part,
  REDIRECT,
  SECRET,
  VERIFIER,
} from './support.js';

/** Is sent in many places, and may stand in no refusal. */
export const MARKER = 'pl4nted-m4rker';

/** Mostly the instant of the request. */
export const date = fc.oneof(
  { weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
  { weight: 2, arbitrary: fc.date({ min: ago(HOUR), max: new Date(AT.getTime() + HOUR) }) },
  { weight: 4, arbitrary: fc.constant(AT) },
);

const hours = fc.oneof(fc.integer({ min: 0, max: 721 }), fc.double());

function mostly<T>(usual: T, other: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });
}

const clientId = mostly(CLIENT, 'other');
const scopes = fc.subarray<Scope>(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']);
const issued = {
  clientId,
  entityId: fc.constant('-5'),
  roleId: fc.constant('3'),
  scopes: fc.subarray<Scope>(['restlets', 'rest_webservices', 'suite_analytics', 'mcp'], { minLength: 1 }),
  issuedAt: date,
};
const optional = { noNullPrototype: true } as const;

const record = fc.record({
  id: fc.constant('12'),
  clientId,
  clientType: fc.constantFrom('confidential' as const, 'public' as const),
  createdIn: fc.constantFrom('2019.2' as const, '2026.1' as const, '2027.1' as const),
  state: mostly('enabled' as const, 'blocked' as const),
  authorizationCodeGrant: mostly(true, false),
  clientCredentialsGrant: mostly(true, false),
  scopes: fc.oneof(fc.constant<Scope[]>(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']), scopes),
});

const odd = fc.oneof(
  fc.constantFrom('', MARKER, '__proto__', 'constructor', `${MARKER}\r\nX: y`, 'restlets'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string().map((text) => MARKER + text),
);

function sent(...usual: string[]) {
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd });
}

const forgedJwt = fc
  .tuple(fc.dictionary(fc.constantFrom('alg', 'kid', 'typ', 'jku', '__proto__'), odd), fc.jsonValue())
  .map(([header, claims]) => `${part({ ...header, jku: MARKER })}.${part(claims)}.${MARKER}`);
const assertionText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      jwt(),
      jwt({ alg: 'ES256', kid: 'p256' }),
      jwt({ jku: MARKER }, { sub: MARKER }),
    ),
  },
  { weight: 1, arbitrary: forgedJwt },
  { weight: 1, arbitrary: odd },
);

const form = fc
  .tuple(
    fc.oneof(
      fc.record({
        grant_type: sent('authorization_code'),
        code: sent('the-code'),
        redirect_uri: sent(REDIRECT),
        code_verifier: sent(VERIFIER),
      }),
      fc.record({ grant_type: sent('refresh_token'), refresh_token: sent('the-token') }),
      fc.record({
        grant_type: sent('client_credentials'),
        client_assertion_type: sent(ASSERTION_TYPE),
        client_assertion: assertionText,
      }),
    ),
    fc.record(
      { client_id: sent(CLIENT), scope: sent('restlets', 'restlets rest_webservices') },
      { requiredKeys: [], ...optional },
    ),
    mostly(0, 1).chain((count) =>
      fc.array(fc.tuple(fc.constantFrom('client_secret', 'email', '__proto__', MARKER, 'code'), odd), {
        minLength: count,
        maxLength: count,
      }),
    ),
  )
  .map(([usual, more, others]) => [...Object.entries<string>({ ...usual, ...more }), ...others]);

const header = fc.oneof(
  { weight: 12, arbitrary: fc.constant('usual') },
  { weight: 2, arbitrary: fc.constantFrom(null, basic(`${CLIENT}:`), basic(`${CLIENT}:${SECRET}`)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      basic(`${CLIENT}:${MARKER}`),
      `Bearer ${MARKER}`,
      basic(`${MARKER}:${SECRET}`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => `Basic ${text}`) },
  { weight: 1, arbitrary: odd },
);

function perhapsUsed<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc
    .tuple(fc.record(model), mostly<{ usedAt?: Date }>({}, { usedAt: AT }))
    .map(([kept, used]) => ({ ...kept, ...used }));
}

function usualHeader([first]: string[][], client: TokenIntegration | null): string | null {
  if (first?.[1] === 'client_credentials') return null;
  return basic(client?.clientType === 'public' ? CLIENT : `${CLIENT}:${SECRET}`);
}

export const facts: fc.Arbitrary<TokenRequestFacts> = fc
  .record(
    {
      authorization: header,
      form,
      integration: fc.option(record, { freq: 10 }),
      code: fc.option(
        perhapsUsed({
          ...issued,
          redirectUri: fc.constant(REDIRECT),
          binding: fc.constantFrom(BINDING, BINDING, null),
        }),
        { freq: 10 },
      ),
      refreshToken: fc.option(perhapsUsed({ ...issued, authorizedAt: date }), { freq: 10 }),
      refreshTokenSettings: fc.record(
        { validityHours: hours, maximumRotationHours: hours },
        { requiredKeys: [], ...optional },
      ),
      assertion: fc.record({ certificates: fc.constant(certificates), signatureValid: fc.boolean() }),
      at: date,
    },
    optional,
  )
  .map(({ authorization, form: entries, ...found }) => ({
    request: {
      authorization: authorization === 'usual' ? usualHeader(entries, found.integration) : authorization,
      parameters: new URLSearchParams(entries),
    },
    accountId: 'tstdrv123-sb1',
    secretMatches: (secret: string) => secret === SECRET,
    verify: verifyCodeVerifier,
    ...found,
  }));

export const release = fc.constantFrom(...RELEASES);

export const choices: fc.Arbitrary<TokenChoices> = fc.record(
  {
    codeLifetimeSeconds: fc.oneof(
      fc.integer({ min: 0, max: 600 }),
      fc.double({ min: 0, max: 600, noNaN: true }),
    ),
    newIntegration: fc.constantFrom('grant_enabled' as const, 'record_created' as const),
    verifierError: fc.constantFrom('invalid_grant' as const, 'invalid_request' as const),
  },
  { requiredKeys: [], ...optional },
);
