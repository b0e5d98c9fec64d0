import type { UsedAssertions } from './assertions.js';
import type { AuditTrail } from './auditTrail.js';
import type { IntegrationRepository } from './integrations.js';
import type { NoticeRepository } from './notices.js';
import type { SessionRepository } from './sessions.js';

/** The five ports that a host implements: everything that the use cases keep. A use case asks for those that it needs. */
export interface Stores {
  /** The live sessions of users. */
  readonly sessions: SessionRepository;
  /** Integration records and their certificates. */
  readonly integrations: IntegrationRepository;
  /** Login notices, with every text that was ever saved. */
  readonly notices: NoticeRepository;
  /** The Login Audit Trail. */
  readonly auditTrail: AuditTrail;
  /** The client assertions that have been used. */
  readonly assertions: UsedAssertions;
}
