/**
 * What is said about each code of a refusal: its rule, its sentences and its place in the facts.
 *
 * @module
 */

import { EXCLUSIVE_SCOPE } from '../certificates/limitsAndDates.js';
import { CLIENT_CREDENTIALS_PROBLEMS } from '../certificates/problems.js';
import type { Problems } from '../core/problem.js';
import { SOAP_DEPRECATION, type TbaChangeCode, type TbaRecordCode } from '../tbaDeprecation/index.js';
import { USE_OAUTH } from '../tbaDeprecation/problems.js';

/** Codes of a way of authenticating that something else on the record excludes. */
export type ExclusionCode =
  | 'mcp_with_client_credentials'
  | 'mcp_with_tba'
  | 'public_client_with_client_credentials';

/** Reasons of this module against a definition. */
type OwnDefinitionCode = ExclusionCode | 'mcp_with_other_scopes';

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

/** What is said about each code of this module; what concerns TBA is said by its own. */
export const INTEGRATION_PROBLEMS: Problems<
  'channel_removed' | 'channel_without_method' | 'owned_record_waits' | OwnChangeCode | OwnDefinitionCode
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
  soap_removed: {
    rule: 'TBA-4',
    message: `SOAP web services are no longer available from ${SOAP_DEPRECATION.removed} on, so an integration record that is used with them cannot be changed while any of its TBA boxes is checked.`,
    remedy: 'Clear the TBA boxes of the integration record.',
    path: ['integration', 'tba'],
  },
};
