/**
 * What changes stored state, each as load, decide and store in one atomic step over the ports of
 * `netsuite-auth-policy/stores`. Instants and ids come from the host.
 *
 * @module
 */

export type { NoticePending } from '../pendingNotice.js';
export {
  type AddCertificateAnswer,
  addCertificate,
  type CertificateList,
  type CertificateToAdd,
  type IntegrationUnknownCode,
  type ListedCertificate,
  listCertificates,
  type RevokeCertificateAnswer,
  revokeCertificate,
} from './certificates.js';
export {
  type ChangeIntegrationCode,
  changeGrants,
  changeRedirectUris,
  type GrantDefinition,
} from './changeIntegration.js';
export type { StoreFailure } from './failure.js';
export {
  type CreateIntegrationAnswer,
  type CreateIntegrationCode,
  createIntegration,
  type IntegrationChoices,
  type NewIntegrationRecord,
} from './integrations.js';
export type { SessionSubject } from './live.js';
export { type LoginFacts, login } from './login.js';
export { acknowledge, setNotice } from './notice.js';
export {
  applyRoleChange,
  endOtherSessions,
  type NewSession,
  type OpenedSession,
  openSession,
  type SessionStepCode,
  type TouchSessionAnswer,
  touchSession,
} from './sessions.js';
