/**
 * The six policies and the shapes they share. What joins several of them, the catalogue, the schemas and what needs
 * `node:crypto` have subpaths of their own, so that loading this one stays cheap.
 *
 * @module
 */

export * from './certificates/index.js';
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
export { FactsError } from './core/factsError.js';
export type { Instant } from './core/instant.js';
export { ChoicesError } from './core/options.js';
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
export * from './loginNotice/index.js';
export * from './pkcePolicy/index.js';
export * from './redirectUris/index.js';
export * from './sessions/index.js';
export type * from './stores/index.js';
export * from './tbaDeprecation/index.js';
