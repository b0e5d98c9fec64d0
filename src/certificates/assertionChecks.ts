import type { AuditDetail, OAuthError, Path, RuleId, Violation } from '../decision.js';
import { ASSERTION_ALGORITHMS, ASSERTION_LIFETIME, ASSERTION_SCOPES, TOKEN_PATH } from './assertionRules.js';
import { type Certificate, type CertificateKey, certificateStatus } from './certificate.js';
import type {
  AssertionChoices,
  AssertionCode,
  ClientAssertion,
  ClientAssertionFacts,
} from './clientAssertion.js';

type Against = Violation<AssertionCode>;

function against(
  code: AssertionCode,
  rule: RuleId,
  message: string,
  path: Path,
  auditDetail?: AuditDetail,
  oauthError: OAuthError = 'invalid_client',
): Against {
  return { code, rule, message, path, oauthError, ...(auditDetail !== undefined && { auditDetail }) };
}

/** The certificate that `kid` names, if it can be signed with now. */
export function signerOf(
  kid: unknown,
  { certificates, integration, at }: ClientAssertionFacts,
): Against | Certificate {
  const path = ['header', 'kid'];
  if (typeof kid !== 'string' || kid === '') {
    return against('key_id_missing', 'CERT-19', 'the header names no certificate', path, 'MissingKeyId');
  }
  const certificate = certificates.find((one) => one.id === kid && one.integration === integration?.id);
  if (certificate === undefined) {
    return against(
      'key_unknown',
      'CERT-25',
      'the integration record has no such certificate',
      path,
      'MissingKey',
    );
  }
  const status = certificateStatus(certificate, at);
  if (status === 'active') return certificate;
  return against('certificate_not_valid', 'CERT-25', `the certificate is ${status}`, path, 'MissingKey');
}

export function againstClient({
  integration,
  featureDisabled,
  subjectDisabled,
}: ClientAssertionFacts): Against[] {
  const found: Against[] = [];
  if (featureDisabled) {
    found.push(
      against(
        'feature_disabled',
        'CERT-25',
        'OAuth 2.0 is off in this account',
        ['featureDisabled'],
        'FeatureDisabled',
      ),
    );
  }
  if (subjectDisabled) {
    found.push(
      against(
        'subject_disabled',
        'CERT-25',
        'the entity or role of the certificate is inactive',
        ['subjectDisabled'],
        'EntityOrRoleDisabled',
      ),
    );
  }
  if (integration === null) {
    found.push(
      against(
        'integration_unknown',
        'CERT-25',
        'no integration record has this client id',
        ['integration'],
        'InvalidIntegration',
      ),
    );
    return found;
  }
  if (integration.state !== 'enabled') {
    found.push(
      against(
        'integration_blocked',
        'CERT-25',
        'the integration record is not enabled',
        ['integration', 'state'],
        'IntegrationBlocked',
      ),
    );
  }
  if (!integration.clientCredentialsGrant) {
    found.push(
      against(
        'grant_not_enabled',
        'CERT-13',
        'the client credentials grant of the integration record is not enabled',
        ['integration', 'clientCredentialsGrant'],
        undefined,
        'unauthorized_client',
      ),
    );
  }
  if (integration.clientType === 'public') {
    found.push(
      against(
        'public_client',
        'CERT-27',
        'a public client cannot use the client credentials grant',
        ['integration', 'clientType'],
        undefined,
        'unauthorized_client',
      ),
    );
  }
  return found;
}

export function againstHeader(header: ClientAssertion['header'], key: CertificateKey | undefined): Against[] {
  const { alg, typ } = header;
  const found: Against[] = [];
  if (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT') {
    found.push(against('type_not_jwt', 'CERT-19', 'typ must be JWT', ['header', 'typ']));
  }
  const needed =
    typeof alg === 'string' && Object.hasOwn(ASSERTION_ALGORITHMS, alg) && ASSERTION_ALGORITHMS[alg];
  if (!needed) {
    const rule = typeof alg === 'string' && alg.startsWith('RS') ? 'CERT-20' : 'CERT-19';
    const message = `alg must be one of ${Object.keys(ASSERTION_ALGORITHMS).join(', ')}`;
    found.push(against('algorithm_not_supported', rule, message, ['header', 'alg'], 'UnsupportedAlgo'));
  } else if (key !== undefined && needed !== (key.type === 'EC' ? key.curve : key.type)) {
    const message = `the certificate's key cannot sign with this algorithm, which needs ${needed}`;
    found.push(against('algorithm_key_mismatch', 'CERT-21', message, ['header', 'alg'], 'UnsupportedAlgo'));
  }
  return found;
}

