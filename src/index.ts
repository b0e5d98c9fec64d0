/**
 * Every question of the six policies, of the integration record and of a login, and the shapes they share. The
 * catalogue, the schemas and what needs `node:crypto` have subpaths of their own, so that loading this one stays cheap.
 *
 * @module
 */

export * from './certificates/index.js';
export * from './clientAssertion/index.js';
export {
  type AccountHost,
  AccountIdError,
  type AccountService,
  accountHost,
  isAccountId,
  parseAccountHost,
  parseAccountId,
} from './core/accountId.js';
export type {
  Advice,
  Allowed,
  Answer,
  AuditDetail,
  ChoiceId,
  Decision,
  Denied,
  OAuthError,
  Path,
  Reason,
  Reasons,
  Requirement,
  RuleId,
  Violation,
} from './core/decision.js';
export type { Instant } from './core/instant.js';
export type {
  AccountFeatures,
  Channel,
  ClientType,
  IntegrationRecord,
  IntegrationRecordOrigin,
  IntegrationRecordState,
  KnownPermission,
  Permission,
  Role,
  RoleKind,
  RolePermissions,
  Scope,
  TbaFlow,
  User,
} from './core/records.js';
export {
  type AnyRelease,
  isAnyRelease,
  isRelease,
  isReleaseError,
  nextRelease,
  parseAnyRelease,
  parseRelease,
  previousRelease,
  RELEASES,
  type Release,
  type ReleaseError,
  type ReleaseErrorCode,
} from './core/release.js';
export type { Term, Terms } from './core/terms.js';
export * from './integrations/index.js';
export * from './login/index.js';
export * from './loginNotice/index.js';
export * from './pkcePolicy/index.js';
export * from './redirectUris/index.js';
export * from './sessions/index.js';
export type * from './stores/index.js';
export * from './tbaDeprecation/index.js';
