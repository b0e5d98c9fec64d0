import type { Release } from '../release.js';
import { help, type Rule, rule } from '../rule.js';
import {
  NLAUTH_ENDS,
  NO_NEW_TBA_SINCE,
  REST_ADVISED_SINCE,
  RESTLETS_WITHOUT_CREDENTIALS_SINCE,
  SOAP_REMOVED,
  SOAP_WITHOUT_CREDENTIALS_SINCE,
  TBA_END_OF_SUPPORT,
} from './timeline.js';

/** The end of support that Oracle's help named in August 2026 (TBA-5). */
const TBA_END_AS_FIRST_NAMED: Release = '2028.1';

const RELEASE_NOTE = help('section_158921905537');
const TBA_END_PAGE = help('section_0525020842');
const TBA_CHECK_PAGE = help('section_0525022007');
const TBA_MOVE_PAGE = help('section_0525032151');
const SOAP_FAQ = help('article_2104046421');
const RECORD_PAGE = help('bridgehead_4249032125');
const RECORD_OVERVIEW = help('section_4389727047');

export const TBA_RULES: readonly Rule[] = [
  rule({
    id: 'TBA-1',
    title: 'No new TBA integrations',
    statement:
      'No new integration may use token-based authentication with SOAP web services, REST web services or RESTlets.',
    since: NO_NEW_TBA_SINCE,
    appliesTo: 'new',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'TBA-2',
    title: 'No new TBA by IssueToken or the three-step flow either',
    statement:
      'The end of new TBA integrations covers those that get their tokens from the IssueToken endpoint or by the three-step authorization flow.',
    since: NO_NEW_TBA_SINCE,
    appliesTo: 'new',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'TBA-3',
    title: 'Existing TBA integrations go on working',
    statement: 'An integration that uses TBA already keeps working until the end of support.',
    until: TBA_END_OF_SUPPORT,
    appliesTo: 'existing',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'TBA-4',
    title: 'Existing SOAP and TBA records can be modified',
    statement:
      'The integration record of an existing integration with SOAP and TBA may be changed until SOAP is gone.',
    until: SOAP_REMOVED,
    appliesTo: 'existing',
    source: SOAP_FAQ,
  }),
  rule({
    id: 'TBA-5',
    title: 'Support for existing TBA ends, except for Connect',
    statement:
      'Support for existing TBA integrations ends in a release that Oracle calls tentative, 2028.1 in its help of August 2026. SuiteAnalytics Connect is excluded.',
    since: TBA_END_AS_FIRST_NAMED,
    appliesTo: 'existing',
    source: TBA_END_PAGE,
  }),
  rule({
    id: 'TBA-6',
    title: 'The end of support has moved',
    statement:
      'Later texts quote a revised Oracle page that puts the end of support for existing TBA at 2028.2.',
    since: TBA_END_OF_SUPPORT,
    appliesTo: 'existing',
    basis: 'secondary',
    revised: '2026-10-27',
    source: {
      page: 'Apideck, NetSuite TBA to OAuth 2.0 migration',
      url: 'https://apideck.com/blog/netsuite-tba-to-oauth-2-migration.md',
    },
  }),
  rule({
    id: 'TBA-8',
    title: 'NLAuth ends for everybody',
    statement:
      'Integrations that send user credentials (NLAuth) stop working, existing ones too. Only the IssueToken requests of existing integrations may still carry them.',
    since: NLAUTH_ENDS,
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'TBA-9',
    title: 'Existing REST integrations need not move yet',
    statement:
      'A REST integration that uses TBA already may stay with it when new ones have to use OAuth 2.0.',
    since: NO_NEW_TBA_SINCE,
    appliesTo: 'existing',
    source: SOAP_FAQ,
  }),
  rule({
    id: 'TBA-10',
    title: 'Rehearsing the end of TBA',
    statement:
      'The end can be rehearsed on an owned record by clearing its TBA boxes, which deletes the callback URL, or by blocking the record. Installed records cannot be tested this way.',
    source: TBA_CHECK_PAGE,
  }),
  rule({
    id: 'TBA-12',
    title: 'Taking the inventory',
    statement:
      'What uses TBA shows in a Login Audit Trail search of up to twelve months for entries with an access token name, grouped by application name.',
    source: TBA_CHECK_PAGE,
  }),
  rule({
    id: 'TBA-13',
    title: 'What replaces TBA',
    statement:
      'An unattended service moves to the client credentials grant, an integration that a user authorizes to the authorization code grant; in a sandbox first.',
    source: TBA_MOVE_PAGE,
  }),
  rule({
    id: 'TBA-14',
    title: 'No OAuth 2.0 with SOAP',
    statement:
      'SOAP web services do not take OAuth 2.0, so a SOAP integration has to move to REST web services or RESTlets.',
    source: help('chapter_157769826287'),
  }),
  rule({
    id: 'TBA-15',
    title: 'One pair of keys on one record',
    statement:
      'On a record that moves to OAuth 2.0 the client ID and secret are the consumer key and secret, and are not shown again. Resetting them invalidates the old pair for all its users.',
    source: help('section_157771863841'),
  }),
  rule({
    id: 'TBA-16',
    title: 'Who may create and use tokens',
    statement:
      'User Access Tokens: create and use tokens of one’s own. Log in using Access Tokens: use them only. Access Token Management: create them for others, though not for an Administrator. Administrators create their own.',
    source: help('bridgehead_4248124361'),
  }),
  rule({
    id: 'TBA-18',
    title: 'Tokens stay in their account',
    statement:
      'Tokens are not copied to a sandbox or Release Preview account, and a sandbox refresh deletes its own.',
    source: help('section_1515141510'),
  }),
  rule({
    id: 'TBA-19',
    title: 'No user credentials for newer RESTlets',
    statement: 'A RESTlet created in 2021.1 or later does not take user credentials.',
    since: RESTLETS_WITHOUT_CREDENTIALS_SINCE,
    appliesTo: 'new',
    source: help('section_4623992425'),
  }),
  rule({
    id: 'SOAP-1',
    title: 'SOAP endpoints by release',
    statement:
      'Each SOAP endpoint loses its support in one release and is disabled in a later one. From 2027.2 only the last endpoint, 2025.2, is supported; from 2028.2 all are disabled.',
    source: SOAP_FAQ,
  }),
  rule({
    id: 'SOAP-3',
    title: 'No user credentials with newer SOAP endpoints',
    statement: 'SOAP endpoints from 2020.2 on do not take user credentials.',
    since: SOAP_WITHOUT_CREDENTIALS_SINCE,
    source: RECORD_OVERVIEW,
  }),
  rule({
    id: 'SOAP-4',
    title: 'REST with OAuth 2.0 for new integrations',
    statement: 'New integrations are advised, not yet obliged, to use REST web services with OAuth 2.0.',
    since: REST_ADVISED_SINCE,
    appliesTo: 'new',
    source: SOAP_FAQ,
  }),
  rule({
    id: 'IR-1',
    title: 'Who manages integration records',
    statement: 'Integration records are managed by Administrators and by roles with Integration Application.',
    since: '2016.2',
    source: help('section_4393879073'),
  }),
  rule({
    id: 'IR-2',
    title: 'States of an integration record',
    statement:
      'A record is enabled, blocked or waiting for approval; the last two stop every request. By hand it can be enabled or blocked only.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'IR-3',
    title: 'A record can appear without being created',
    statement:
      'Any user installs a record of another account by authorizing it, so a record that appears in an account was not necessarily created in it.',
    source: help('section_4429293934'),
  }),
  rule({
    id: 'IR-4',
    title: 'Installed records belong to another account',
    statement:
      'Of an installed record only state, note and OAuth 2.0 consent policy can be edited. The rest is its owner’s, whose changes arrive by themselves.',
    source: RECORD_OVERVIEW,
  }),
  rule({
    id: 'IR-5',
    title: 'Boxes of an integration record',
    statement:
      'Each way of authenticating has a box on the integration record, and works only where it is checked.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'IR-6',
    title: 'Ways of authenticating by channel',
    statement:
      'SOAP takes TBA and user credentials, REST web services TBA and OAuth 2.0, RESTlets all three.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'IR-7',
    title: 'The flows of TBA need its box',
    statement:
      'IssueToken and the three-step flow each need their own box and the TBA box. The TBA box alone allows tokens created in the UI.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'IR-9',
    title: 'Records are for ever',
    statement: 'The definition of an integration record cannot be deleted. Blocking hides it.',
    source: help('section_4429221557'),
  }),
  rule({
    id: 'IR-10',
    title: 'More scopes end what was authorized',
    statement: 'Adding a scope to a record revokes its authorized applications, and with them their tokens.',
    source: help('section_157960925955'),
  }),
];
