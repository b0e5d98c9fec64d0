/**
 * The end of token-based authentication (TBA), SOAP and NLAuth: what may still be set up, what still
 * works, and how to move.
 *
 * @module
 */

export type { SoapAdviceCode, TbaAdviceCode, TbaMoveAdviceCode } from './advice.js';
export {
  type Deprecation,
  NLAUTH_DEPRECATION,
  type Removal,
  SOAP_DEPRECATION,
  TBA_DEPRECATION,
} from './deprecations.js';
export {
  type NoDeadlines,
  type NothingToMove,
  planTbaMove,
  type TbaMove,
  type TbaMoveDeadlines,
  type TbaMoveFacts,
  type TbaMovePlan,
  type TbaMoveStep,
  type TbaMoveTarget,
} from './movePlan.js';
export type { TbaMoveStepCode } from './moveSteps.js';
export type { TbaBoxes, TbaHistory, TbaRecord } from './newTba.js';
export {
  type CredentialsRecord,
  decideNlauthUse,
  type NlauthIssueToken,
  type NlauthRest,
  type NlauthRestlet,
  type NlauthSoap,
  type NlauthUseFacts,
} from './nlauthUse.js';
export type { TbaChoices } from './options.js';
export type {
  NewTbaCode,
  NlauthCode,
  RecordStateCode,
  TbaChangeCode,
  TbaCreationCode,
  TbaPermissionCode,
  TbaRecordCode,
  TbaUseCode,
} from './problems.js';
export {
  isSoapEndpoint,
  parseSoapEndpoint,
  SoapEndpointError,
  type SoapEndpointFacts,
  type SoapEndpointSupport,
  soapEndpointSupport,
} from './soapEndpoint.js';
export { SOAP_ENDPOINTS, type SoapEndpoint, type SoapStatus } from './soapMatrix.js';
export {
  decideTbaCreation,
  type TbaCreationFacts,
  type TbaOnExistingRecord,
  type TbaOnNewRecord,
} from './tbaCreation.js';
export {
  decideTbaPermission,
  type TbaAction,
  type TbaCreateOwnToken,
  type TbaCreateTokenForOther,
  type TbaManageOrUse,
  type TbaPermissionFacts,
} from './tbaPermission.js';
export { decideTbaChange, decideTbaRecord, type TbaChangeFacts, type TbaRecordFacts } from './tbaRecord.js';
export { decideTbaUse, type TbaUseElsewhere, type TbaUseFacts, type TbaUseOnSoap } from './tbaUse.js';
export type { OtherUsage, SoapUsage, TbaUsage } from './usage.js';
