import * as z from 'zod/mini';
import { instant, internalId, text } from '../core/schema.js';
import type { Acknowledgement, NoticeRevision } from './notice.js';

const revision = z.int().check(z.gte(1));

/** A SHA-256 hash in lower-case hexadecimal. */
export const sha256: z.ZodMiniType<string, string> = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{64}$/, { error: 'Expected a SHA-256 hash in lower-case hexadecimal.' }),
    z.meta({ title: 'SHA-256 hash in hexadecimal' }),
  );

/** One saved text of the login notice. */
export const noticeRevision: z.ZodMiniType<NoticeRevision> = z.strictObject({
  revision,
  text: z.string(),
  sha256,
  savedAt: instant,
  savedBy: internalId,
});

/** An entry of the audit trail: a user has acknowledged a text. */
export const acknowledgement: z.ZodMiniType<Acknowledgement> = z.strictObject({
  loginId: text,
  userId: internalId,
  roleId: internalId,
  at: z.iso.datetime(),
  revision,
  sha256,
  address: z.exactOptional(text),
  userAgent: z.exactOptional(text),
});
