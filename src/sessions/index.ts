/**
 * Sessions and two-factor authentication (2FA): how many sessions a user may have and why, which
 * ones end when another is opened or something changes, and how long a session lives.
 *
 * @module
 */

export {
  type AllowanceReason,
  type SessionAllowance,
  type SessionLimit,
  type SessionUser,
  sessionAllowance,
} from './allowance.js';
export { planSessionChange, type SessionChange, type SessionChangePlan } from './change.js';
export {
  decideSecondFactor,
  decideUserCredentials,
  type SecondFactor,
  type SecondFactorCode,
  type TrustedDevice,
  type TrustedDeviceCode,
  type UserCredentialsCode,
  validateTrustedDevice,
} from './factors.js';
export {
  decideEndOtherSessions,
  decideOpenSession,
  decideSwitchRole,
  type LiveSessionCode,
  type OpenSessionCode,
  type OpenSessionGrant,
  type SessionOpening,
  type SwitchRoleGrant,
} from './open.js';
export type { Session, SessionChoices, SessionKind } from './session.js';
export {
  decideUseSession,
  type IdleTimeoutCode,
  type SessionTimeouts,
  sessionTimeouts,
  type TimeoutSettings,
  type UseSessionCode,
  validateIdleTimeout,
} from './timeouts.js';
export { type TwoFactorReason, twoFactorRequirement } from './twoFactor.js';
