/**
 * What is said about each code of advice: its rule and its sentence.
 *
 * @module
 */

import type { Statements } from '../core/problem.js';
import { USE_OAUTH } from '../tbaDeprecation/problems.js';
import { NO_NEW_USER_CREDENTIALS } from './limitsAndDates.js';
import { INTEGRATION_PROBLEMS } from './problems.js';

/** Codes of advice about an integration record. */
export type IntegrationAdviceCode =
  | 'connect_tba_box_alone'
  | 'credentials_creation_ends'
  | 'credentials_not_on_rest'
  | 'restlet_credentials_end'
  | 'soap_credentials_end'
  | 'tba_ended'
  | 'tba_ends';

/** What is said about each code of advice. */
export const INTEGRATION_ADVICE: Statements<Exclude<IntegrationAdviceCode, 'tba_ended' | 'tba_ends'>> = {
  connect_tba_box_alone: {
    rule: 'CON-1',
    message: 'A record for TBA with SuiteAnalytics Connect has the TBA box and no other one checked.',
    path: ['integration', 'tba'],
  },
  credentials_creation_ends: {
    rule: 'TBA-21',
    message: `From ${NO_NEW_USER_CREDENTIALS} on, no new integration may use user credentials. ${USE_OAUTH}`,
  },
  credentials_not_on_rest: INTEGRATION_PROBLEMS.credentials_not_on_rest,
  restlet_credentials_end: {
    rule: 'TBA-8',
    message: `RESTlets take no user credentials from {end} on. ${USE_OAUTH}`,
  },
  soap_credentials_end: {
    rule: 'SOAP-3',
    message: `The last SOAP endpoint that takes user credentials, {soapEndpoint}, is disabled from {end} on. ${USE_OAUTH}`,
  },
};
