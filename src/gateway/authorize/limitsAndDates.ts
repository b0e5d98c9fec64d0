/**
 * The limits and names of the authorization endpoint.
 *
 * @module
 */

import type { AccountService } from '../../core/accountId.js';
import type { OAuthError } from '../../core/decision.js';
import type { Scope } from '../../core/records.js';
import { grouped, listed } from '../../core/words.js';

/** Host of the authorization endpoint where the account is not known (PK-1). */
export const SYSTEM_HOST = 'system.netsuite.com';

/** The only response type (PK-2). */
export const RESPONSE_TYPE = 'code';

/** Scopes that may be asked for together (PK-3). */
export const COMBINABLE_SCOPES: readonly Scope[] = ['restlets', 'rest_webservices', 'suite_analytics'];

/** The scope that is asked for alone (PK-3). */
export const SOLE_SCOPE: Scope = 'mcp';

/** Fewest and most characters of a state (PK-4). */
export const STATE_LENGTH = { least: 22, most: 1024 } as const;

/** What a state consists of, in words. */
export const STATE_IN_WORDS: string = `${STATE_LENGTH.least} to ${grouped(STATE_LENGTH.most)} printable ASCII characters`;

/** What the user is asked for anew, or that nothing may be asked (PK-8). */
export type Prompt = 'consent' | 'login' | 'none';

/** What `prompt` may ask for, one value or several together, in any order (PK-8). */
export const PROMPTS: readonly (readonly Prompt[])[] = [
  ['none'],
  ['login'],
  ['consent'],
  ['login', 'consent'],
];

/** The values of `prompt`, in words. */
export const PROMPTS_IN_WORDS: string = listed(
  PROMPTS.map((together) => together.join(' together with ')),
  'or',
);

/** Names of the parameters of an answer, by what they hold (PK-9). */
export const ANSWER_PARAMETERS = {
  state: 'state',
  code: 'code',
  roleId: 'role',
  entityId: 'entity',
  accountId: 'company',
} as const;

/** Name of the parameter that holds the error of an answer (PK-13). */
export const ERROR_PARAMETER = 'error';

/** Name of the parameter that holds the issuer of an answer (A1). */
export const ISSUER_PARAMETER = 'iss';

/** The host of an account whose address is its issuer (CHOICE-ISSUER). */
export const ISSUER_SERVICE: AccountService = 'suitetalk.api';

/** The errors of the authorization endpoint (PK-13), in the order in which one of several is answered (CHOICE-AUTHORIZE-ORDER). */
export const AUTHORIZATION_ERRORS: readonly OAuthError[] = [
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_request',
  'invalid_scope',
  'access_denied',
];
