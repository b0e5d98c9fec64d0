import type { AuthorizationGrant } from './authorization.js';
import { withParameters } from './redirect.js';

/** What became of a request that was let through: the code and whom it stands for, or that the user said no. */
export type AuthorizationOutcome =
  | {
      readonly code: string;
      /** Internal id of the role. */
      readonly role: string;
      /** Internal id of the entity. */
      readonly entity: string;
      /** Account id. */
      readonly company: string;
    }
  | { readonly error: 'access_denied' };

/**
 * Where to send the user with the answer to an authorization request.
 *
 * @see PK-9, PK-13, R3; RFC 6749 section 4.1.2
 *
 * @example
 * ```ts
 * const granted = { redirectUri: 'https://app.example.com/cb', state: 'zJpNtSXTJjpQ4v5oVkGp2w' };
 * authorizationResponse(granted, { error: 'access_denied' }); //=> 'https://app.example.com/cb?state=zJpNtSXTJjpQ4v5oVkGp2w&error=access_denied'
 * ```
 */
export function authorizationResponse(
  { redirectUri, state }: Pick<AuthorizationGrant, 'redirectUri' | 'state'>,
  outcome: AuthorizationOutcome,
): string {
  return withParameters(redirectUri, { state, ...outcome });
}
