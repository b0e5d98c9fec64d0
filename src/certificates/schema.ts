import * as z from 'zod/mini';
import { day, instant, internalId, internalIdAsSent, oneOf, text } from '../records.schema.js';
import type { Certificate, CertificateKey } from './certificate.js';
import type { ClientAssertion } from './clientAssertion.js';
import type { RotationCreateRequest, RotationCreateResponse, RotationListEntry } from './rotation.js';

/** Unpadded base64url of 32 bytes (CERT-26). */
const certificateId = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

const key: z.ZodMiniType<CertificateKey> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('EC'), curve: text }),
  z.strictObject({ type: z.literal('RSA'), bits: z.int().check(z.gte(1)) }),
  z.strictObject({ type: z.literal('other'), name: text }),
]);

export const certificate: z.ZodMiniType<Certificate> = z.strictObject({
  id: certificateId,
  key,
  validFrom: instant,
  validUntil: instant,
  integration: internalId,
  entity: internalId,
  role: internalId,
  createdAt: instant,
  revokedAt: z.exactOptional(instant),
});

/** Judged by `decideClientAssertion`, so only its two parts have to be there. */
export const clientAssertion: z.ZodMiniType<ClientAssertion> = z.strictObject({
  header: z.looseObject({}),
  claims: z.looseObject({}),
});

/** ROT-6: either form of an id is allowed, and kept. Unknown members are refused: a misspelt one must not pass for a missing one. */
export const rotationCreateRequest: z.ZodMiniType<RotationCreateRequest> = z.strictObject({
  fileContent: text,
  role: internalIdAsSent,
  entity: internalIdAsSent,
});

const algorithm = oneOf(['EC', 'RSA']);

/** ROT-7. */
export const rotationCreateResponse: z.ZodMiniType<RotationCreateResponse> = z.strictObject({
  entity_role_id: z.strictObject({ com: text, ent: z.int(), rol: z.int() }),
  application_id: z.int(),
  certificate_id: certificateId,
  certificate: text,
  algorithm,
  created_at: day,
  valid_from: day,
  valid_until: day,
  invalidated: z.boolean(),
});

const link = { id: internalIdAsSent, name: z.string(), url: z.string() };

/** ROT-8. */
export const rotationList: z.ZodMiniType<readonly RotationListEntry[]> = z.array(
  z.strictObject({
    application: z.strictObject({ ...link, application_id: text }),
    entity: z.strictObject(link),
    role: z.strictObject(link),
    created: day,
    valid_from: day,
    valid_until: day,
    revoked: z.boolean(),
    certificate_id: certificateId,
    algorithm,
  }),
);
