/**
 * What is said about each code of a refusal: its rule, its sentences and its place in the facts.
 *
 * @module
 */

import { EXCLUSIVE_SCOPE } from '../certificates/limitsAndDates.js';
import { CLIENT_CREDENTIALS_PROBLEMS } from '../certificates/problems.js';
import { PERMISSION_MISSING } from '../core/permission.js';
import type { Problems } from '../core/problem.js';
import {
  type RecordStateCode,
  SOAP_DEPRECATION,
  type TbaChangeCode,
  type TbaRecordCode,
  type TbaUseCode,
} from '../tbaDeprecation/index.js';
import { USE_OAUTH } from '../tbaDeprecation/problems.js';
import { CONNECT_LOCK, type ExclusionCode, NO_NEW_USER_CREDENTIALS } from './limitsAndDates.js';

/** Codes of user credentials that are new on an integration record, where there are no new ones any more. */
export type NewCredentialsCode =
  | 'credentials_box_checked_late'
  | 'credentials_installed_record'
  | 'credentials_new_integration';

/** Codes of user credentials that may not be set up. */
export type CredentialsCreationCode = NewCredentialsCode | 'credentials_not_on_rest';

/** Reasons of this module against a definition. */
type OwnDefinitionCode =
  | ExclusionCode
  | NewCredentialsCode
  | 'mcp_with_other_scopes'
  | 'redirect_uris_without_grant';

/** Codes of what can be wrong with an integration record by itself. */
export type DefinitionCode = OwnDefinitionCode | TbaRecordCode;

/** Codes of an integration record that is not right as it stands. */
export type IntegrationRecordCode =
  | 'channel_removed'
  | 'channel_without_method'
  | 'owned_record_waits'
  | DefinitionCode;

/** Reasons of this module against a change. */
type OwnChangeCode = 'owned_by_another_account' | 'record_undeletable' | 'soap_removed';

/** Codes of an edit that cannot be made. */
export type IntegrationChangeCode = DefinitionCode | OwnChangeCode | TbaChangeCode;

/** Codes of a consumer key and secret that cannot be reset. */
export type ConsumerResetCode = 'reset_by_administrators_only' | 'reset_by_owner_only' | 'reset_without_tba';

/** Reasons of this module against a login to SuiteAnalytics Connect. */
type OwnConnectCode =
  | 'connect_data_source'
  | 'connect_locked'
  | 'connect_oauth2_off'
  | 'connect_scope_off'
  | 'connect_tba_box_alone'
  | 'permission_missing';

/** Codes of a login to SuiteAnalytics Connect that is refused. */
export type ConnectUseCode = OwnConnectCode | TbaUseCode;

/** Codes of a grant that cannot be used with NetSuite as OIDC provider. */
export type OidcProviderCode = RecordStateCode | 'client_credentials_with_oidc' | 'grant_off';

/** What is said about each code of this module; what concerns TBA is said by its own. */
export const INTEGRATION_PROBLEMS: Problems<
  | 'channel_removed'
  | 'channel_without_method'
  | 'client_credentials_with_oidc'
  | 'credentials_not_on_rest'
  | 'grant_off'
  | 'owned_record_waits'
  | ConsumerResetCode
  | OwnChangeCode
  | OwnConnectCode
  | OwnDefinitionCode
