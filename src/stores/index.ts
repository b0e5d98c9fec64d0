/**
 * The ports that a host implements to keep sessions, integration records with their certificates,
 * login notices, the audit trail and used client assertions, and stores that keep them in memory.
 *
 * @module
 */

export type { AssertionKey, UsedAssertions } from './assertions.js';
export type { Change } from './atomicChange.js';
export type {
  AcknowledgementEntry,
  AuditEntry,
  AuditFilter,
  AuditTrail,
  LoginEntry,
  LoginStatus,
} from './auditTrail.js';
export type {
  CertificatePage,
  CertificatePageRequest,
  CertificateQuestion,
  IntegrationKey,
  IntegrationRepository,
  IntegrationState,
  IntegrationUpdate,
} from './integrations.js';
export { type MemoryStoresOptions, memoryStores } from './memory/memoryStores.js';
export type { NoticeRepository, NoticeUpdate } from './notices.js';
export type { SessionRepository, SessionUpdate, UserKey } from './sessions.js';
export type { Stores } from './stores.js';
