/**
 * PKCE: whether it is required, and whether a request satisfies it.
 *
 * @module
 */

export {
  decidePkceAuthorization,
  type PkceAuthorizationFacts,
  type PkceAuthorizationGrant,
  type PkceBinding,
  type PkceParameters,
} from './authorization.js';
export type { CodeChallengeMethod } from './limitsAndDates.js';
export type { PkceChoices } from './options.js';
export type { PkceAdviceCode, PkceAuthorizationCode, PkceReason, PkceTokenCode } from './problems.js';
export {
  type PkceFacts,
  type PkceIntegration,
  type PkceRequirement,
  pkceRequirement,
} from './requirement.js';
export { decidePkceToken, type PkceTokenFacts } from './token.js';
