import { constant } from '../decision.js';
import type { Channel } from '../records.js';
import type { AnyRelease, Release } from '../release.js';
import type { Deprecation } from '../rule.js';

/** First release without new TBA integrations, and therefore without new SOAP integrations (TBA-1). */
export const NO_NEW_TBA_SINCE: Release = '2027.1';

/** First release without support for existing TBA integrations, by default (CHOICE-TBA-END). */
export const TBA_END_OF_SUPPORT: Release = '2028.2';

/** First release without NLAuth (TBA-8). */
export const NLAUTH_ENDS: Release = '2027.1';

/** First release without any SOAP endpoint (SOAP-1). */
export const SOAP_REMOVED: Release = '2028.2';

/** First release whose help advises new integrations to use REST with OAuth 2.0 (SOAP-4). */
export const REST_ADVISED_SINCE: Release = '2026.1';

/** First release in which the banners on Oracle's SOAP pages call only the last endpoint supported (CHOICE-SOAP-MATRIX). */
export const SOAP_BANNER_SINCE: Release = '2027.1';

/** First SOAP endpoint that takes no user credentials (SOAP-3). */
export const SOAP_WITHOUT_CREDENTIALS_SINCE: AnyRelease = '2020.2';

/** RESTlets created from this release on take no user credentials (TBA-19). */
export const RESTLETS_WITHOUT_CREDENTIALS_SINCE: AnyRelease = '2021.1';

/** The channels that lose TBA (TBA-1, TBA-5). SuiteAnalytics Connect is not among them. */
export function losesTba(channel: Channel): boolean {
  return channel !== 'connect';
}

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

/** When a SOAP endpoint loses support, and when it stops answering. */
export interface SoapSupport {
  /** First release without support; the first modelled one if it was earlier. */
  readonly unsupportedFrom: Release;
  /** First release in which it is disabled. */
  readonly disabledFrom: Release;
}

/** The last SOAP endpoint that Oracle plans. */
export const LAST_SOAP_ENDPOINT: SoapEndpoint = '2025.2';

/** Oracle's SOAP support matrix, each row by its two dates (SOAP-1). Oldest endpoint first. */
export const SOAP_ENDPOINTS: Readonly<Record<SoapEndpoint, SoapSupport>> = /* @__PURE__ */ constant({
  '2019.1': { unsupportedFrom: '2025.2', disabledFrom: '2026.1' },
  '2019.2': { unsupportedFrom: '2025.2', disabledFrom: '2026.2' },
  '2020.1': { unsupportedFrom: '2025.2', disabledFrom: '2027.1' },
  '2020.2': { unsupportedFrom: '2025.2', disabledFrom: '2027.2' },
  '2021.1': { unsupportedFrom: '2025.2', disabledFrom: '2028.1' },
  '2021.2': { unsupportedFrom: '2025.2', disabledFrom: '2028.2' },
  '2022.1': { unsupportedFrom: '2025.2', disabledFrom: '2028.2' },
  '2022.2': { unsupportedFrom: '2025.2', disabledFrom: '2028.2' },
  '2023.1': { unsupportedFrom: '2026.1', disabledFrom: '2028.2' },
  '2023.2': { unsupportedFrom: '2026.2', disabledFrom: '2028.2' },
  '2024.1': { unsupportedFrom: '2027.1', disabledFrom: '2028.2' },
  '2024.2': { unsupportedFrom: '2027.2', disabledFrom: '2028.2' },
  '2025.1': { unsupportedFrom: '2027.2', disabledFrom: '2028.2' },
  '2025.2': { unsupportedFrom: '2028.2', disabledFrom: '2028.2' },
});

/** Token-based authentication on SOAP, REST and RESTlets (TBA-1, TBA-5, TBA-6). */
export const TBA_DEPRECATION: Deprecation = /* @__PURE__ */ constant({
  announced: '2026.1',
  noNew: NO_NEW_TBA_SINCE,
  unsupported: TBA_END_OF_SUPPORT,
  tentative: true,
});

/** SOAP web services (SOAP-1): the last endpoint planned is that of the release they were announced to end in. */
export const SOAP_DEPRECATION: Deprecation = /* @__PURE__ */ constant({
  announced: LAST_SOAP_ENDPOINT,
  noNew: NO_NEW_TBA_SINCE,
  unsupported: SOAP_REMOVED,
  removed: SOAP_REMOVED,
  tentative: false,
});

/** User credentials in requests, NLAuth (TBA-8). */
export const NLAUTH_DEPRECATION: Deprecation = /* @__PURE__ */ constant({
  announced: '2026.2',
  noNew: NLAUTH_ENDS,
  unsupported: NLAUTH_ENDS,
  removed: NLAUTH_ENDS,
  tentative: false,
});
