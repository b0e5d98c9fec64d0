/**
 * Redirect URIs: which ones a record may hold, and whether a request names one of them.
 *
 * @module
 */

export { validateRedirectUris } from './policy.js';
export type { RedirectUriChoices, RedirectUriCode } from './problems.js';
export {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriRequest,
  type RedirectUriRequestCode,
  type RedirectUriTokenCode,
  type RedirectUriTokenRequest,
} from './request.js';
