/**
 * Errors of NetSuite, explained, and failed logins, diagnosed.
 *
 * @module
 */

export type { KnownCause } from './diagnosis/causes.js';
export type { EvidenceName } from './diagnosis/causeText.js';
export {
  type CauseCode,
  type Diagnosis,
  diagnose,
  type Indication,
  type Likelihood,
  type LikelyCause,
} from './diagnosis/diagnose.js';
export type {
  DiagnosisFacts,
  FailedRecord,
  FailedRequest,
  FailedRole,
  FailedTarget,
} from './diagnosis/facts.js';
export type { DecidingQuestion } from './diagnosis/wouldDecide.js';
export { EXPLAINED_ERRORS, explainError } from './explain.js';
export type { ErrorExplanation, ErrorKind, ErrorPlace, ErrorText } from './explanation.js';
