/**
 * Oracle's support matrix of SOAP endpoints, as dated tables.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import type { Release } from '../core/release.js';
import { startOf, type Term, type Terms } from '../core/terms.js';

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
