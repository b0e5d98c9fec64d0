/**
 * Certificates of the client credentials grant: adding, revoking and rotating them, the client
 * assertions signed with them, and the rotation endpoint.
 *
 * @module
 */

export type { AddCertificate, AddCertificateCode } from './adding.js';
export { type AssertionAccepted, decideClientAssertion } from './assertion.js';
export {
  type Certificate,
  type CertificateFacts,
  type CertificateKey,
  type CertificateMapping,
  type CertificateStatus,
  type CertificateSubject,
  certificateStatus,
  type Validity,
} from './certificate.js';
export type { CertificateChoices, RotationChoices } from './choices.js';
export type {
  AssertionChoices,
  AssertionCode,
  ClientAssertion,
  ClientAssertionFacts,
} from './clientAssertion.js';
export { type ExpiryNotice, expiryNotices } from './expiry.js';
export { decideManageMappings, decideOAuthAccess } from './permission.js';
export {
  type CertificateAdded,
  type CertificateRevoked,
  certificateCap,
  decideAddCertificate,
  decideRevokeCertificate,
} from './policy.js';
export {
  decideRotationCall,
  isActiveEntry,
  REVOKED_BODY,
  type RotationCall,
  type RotationCode,
  type RotationCreateRequest,
  type RotationCreateResponse,
  type RotationEndpointChoices,
  type RotationLink,
  type RotationListEntry,
  type RotationOperation,
} from './rotation.js';
export { planRotation, type RotationPlan, type RotationStep } from './rotationPlan.js';
