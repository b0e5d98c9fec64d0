import * as z from 'zod/mini';
import { sha256 } from '../loginNotice/schema.js';
import { internalId, oneOf, text } from '../records.schema.js';
import type { AuditEntry } from './auditTrail.js';

const common = { id: text, at: z.iso.datetime(), user: internalId, role: internalId, loginId: text };

export const auditEntry: z.ZodMiniType<AuditEntry> = z.discriminatedUnion('event', [
  z.strictObject({
    ...common,
    event: z.literal('login'),
    status: oneOf(['failure', 'success']),
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
