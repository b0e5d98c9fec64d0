/**
 * What is said about each code of a refusal: its rule, its sentences and its place in the facts.
 *
 * @module
 */

import { PERMISSION_MISSING } from '../core/permission.js';
import type { Problems } from '../core/problem.js';
import {
  NLAUTH_ENDS,
  NO_NEW_TBA,
  RESTLETS_WITHOUT_CREDENTIALS,
  SOAP_WITHOUT_CREDENTIALS,
} from './limitsAndDates.js';

/** Codes of TBA that is new on its integration record, where there is no new TBA any more. */
export type NewTbaCode = 'tba_box_checked_late' | 'tba_installed_record' | 'tba_new_integration';

/** Codes of an integration record that is not enabled. */
export type RecordStateCode = 'integration_blocked' | 'integration_not_approved';

/** Codes of an integration record that may not have the TBA boxes that are checked on it. */
export type TbaRecordCode = NewTbaCode | 'tba_flow_without_tba';

/** Codes of TBA boxes that may not be checked. */
export type TbaChangeCode = TbaRecordCode | 'tba_ended';

/** Codes of TBA that may not be set up. */
export type TbaCreationCode = NewTbaCode | 'tba_ended' | 'tba_flow_not_enabled' | 'tba_new_token';

/** Codes of a request that may not use TBA. */
export type TbaUseCode =
  | NewTbaCode
  | RecordStateCode
  | 'soap_endpoint_disabled'
  | 'tba_ended'
  | 'tba_not_enabled';

/** Codes of a request that may not carry user credentials. */
export type NlauthCode =
  | NewTbaCode
  | RecordStateCode
  | 'nlauth_2fa_role'
  | 'nlauth_ended'
  | 'nlauth_new_restlet'
  | 'nlauth_new_soap_endpoint'
  | 'nlauth_not_enabled'
  | 'nlauth_not_on_rest'
  | 'nlauth_not_on_restlets'
  | 'soap_endpoint_disabled'
  | 'tba_ended'
  | 'tba_flow_not_enabled';

/** Codes of something that a role may not do. */
export type TbaPermissionCode = 'administrator_tokens_are_own' | 'permission_missing';

/** Every code of a refusal in this module. */
export type TbaProblemCode = NlauthCode | TbaChangeCode | TbaCreationCode | TbaPermissionCode | TbaUseCode;

/** What TBA is called in sentences. */
export const TBA = 'token-based authentication (TBA)';

/** What user credentials are called in sentences. */
const CREDENTIALS = 'user credentials (NLAuth)';

/** What to do where TBA, NLAuth or SOAP is refused. */
export const USE_OAUTH = 'Use OAuth 2.0 with REST web services or RESTlets.';

/** What ends when user credentials do. */
export const END_OF_NLAUTH: string = `From ${NLAUTH_ENDS} on, no header may carry ${CREDENTIALS}, except in a request of an existing integration to the IssueToken endpoint.`;

const ENABLE = 'Set the state of the integration record to Enabled.';

