import type { AuditTrail } from './auditTrail.js';
import type { IntegrationRepository } from './integrations.js';
import type { NoticeRepository } from './notices.js';
import type { SessionRepository } from './sessions.js';

/** Everything that the use cases keep. A use case asks for the part that it needs. */
export interface Stores {
  readonly sessions: SessionRepository;
  readonly integrations: IntegrationRepository;
  readonly notices: NoticeRepository;
  readonly auditTrail: AuditTrail;
}
