import * as z from 'zod/mini';
import { day, instant, internalId, internalIdAsSent, oneOf, text } from '../core/schema.js';
import type { Certificate, CertificateKey } from './certificate.js';
import type { RotationCreateRequest, RotationCreateResponse, RotationListEntry } from './rotation/format.js';

/** Unpadded base64url of 32 bytes. */
const BASE64URL_SHA256 = /^[A-Za-z0-9_-]{43}$/;
/** CERT-26. */
const certificateId = z
  .string()
  .check(
    z.regex(BASE64URL_SHA256, { error: 'Expected a certificate id: 43 base64url characters.' }),
    z.meta({ title: 'certificate id' }),
  );
const fingerprint = z
  .string()
  .check(
    z.regex(BASE64URL_SHA256, { error: 'Expected a fingerprint: 43 base64url characters.' }),
    z.meta({ title: 'fingerprint' }),
  );

const key: z.ZodMiniType<CertificateKey> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('EC'), curve: text }),
  z.strictObject({ type: z.literal('RSA'), bits: z.int().check(z.gte(1)) }),
  z.strictObject({ type: z.literal('other'), name: text }),
]);

/** A certificate as it is kept. */
export const certificate: z.ZodMiniType<Certificate> = z.strictObject({
  id: certificateId,
  key,
  validFrom: instant,
  validUntil: instant,
  integrationId: internalId,
  entityId: internalId,
  roleId: internalId,
  createdAt: instant,
  revokedAt: z.exactOptional(z.nullable(instant)),
  spkiFingerprint: z.exactOptional(z.nullable(fingerprint)),
});

/**
 * ROT-6: either form of an id is allowed, and kept. Unknown members are refused, because a misspelt one must not pass
 * for a missing one.
 */
export const rotationCreateRequest: z.ZodMiniType<RotationCreateRequest> = z.strictObject({
  fileContent: text,
  role: internalIdAsSent,
  entity: internalIdAsSent,
});

const algorithm = oneOf(['EC', 'RSA']);

/** ROT-7: what a create request is answered with. */
export const rotationCreateResponse: z.ZodMiniType<RotationCreateResponse> = z.strictObject({
  entity_role_id: z.strictObject({ com: text, ent: internalIdAsSent, rol: internalIdAsSent }),
  application_id: internalIdAsSent,
  certificate_id: certificateId,
  certificate: text,
  algorithm,
  created_at: day,
  valid_from: day,
  valid_until: day,
  invalidated: z.boolean(),
});

const link = { id: internalIdAsSent, name: z.string(), url: z.string() };

/** ROT-8: what a list request is answered with. */
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
