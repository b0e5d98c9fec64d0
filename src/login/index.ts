/**
 * A login at a page, decided as a whole: the notice first, then the session.
 *
 * @module
 */

export { continuedSession, type LoginSessionRequest } from './continuedSession.js';
export {
  decideLogin,
  type LoginDecision,
  type LoginEligibility,
  type LoginFacts,
  type LoginGrant,
  type LoginPending,
  type LoginRefused,
  type LoginSession,
  type NoticeToShow,
  type PageLogin,
} from './login.js';
export type { LoginChoices } from './options.js';
export type { LoginCode, LoginPendingCode } from './problems.js';
