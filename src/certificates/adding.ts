import type { Advice, RuleId, Violation } from '../decision.js';
import type { IntegrationRecord } from '../records.js';
import { anyInvalid, dayOf } from './calendar.js';
import {
  type Certificate,
  type CertificateFacts,
  type CertificateKey,
  type CertificateSubject,
  sameSubject,
  worthRevoking,
} from './certificate.js';
import { CERTIFICATE_CAP, CERTIFICATE_CAP_SINCE, EC_CURVES, RSA_BITS } from './thresholds.js';
import { invalidDate, violation } from './violations.js';

export type AddCertificateCode =
  | 'certificate_cap_reached'
  | 'certificate_expired'
  | 'certificate_known'
  | 'grant_not_enabled'
  | 'invalid_date'
  | 'key_not_accepted'
  | 'mcp_scope'
  | 'public_client';

/** A certificate that is to be added to an integration record. */
export interface AddCertificate {
  readonly integration: Pick<IntegrationRecord, 'clientCredentialsGrant' | 'clientType' | 'id' | 'scopes'>;
  readonly certificate: CertificateFacts & CertificateSubject;
  /** The record's certificates. Those that no longer count may be left out. */
  readonly existing: readonly Certificate[];
  /** The certificate of the same id, in whatever record and state, if there is one. */
  readonly known?: Certificate;
  readonly at: Date;
}

export type Against = readonly Violation<AddCertificateCode>[];

const ANOTHER = 'issue another one';

export function againstIntegration(integration: AddCertificate['integration']): Against {
  const violations: Violation<AddCertificateCode>[] = [];
  if (!integration.clientCredentialsGrant) {
    violations.push(
      violation(
        'grant_not_enabled',
        'CERT-13',
        'the client credentials grant is not enabled',
        'integration.clientCredentialsGrant',
      ),
    );
  }
  if (integration.clientType === 'public') {
    violations.push(
      violation(
        'public_client',
        'CERT-27',
        'a public client cannot use this grant',
        'integration.clientType',
      ),
    );
  }
  if (integration.scopes.includes('mcp')) {
    violations.push(violation('mcp_scope', 'CERT-29', 'mcp excludes this grant', 'integration.scopes'));
  }
  return violations;
}

export function againstKey(key: CertificateKey): Against {
  const accepted =
    key.type === 'RSA' ? RSA_BITS.includes(key.bits) : key.type === 'EC' && EC_CURVES.includes(key.curve);
  if (accepted) return [];
  return [
    violation(
      'key_not_accepted',
      key.type === 'other' && key.name === 'rsa-pss' ? 'CHOICE-CERT-RSA-PSS' : 'CERT-7',
      `must be RSA ${RSA_BITS} or EC ${EC_CURVES}`,
      'certificate.key',
    ),
  ];
}

export function againstKnown({ certificate, existing, integration, known }: AddCertificate): Against {
  const found = known ?? existing.find((one) => one.id === certificate.id);
  if (found === undefined) return [];
  return [
    violation(
      'certificate_known',
      ruleAgainst(found, certificate, integration.id),
      `the certificate is already ${found.revokedAt === undefined ? 'mapped' : 'revoked'}`,
      'certificate.id',
      ANOTHER,
    ),
  ];
}

/** Oracle speaks of other records and combinations only; the same one again is our choice. */
function ruleAgainst(found: Certificate, wanted: CertificateSubject, integration: string): RuleId {
  const revoked = found.revokedAt !== undefined;
  const again = found.integration === integration && (revoked || sameSubject(found, wanted));
  if (again) return 'CHOICE-CERT-AGAIN';
  return revoked ? 'CERT-11' : 'CERT-9';
}

export function againstValidity(certificate: CertificateFacts, effective: Date, at: Date): Against {
  if (anyInvalid(certificate.validFrom, certificate.validUntil, at)) return [invalidDate('CERT-8')];
  if (effective >= at && certificate.validFrom <= certificate.validUntil) return [];
  return [
    violation(
      'certificate_expired',
      'CHOICE-CERT-EXPIRED',
      'the validity of at most two years is over',
      'certificate.validUntil',
      ANOTHER,
    ),
  ];
}

/** A record at its cap. `candidates` are the certificates that could make room. */
export function againstCap(
  counted: readonly Certificate[],
  cap: number,
  candidates: readonly Certificate[] = counted,
): readonly Violation<'certificate_cap_reached'>[] {
  const surplus = counted.length + 1 - cap;
  if (surplus <= 0) return [];
  return [
    {
      ...violation(
        'certificate_cap_reached',
        'CERT-1',
        `expected fewer than ${cap} active certificates`,
        'existing',
        `revoke ${surplus} of the related certificates`,
      ),
      related: worthRevoking(candidates).map((one) => one.id),
    },
  ];
}

export function cutShort(effective: Date): Advice {
  return {
    code: 'validity_shortened',
    rule: 'CERT-8',
    message: `the validity of at most two years ends on ${dayOf(effective)}`,
  };
}

export function placesLeft(activeAfter: number, cap: number): Advice[] {
  if (activeAfter === cap) {
    return [
      {
        code: 'last_place_taken',
        rule: 'CERT-1',
        message: 'no place is left',
      },
    ];
  }
  if (activeAfter > CERTIFICATE_CAP) {
    return [
      {
        code: 'over_cap',
        rule: 'CERT-1',
        message: `expected at most ${CERTIFICATE_CAP} active certificates from ${CERTIFICATE_CAP_SINCE} on`,
        enforcedFrom: CERTIFICATE_CAP_SINCE,
      },
    ];
  }
  return [];
}
