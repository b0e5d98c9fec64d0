/**
 * What the rotation endpoint takes and gives, with Oracle's names for every member.
 *
 * @module
 */

/** Body of a create request (ROT-6). Nothing in it proves possession of the key (ROT-5). */
export interface RotationCreateRequest {
  /** PEM text of the certificate. */
  readonly fileContent: string;
  /** Internal id of the role. It may be another one than that of the caller's token (ROT-12). */
  readonly role: number | string;
  /** Internal id of the entity. */
  readonly entity: number | string;
}

/** Whom a certificate is for, as the answer to a create request says it. */
export interface RotationEntityRole {
  /** The account id. */
  readonly com: string;
  /** Internal id of the entity. */
  readonly ent: number | string;
  /** Internal id of the role. */
  readonly rol: number | string;
}

/** Body of the answer to a create request (ROT-7). Some members have other names in the list (ROT-9). */
export interface RotationCreateResponse {
  /** Whom the certificate is for. */
  readonly entity_role_id: RotationEntityRole;
  /** Internal id of the integration record. In the list, the member of this name holds a UUID. */
  readonly application_id: number | string;
  /** Id of the certificate, which goes into `kid` of a client assertion (ROT-15). */
  readonly certificate_id: string;
  /** PEM text of the certificate. */
  readonly certificate: string;
  /** Type of its key. */
  readonly algorithm: 'EC' | 'RSA';
  /** Day of its upload, `YYYY-MM-DD`. */
  readonly created_at: string;
  /** First day of its validity, `YYYY-MM-DD`. */
  readonly valid_from: string;
  /** Last day of its validity, `YYYY-MM-DD`. */
  readonly valid_until: string;
  /** Whether it has been revoked. */
  readonly invalidated: boolean;
}

/** A record that an entry of the list points to. */
export interface RotationLink {
  /** Internal id of the record. */
  readonly id: number | string;
  /** Its name. */
  readonly name: string;
  /** Its address in the user interface. */
  readonly url: string;
}

/** The integration record that an entry of the list points to. */
export interface RotationApplicationLink extends RotationLink {
  /** The Application ID of the record, a UUID. */
  readonly application_id: string;
}

/** One entry of the answer to a list request (ROT-8). */
export interface RotationListEntry {
  /** The integration record. */
  readonly application: RotationApplicationLink;
  /** The entity. */
  readonly entity: RotationLink;
  /** The role. */
  readonly role: RotationLink;
  /** Day of the upload, `YYYY-MM-DD`. */
  readonly created: string;
  /** First day of the validity, `YYYY-MM-DD`. */
  readonly valid_from: string;
  /** Last day of the validity, `YYYY-MM-DD`. */
  readonly valid_until: string;
  /** Whether it has been revoked. It is false for an expired certificate, too (ROT-10). */
  readonly revoked: boolean;
  /** Id of the certificate. */
  readonly certificate_id: string;
  /** Type of its key. */
  readonly algorithm: 'EC' | 'RSA';
}
