import * as z from 'zod/mini';
import { internalId, oneOf, text } from '../core/schema.js';
import { sha256 } from '../loginNotice/schema.js';
import { type AuditEntry, LOGIN_STATUSES } from './auditTrail.js';

/** What every entry has. */
const common = { id: text, at: z.iso.datetime(), userId: internalId, roleId: internalId, loginId: text };

/** An entry of the Login Audit Trail. */
export const auditEntry: z.ZodMiniType<AuditEntry> = z.discriminatedUnion('event', [
  z.strictObject({
    ...common,
    event: z.literal('login'),
    status: oneOf(LOGIN_STATUSES),
    detail: z.exactOptional(text),
    sessionId: z.exactOptional(text),
    endedSessions: z.exactOptional(z.array(text)),
  }),
  z.strictObject({
    ...common,
    event: z.literal('acknowledgement'),
    status: z.literal('success'),
    detail: sha256,
    revision: z.int().check(z.gte(1)),
    sha256,
    address: z.exactOptional(text),
    userAgent: z.exactOptional(text),
  }),
]);
