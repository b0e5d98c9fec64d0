import * as z from 'zod/mini';
import { accountFeatures, instant, integrationRecord, internalId, role, text } from './records.schema.js';
import { session } from './sessions/schema.js';
import type { AccountSnapshot } from './snapshot.js';
import { usage } from './tbaDeprecation/schema.js';

export const accountSnapshot: z.ZodMiniType<AccountSnapshot> = z.strictObject({
  accountId: z.string().check(z.regex(/^[A-Za-z0-9]{1,20}(?:[_-][A-Za-z0-9]{1,10})?$/)),
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
      record: integrationRecord,
      uses: z.array(usage),
      attended: z.boolean(),
      sendsPkce: z.boolean(),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      file: text,
      integration: internalId,
      entity: internalId,
      role: internalId,
      createdAt: instant,
      revokedAt: z.exactOptional(instant),
    }),
  ),
  roles: z.array(role),
  users: z.array(
    z.strictObject({
      id: internalId,
      name: text,
      roles: z.array(internalId),
      sessions: z.array(session),
    }),
  ),
});
