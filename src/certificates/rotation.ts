import { type Decision, deny, type RuleId, refuseOr, type Violation } from '../decision.js';
import type { Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import { DAY } from './calendar.js';
import { againstRole } from './permission.js';
import { LIST_AND_REVOKE_SINCE, ROTATION_SCOPE } from './thresholds.js';
import { violation } from './violations.js';

/** A request to the rotation endpoint (ROT-1). */
export type RotationOperation = 'create' | 'list' | 'revoke';

export interface RotationEndpointChoices {
  /** `CHOICE-ROTATION-BEFORE-2026-1`. Default: `create_only`. */
  readonly beforeListing: 'all' | 'create_only';
}

export type RotationCode =
  | 'operation_not_available'
  | 'permission_missing'
  | 'scope_missing'
  | 'token_missing';

/** Who calls the rotation endpoint, and for what. */
export interface RotationCall {
  readonly operation: RotationOperation;
  /** The access token, checked by the host; `null` if there is none or it is not valid. */
  readonly token: {
    readonly scopes: readonly string[];
    readonly role: Pick<Role, 'kind' | 'permissions'>;
  } | null;
}

/**
 * May this caller list, create or revoke certificates through the rotation endpoint?
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see ROT-1, ROT-3, ROT-4, CERT-15; RFC 6750 section 3.1
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Manage own OAuth 2.0 Client Credentials Certificates'] } as const;
 * const token = { scopes: ['rest_webservices'], role };
 * decideRotationCall('2026.1', { operation: 'list', token }).allowed; //=> true
 * decideRotationCall('2025.2', { operation: 'list', token }).allowed; //=> false
 * ```
 */
export function decideRotationCall(
  release: Release,
  call: RotationCall,
  choices: Partial<RotationEndpointChoices> = {},
): Decision<RotationCode> {
  assertRelease(release);
  const { operation, token } = call;
  if (token === null) {
    return deny([
      {
        ...violation('token_missing', 'ROT-3', 'no valid token', 'token'),
        oauthError: 'invalid_token',
      },
    ]);
  }
  const before = release < LIST_AND_REVOKE_SINCE;
  const leanedOn: readonly RuleId[] = [before ? 'CHOICE-ROTATION-BEFORE-2026-1' : 'ROT-1'];
  const violations: Violation<RotationCode>[] = [];
  if (before && operation !== 'create' && choices.beforeListing !== 'all') {
    violations.push(
      violation(
        'operation_not_available',
        'ROT-1',
        `only create works before ${LIST_AND_REVOKE_SINCE}`,
        'operation',
      ),
    );
  }
  if (!token.scopes.includes(ROTATION_SCOPE)) {
    violations.push(
      violation('scope_missing', 'ROT-3', `the token lacks the scope ${ROTATION_SCOPE}`, 'token.scopes'),
    );
  }
  violations.push(
    ...againstRole(token.role, 'Manage own OAuth 2.0 Client Credentials Certificates', 'ROT-4'),
  );
  return refuseOr(
    violations,
    () => ({ allowed: true, rules: ['ROT-3', 'ROT-4', ...leanedOn], advice: [] }),
    leanedOn,
  );
}

/** Body of a create request (ROT-6). Nothing in it proves possession of the key (ROT-5). */
export interface RotationCreateRequest {
  /** PEM text of the certificate. */
  readonly fileContent: string;
  /** May be another role than that of the caller's token (ROT-12). */
  readonly role: number | string;
  readonly entity: number | string;
}

/** Body of the answer to a create request (ROT-7). Some members have other names in the list (ROT-9). The days are `YYYY-MM-DD`. */
export interface RotationCreateResponse {
  readonly entity_role_id: { readonly com: string; readonly ent: number; readonly rol: number };
  /** Internal id of the integration record; the list has its UUID under this name. */
  readonly application_id: number;
  readonly certificate_id: string;
  readonly certificate: string;
  readonly algorithm: 'EC' | 'RSA';
  readonly created_at: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly invalidated: boolean;
}

/** A record that an entry of the list points to. */
export interface RotationLink {
  readonly id: number | string;
  readonly name: string;
  readonly url: string;
}

/** One entry of the answer to a list request (ROT-8). The days are `YYYY-MM-DD`. */
export interface RotationListEntry {
  readonly application: RotationLink & { readonly application_id: string };
  readonly entity: RotationLink;
  readonly role: RotationLink;
  readonly created: string;
  readonly valid_from: string;
  readonly valid_until: string;
  /** False for an expired certificate too: see {@link isActiveEntry}. */
  readonly revoked: boolean;
  readonly certificate_id: string;
  readonly algorithm: 'EC' | 'RSA';
}

/** Body of the answer to a revocation: plain text (ROT-13). */
export const REVOKED_BODY = 'Successfully revoked';

/**
 * Whether an entry of the list still counts toward the cap. Its `revoked` alone does not tell.
 *
 * @see ROT-10, CERT-2, CHOICE-ROTATION-LAST-DAY
 *
 * @example
 * ```ts
 * isActiveEntry({ revoked: false, valid_until: '2024-01-31' }, new Date('2026-03-01T00:00:00Z')); //=> false
 * ```
 */
export function isActiveEntry(entry: Pick<RotationListEntry, 'revoked' | 'valid_until'>, at: Date): boolean {
  // an unreadable day counts as active
  return !entry.revoked && !(at.getTime() >= Date.parse(entry.valid_until) + DAY);
}
