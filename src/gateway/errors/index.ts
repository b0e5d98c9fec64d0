/**
 * Errors of NetSuite, explained.
 *
 * @module
 */

export { EXPLAINED_ERRORS, explainError } from './explain.js';
export type { ErrorExplanation, ErrorKind, ErrorPlace, ErrorText } from './explanation.js';
