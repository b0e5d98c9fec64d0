/**
 * Sessions and two-factor authentication (2FA): how many sessions a user may have and why, which
 * ones end when another is opened or something changes, and how long a session lives.
 *
 * @module
 */

export { type SessionAllowance, type SessionAllowanceFacts, sessionAllowance } from './allowance.js';
export {
  decideEnableMultipleSessions,
  type EnableMultipleSessionsFacts,
} from './enableMultipleSessions.js';
export {
  decideEndOtherSessions,
  type EndOtherSessionsFacts,
  type EndOtherSessionsGrant,
} from './endOtherSessions.js';
export { type IdleTimeoutFacts, validateIdleTimeout } from './idleTimeoutSetting.js';
export {
  decideOpenSession,
  type OpenSessionFacts,
  type OpenSessionGrant,
  type SessionOpening,
} from './openSession.js';
export type {
  SessionChoices,
  SessionTimeoutChoices,
  TwoFactorChoices,
  UserCredentialsChoices,
} from './options.js';
export { decidePasskeyLogin, type PasskeyLoginFacts } from './passkeyLogin.js';
export type {
  EnableMultipleSessionsCode,
  IdleTimeoutCode,
  LiveSessionCode,
  OpenSessionCode,
  PasskeyLoginCode,
  SecondFactorAdviceCode,
  SecondFactorCode,
  SessionAdviceCode,
  SkipTwoFactorSetupCode,
  TrustedDeviceCode,
  UserCredentialsAdviceCode,
  UserCredentialsCode,
  UseSessionCode,
} from './problems.js';
export type { AllowanceReason, TwoFactorReason } from './reasons.js';
export {
  decideSecondFactor,
  decideSkipTwoFactorSetup,
  type SecondFactor,
  type SecondFactorFacts,
  type SkipTwoFactorSetupFacts,
} from './secondFactor.js';
export type { Session, SessionKind } from './session.js';
export {
  type AccountUpgraded,
  type FeatureChanged,
  planSessionChange,
  type RoleAdded,
  type RoleChanged,
  type RoleRemoved,
  type SessionChange,
  type SessionChangeFacts,
  type SessionChangePlan,
} from './sessionChange.js';
export { decideSwitchRole, type SwitchRoleFacts, type SwitchRoleGrant } from './switchRole.js';
export {
  type SessionTimeouts,
  type SessionTimeoutsFacts,
  sessionTimeouts,
  type TimeoutSettings,
} from './timeouts.js';
export {
  type TrustedDevice,
  type TrustedDeviceFacts,
  type TrustedForDays,
  type TrustedForHours,
  type TrustedForSession,
  validateTrustedDevice,
} from './trustedDevice.js';
export { type TwoFactorFacts, twoFactorRequirement } from './twoFactor.js';
export { decideUserCredentials, type UserCredentialsFacts } from './userCredentials.js';
export { decideUseSession, type UseSessionFacts, type UseSessionGrant } from './useSession.js';
