/**
 * Redirect URIs: which ones a record may hold, and whether a request names one of them.
 *
 * @module
 */

export {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriFacts,
  type RedirectUriGrant,
  type TokenRedirectUriFacts,
} from './match.js';
export type { RedirectUriRequestCode, RedirectUriTokenCode } from './matchProblems.js';
export type { RedirectUriChoices } from './options.js';
export type { RedirectUriAdviceCode, RedirectUriCode } from './problems.js';
export { type RedirectUriListFacts, validateRedirectUris } from './validate.js';
