/**
 * The integration record: whether one is right as it stands, and how it may be changed.
 *
 * @module
 */

export { FactsError } from '../core/factsError.js';
export { ChoicesError } from '../core/options.js';
export type { IntegrationAdviceCode } from './advice.js';
export {
  type DefinitionEdit,
  decideIntegrationChange,
  type IntegrationChange,
  type IntegrationChangeDecision,
  type IntegrationChangeFacts,
  type IntegrationChangeGrant,
  type IntegrationDefinition,
  type OtherEdit,
  type StateEdit,
} from './change.js';
export {
  type ConnectByOAuth2,
  type ConnectByPassword,
  type ConnectByTba,
  type ConnectUseFacts,
  decideConnectUse,
} from './connect.js';
export { type ConsumerResetFacts, type ConsumerResetGrant, decideConsumerReset } from './consumerReset.js';
export { type InstallationFacts, type InstalledRecord, installedRecord } from './installation.js';
export type { OAuth2Grant } from './limitsAndDates.js';
export { hasOAuth2Grant } from './methods.js';
export { decideOidcProviderUse, type OidcProviderUseFacts } from './oidcProvider.js';
export type { IntegrationChoices, IntegrationRecordChoices } from './options.js';
export type {
  ConnectUseCode,
  ConsumerResetCode,
  CredentialsCreationCode,
  DefinitionCode,
  IntegrationChangeCode,
  IntegrationRecordCode,
  NewCredentialsCode,
  OidcProviderCode,
} from './problems.js';
export {
  type CredentialsCreationFacts,
  type CredentialsOnExistingRecord,
  type CredentialsOnNewRecord,
  decideUserCredentialsCreation,
} from './userCredentials.js';
export { type IntegrationFacts, validateIntegrationRecord } from './validate.js';
