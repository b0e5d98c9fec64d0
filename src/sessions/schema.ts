import * as z from 'zod/mini';
import { instant, internalId, oneOf, text } from '../core/schema.js';
import { SESSION_KINDS, type Session } from './session.js';

/** A session, as JSON has it. */
export const session: z.ZodMiniType<Session> = z.strictObject({
  id: text,
  kind: oneOf(SESSION_KINDS),
  startedAt: instant,
  lastUsedAt: instant,
  roleId: z.exactOptional(z.nullable(internalId)),
});
