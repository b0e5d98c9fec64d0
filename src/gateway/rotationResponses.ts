import type {
  CertificateKey,
  CertificateMapping,
  RotationCreateResponse,
  RotationLink,
  RotationListEntry,
} from '../certificates/index.js';
import type { ListedCertificate } from '../useCases/certificates.js';

/** Name and address of a record in the user interface. */
export type RotationName = Pick<RotationLink, 'name' | 'url'>;

/** What a list shows of the records that a certificate stands for. */
export interface RotationNames {
  /** `applicationId`: the Application ID field of the integration record, a UUID. */
  readonly application: RotationName & { readonly applicationId: string };
  readonly entity: RotationName;
  readonly role: RotationName;
}

/** Internal ids are whole numbers, kept as text; a host that has others gets them back as they are. */
function asSent(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

function day(instant: string): string {
  return instant.slice(0, instant.indexOf('T'));
}

/** A key of another type is never added, so it is in no list. */
function algorithm({ type }: CertificateKey): 'EC' | 'RSA' {
  return type === 'EC' ? 'EC' : 'RSA';
}

function link(id: string, { name, url }: RotationName): RotationLink {
  return { id: asSent(id), name, url };
}

/** ROT-8: an entry of the list. */
export function listEntry(
  certificate: ListedCertificate,
  { application, entity, role }: RotationNames,
): RotationListEntry {
  return {
    application: {
      ...link(certificate.integration, application),
      application_id: application.applicationId,
    },
    entity: link(certificate.entity, entity),
    role: link(certificate.role, role),
    created: day(certificate.createdAt),
    valid_from: day(certificate.validFrom),
    valid_until: day(certificate.validUntil),
    revoked: certificate.revokedAt !== undefined,
    certificate_id: certificate.id,
    algorithm: algorithm(certificate.key),
  };
}

/** A certificate that has been added. */
export interface AddedCertificate extends CertificateMapping {
  readonly id: string;
  readonly key: CertificateKey;
  readonly validFrom: Date;
  /** ISO 8601 text: the end after shortening (CERT-8). */
  readonly effectiveUntil: string;
}

/** ROT-7: the answer to a create request. */
export function createResponse(
  account: string,
  { effectiveUntil, entity, id, integration, key, role, validFrom }: AddedCertificate,
  certificate: string,
  at: Date,
): RotationCreateResponse {
  return {
    entity_role_id: { com: account, ent: Number(entity), rol: Number(role) },
    application_id: Number(integration),
    certificate_id: id,
    certificate,
    algorithm: algorithm(key),
    created_at: day(at.toISOString()),
    valid_from: day(validFrom.toISOString()),
    valid_until: day(effectiveUntil),
    invalidated: false,
  };
}
