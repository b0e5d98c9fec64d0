import type {
  Certificate,
  CertificateKey,
  RotationCreateResponse,
  RotationLink,
  RotationListEntry,
} from '../../certificates/index.js';
import { isAbsent } from '../../core/facts.js';
import { dayOf, type Instant, timeOf } from '../../core/instant.js';

/** Name and address of a record in the user interface. */
export type RotationName = Pick<RotationLink, 'name' | 'url'>;

/** Name and address of an integration record, and its UUID. */
export interface RotationApplication extends RotationName {
  /** The Application ID of the integration record, a UUID. */
  readonly applicationId: string;
}

/** What the list shows of the records that a certificate stands for. */
export interface RotationNames {
  /** The integration record. */
  readonly application: RotationApplication;
  /** The entity. */
  readonly entity: RotationName;
  /** The role. */
  readonly role: RotationName;
}

/** Internal ids are whole numbers that are kept as text. A host that has other ids gets them back as they are. */
function asSent(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

function day(instant: Instant): string {
  return dayOf(timeOf(instant));
}

/** Keys of other types are never added, so the list has none of them. */
function algorithm({ type }: CertificateKey): 'EC' | 'RSA' {
  return type === 'EC' ? 'EC' : 'RSA';
}

function link(id: string, { name, url }: RotationName): RotationLink {
  return { id: asSent(id), name, url };
}

/** An entry of the list (ROT-8). */
export function listEntry(certificate: Certificate<string>, names: RotationNames): RotationListEntry {
  const { application, entity, role } = names;
  return {
    application: {
      ...link(certificate.integrationId, application),
      application_id: application.applicationId,
    },
    entity: link(certificate.entityId, entity),
    role: link(certificate.roleId, role),
    created: day(certificate.createdAt),
    valid_from: day(certificate.validFrom),
    valid_until: day(certificate.validUntil),
    revoked: !isAbsent(certificate.revokedAt),
    certificate_id: certificate.id,
    algorithm: algorithm(certificate.key),
  };
}

/** A certificate that has been added, with its text. */
export interface AddedCertificate extends Omit<Certificate<Instant>, 'revokedAt'> {
  /** The account id, in the spelling of a realm. */
  readonly accountId: string;
  /** The PEM block alone. */
  readonly pem: string;
}

/** The answer to a create request (ROT-7). */
export function createResponse(added: AddedCertificate): RotationCreateResponse {
  return {
    entity_role_id: { com: added.accountId, ent: asSent(added.entityId), rol: asSent(added.roleId) },
    application_id: asSent(added.integrationId),
    certificate_id: added.id,
    certificate: added.pem,
    algorithm: algorithm(added.key),
    created_at: day(added.createdAt),
    valid_from: day(added.validFrom),
    valid_until: day(added.validUntil),
    invalidated: false,
  };
}
