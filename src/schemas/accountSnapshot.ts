/**
 * A whole account in one document: what an administrator's tool asks about.
 *
 * @module
 */

import * as z from 'zod/mini';
import type { CertificateMapping } from '../certificates/index.js';
import type { AccountFeatures, IntegrationRecord, Role, User } from '../core/records.js';
import {
  accountFeatures,
  accountId,
  instant,
  integrationRecord,
  internalId,
  role,
  text,
} from '../core/schema.js';
import type { NoticeRevision } from '../loginNotice/index.js';
import type { Session } from '../sessions/index.js';
import { session } from '../sessions/schema.js';
import type { TbaUsage } from '../tbaDeprecation/index.js';
import { usage } from '../tbaDeprecation/schema.js';
import type { NounSchema } from './nounSchema.js';
import { nounSchema } from './schema.js';

/** An integration record, and how it is used. */
export interface SnapshotIntegration {
  /** The record. */
  readonly integration: IntegrationRecord;
  /** What its tokens and credentials are used on. */
  readonly uses: readonly TbaUsage[];
  /** Whether a user is there to authorize it. */
  readonly attended: boolean;
  /** Whether its authorization requests carry a code challenge. */
  readonly sendsPkce: boolean;
}

/** A certificate, by the name of its PEM file. */
export interface SnapshotCertificate extends CertificateMapping {
  /** Name of the file, relative to the snapshot. */
  readonly file: string;
  /** When it was added to the record. */
  readonly createdAt: Date;
  /** When it was revoked, if it was. */
  readonly revokedAt?: Date;
}

/** A user, and the sessions that the user has open. */
export interface SnapshotUser extends User {
  /** The user's live sessions. */
  readonly sessions: readonly Session[];
}

/** An account at an instant. */
export interface AccountSnapshot {
  /** The account. */
  readonly accountId: string;
  /** When the snapshot was taken. */
  readonly takenAt: Date;
  /** The features of the account. */
  readonly features: AccountFeatures;
  /** The saved text of the login notice, or `null` if there is none. */
  readonly notice: Omit<NoticeRevision, 'sha256'> | null;
  /** The integration records, and how they are used. */
  readonly integrations: readonly SnapshotIntegration[];
  /** The certificates of all records. */
  readonly certificates: readonly SnapshotCertificate[];
  /** The roles. */
  readonly roles: readonly Role[];
  /** The users, with their sessions. */
  readonly users: readonly SnapshotUser[];
}

/** How a whole account is read. */
export const accountSnapshotSchema: NounSchema<AccountSnapshot> = nounSchema(
  z.strictObject({
    accountId,
    takenAt: instant,
    features: accountFeatures,
    notice: z.nullable(
      z.strictObject({
        revision: z.int().check(z.gte(1)),
        text: z.string(),
        savedAt: instant,
        savedBy: internalId,
      }),
    ),
    integrations: z.array(
      z.strictObject({
        integration: integrationRecord,
        uses: z.array(usage),
        attended: z.boolean(),
        sendsPkce: z.boolean(),
      }),
    ),
    certificates: z.array(
      z.strictObject({
        file: text,
        integrationId: internalId,
        entityId: internalId,
        roleId: internalId,
        createdAt: instant,
        revokedAt: z.exactOptional(instant),
      }),
    ),
    roles: z.array(role),
    users: z.array(
      z.strictObject({
        id: internalId,
        name: text,
        roleIds: z.array(internalId),
        sessions: z.array(session),
      }),
    ),
  }),
);
