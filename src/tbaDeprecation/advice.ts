/**
 * What is said about each code of advice: its rule and its sentence.
 *
 * @module
 */

import type { Statements } from '../core/problem.js';
import { END_OF_NLAUTH, TBA, USE_OAUTH } from './problems.js';

/** Codes of advice about a SOAP endpoint. */
export type SoapAdviceCode = 'soap_endpoint_ends' | 'soap_endpoint_unsupported';

/** Codes of advice about TBA and user credentials that are allowed. */
export type TbaAdviceCode =
  | SoapAdviceCode
  | 'code_in_header'
  | 'nlauth_ends'
  | 'tba_creation_ends'
  | 'tba_ends'
  | 'use_rest_with_oauth2';

/** Codes of advice that comes with the plan of a move. */
export type TbaMoveAdviceCode =
  | SoapAdviceCode
  | 'existing_rest_may_stay'
  | 'tba_ends'
  | 'tokens_stay_in_their_account';

/** What is said about each code of advice. */
export const TBA_ADVICE: Statements<TbaAdviceCode | TbaMoveAdviceCode> = {
  code_in_header: {
    rule: 'CHOICE-2FA-ISSUE-TOKEN',
    message: 'Demand a code of an authenticator app in the NLAuth header, as nlauth_otp.',
  },
  existing_rest_may_stay: {
    rule: 'TBA-9',
    message: `An existing integration with REST web services may keep ${TBA} until {end}.`,
  },
  nlauth_ends: {
    rule: 'TBA-8',
    message: `${END_OF_NLAUTH} ${USE_OAUTH}`,
  },
  soap_endpoint_ends: {
    rule: 'SOAP-1',
    message:
      'The SOAP endpoint {soapEndpoint} loses its support in {unsupportedFrom} and is disabled from {disabledFrom} on.',
  },
  soap_endpoint_unsupported: {
    rule: 'SOAP-1',
    message:
      'The SOAP endpoint {soapEndpoint} is no longer supported, and is disabled from {disabledFrom} on.',
  },
  tba_creation_ends: {
    rule: 'TBA-1',
    message: `From {end} on, no new integration may use ${TBA}. ${USE_OAUTH}`,
  },
  tba_ends: {
    rule: 'TBA-5',
    message: `Support for ${TBA} ends in {end}, except for SuiteAnalytics Connect: {by}. Move to OAuth 2.0 before then.`,
  },
  tokens_stay_in_their_account: {
    rule: 'TBA-18',
    message:
      'Tokens are not copied to sandbox and Release Preview accounts, so tests there need tokens of their own.',
  },
  use_rest_with_oauth2: {
    rule: 'SOAP-4',
    message:
      'Oracle advises new integrations to use REST web services with OAuth 2.0 in place of SOAP web services.',
  },
};
