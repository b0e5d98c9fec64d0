import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { listed } from '../core/words.js';
import { PERMISSIONS_NEEDED } from '../tbaDeprecation/limitsAndDates.js';
import {
  CHANNEL_NAMES,
  CONNECT_LOCK,
  NO_NEW_USER_CREDENTIALS,
  PROTOCOLS_TAKEN,
  type Protocol,
} from './limitsAndDates.js';

const [{ since: MANAGED_SINCE, value: MANAGERS }] = PERMISSIONS_NEEDED.manage_integration_records;

const PROTOCOL_NAMES: Readonly<Record<Protocol, string>> = {
  nlauth: 'user credentials',
  oauth2: 'OAuth 2.0',
  tba: 'TBA',
};

/** What each channel takes, in sentences. */
const TAKEN = Object.entries(PROTOCOLS_TAKEN)
  .map(([channel, protocols]) => {
    const names = protocols.map((protocol) => PROTOCOL_NAMES[protocol]);
    return `${CHANNEL_NAMES[channel as keyof typeof CHANNEL_NAMES]} take ${listed(names, 'and')}.`;
  })
  .join(' ');

export const INTEGRATIONS_RULES: RuleTexts<'integrations'> = {
  'IR-1': {
    title: 'Who manages integration records',
    statement: `Integration records are managed by Administrators, and by roles with the permission “${listed(MANAGERS, 'or')}”.`,
    since: MANAGED_SINCE,
    source: PAGES.MANAGING_INTEGRATION_RECORDS,
  },
  'IR-2': {
    title: 'States of an integration record',
    statement:
      'A record is enabled, blocked or waiting for approval; the last two stop every request. By hand, it can only be enabled or blocked. A record that installs itself waits where the account demands approval, and one that comes in a bundle does not.',
    source: PAGES.INTEGRATION_RECORD,
  },
  'IR-3': {
    title: 'A record can appear without being created',
    statement:
      'Any user can install a record of another account by authorizing it, so a record that appears in an account was not necessarily created in it.',
    source: PAGES.AUTO_INSTALLATION,
  },
  'IR-4': {
    title: 'Installed records belong to another account',
    statement:
      'Of an installed record, only the state, the note and the OAuth 2.0 consent policy can be edited. The rest is up to its owner, whose changes arrive by themselves.',
    source: PAGES.INTEGRATION_RECORDS,
  },
  'IR-5': {
    title: 'Boxes of an integration record',
    statement:
      'Each way of authenticating has a box on the integration record, and works only where it is checked.',
    source: PAGES.INTEGRATION_RECORD,
  },
  'IR-6': {
    title: 'Ways of authenticating by channel',
    statement: TAKEN,
    source: PAGES.INTEGRATION_RECORD,
  },
  'IR-7': {
    title: 'The flows of TBA need its box',
    statement:
      'IssueToken and the three-step flow each need their own box and the TBA box. The TBA box alone allows tokens created in the UI.',
    source: PAGES.INTEGRATION_RECORD,
  },
  'IR-9': {
    title: 'Records cannot be deleted',
    statement: 'The definition of an integration record cannot be deleted. Blocking hides it.',
    source: PAGES.REMOVING_INTEGRATION_RECORDS,
  },
  'IR-10': {
    title: 'More scopes end what was authorized',
    statement: 'Adding a scope to a record revokes its authorized applications, and with them their tokens.',
    source: PAGES.AUTHORIZED_APPLICATIONS,
  },
  'IR-11': {
    title: 'Who resets consumer key and secret',
    statement:
      'Only an Administrator resets the consumer key and secret, which are the client ID and secret, and only on a record that uses TBA.',
    source: PAGES.RESETTING_CREDENTIALS,
  },
  'TBA-21': {
    title: 'No new integrations on user credentials',
    statement:
      'No new integration with SOAP web services or RESTlets may use user credentials. Existing ones end with what takes their credentials.',
    since: NO_NEW_USER_CREDENTIALS,
    appliesTo: 'new',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'CON-1': {
    title: 'Logging in to SuiteAnalytics Connect',
    statement: `SuiteAnalytics Connect takes an e-mail address with a password, TBA or OAuth 2.0, the last two for the data source NetSuite2.com only. A record for TBA there has the TBA box and no other one checked. With OAuth 2.0 the Administrator role is accepted. ${CONNECT_LOCK.failedLogins} failed logins lock for ${CONNECT_LOCK.minutes} minutes.`,
    source: PAGES.CONNECT_AUTHENTICATION,
  },
  'MCP-4': {
    title: 'A record that an MCP client installs',
    statement:
      'The record that an MCP client installs at its first connection is one of a public client, and is enabled even where the account demands approval.',
    source: PAGES.MCP_CONNECTIONS,
  },
  'OIDC-1': {
    title: 'No client credentials with NetSuite as OIDC provider',
    statement: 'A client of NetSuite as OIDC provider cannot use the client credentials grant.',
    source: PAGES.OIDC_PROVIDER,
  },
};
