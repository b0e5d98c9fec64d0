import * as z from 'zod/mini';
import { instant, internalId, oneOf, text } from '../records.schema.js';
import type { Session } from './session.js';

export const session: z.ZodMiniType<Session> = z.strictObject({
  id: text,
  kind: oneOf(['connect', 'soap', 'ui', 'web_store']),
  startedAt: instant,
  lastUsedAt: instant,
  roleId: z.exactOptional(internalId),
});
