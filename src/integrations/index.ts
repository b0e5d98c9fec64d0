/**
 * The integration record: whether one is right as it stands, and how it may be changed.
 *
 * @module
 */

export { FactsError } from '../core/factsError.js';
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
export type { OAuth2Grant } from './limitsAndDates.js';
export { hasOAuth2Grant } from './methods.js';
export type { IntegrationChoices, IntegrationRecordChoices } from './options.js';
export type { DefinitionCode, IntegrationChangeCode, IntegrationRecordCode } from './problems.js';
export { type IntegrationFacts, validateIntegrationRecord } from './validate.js';
