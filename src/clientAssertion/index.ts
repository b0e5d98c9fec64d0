/**
 * Client assertions of the client credentials grant: the signed JWT by which a client proves that it holds the key of a
 * certificate.
 *
 * @module
 */

export { type AssertionAccepted, decideClientAssertion } from './clientAssertion.js';
export type { AssertionClaims, AssertionHeader, ClientAssertion, ClientAssertionFacts } from './facts.js';
export type { AssertionChoices } from './options.js';
export type { AssertionCode } from './problems.js';
