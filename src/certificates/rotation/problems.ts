import { PERMISSION_MISSING } from '../../core/permission.js';
import type { Problems } from '../../core/problem.js';

/** Why a call of the rotation endpoint is refused. */
export type RotationCallCode =
  | 'operation_not_available'
  | 'permission_missing'
  | 'scope_missing'
  | 'token_missing';

/** What is said about each refusal. */
export const ROTATION_CALL_PROBLEMS: Problems<RotationCallCode> = {
  operation_not_available: {
    rule: 'CHOICE-ROTATION-LISTING',
    message: 'In {release}, the rotation endpoint only takes requests to {operations} certificates.',
    path: ['operation'],
    remedy: 'Wait for an upgrade of the account: the endpoint takes {offered}.',
  },
  permission_missing: {
    ...PERMISSION_MISSING,
    rule: 'ROT-4',
    path: ['token', 'role'],
  },
  scope_missing: {
    rule: 'ROT-3',
    message: 'The access token does not have the scope {scope}.',
    path: ['token', 'scopes'],
  },
  token_missing: {
    rule: 'ROT-3',
    message: 'The request does not have a valid access token.',
    path: ['token'],
    remedy:
      'Get the first token by the authorization code grant, or with a certificate that was mapped in the user interface.',
    leanedOn: ['ROT-17'],
    oauthError: 'invalid_token',
  },
};
