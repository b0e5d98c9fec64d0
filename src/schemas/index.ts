/**
 * The door for unknown JSON: a schema for every noun. It is the only subpath that loads zod by itself; the rotation endpoint loads it with its first create request.
 *
 * Schemas are strict: a member that a noun does not have is a problem. Instants are read from ISO 8601 text
 * with an offset and given as `Date`; internal ids are read from numbers or text and given as text.
 *
 * @module
 */

import type {
  Certificate,
  RotationCreateRequest,
  RotationCreateResponse,
  RotationListEntry,
} from '../certificates/index.js';
import * as certificates from '../certificates/schema.js';
import type { ClientAssertion } from '../clientAssertion/index.js';
import { clientAssertion } from '../clientAssertion/schema.js';
import type { AccountFeatures, IntegrationRecord, Role, User } from '../core/records.js';
import type { Release } from '../core/release.js';
import * as records from '../core/schema.js';
import type { Acknowledgement, NoticeRevision } from '../loginNotice/index.js';
import * as loginNotice from '../loginNotice/schema.js';
import type { PkceBinding, PkceParameters } from '../pkcePolicy/index.js';
import * as pkcePolicy from '../pkcePolicy/schema.js';
import type { Session } from '../sessions/index.js';
import * as sessions from '../sessions/schema.js';
import type { AuditEntry } from '../stores/index.js';
import * as stores from '../stores/schema.js';
import type { SoapEndpoint } from '../tbaDeprecation/index.js';
import * as tbaDeprecation from '../tbaDeprecation/schema.js';
import type { NounSchema } from './nounSchema.js';
import { nounSchema } from './schema.js';

export {
  type AccountSnapshot,
  accountSnapshotSchema,
  type SnapshotCertificate,
  type SnapshotIntegration,
  type SnapshotUser,
} from './accountSnapshot.js';
export {
  type Checked,
  InputError,
  type InputProblem,
  type InvalidDocument,
  type NounSchema,
  type StandardProperties,
  type StandardTypes,
  type ValidDocument,
} from './nounSchema.js';

/** A modelled release. */
export const releaseSchema: NounSchema<Release> = nounSchema(records.release);
/** A role in an account. */
export const roleSchema: NounSchema<Role> = nounSchema(records.role);
/** A user, with the ids of the user's roles. */
export const userSchema: NounSchema<User> = nounSchema(records.user);
/** The features of an account that decisions depend on. */
export const accountFeaturesSchema: NounSchema<AccountFeatures> = nounSchema(records.accountFeatures);
/** An integration record. */
export const integrationRecordSchema: NounSchema<IntegrationRecord> = nounSchema(records.integrationRecord);
/** A saved text of the login notice. */
export const noticeRevisionSchema: NounSchema<NoticeRevision> = nounSchema(loginNotice.noticeRevision);
/** The acknowledgement of a login notice. */
export const acknowledgementSchema: NounSchema<Acknowledgement> = nounSchema(loginNotice.acknowledgement);
/** An entry of the Login Audit Trail. */
export const auditEntrySchema: NounSchema<AuditEntry> = nounSchema(stores.auditEntry);
/** A certificate of an integration record. */
export const certificateSchema: NounSchema<Certificate> = nounSchema(certificates.certificate);
/** A client assertion, split into its two parts. */
export const clientAssertionSchema: NounSchema<ClientAssertion> = nounSchema(clientAssertion);
/** What the rotation endpoint is asked to create. */
export const rotationCreateRequestSchema: NounSchema<RotationCreateRequest> = nounSchema(
  certificates.rotationCreateRequest,
);
/** What the rotation endpoint answers when it has created a certificate. */
export const rotationCreateResponseSchema: NounSchema<RotationCreateResponse> = nounSchema(
  certificates.rotationCreateResponse,
);
/** What the rotation endpoint answers when it is asked for a list. */
export const rotationListSchema: NounSchema<readonly RotationListEntry[]> = nounSchema(
  certificates.rotationList,
);
/** A session of a user. */
export const sessionSchema: NounSchema<Session> = nounSchema(sessions.session);
/** The PKCE parameters of an authorization request. */
export const pkceParametersSchema: NounSchema<PkceParameters> = nounSchema(pkcePolicy.pkceParameters);
/** What binds an authorization code to its code verifier. */
export const pkceBindingSchema: NounSchema<PkceBinding> = nounSchema(pkcePolicy.pkceBinding);
/** A version of the SOAP endpoint. */
export const soapEndpointSchema: NounSchema<SoapEndpoint> = nounSchema(tbaDeprecation.soapEndpoint);
