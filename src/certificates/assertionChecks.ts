import { type Certificate, certificateStatus } from './certificate.js';
import type {
  AssertionChoices,
  AssertionCode,
  ClientAssertion,
  ClientAssertionFacts,
} from './clientAssertion.js';
import { ASSERTION_ALGORITHMS, ASSERTION_LIFETIME, ASSERTION_SCOPES, TOKEN_PATH } from './thresholds.js';

type Codes = readonly (AssertionCode | false | undefined)[];

/** The certificate that `kid` names, if it is active, or why there is none. */
export function signerOf({
  assertion,
  certificates,
  integration,
  at,
}: ClientAssertionFacts): AssertionCode | Certificate {
  const { kid } = assertion.header;
  if (typeof kid !== 'string' || kid === '') return 'key_id_missing';
  const certificate = certificates.find((one) => one.id === kid && one.integration === integration?.id);
  if (certificate === undefined) return 'key_unknown';
  return certificateStatus(certificate, at) === 'active' ? certificate : 'certificate_not_valid';
}

export function againstClient({
  assertion,
  integration,
  featureDisabled,
  subjectDisabled,
}: ClientAssertionFacts): Codes {
  return [
    featureDisabled && 'feature_disabled',
    subjectDisabled && 'subject_disabled',
    ...(integration === null
      ? (['integration_unknown'] as const)
      : ([
          integration.state !== 'enabled' && 'integration_blocked',
          !integration.clientCredentialsGrant && 'grant_not_enabled',
          integration.clientType === 'public' && 'public_client',
          assertion.claims.iss !== integration.clientId && 'issuer_mismatch',
        ] as const)),
  ];
}

export function againstHeader(
  { alg, typ }: ClientAssertion['header'],
  signer: AssertionCode | Certificate,
): Codes {
  return [
    (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT') && 'type_not_jwt',
    typeof alg === 'string' ? againstAlgorithm(alg, signer) : 'algorithm_not_supported',
  ];
}

function againstAlgorithm(alg: string, signer: AssertionCode | Certificate): AssertionCode | undefined {
  if (/^RS\d/.test(alg)) return 'algorithm_withdrawn';
  if (!Object.hasOwn(ASSERTION_ALGORITHMS, alg)) return 'algorithm_not_supported';
  if (typeof signer === 'string') return undefined;
  const kind = signer.key.type === 'EC' ? signer.key.curve : signer.key.type;
  return kind === ASSERTION_ALGORITHMS[alg] ? undefined : 'algorithm_key_mismatch';
}

export function againstAudience(
  aud: unknown,
  accountId: string,
  audience: AssertionChoices['audience'] | undefined,
): Codes {
  const host = accountId.toLowerCase().replaceAll('_', '-');
  const services = audience === 'suitetalk' ? ['suitetalk'] : ['suitetalk', 'restlets'];
  // one audience only: several would let an assertion for somebody else be used here
  const named = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  const accepted = services.some(
    (service) => named === `https://${host}.${service}.api.netsuite.com${TOKEN_PATH}`,
  );
  return [!accepted && 'audience_mismatch'];
}

/** The scopes asked for, in either of Oracle's forms (CERT-24); none where the claim is something else. */
export function scopesOf(scope: unknown): string[] {
  const values = typeof scope === 'string' ? scope.split(/[ ,]+/) : Array.isArray(scope) ? scope : [];
  return [...new Set(values.map((value) => (typeof value === 'string' ? value : '')))];
}

export function againstScopes(
  scopes: readonly string[],
  integration: ClientAssertionFacts['integration'],
): Codes {
  const allIn = (list: readonly string[]) => scopes.every((scope) => list.includes(scope));
  if (scopes.length === 0 || !allIn(ASSERTION_SCOPES)) return ['scope_invalid'];
  return [!allIn(integration?.scopes ?? scopes) && 'scope_not_enabled'];
}

export function againstTimes(
  { iat, exp }: ClientAssertion['claims'],
  at: Date,
  { clockToleranceSeconds = 0, lifetime }: Partial<AssertionChoices>,
): Codes {
  if (!isSeconds(iat)) return ['iat_malformed'];
  if (!isSeconds(exp)) return ['exp_malformed'];
  const now = at.getTime() / 1000;
  const seconds = exp - iat;
  return [
    (lifetime === 'under_60_minutes' ? seconds >= ASSERTION_LIFETIME : seconds > ASSERTION_LIFETIME) &&
      'lifetime_too_long',
    // written so that an invalid instant refuses
    !(iat <= now + clockToleranceSeconds) && 'issued_in_future',
    !(now - clockToleranceSeconds < exp) && 'expired',
  ];
}

function isSeconds(value: unknown): value is number {
  return Number.isFinite(value);
}
