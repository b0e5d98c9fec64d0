/**
 * Steps that change stored state. Each of them loads, decides and stores in one atomic step over the ports of
 * `netsuite-auth-policy/stores`. Instants and ids come from the host.
 *
 * @module
 */

export {
  type AddCertificateAnswer,
  type AddCertificateStepFacts,
  addCertificate,
  type RevokeCertificateAnswer,
  type RevokeCertificateStepFacts,
  revokeCertificate,
} from './certificates.js';
export {
  type ChangeGrantsStepFacts,
  type ChangeIntegrationAnswer,
  type ChangeIntegrationCode,
  type ChangeRedirectUrisStepFacts,
  changeGrants,
  changeRedirectUris,
  type GrantDefinition,
} from './changeIntegration.js';
export {
  type CreateIntegrationAnswer,
  type CreateIntegrationCode,
  type CreateIntegrationStepFacts,
  createIntegration,
  type IntegrationCreated,
  type NewIntegrationRecord,
} from './createIntegration.js';
export {
  type EndOtherSessionsAnswer,
  type EndOtherSessionsStepFacts,
  endOtherSessions,
} from './endOtherSessions.js';
export type { IntegrationStepChoices } from './integrationStep.js';
export { CERTIFICATES_PER_PAGE } from './limitsAndDates.js';
export {
  type CertificateList,
  type ListCertificatesAnswer,
  type ListCertificatesStepFacts,
  type ListedCertificate,
  listCertificates,
} from './listCertificates.js';
export type { SessionStepChoices, SessionStepFacts } from './liveSessions.js';
export { type LoginStepChoices, type LoginStepFacts, type LoginStoreFailure, login } from './login.js';
export {
  type AcknowledgeAnswer,
  type AcknowledgeStepFacts,
  acknowledge,
  type SetNoticeAnswer,
  type SetNoticeStepFacts,
  setNotice,
} from './notice.js';
export {
  type NewSession,
  type OpenedSession,
  type OpenSessionAnswer,
  type OpenSessionStepFacts,
  openSession,
} from './openSession.js';
export type {
  AssertionReplayCode,
  IntegrationKnownCode,
  IntegrationUnknownCode,
  StepCode,
  StoreFailureCode,
} from './problems.js';
export {
  type RedeemAssertionAnswer,
  type RedeemAssertionStepFacts,
  redeemAssertion,
} from './redeemAssertion.js';
export {
  type ApplySessionChangeAnswer,
  type ApplySessionChangeStepFacts,
  applySessionChange,
} from './sessionChange.js';
export type { StoreFailure } from './storeFailure.js';
export {
  type TouchSessionAnswer,
  type TouchSessionStepFacts,
  touchSession,
} from './touchSession.js';
