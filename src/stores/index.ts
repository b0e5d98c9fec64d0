/**
 * The ports that a host implements to keep sessions, integration records and their certificates,
 * login notices and the audit trail, and an implementation in memory.
 *
 * @module
 */

export type {
  AcknowledgementEntry,
  AuditEntry,
  AuditFilter,
  AuditTrail,
  LoginEntry,
} from './auditTrail.js';
export type { Change } from './change.js';
export type {
  CertificatePage,
  CertificateQuestion,
  IntegrationKey,
  IntegrationRepository,
  IntegrationState,
  IntegrationUpdate,
} from './integrations.js';
export { memoryStores } from './memory/stores.js';
export type { NoticeRepository, NoticeUpdate } from './notices.js';
export type { SessionRepository, SessionUpdate, UserKey } from './sessions.js';
export type { Stores } from './stores.js';