/** What is said about each code of a refusal. */
export const TBA_PROBLEMS: Problems<TbaProblemCode> = {
  administrator_tokens_are_own: {
    rule: 'TBA-16',
    message: 'A token for an Administrator can only be created by that Administrator.',
    path: ['action', 'otherIsAdministrator'],
  },
  integration_blocked: {
    rule: 'IR-2',
    message: 'The integration record is blocked, so its requests fail.',
    remedy: ENABLE,
    path: ['integration', 'state'],
  },
  integration_not_approved: {
    rule: 'IR-2',
    message: 'The integration record is waiting for approval, so its requests fail.',
    remedy: ENABLE,
    path: ['integration', 'state'],
  },
  nlauth_2fa_role: {
    rule: '2FA-7',
    message: `A role that requires two-factor authentication (2FA) cannot be used with ${CREDENTIALS}.`,
    remedy: USE_OAUTH,
    path: ['role2faRequired'],
  },
  nlauth_ended: {
    rule: 'TBA-8',
    message: END_OF_NLAUTH,
    remedy: USE_OAUTH,
    path: ['request'],
  },
  nlauth_new_restlet: {
    rule: 'TBA-19',
    message: `A RESTlet that was created in ${RESTLETS_WITHOUT_CREDENTIALS} or later does not take ${CREDENTIALS}.`,
    remedy: 'Use OAuth 2.0.',
    path: ['restletCreatedIn'],
    leanedOn: ['CHOICE-RESTLET-CREDENTIALS'],
  },
  nlauth_new_soap_endpoint: {
    rule: 'SOAP-3',
    message: `The SOAP endpoints from ${SOAP_WITHOUT_CREDENTIALS} on do not take ${CREDENTIALS}.`,
    remedy: USE_OAUTH,
    path: ['soapEndpoint'],
  },
  nlauth_not_enabled: {
    rule: 'IR-5',
    message: 'The User Credentials box of the integration record is not checked.',
    remedy: USE_OAUTH,
    path: ['integration', 'userCredentials'],
  },
  nlauth_not_on_rest: {
    rule: 'IR-6',
    message: `REST web services do not take ${CREDENTIALS}.`,
    remedy: 'Use OAuth 2.0.',
    path: ['request'],
  },
  nlauth_not_on_restlets: {
    rule: 'CHOICE-RESTLET-CREDENTIALS',
    message: `By the chosen reading of Oracle’s help, no RESTlet takes ${CREDENTIALS}.`,
    remedy: 'Use OAuth 2.0.',
    path: ['request'],
  },
  permission_missing: {
    rule: 'TBA-16',
    ...PERMISSION_MISSING,
  },
  soap_endpoint_disabled: {
    rule: 'SOAP-1',
    message: 'The SOAP endpoint {soapEndpoint} is disabled from {disabledFrom} on.',
    remedy: USE_OAUTH,
    path: ['soapEndpoint'],
  },
  tba_box_checked_late: {
    rule: 'TBA-1',
    message: `The integration record did not use ${TBA} before ${NO_NEW_TBA}, and cannot begin to use it from then on.`,
    remedy: USE_OAUTH,
    path: ['integration', 'tba'],
    leanedOn: ['CHOICE-TBA-LATE-BOX'],
  },
  tba_ended: {
    rule: 'TBA-5',
    message: `Support for ${TBA} ended in {end}, except for SuiteAnalytics Connect: {by}.`,
    remedy: USE_OAUTH,
    path: ['channel'],
  },
  tba_flow_not_enabled: {
    rule: 'IR-7',
    message: 'The integration record does not have both the TBA box and the box of this TBA flow checked.',
    remedy: 'Check both boxes, or use OAuth 2.0.',
    path: ['integration', 'tba'],
  },
  tba_flow_without_tba: {
    rule: 'IR-7',
    message:
      'The integration record has the box of a TBA flow checked, which needs the TBA box to be checked, too.',
    path: ['integration', 'tba'],
  },
  tba_installed_record: {
    rule: 'TBA-1',
    message: `Integration records that are installed in this account in ${NO_NEW_TBA} or later count as new integrations, which cannot use ${TBA}. Oracle has not said whether they are new.`,
    remedy: USE_OAUTH,
    path: ['integration', 'tba'],
    leanedOn: ['CHOICE-TBA-INSTALLED'],
  },
  tba_new_integration: {
    rule: 'TBA-1',
    message: `Integration records that are created in ${NO_NEW_TBA} or later cannot use ${TBA}, and this is one of them.`,
    remedy: USE_OAUTH,
    path: ['integration', 'tba'],
    leanedOn: ['CHOICE-TBA-NEW'],
  },
  tba_new_token: {
    rule: 'CHOICE-TBA-TOKEN',
    message: `From ${NO_NEW_TBA} on, the chosen policy gives existing integrations no further tokens for ${TBA}.`,
    remedy: USE_OAUTH,
    path: ['how'],
  },
  tba_not_enabled: {
    rule: 'IR-5',
    message: 'The TBA box of the integration record is not checked.',
    remedy: USE_OAUTH,
    path: ['integration', 'tba'],
  },
};
