/**
 * The end of token-based authentication (TBA), SOAP and NLAuth: what may still be set up, what still
 * works, and how to move.
 *
 * @module
 */

export {
  decideIntegrationChange,
  type IntegrationChange,
  type IntegrationChangeCode,
  type IntegrationChangeGrant,
  type IntegrationDefinition,
} from './change.js';
export type { NewTbaCode, RecordStateCode, TbaChoices, TbaHistory, TbaRecord } from './existing.js';
export { type CredentialsRecord, decideNlauthUse, type NlauthCode, type NlauthUse } from './nlauth.js';
export { decideTbaPermission, type TbaAction, type TbaPermissionCode } from './permission.js';
export {
  planTbaMove,
  type TbaMoveFacts,
  type TbaMovePlan,
  type TbaMoveStep,
  type TbaMoveStepCode,
  type TbaMoveTarget,
  type TbaUsage,
} from './plan.js';
export {
  decideTbaCreation,
  decideTbaUse,
  type TbaCreation,
  type TbaCreationCode,
  type TbaUse,
  type TbaUseCode,
} from './policy.js';
export {
  type DefinitionCode,
  type IntegrationFacts,
  type IntegrationRecordCode,
  validateIntegrationRecord,
} from './record.js';
export {
  isSoapEndpoint,
  parseSoapEndpoint,
  SoapEndpointError,
  type SoapEndpointSupport,
  type SoapStatus,
  soapEndpointSupport,
} from './soap.js';
export {
  NLAUTH_DEPRECATION,
  SOAP_DEPRECATION,
  SOAP_ENDPOINTS,
  type SoapEndpoint,
  type SoapSupport,
  TBA_DEPRECATION,
} from './timeline.js';
