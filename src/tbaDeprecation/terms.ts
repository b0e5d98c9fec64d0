/**
 * What releases change about token-based authentication (TBA), user credentials (NLAuth) and SOAP, as dated
 * tables, and the names that decisions compare with.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import type { Permission } from '../core/permission.js';
import type { Channel, TbaFlow } from '../core/records.js';
import type { AnyRelease, Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { startOf, type Term, type Terms } from '../core/terms.js';

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

/** How a SOAP endpoint stands. `available`: it answers, but is no longer supported. */
export type SoapStatus = 'available' | 'disabled' | 'supported';

/** A SOAP web services endpoint of Oracle's support matrix (SOAP-1). */
export type SoapEndpoint =
  | '2019.1'
  | '2019.2'
  | '2020.1'
  | '2020.2'
  | '2021.1'
  | '2021.2'
  | '2022.1'
  | '2022.2'
  | '2023.1'
  | '2023.2'
  | '2024.1'
  | '2024.2'
  | '2025.1'
  | '2025.2';

/** The last SOAP endpoint that Oracle plans. */
export const LAST_SOAP_ENDPOINT: SoapEndpoint = '2025.2';

// Rows of the matrix. What several endpoints have in common stands once.
const SUPPORTED: Term<SoapStatus> = { since: '2025.2', value: 'supported', rules: ['SOAP-1'] };
const UNSUPPORTED: Term<SoapStatus> = { since: '2025.2', value: 'available', rules: ['SOAP-1'] };

/** From here on the banners on Oracle's SOAP pages call only the last endpoint supported, and the matrix does not. */
export const SOAP_DISPUTED: Term<SoapStatus> = {
  since: '2027.1',
  value: 'supported',
  rules: ['SOAP-1', 'CHOICE-SOAP-MATRIX'],
};

/** From here on only the last endpoint is supported. */
export const ONLY_LAST_SUPPORTED: Term<SoapStatus> = {
  since: '2027.2',
  value: 'available',
  rules: ['SOAP-1', 'SOAP-5'],
};

/** From here on every endpoint is disabled. */
export const SOAP_GONE: Term<SoapStatus> = {
  since: '2028.2',
  value: 'disabled',
  rules: ['SOAP-1', 'SOAP-6'],
};

/* @__NO_SIDE_EFFECTS__ */
function unsupported(since: Release): Term<SoapStatus> {
  return { since, value: 'available', rules: ['SOAP-1'] };
}

/* @__NO_SIDE_EFFECTS__ */
function disabled(since: Release): Term<SoapStatus> {
  return { since, value: 'disabled', rules: ['SOAP-1'] };
}

/**
 * Oracle's SOAP support matrix (SOAP-1): how each endpoint stands, from which release on. The oldest endpoint
 * comes first.
 */
export const SOAP_ENDPOINTS: Readonly<Record<SoapEndpoint, Terms<SoapStatus>>> = constant({
  '2019.1': [UNSUPPORTED, /* @__PURE__ */ disabled('2026.1')],
  '2019.2': [UNSUPPORTED, /* @__PURE__ */ disabled('2026.2')],
  '2020.1': [UNSUPPORTED, /* @__PURE__ */ disabled('2027.1')],
  '2020.2': [UNSUPPORTED, /* @__PURE__ */ disabled('2027.2')],
  '2021.1': [UNSUPPORTED, /* @__PURE__ */ disabled('2028.1')],
  '2021.2': [UNSUPPORTED, SOAP_GONE],
  '2022.1': [UNSUPPORTED, SOAP_GONE],
  '2022.2': [UNSUPPORTED, SOAP_GONE],
  '2023.1': [SUPPORTED, /* @__PURE__ */ unsupported('2026.1'), SOAP_GONE],
  '2023.2': [SUPPORTED, /* @__PURE__ */ unsupported('2026.2'), SOAP_GONE],
  '2024.1': [SUPPORTED, /* @__PURE__ */ unsupported('2027.1'), SOAP_GONE],
  '2024.2': [SUPPORTED, SOAP_DISPUTED, ONLY_LAST_SUPPORTED, SOAP_GONE],
  '2025.1': [SUPPORTED, SOAP_DISPUTED, ONLY_LAST_SUPPORTED, SOAP_GONE],
  '2025.2': [SUPPORTED, SOAP_GONE],
});

/** First release without any SOAP endpoint. */
export const SOAP_REMOVED: Release = startOf(SOAP_ENDPOINTS[LAST_SOAP_ENDPOINT], 'disabled');

/** What a role does with integration records and TBA tokens. */
export type TbaActionKind =
  | 'create_own_token'
  | 'create_token_for_other'
  | 'manage_integration_records'
  | 'use_token';

/** One of these permissions is needed; an Administrator needs none. */
export const PERMISSIONS_NEEDED: Readonly<Record<TbaActionKind, Terms<readonly Permission[]>>> = {
  create_own_token: [{ since: '2025.2', value: ['User Access Tokens'], rules: ['TBA-16'] }],
  create_token_for_other: [{ since: '2025.2', value: ['Access Token Management'], rules: ['TBA-16'] }],
  manage_integration_records: [{ since: '2016.2', value: ['Integration Application'], rules: ['IR-1'] }],
  use_token: [
    { since: '2025.2', value: ['User Access Tokens', 'Log in using Access Tokens'], rules: ['TBA-16'] },
  ],
};

/** How many months of the Login Audit Trail an inventory of TBA covers at most. */
export const INVENTORY_MONTHS = 12;

/** The dates of a deprecation: four, not a flag. */
export interface Deprecation {
  /** Release in which Oracle announced it. */
  readonly announced: AnyRelease;
  /** First release in which nothing new may be created. */
  readonly noNew: AnyRelease;
  /** First release without support. */
  readonly unsupported: AnyRelease;
  /** First release in which it no longer works. Absent where no date is known. */
  readonly removed?: AnyRelease;
  /** Whether Oracle calls the last dates tentative, or sources disagree. */
  readonly tentative: boolean;
}

/** A deprecation whose end is known. */
export interface Removal extends Deprecation {
  /** First release in which it no longer works. */
  readonly removed: AnyRelease;
}

/** The end of token-based authentication (TBA) on SOAP, REST and RESTlets (TBA-1, TBA-5, TBA-6). */
export const TBA_DEPRECATION: Deprecation = constant({
  announced: '2026.1',
  noNew: NO_NEW_TBA,
  unsupported: TBA_ENDS,
  tentative: true,
});

/** The end of SOAP web services (SOAP-1, SOAP-6), announced in the release of the last endpoint. */
export const SOAP_DEPRECATION: Removal = constant({
  announced: LAST_SOAP_ENDPOINT,
  noNew: NO_NEW_TBA,
  unsupported: SOAP_REMOVED,
  removed: SOAP_REMOVED,
  tentative: false,
});

/** The end of user credentials in requests, NLAuth (TBA-8). */
export const NLAUTH_DEPRECATION: Removal = constant({
  announced: '2026.2',
  noNew: NLAUTH_ENDS,
  unsupported: NLAUTH_ENDS,
  removed: NLAUTH_ENDS,
  tentative: false,
});
