import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import {
  INVENTORY_MONTHS,
  NLAUTH_ENDS,
  NO_NEW_TBA,
  PERMISSIONS_NEEDED,
  REST_ADVISED_FROM,
  RESTLETS_WITHOUT_CREDENTIALS,
  SOAP_WITHOUT_CREDENTIALS,
  TBA_END_BY_RULE,
  TBA_ENDS,
} from './limitsAndDates.js';
import { LAST_SOAP_ENDPOINT, ONLY_LAST_SUPPORTED, SOAP_GONE, SOAP_REMOVED } from './soapMatrix.js';

const [OWN, USE_ONLY] = PERMISSIONS_NEEDED.use_token[0].value;
const [OTHERS] = PERMISSIONS_NEEDED.create_token_for_other[0].value;

export const TBA_DEPRECATION_RULES: RuleTexts<'tbaDeprecation'> = {
  'TBA-1': {
    title: 'No new TBA integrations',
    statement:
      'No new integration may use token-based authentication with SOAP web services, REST web services or RESTlets.',
    since: NO_NEW_TBA,
    appliesTo: 'new',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'TBA-2': {
    title: 'No new TBA by IssueToken or the three-step flow either',
    statement:
      'The end of new TBA integrations covers those that get their tokens from the IssueToken endpoint or by the three-step authorization flow.',
    since: NO_NEW_TBA,
    appliesTo: 'new',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'TBA-3': {
    title: 'Existing TBA integrations go on working',
    statement: 'An integration that uses TBA already keeps working until the end of support.',
    until: TBA_ENDS,
    appliesTo: 'existing',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'TBA-4': {
    title: 'Existing SOAP and TBA records can be modified',
    statement:
      'The integration record of an existing integration with SOAP and TBA may be changed until SOAP web services are no longer available.',
    until: SOAP_REMOVED,
    appliesTo: 'existing',
    source: PAGES.SOAP_FAQ,
  },
  'TBA-5': {
    title: 'Support for existing TBA ends, except for Connect',
    statement: `Support for existing TBA integrations ends in a release that Oracle calls tentative. SuiteAnalytics Connect is excluded. Oracle’s help of August 2026 names ${TBA_END_BY_RULE['TBA-5']}; newer texts of others put it at ${TBA_ENDS}, which is taken here.`,
    since: TBA_ENDS,
    appliesTo: 'existing',
    source: PAGES.TBA_END_OF_SUPPORT,
  },
  'TBA-6': {
    title: 'Support for existing TBA ends later than first announced',
    statement: `Texts of others quote a revision of Oracle’s page of 21 September 2026 that puts the end of support for existing TBA at ${TBA_END_BY_RULE['TBA-6']}, tentatively. Oracle’s page itself was not seen.`,
    since: TBA_END_BY_RULE['TBA-6'],
    appliesTo: 'existing',
    basis: 'secondary',
    revised: '2026-10-27',
    source: {
      page: 'Apideck, NetSuite TBA to OAuth 2.0 migration',
      url: 'https://apideck.com/blog/netsuite-tba-to-oauth-2-migration.md',
    },
  },
  'TBA-8': {
    title: 'NLAuth ends for everybody',
    statement:
      'Integrations that send user credentials in an NLAuth header stop working, existing ones included. Only the IssueToken requests of existing integrations may still have that header.',
    since: NLAUTH_ENDS,
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'TBA-9': {
    title: 'Existing REST integrations need not move yet',
    statement:
      'A REST integration that uses TBA already may stay with it when new ones have to use OAuth 2.0.',
    since: NO_NEW_TBA,
    until: TBA_ENDS,
    appliesTo: 'existing',
    source: PAGES.SOAP_FAQ,
  },
  'TBA-10': {
    title: 'Rehearsing the end of TBA',
    statement:
      'The end can be rehearsed on an owned record by clearing its TBA boxes, which deletes the callback URL, or by blocking the record. Installed records cannot be tested this way.',
    source: PAGES.TBA_INVENTORY,
  },
  'TBA-12': {
    title: 'Taking the inventory',
    statement: `What uses TBA shows in a Login Audit Trail search of up to ${INVENTORY_MONTHS} months for entries with an access token name, grouped by application name.`,
    source: PAGES.TBA_INVENTORY,
  },
  'TBA-13': {
    title: 'What replaces TBA',
    statement:
      'An unattended service moves to the client credentials grant, and an integration that a user authorizes moves to the authorization code grant. Each move is made in a sandbox first.',
    source: PAGES.TBA_REPLACEMENT,
  },
  'TBA-14': {
    title: 'No OAuth 2.0 with SOAP',
    statement:
      'SOAP web services do not take OAuth 2.0, so a SOAP integration has to move to REST web services or RESTlets.',
    source: PAGES.OAUTH2_OVERVIEW,
  },
  'TBA-15': {
    title: 'One pair of keys on one record',
    statement:
      'On a record that moves to OAuth 2.0 the client ID and secret are the consumer key and secret, and are not shown again. Resetting them invalidates the old pair for all its users.',
    source: PAGES.TBA_TO_OAUTH2,
  },
  'TBA-16': {
    title: 'Who may create and use tokens',
    statement: `A role with “${OWN}” creates and uses tokens of its own, and one with “${USE_ONLY}” only uses them. A role with “${OTHERS}” creates tokens for others, but not for an Administrator. Administrators create their own.`,
    source: PAGES.TBA_PERMISSIONS,
  },
  'TBA-18': {
    title: 'Tokens stay in their account',
    statement:
      'Tokens are not copied to a sandbox or Release Preview account, and a refresh of a sandbox deletes the tokens in it.',
    source: PAGES.TBA_TOKENS_IN_OTHER_ACCOUNTS,
  },
  'TBA-19': {
    title: 'No user credentials for newer RESTlets',
    statement: `A RESTlet created in ${RESTLETS_WITHOUT_CREDENTIALS} or later does not take user credentials.`,
    since: RESTLETS_WITHOUT_CREDENTIALS,
    appliesTo: 'new',
    source: PAGES.RESTLET_AUTHENTICATION,
  },
  'SOAP-1': {
    title: 'SOAP endpoints by release',
    statement:
      'Oracle’s support matrix says for each SOAP endpoint in which release it loses its support, and in which one it is disabled.',
    source: PAGES.SOAP_FAQ,
  },
  'SOAP-3': {
    title: 'No user credentials with newer SOAP endpoints',
    statement: `The SOAP endpoints from ${SOAP_WITHOUT_CREDENTIALS} on do not take user credentials.`,
    since: SOAP_WITHOUT_CREDENTIALS,
    source: PAGES.INTEGRATION_RECORDS,
  },
  'SOAP-4': {
    title: 'REST with OAuth 2.0 for new integrations',
    statement:
      'Oracle advises new integrations to use REST web services with OAuth 2.0, but does not require it yet.',
    since: REST_ADVISED_FROM,
    appliesTo: 'new',
    source: PAGES.SOAP_FAQ,
  },
  'SOAP-5': {
    title: 'Only the last SOAP endpoint is supported',
    statement: `Of all SOAP endpoints only the last one, ${LAST_SOAP_ENDPOINT}, is supported.`,
    since: ONLY_LAST_SUPPORTED.since,
    until: SOAP_GONE.since,
    source: PAGES.SOAP_FAQ,
  },
  'SOAP-6': {
    title: 'The end of SOAP web services',
    statement: 'Every SOAP endpoint is disabled.',
    since: SOAP_GONE.since,
    source: PAGES.SOAP_FAQ,
  },
};
