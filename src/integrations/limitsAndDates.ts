/**
 * The ways of authenticating that an integration record can have, what each of them serves and excludes, and
 * what a release changes about editing a record.
 *
 * @module
 */

import type { Channel, IntegrationRecord } from '../core/records.js';
import { RELEASES, type Release } from '../core/release.js';
import { startOf, type Terms } from '../core/terms.js';
import { SOAP_DEPRECATION, type SoapEndpoint } from '../tbaDeprecation/index.js';

/** The fields of an integration record that are boxes. */
type Box = {
  [Field in keyof IntegrationRecord]-?: IntegrationRecord[Field] extends boolean ? Field : never;
}[keyof IntegrationRecord];

/** A way of authenticating, by the field of the integration record that enables it. */
export type Method = Box | 'tba';

/** What requests are authenticated with in the end. */
export type Protocol = 'nlauth' | 'oauth2' | 'tba';

/** Codes of a way of authenticating that something else on the record excludes. */
export type ExclusionCode =
  | 'mcp_with_client_credentials'
  | 'mcp_with_tba'
  | 'public_client_with_client_credentials';

/** What there is to know about a way of authenticating. */
export interface MethodRow {
  /** What it is called in sentences. */
  readonly name: string;
  /** What its requests are authenticated with. */
  readonly protocol: Protocol;
  /** What a public client with it is refused with. Absent: a public client may have it. */
  readonly publicClient?: ExclusionCode;
  /** What a record with the scope that excludes others is refused with. Absent: they go together. */
  readonly exclusiveScope?: ExclusionCode;
}

/** The rows of {@link METHODS}: a new way of authenticating is a row here, with its field on the integration record. */
const ROWS = {
  authorizationCodeGrant: { name: 'the authorization code grant', protocol: 'oauth2' },
  clientCredentialsGrant: {
    name: 'the client credentials grant',
    protocol: 'oauth2',
    publicClient: 'public_client_with_client_credentials',
    exclusiveScope: 'mcp_with_client_credentials',
  },
  tba: {
    name: 'token-based authentication (TBA)',
    protocol: 'tba',
    exclusiveScope: 'mcp_with_tba',
  },
  userCredentials: { name: 'user credentials (NLAuth)', protocol: 'nlauth' },
} as const satisfies Readonly<Record<Method, MethodRow>>;

/** Every way of authenticating. */
export const METHODS: Readonly<Record<Method, MethodRow>> = ROWS;

/** The ways of authenticating that are grants of OAuth 2.0. */
export type OAuth2Grant = {
  [Row in Method]: (typeof ROWS)[Row]['protocol'] extends 'oauth2' ? Row : never;
}[Method];

/** What each channel takes (IR-6), which does not speak of SuiteAnalytics Connect. */
export const PROTOCOLS_TAKEN: Readonly<Record<Exclude<Channel, 'connect'>, readonly Protocol[]>> = {
  rest: ['oauth2', 'tba'],
  restlet: ['oauth2', 'tba', 'nlauth'],
  soap: ['tba', 'nlauth'],
};

/** What the channels that need a record are called in sentences. */
export const CHANNEL_NAMES: Readonly<Record<keyof typeof PROTOCOLS_TAKEN, string>> = {
  rest: 'REST web services',
  restlet: 'RESTlets',
  soap: 'SOAP web services',
};

/** Whether a record that is used with SOAP, and has a TBA box checked, can be changed. */
export const SOAP_RECORD_CHANGES: Terms<boolean> = [
  { since: RELEASES[0], value: true, rules: ['TBA-4'] },
  { since: SOAP_DEPRECATION.removed, value: false, rules: ['CHOICE-TBA-MODIFY'] },
];

/** Whether new integrations with SOAP web services and RESTlets may use user credentials. */
export const NEW_USER_CREDENTIALS: Terms<boolean> = [
  { since: RELEASES[0], value: true, rules: [] },
  { since: '2027.1', value: false, rules: ['TBA-21'] },
];

/** First release without new integrations on user credentials. */
export const NO_NEW_USER_CREDENTIALS: Release = startOf(NEW_USER_CREDENTIALS, false);

/** The last SOAP endpoint that takes user credentials (SOAP-3): they end with it. */
export const LAST_ENDPOINT_WITH_CREDENTIALS: SoapEndpoint = '2020.1';

/** How SuiteAnalytics Connect locks an account: after so many failed logins in a row, and for how long (CON-1). */
export const CONNECT_LOCK = { failedLogins: 5, minutes: 30 } as const;
