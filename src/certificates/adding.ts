import type { Advice, RuleId, Violation } from '../decision.js';
import type { IntegrationRecord } from '../records.js';
import { anyInvalid, dayOf } from './calendar.js';
import {
  type Certificate,
  type CertificateFacts,
  type CertificateKey,
  type CertificateMapping,
  worthRevoking,
} from './certificate.js';
import { CERTIFICATE_CAP, CERTIFICATE_CAP_SINCE, EC_CURVES, RSA_BITS } from './thresholds.js';
import { invalidDate } from './violations.js';

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
  readonly certificate: CertificateFacts & Omit<CertificateMapping, 'integration'>;
  /** The record's certificates. Those that no longer count may be left out. */
  readonly existing: readonly Certificate[];
  /** The certificate of the same id, in whatever record and state, if there is one. */
  readonly known?: Certificate;
  readonly at: Date;
}

export type Against = readonly Violation<AddCertificateCode>[];

const ANOTHER = 'issue another certificate';

export function againstIntegration(integration: AddCertificate['integration']): Against {
  const violations: Violation<AddCertificateCode>[] = [];
  if (!integration.clientCredentialsGrant) {
    violations.push({
      code: 'grant_not_enabled',
      rule: 'CERT-13',
      message: 'the client credentials grant is not enabled',
      path: ['integration', 'clientCredentialsGrant'],
    });
  }
  if (integration.clientType === 'public') {
    violations.push({
      code: 'public_client',
      rule: 'CERT-27',
      message: 'a public client cannot use the client credentials grant',
      path: ['integration', 'clientType'],
    });
  }
  if (integration.scopes.includes('mcp')) {
    violations.push({
      code: 'mcp_scope',
      rule: 'CERT-29',
      message: 'the mcp scope excludes the client credentials grant',
      path: ['integration', 'scopes'],
    });
  }
  return violations;
}

export function againstKey(key: CertificateKey): Against {
  const accepted =
    (key.type === 'RSA' && RSA_BITS.includes(key.bits)) ||
    (key.type === 'EC' && EC_CURVES.includes(key.curve));
  if (accepted) return [];
  return [
    {
      code: 'key_not_accepted',
      rule: key.type === 'other' && key.name === 'rsa-pss' ? 'CHOICE-CERT-RSA-PSS' : 'CERT-7',
      message: `expected RSA with ${RSA_BITS.join(' or ')} bits, or EC on ${EC_CURVES.join(', ')}`,
      path: ['certificate', 'key'],
    },
  ];
}

export function againstKnown({ certificate, existing, integration, known }: AddCertificate): Against {
  const found = known ?? existing.find((one) => one.id === certificate.id);
  if (found === undefined) return [];
  return [
    {
      code: 'certificate_known',
      rule: ruleAgainst(found, { ...certificate, integration: integration.id }),
      message:
        found.revokedAt === undefined
          ? 'the certificate is already mapped'
          : 'the certificate has been revoked',
      path: ['certificate', 'id'],
      remedy: ANOTHER,
    },
  ];
}

/** Oracle speaks of other records and combinations only; the same one again is our choice. */
function ruleAgainst(found: Certificate, wanted: CertificateMapping): RuleId {
  const sameRecord = found.integration === wanted.integration;
  if (found.revokedAt !== undefined) return sameRecord ? 'CHOICE-CERT-AGAIN' : 'CERT-11';
  const sameCombination = sameRecord && found.entity === wanted.entity && found.role === wanted.role;
  return sameCombination ? 'CHOICE-CERT-AGAIN' : 'CERT-9';
}

export function againstValidity(certificate: CertificateFacts, effective: Date, at: Date): Against {
  if (anyInvalid(certificate.validFrom, certificate.validUntil, at)) return [invalidDate('CERT-8')];
  if (effective >= at && certificate.validFrom <= certificate.validUntil) return [];
  return [
    {
      code: 'certificate_expired',
      rule: 'CHOICE-CERT-EXPIRED',
      message: 'the validity, at most two years, is over',
      path: ['certificate', 'validUntil'],
      remedy: ANOTHER,
    },
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
      code: 'certificate_cap_reached',
      rule: 'CERT-1',
      message: `${counted.length} certificates are active, and ${cap} may be`,
      path: ['existing'],
      remedy: `revoke at least ${surplus} of the related certificates`,
      related: worthRevoking(candidates).map((one) => one.id),
    },
  ];
}

export function cutShort(effective: Date): Advice {
  return {
    code: 'validity_shortened',
    rule: 'CERT-8',
    message: `the validity is cut to two years, until ${dayOf(effective)}`,
  };
}

export function placesLeft(activeAfter: number, cap: number): Advice[] {
  if (activeAfter === cap) {
    return [
      {
        code: 'last_place_taken',
        rule: 'CERT-1',
        message: 'no place is left for a rotation',
      },
    ];
  }
  if (activeAfter > CERTIFICATE_CAP) {
    return [
      {
        code: 'over_cap',
        rule: 'CERT-1',
        message: `from ${CERTIFICATE_CAP_SINCE} on ${CERTIFICATE_CAP} may be active`,
        enforcedFrom: CERTIFICATE_CAP_SINCE,
      },
    ];
  }
  return [];
}