> = {
  channel_removed: {
    rule: 'SOAP-6',
    message: `SOAP web services are no longer available from ${SOAP_DEPRECATION.removed} on.`,
    remedy: USE_OAUTH,
    path: ['channels'],
  },
  channel_without_method: {
    rule: 'IR-6',
    message: 'The integration record does not enable any way of authenticating that {channel} take.',
    remedy: 'Enable one of the ways that {channel} take: {methods}.',
    path: ['channels'],
  },
  client_credentials_with_oidc: {
    rule: 'OIDC-1',
    message: 'NetSuite as OIDC provider cannot be used with the client credentials grant.',
    remedy: 'Use the authorization code grant.',
    path: ['grant'],
  },
  connect_data_source: {
    rule: 'CON-1',
    message: 'SuiteAnalytics Connect takes TBA and OAuth 2.0 for the data source NetSuite2.com only.',
    remedy: 'Use the data source NetSuite2.com.',
    path: ['dataSource'],
  },
  connect_locked: {
    rule: 'CON-1',
    message: `SuiteAnalytics Connect is locked for this user after ${CONNECT_LOCK.failedLogins} failed logins, for ${CONNECT_LOCK.minutes} minutes from the last one.`,
    remedy: 'Wait, and correct the credentials before the next login: one more failure locks again.',
    path: ['failedLogins'],
  },
  connect_oauth2_off: {
    rule: 'IR-5',
    message: 'The integration record has no grant of OAuth 2.0 enabled.',
    remedy: 'Enable a grant of OAuth 2.0 on the integration record.',
    path: ['integration'],
  },
  connect_scope_off: {
    rule: 'IR-5',
    message: 'The integration record does not have the scope SuiteAnalytics Connect (suite_analytics).',
    remedy: 'Enable the scope on the integration record.',
    path: ['integration', 'scopes'],
  },
  connect_tba_box_alone: {
    rule: 'CON-1',
    message: 'A record for TBA with SuiteAnalytics Connect has the TBA box and no other one checked.',
    remedy: 'Use an integration record of its own for SuiteAnalytics Connect.',
    path: ['integration'],
  },
  credentials_box_checked_late: {
    rule: 'TBA-21',
    message: `The User Credentials box of the integration record cannot be checked from ${NO_NEW_USER_CREDENTIALS} on.`,
    remedy: USE_OAUTH,
    path: ['integration', 'userCredentials'],
    leanedOn: ['CHOICE-CREDENTIALS-LATE-BOX'],
  },
  credentials_installed_record: {
    rule: 'TBA-21',
    message: `Integration records that are installed in this account in ${NO_NEW_USER_CREDENTIALS} or later count as new integrations, which cannot use user credentials. Oracle has not said whether they are new.`,
    remedy: USE_OAUTH,
    path: ['integration', 'userCredentials'],
    leanedOn: ['CHOICE-TBA-INSTALLED'],
  },
  credentials_new_integration: {
    rule: 'TBA-21',
    message: `Integration records that are created in ${NO_NEW_USER_CREDENTIALS} or later cannot use user credentials, and this is one of them.`,
    remedy: USE_OAUTH,
    path: ['integration', 'userCredentials'],
    leanedOn: ['CHOICE-TBA-NEW'],
  },
  credentials_not_on_rest: {
    rule: 'IR-6',
    message: 'REST web services do not take user credentials.',
    remedy: 'Use OAuth 2.0.',
    path: ['channel'],
  },
  grant_off: {
    rule: 'IR-5',
    message: 'The integration record does not have this grant enabled.',
    remedy: 'Enable the grant on the integration record.',
    path: ['grant'],
  },
  mcp_with_client_credentials: {
    rule: 'CERT-29',
    message: `The ${EXCLUSIVE_SCOPE} scope excludes the client credentials grant.`,
    remedy: `Clear the client credentials grant, or remove the ${EXCLUSIVE_SCOPE} scope.`,
    path: ['integration', 'clientCredentialsGrant'],
  },
  mcp_with_other_scopes: {
    rule: 'CERT-29',
    message: `The ${EXCLUSIVE_SCOPE} scope excludes all other scopes.`,
    remedy: `Remove the other scopes, or remove the ${EXCLUSIVE_SCOPE} scope.`,
    path: ['integration', 'scopes'],
  },
  mcp_with_tba: {
    rule: 'CERT-29',
    message: `The ${EXCLUSIVE_SCOPE} scope excludes token-based authentication (TBA).`,
    remedy: `Clear the TBA boxes, or remove the ${EXCLUSIVE_SCOPE} scope.`,
    path: ['integration', 'tba'],
  },
  owned_by_another_account: {
    rule: 'IR-4',
    message:
      'The integration record belongs to another account, and only its owner can change its definition.',
    remedy: 'Ask the owner of the integration record to make the change.',
    path: ['change', 'edit'],
  },
  owned_record_waits: {
    rule: 'IR-2',
    message:
      'Only an installed integration record can wait for approval. One of this account is enabled or blocked.',
    remedy: 'Set the state of the integration record to Enabled or Blocked.',
    path: ['integration', 'state'],
  },
  permission_missing: {
    rule: 'CERT-16',
    ...PERMISSION_MISSING,
  },
  public_client_with_client_credentials: {
    ...CLIENT_CREDENTIALS_PROBLEMS.public_client,
    remedy: 'Clear the client credentials grant, or make the client a confidential one.',
    path: ['integration', 'clientCredentialsGrant'],
  },
  record_undeletable: {
    rule: 'IR-9',
    message: 'An integration record cannot be deleted.',
    remedy: 'Block the integration record instead.',
    path: ['change', 'edit'],
  },
  redirect_uris_without_grant: {
    rule: 'URI-1',
    message: 'Only an integration record with the authorization code grant has several redirect URIs.',
    remedy: 'Enable the authorization code grant, or remove the redirect URIs.',
    path: ['integration', 'redirectUris'],
  },
  reset_by_administrators_only: {
    rule: 'IR-11',
    message:
      'Only an Administrator can reset the consumer key and secret, which are the client ID and secret.',
    remedy: 'Ask an Administrator to reset them.',
    path: ['role'],
  },
  reset_by_owner_only: {
    rule: 'IR-4',
    message:
      'The integration record belongs to another account, and only its owner can reset its consumer key and secret.',
    remedy: 'Ask the owner of the integration record to reset them.',
    path: ['integration', 'origin'],
  },
  reset_without_tba: {
    rule: 'IR-11',
    message: 'The consumer key and secret can be reset only on an integration record that uses TBA.',
    remedy: 'Create an integration record, which has a client ID and secret of its own.',
    path: ['integration', 'tba'],
  },
  soap_removed: {
    rule: 'TBA-4',
    message: `SOAP web services are no longer available from ${SOAP_DEPRECATION.removed} on, so an integration record that is used with them cannot be changed while any of its TBA boxes is checked.`,
    remedy: 'Clear the TBA boxes of the integration record.',
    path: ['integration', 'tba'],
  },
};
