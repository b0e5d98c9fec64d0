import { brokenAssertions } from './assertions.js';
import { brokenAuditTrail } from './auditTrail.js';
import type { BrokenStores } from './base.js';
import { brokenCertificates } from './certificates.js';
import { brokenIntegrations } from './integrations.js';
import { brokenNotices } from './notices.js';
import { brokenSessions } from './sessions.js';

/** For each case of the contract, stores that fail it and no other. */
export const BROKEN: BrokenStores = {
  ...brokenSessions,
  ...brokenIntegrations,
  ...brokenCertificates,
  ...brokenNotices,
  ...brokenAuditTrail,
  ...brokenAssertions,
};
