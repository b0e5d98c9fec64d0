/**
 * A whole account in one document: what an administrator's tool asks about.
 *
 * @module
 */

import type { CertificateMapping } from './certificates/certificate.js';
import type { NoticeRevision } from './loginNotice/notice.js';
import type { AccountFeatures, IntegrationRecord, Role, User } from './records.js';
import type { Session } from './sessions/session.js';
import type { TbaUsage } from './tbaDeprecation/plan.js';

/** An integration record, and how it is used. */
export interface SnapshotIntegration {
  readonly record: IntegrationRecord;
  readonly uses: readonly TbaUsage[];
  /** Whether a user is there to authorize it. */
  readonly attended: boolean;
  /** Whether its authorization requests carry a code challenge. */
  readonly sendsPkce: boolean;
}

/** A certificate by the name of its PEM file, relative to the snapshot. */
export interface SnapshotCertificate extends CertificateMapping {
  readonly file: string;
  readonly createdAt: Date;
  readonly revokedAt?: Date;
}

/** A user, and the sessions that the user has open. */
export interface SnapshotUser extends User {
  readonly sessions: readonly Session[];
}

/** An account at an instant. */
export interface AccountSnapshot {
  readonly accountId: string;
  readonly takenAt: Date;
  readonly features: AccountFeatures;
  /** The saved text of the login notice; `null` if there is none. */
  readonly notice: Omit<NoticeRevision, 'sha256'> | null;
  readonly integrations: readonly SnapshotIntegration[];
  readonly certificates: readonly SnapshotCertificate[];
  readonly roles: readonly Role[];
  readonly users: readonly SnapshotUser[];
}
