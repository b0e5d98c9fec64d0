/**
 * The certificate rotation endpoint, served.
 *
 * @module
 */

export {
  type EntryActivity,
  entryActivity,
  isActiveEntry,
  type RotationEntryFacts,
} from './activeEntry.js';
export type { RotationApplication, RotationName, RotationNames } from './format.js';
export { createRotationHandler, type RotationHandler } from './handler.js';
export { REVOKED_BODY } from './limitsAndDates.js';
export type {
  CertificateReader,
  RotationAnswer,
  RotationCaller,
  RotationEndpointChoices,
  RotationHandlerChoices,
  RotationHandlerOptions,
} from './options.js';
export type { RotationEndpointCode, RotationRefusalCode } from './problems.js';
export type {
  PlainResponse,
  RotationBody,
  RotationBodyEnd,
  RotationBodyPart,
  RotationBodyReader,
  RotationHeaders,
  RotationRequest,
  RotationResponse,
} from './request.js';