export function againstIssuer(iss: unknown, integration: ClientAssertionFacts['integration']): Against[] {
  // an unknown integration has been told already
  if (integration === null || iss === integration.clientId) return [];
  return [
    against('issuer_mismatch', 'CERT-22', 'iss must be the client id', ['claims', 'iss'], 'InvalidIssuer'),
  ];
}

export function againstAudience(
  aud: unknown,
  accountId: string,
  audience: AssertionChoices['audience'] | undefined,
): Against[] {
  const host = accountId.toLowerCase().replaceAll('_', '-');
  const services = audience === 'suitetalk' ? ['suitetalk'] : ['suitetalk', 'restlets'];
  const accepted = services.map((service) => `https://${host}.${service}.api.netsuite.com${TOKEN_PATH}`);
  // one audience only: several would let a token for somebody else be used here
  const named = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  if (accepted.includes(named)) return [];
  return [
    against('audience_mismatch', 'CERT-22', 'aud must be the token endpoint of this account', [
      'claims',
      'aud',
    ]),
  ];
}

/** The scopes asked for, in either of Oracle's forms (CERT-24); none where the claim is something else. */
export function scopesOf(scope: unknown): string[] {
  const values = typeof scope === 'string' ? scope.split(/[ ,]+/) : Array.isArray(scope) ? scope : [];
  return [...new Set(values.map((value) => (typeof value === 'string' ? value : '')))];
}

export function againstScopes(
  scopes: readonly string[],
  integration: ClientAssertionFacts['integration'],
): Against[] {
  const path = ['claims', 'scope'];
  if (scopes.length === 0 || !scopes.every((scope) => ASSERTION_SCOPES.includes(scope))) {
    const message = `scope must be some of ${ASSERTION_SCOPES.join(', ')}`;
    return [against('scope_invalid', 'CERT-22', message, path, 'InvalidScope', 'invalid_scope')];
  }
  const enabled: readonly string[] = integration?.scopes ?? scopes;
  if (scopes.every((scope) => enabled.includes(scope))) return [];
  return [
    against(
      'scope_not_enabled',
      'CERT-25',
      'a scope is asked for that the integration record does not enable',
      path,
      'ScopeMismatched',
      'invalid_scope',
    ),
  ];
}

export function againstTimes(
  claims: ClientAssertion['claims'],
  at: Date,
  choices: Partial<AssertionChoices>,
): Against[] {
  const { iat, exp } = claims;
  if (!isSeconds(iat)) return [malformed('iat')];
  if (!isSeconds(exp)) return [malformed('exp')];
  const now = at.getTime() / 1000;
  const tolerance = choices.clockToleranceSeconds ?? 0;
  const found: Against[] = [];
  const tooLong =
    choices.lifetime === 'under_60_minutes'
      ? exp - iat >= ASSERTION_LIFETIME
      : exp - iat > ASSERTION_LIFETIME;
  if (tooLong) {
    const message = `more than ${ASSERTION_LIFETIME / 60} minutes lie between iat and exp`;
    found.push(against('lifetime_too_long', 'CERT-22', message, ['claims', 'exp'], 'TokenValidityTooBroad'));
  }
  // written so that an invalid instant refuses
  if (!(iat <= now + tolerance)) {
    found.push(
      against(
        'issued_in_future',
        'CERT-25',
        'the assertion was issued in the future',
        ['claims', 'iat'],
        'TokenNotAcceptable',
      ),
    );
  }
  if (!(now - tolerance < exp)) {
    found.push(against('expired', 'CERT-25', 'the assertion has expired', ['claims', 'exp'], 'TokenExpired'));
  }
  return found;
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function malformed(claim: string): Against {
  return against('claim_malformed', 'CERT-22', `${claim} must be a number of seconds`, ['claims', claim]);
}
