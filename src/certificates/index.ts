/**
 * Certificates of the client credentials grant: adding, revoking and rotating them, and the rotation
 * endpoint.
 *
 * @module
 */

export { type CertificateCap, certificateCap } from './activeCertificates.js';
export {
  type AddCertificateAdviceCode,
  type CertificateAdded,
  decideAddCertificate,
} from './addCertificate.js';
export type { AddCertificateFacts } from './addCertificateChecks.js';
export {
  type Certificate,
  type CertificateContent,
  type CertificateKey,
  type CertificateMapping,
  type CertificateRead,
  type CertificateStatus,
  type CertificateStatusFacts,
  type CertificateSubject,
  type CertificateValidity,
  certificateStatus,
  type EcKey,
  type NewCertificate,
  type OtherKey,
  type RsaKey,
} from './certificate.js';
export { type ExpiryNotice, type ExpiryNoticesFacts, expiryNotices } from './expiryNotices.js';
export type { CertificateChoices, RotationDays, RotationPlanChoices } from './options.js';
export {
  decideManageMappings,
  decideOAuthAccess,
  type ManageMappingsFacts,
  type OAuthAccessFacts,
} from './permissions.js';
export type {
  AddCertificateCode,
  CertificateAdviceCode,
  CertificateFileCode,
  PermissionCode,
  RevokeCertificateCode,
  RotationPlanCode,
} from './problems.js';
export {
  type CertificateRevoked,
  decideRevokeCertificate,
  type RevokeCertificateFacts,
} from './revokeCertificate.js';
export type {
  RotationApplicationLink,
  RotationCreateRequest,
  RotationCreateResponse,
  RotationEntityRole,
  RotationLink,
  RotationListEntry,
} from './rotation/format.js';
export type { RotationOperation } from './rotation/limitsAndDates.js';
export type { RotationCallChoices } from './rotation/options.js';
export type { RotationCallCode } from './rotation/problems.js';
export { decideRotationCall, type RotationCallFacts, type RotationToken } from './rotation/rotationCall.js';
export {
  type NewCertificateStep,
  planRotation,
  type RevokeStep,
  type RotationPlan,
  type RotationPlanFacts,
  type RotationStep,
} from './rotationPlan.js';
