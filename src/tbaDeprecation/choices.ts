import { RELEASES } from '../core/release.js';
import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { listed } from '../core/words.js';
import { NLAUTH_ENDS, NO_NEW_TBA, RESTLETS_WITHOUT_CREDENTIALS, TBA_ENDS } from './limitsAndDates.js';
import type { TbaChoices } from './options.js';
import { LAST_SOAP_ENDPOINT, ONLY_LAST_SUPPORTED, SOAP_DISPUTED, SOAP_ENDPOINTS } from './soapMatrix.js';

/** The endpoints that Oracle's texts disagree about. */
const DISPUTED = Object.entries(SOAP_ENDPOINTS).flatMap(([endpoint, rows]) =>
  rows.includes(SOAP_DISPUTED) ? [endpoint] : [],
);

/** First release in which Oracle's texts on SOAP agree again. */
const UNDISPUTED = ONLY_LAST_SUPPORTED.since;

export const TBA_DEPRECATION_CHOICES: ChoiceTexts<'tbaDeprecation', TbaChoices> = {
  'CHOICE-TBA-NEW': {
    title: 'What makes an integration new for TBA and user credentials',
    statement: `An integration is new when its record was created in an account on ${NO_NEW_TBA} or later.`,
    since: NO_NEW_TBA,
    default: 'record_created',
    reason: 'Oracle does not define “new”; this is the literal reading.',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'CHOICE-TBA-LATE-BOX': {
    title: 'TBA boxes checked late',
    statement: `Checking a TBA box from ${NO_NEW_TBA} on makes a record that never used TBA a new TBA integration. A record that used it before may have its boxes checked again, and further ones.`,
    since: NO_NEW_TBA,
    default: 'refused',
    alternatives: ['allowed'],
    reason:
      'Oracle says that no new use cases can be configured, but also that existing records can be modified.',
    option: 'lateTbaBox',
    source: PAGES.TBA_END_OF_SUPPORT,
  },
  'CHOICE-TBA-INSTALLED': {
    title: 'Records installed into a further account',
    statement: `A record that arrives in an account on ${NO_NEW_TBA} or later is new there, whatever its age elsewhere.`,
    since: NO_NEW_TBA,
    default: 'new',
    alternatives: ['existing'],
    reason: 'Oracle has not answered; this is the reading that cannot surprise a vendor later.',
    option: 'installedRecord',
    source: PAGES.AUTO_INSTALLATION,
  },
  'CHOICE-TBA-TOKEN': {
    title: 'New tokens for existing integrations',
    statement: 'A further token for a record that uses TBA already is not a new integration.',
    since: NO_NEW_TBA,
    default: 'allowed',
    alternatives: ['refused'],
    reason:
      'Oracle is silent; without new tokens an integration that goes on working could not replace a lost one.',
    option: 'newToken',
    source: PAGES.TBA_END_OF_SUPPORT,
  },
  'CHOICE-TBA-CONNECT': {
    title: 'New TBA integrations with SuiteAnalytics Connect',
    statement: 'New integrations may go on using TBA with SuiteAnalytics Connect.',
    since: NO_NEW_TBA,
    default: 'allowed',
    reason:
      'The rule names the three other channels, and the end of support excludes Connect, but no text says that new ones stay possible.',
    source: PAGES.TBA_END_OF_SUPPORT,
  },
  'CHOICE-TBA-END': {
    title: 'End of support for existing TBA integrations',
    statement: `Existing TBA integrations stop working in ${TBA_ENDS} on every channel but SuiteAnalytics Connect.`,
    since: TBA_ENDS,
    default: TBA_ENDS,
    alternatives: RELEASES.filter((release) => release !== TBA_ENDS),
    reason:
      'This is the newest statement known, though only by texts of others. Oracle calls the date tentative, and its own help of August 2026 has an earlier one.',
    option: 'tbaEndOfSupport',
    source: PAGES.TBA_END_OF_SUPPORT,
  },
  'CHOICE-RESTLET-CREDENTIALS': {
    title: 'RESTlets that take user credentials',
    statement: `A RESTlet that was created before ${RESTLETS_WITHOUT_CREDENTIALS} takes user credentials.`,
    until: NLAUTH_ENDS,
    default: 'old_restlets',
    alternatives: ['none'],
    reason:
      'The page on RESTlet authentication excludes newly created RESTlets only, while the overview of authentication excludes all of them since then; the first is the more detailed text.',
    option: 'restletCredentials',
    source: PAGES.AUTHENTICATION_OVERVIEW,
  },
  'CHOICE-SOAP-MATRIX': {
    title: 'Which text on SOAP support counts',
    statement: `Endpoint support follows the matrix of the FAQ: in ${SOAP_DISPUTED.since} the endpoints ${listed(DISPUTED, 'and')} are still supported.`,
    since: SOAP_DISPUTED.since,
    until: UNDISPUTED,
    default: 'matrix',
    reason: `Banners on the SOAP pages call only ${LAST_SOAP_ENDPOINT} supported from ${SOAP_DISPUTED.since} on; the matrix is the more detailed text.`,
    source: PAGES.SOAP_VERSIONS,
  },
};
