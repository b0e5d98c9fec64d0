import * as z from 'zod/mini';
import { instant, internalId, text } from '../records.schema.js';
import type { Acknowledgement, NoticeRevision } from './notice.js';

const revision = z.int().check(z.gte(1));
export const sha256: z.ZodMiniType<string, string> = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const noticeRevision: z.ZodMiniType<NoticeRevision> = z.strictObject({
  revision,
  text: z.string(),
  sha256,
  savedAt: instant,
  savedBy: internalId,
});

export const acknowledgement: z.ZodMiniType<Acknowledgement> = z.strictObject({
  loginId: text,
  user: internalId,
  role: internalId,
  at: z.iso.datetime(),
  revision,
  sha256,
  address: z.exactOptional(text),
  userAgent: z.exactOptional(text),
});
