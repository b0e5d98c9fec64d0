/**
 * What releases change about token-based authentication (TBA), user credentials (NLAuth) and SOAP, as dated
 * tables, and the names that decisions compare with.
 *
 * @module
 */

import type { KnownPermission } from '../core/permission.js';
import type { Channel, TbaFlow } from '../core/records.js';
import type { AnyRelease, Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { startOf, type Terms } from '../core/terms.js';

/** Whether new integrations may use TBA. */
export const NEW_TBA: Terms<boolean> = [
  { since: '2025.2', value: true, rules: [] },
  { since: '2027.1', value: false, rules: ['TBA-1'] },
];

/** First release without new TBA integrations, and therefore without new SOAP integrations. */
export const NO_NEW_TBA: Release = startOf(NEW_TBA, false);

/** The rule that ends new TBA, by the flow that gets the tokens. */
export const NEW_TBA_RULES: Readonly<Record<TbaFlow, RuleId>> = {
  issue_token: 'TBA-2',
  three_step: 'TBA-2',
  ui_token: 'TBA-1',
};

/** The channel that keeps TBA when it ends. */
export const CHANNEL_KEEPING_TBA: Channel = 'connect';

/** First release without support for existing TBA integrations, by each rule that names one, the newest last. */
export const TBA_END_BY_RULE: Readonly<Record<'TBA-5' | 'TBA-6', Release>> = {
  'TBA-5': '2028.1',
  'TBA-6': '2028.2',
};

/** Whether existing integrations may use TBA, unless a caller chooses another end (CHOICE-TBA-END). */
export const EXISTING_TBA: Terms<boolean> = [
  { since: '2025.2', value: true, rules: ['TBA-3'] },
  { since: TBA_END_BY_RULE['TBA-6'], value: false, rules: ['TBA-5', 'TBA-6', 'CHOICE-TBA-END'] },
];

/** First release without support for existing TBA integrations, unless a caller chooses another one. */
export const TBA_ENDS: Release = startOf(EXISTING_TBA, false);

/** Whether requests may carry user credentials, apart from the IssueToken requests of existing integrations. */
export const NLAUTH: Terms<boolean> = [
  { since: '2025.2', value: true, rules: ['IR-6', 'TBA-8'] },
  { since: '2027.1', value: false, rules: ['TBA-8'] },
];

/** First release without NLAuth. */
export const NLAUTH_ENDS: Release = startOf(NLAUTH, false);

/** Whether a RESTlet takes user credentials, by the release that it was created in. */
export const RESTLET_CREDENTIALS: Terms<boolean> = [
  { since: '2019.1', value: true, rules: ['IR-6'] },
  { since: '2021.1', value: false, rules: ['TBA-19'] },
];

/** RESTlets created in this release or later take no user credentials. */
export const RESTLETS_WITHOUT_CREDENTIALS: AnyRelease = startOf(RESTLET_CREDENTIALS, false);

/** Whether a SOAP endpoint takes user credentials, by its own release. */
export const SOAP_CREDENTIALS: Terms<boolean> = [
  { since: '2019.1', value: true, rules: ['IR-6'] },
  { since: '2020.2', value: false, rules: ['SOAP-3'] },
];

/** The first SOAP endpoint that takes no user credentials. */
export const SOAP_WITHOUT_CREDENTIALS: AnyRelease = startOf(SOAP_CREDENTIALS, false);

/** Whether new integrations are advised to use REST web services with OAuth 2.0 in place of SOAP. */
export const REST_ADVISED: Terms<boolean> = [
  { since: '2025.2', value: false, rules: [] },
  { since: '2026.1', value: true, rules: ['SOAP-4'] },
];

/** First release whose help gives that advice. */
export const REST_ADVISED_FROM: Release = startOf(REST_ADVISED, true);

/** What a role does with integration records and TBA tokens. */
export type TbaActionKind =
  | 'create_own_token'
  | 'create_token_for_other'
  | 'manage_integration_records'
  | 'use_token';

/** One of these permissions is needed; an Administrator needs none. */
export const PERMISSIONS_NEEDED: Readonly<Record<TbaActionKind, Terms<readonly KnownPermission[]>>> = {
  create_own_token: [{ since: '2025.2', value: ['User Access Tokens'], rules: ['TBA-16'] }],
  create_token_for_other: [{ since: '2025.2', value: ['Access Token Management'], rules: ['TBA-16'] }],
  manage_integration_records: [{ since: '2016.2', value: ['Integration Application'], rules: ['IR-1'] }],
  use_token: [
    { since: '2025.2', value: ['User Access Tokens', 'Log in using Access Tokens'], rules: ['TBA-16'] },
  ],
};

/** How many months of the Login Audit Trail an inventory of TBA covers at most. */
export const INVENTORY_MONTHS = 12;
