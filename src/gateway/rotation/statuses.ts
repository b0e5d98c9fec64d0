import type { RefusalStatus } from '../problemDetails.js';
import type { RotationRefusalCode } from './problems.js';

/** The HTTP statuses of the answers (CHOICE-ROTATION-STATUS). */
export const ROTATION_STATUSES = {
  /** The call succeeds. */
  ok: 200,
  /** The body or the certificate is refused. */
  refused: 400,
  /** There is no valid access token. */
  unauthenticated: 401,
  /** The access token, or the role that it stands for, does not suffice. */
  forbidden: 403,
  /** The client, the certificate, the operation or the path does not exist. */
  missing: 404,
  /** The path has another method. */
  methodNotAllowed: 405,
  /** The cap is reached, or the certificate is known. */
  conflict: 409,
  /** The body is too large. */
  tooLarge: 413,
  /** The host or its store has failed. */
  failed: 503,
} as const;

const { conflict, failed, forbidden, methodNotAllowed, missing, refused, tooLarge, unauthenticated } =
  ROTATION_STATUSES;

/** The HTTP status of each code (CHOICE-ROTATION-STATUS). */
export const REFUSAL_STATUSES: Readonly<Record<RotationRefusalCode, RefusalStatus>> = {
  body_not_accepted: refused,
  body_too_large: tooLarge,
  body_unreadable: refused,
  certificate_cap_reached: conflict,
  certificate_expired: refused,
  certificate_known: conflict,
  certificate_malformed: refused,
  certificate_missing: refused,
  certificate_unknown: missing,
  entity_not_own: forbidden,
  file_name_not_accepted: refused,
  grant_not_enabled: refused,
  integration_unknown: missing,
  // the instant that is wrong is the host's own
  invalid_instant: failed,
  key_not_accepted: refused,
  key_revoked: conflict,
  mcp_scope: refused,
  method_not_allowed: methodNotAllowed,
  not_found: missing,
  operation_not_available: missing,
  permission_missing: forbidden,
  private_key_in_file: refused,
  public_client: refused,
  role_not_held: refused,
  scope_missing: forbidden,
  several_certificates: refused,
  store_failed: failed,
  token_missing: unauthenticated,
};
