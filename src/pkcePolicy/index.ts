/**
 * PKCE: whether it is required, and whether a request satisfies it.
 *
 * @module
 */

export {
  decidePkceAuthorization,
  decidePkceToken,
  type PkceAuthorizationCode,
  type PkceBinding,
  type PkceParameters,
  type PkceTokenCode,
  type PkceTokenRequest,
} from './policy.js';
export { type PkceChoices, type PkceReason, type PkceSubject, pkceRequirement } from './requirement.js';
