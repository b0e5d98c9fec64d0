import { type Certificate, certificateStatus } from '../certificates/index.js';
import { type AccountService, accountHost } from '../core/accountId.js';
import { checkObject, checkText } from '../core/facts.js';
import { type Instant, timeOf } from '../core/instant.js';
import type { IntegrationRecord } from '../core/records.js';
import type { Release } from '../core/release.js';
import type { AssertionClaims, AssertionHeader, ClientAssertionFacts } from './facts.js';
import {
  ASSERTION_ALGORITHMS,
  ASSERTION_LIFETIME,
  ASSERTION_SCOPES,
  ASSERTION_TYPE,
  AUDIENCE_SERVICES,
  LONGEST_JTI,
  TOKEN_PATH,
  WITHDRAWN_ALGORITHMS,
} from './limitsAndDates.js';
import { ASSERTION_DEFAULTS, type AssertionChoices } from './options.js';
import type { AssertionCode } from './problems.js';

type Codes = readonly (AssertionCode | false | undefined)[];
type Signer = Certificate<Instant>;

/** The certificate that `kid` names, if it is active, or else the reason why it cannot have signed. */
export function signerOf(
  release: Release,
  { assertion, certificates, integration, at }: ClientAssertionFacts,
): AssertionCode | Signer {
  const { kid } = assertion.header;
  if (typeof kid !== 'string' || kid === '') return 'key_id_missing';
  const place = certificates.findIndex((one) => one.id === kid && one.integrationId === integration?.id);
  const certificate = certificates[place];
  if (certificate === undefined) return 'key_unknown';
  checkText(certificate.entityId, 'certificates', place, 'entityId');
  checkText(certificate.roleId, 'certificates', place, 'roleId');
  checkObject(certificate.key, 'certificates', place, 'key');
  return certificateStatus(release, { certificate, at }) === 'active' ? certificate : 'certificate_not_valid';
}

/** What speaks against the client and its account. */
export function againstClient({
  assertion,
  integration,
  featureDisabled,
  subjectDisabled,
}: ClientAssertionFacts): Codes {
  const { iss, sub } = assertion.claims;
  return [
    featureDisabled && 'feature_disabled',
    subjectDisabled && 'subject_disabled',
    ...(integration === null
      ? (['integration_unknown'] as const)
      : ([
          integration.state !== 'enabled' && 'integration_not_enabled',
          integration.clientCredentialsGrant !== true && 'grant_not_enabled',
          integration.clientType !== 'confidential' && 'public_client',
          !isClient(iss, integration) && 'issuer_mismatch',
          sub !== undefined && !isClient(sub, integration) && 'subject_mismatch',
        ] as const)),
  ];
}

/** Whether a claim names the client. */
function isClient(claim: unknown, { clientId }: Pick<IntegrationRecord, 'clientId'>): boolean {
  return typeof claim === 'string' && claim !== '' && claim === clientId;
}

/** What speaks against the header, apart from `kid`. */
export function againstHeader({ alg, typ }: AssertionHeader, signer: AssertionCode | Signer): Codes {
  return [
    (typeof typ !== 'string' || typ.toUpperCase() !== ASSERTION_TYPE) && 'type_not_jwt',
    typeof alg === 'string' ? againstAlgorithm(alg, signer) : 'algorithm_not_supported',
  ];
}

function againstAlgorithm(alg: string, signer: AssertionCode | Signer): AssertionCode | undefined {
  if (WITHDRAWN_ALGORITHMS.includes(alg)) return 'algorithm_withdrawn';
  if (!Object.hasOwn(ASSERTION_ALGORITHMS, alg)) return 'algorithm_not_supported';
  if (typeof signer === 'string') return undefined;
  const { key } = signer;
  const needed = ASSERTION_ALGORITHMS[alg];
  const fits = needed === 'RSA' ? key.type === 'RSA' : key.type === 'EC' && key.curve === needed;
  return fits ? undefined : 'algorithm_key_mismatch';
}

/** What speaks against the audience: it must be a token endpoint of the account. */
export function againstAudience(
  aud: unknown,
  accountId: string,
  audience: AssertionChoices['audience'] = ASSERTION_DEFAULTS.audience,
): Codes {
  const [suitetalk] = AUDIENCE_SERVICES;
  const services: readonly AccountService[] =
    audience === 'suitetalk_or_restlets' ? AUDIENCE_SERVICES : [suitetalk];
  // one audience only: with several, an assertion that was made for somebody else could be used here
  const named = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  const accepted = services.some(
    (service) => named === `https://${accountHost(accountId, service)}${TOKEN_PATH}`,
  );
  return [!accepted && 'audience_mismatch'];
}

/** The scopes that are asked for, in either of Oracle's forms (CERT-24). Empty where the claim is something else. */
export function scopesOf(scope: unknown): string[] {
  const values = typeof scope === 'string' ? scope.split(/[ ,]+/) : Array.isArray(scope) ? scope : [];
  return [...new Set(values.map((value) => (typeof value === 'string' ? value : '')))];
}

/** What speaks against the scopes. */
export function againstScopes(
  scopes: readonly string[],
  integration: ClientAssertionFacts['integration'],
): Codes {
  const allIn = (list: readonly string[]) => scopes.every((scope) => list.includes(scope));
  if (scopes.length === 0 || !allIn(ASSERTION_SCOPES)) return ['scope_invalid'];
  if (integration === null) return [];
  return [!allIn(integration.scopes) && 'scope_not_enabled'];
}

/** What speaks against the times. */
export function againstTimes(
  { iat, exp, nbf }: AssertionClaims,
  at: Instant,
  {
    clockToleranceSeconds: tolerance = ASSERTION_DEFAULTS.clockToleranceSeconds,
    lifetime = ASSERTION_DEFAULTS.lifetime,
  }: AssertionChoices,
): Codes {
  const now = timeOf(at) / 1000;
  if (Number.isNaN(now)) return ['invalid_instant'];
  if (!isSeconds(iat)) return ['iat_malformed'];
  if (!isSeconds(exp)) return ['exp_malformed'];
  const seconds = exp - iat;
  const short =
    seconds < ASSERTION_LIFETIME || (lifetime === 'up_to_60_minutes' && seconds === ASSERTION_LIFETIME);
  return [
    !short && 'lifetime_too_long',
    !(seconds > 0) && 'expires_before_issue',
    !(iat <= now + tolerance) && 'issued_in_future',
    nbf !== undefined && !(isSeconds(nbf) && nbf <= now + tolerance) && 'not_valid_yet',
    !(now - tolerance < exp) && 'expired',
  ];
}

/** What speaks against the id. */
export function againstId(
  { jti }: AssertionClaims,
  { jti: needed = ASSERTION_DEFAULTS.jti }: AssertionChoices,
): Codes {
  if (jti === undefined) return [needed === 'required' && 'jti_missing'];
  return [!isId(jti) && 'jti_malformed'];
}

/** Whether a claim is an id by which the assertion can be told from others of its client. */
export function isId(jti: unknown): jti is string {
  return typeof jti === 'string' && jti !== '' && jti.length <= LONGEST_JTI;
}

function isSeconds(value: unknown): value is number {
  return Number.isFinite(value);
}
