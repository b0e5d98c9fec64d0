import { type Choice, choice, help } from '../rule.js';
import { NO_NEW_TBA_SINCE, SOAP_BANNER_SINCE, SOAP_REMOVED, TBA_END_OF_SUPPORT } from './timeline.js';

const RELEASE_NOTE = help('section_158921905537');
const TBA_END_PAGE = help('section_0525020842');
const SOAP_FAQ = help('article_2104046421');

export const TBA_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-TBA-NEW',
    title: 'What makes an integration new for TBA',
    statement: 'An integration is new when its record was created in an account on 2027.1 or later.',
    since: NO_NEW_TBA_SINCE,
    default: 'record_created',
    reason: 'Oracle does not define "new"; this is the literal reading.',
    source: RELEASE_NOTE,
  }),
  choice({
    id: 'CHOICE-TBA-LATE-BOX',
    title: 'TBA boxes checked late',
    statement:
      'Checking a TBA box from 2027.1 on makes a record that never used TBA a new TBA integration. One that used it before may get its boxes back, and further ones.',
    since: NO_NEW_TBA_SINCE,
    default: 'refused',
    alternatives: ['allowed'],
    reason:
      'Oracle says that no new use cases can be configured, but also that existing records can be modified.',
    option: 'lateTbaBox',
    source: help('section_0525020842'),
  }),
  choice({
    id: 'CHOICE-TBA-INSTALLED',
    title: 'Records installed into a further account',
    statement:
      'A record that arrives in an account on 2027.1 or later is new there, whatever its age elsewhere.',
    since: NO_NEW_TBA_SINCE,
    default: 'new',
    alternatives: ['existing'],
    reason: 'Oracle has not answered; this is the reading that cannot surprise a vendor later.',
    option: 'installedRecord',
    source: help('section_4429293934'),
  }),
  choice({
    id: 'CHOICE-TBA-TOKEN',
    title: 'New tokens for existing integrations',
    statement: 'A further token for a record that uses TBA already is not a new integration.',
    since: NO_NEW_TBA_SINCE,
    default: 'allowed',
    alternatives: ['refused'],
    reason:
      'Oracle is silent; without new tokens an integration that goes on working could not replace a lost one.',
    option: 'newToken',
    source: help('section_0525020842'),
  }),
  choice({
    id: 'CHOICE-TBA-CONNECT',
    title: 'New TBA integrations with SuiteAnalytics Connect',
    statement: 'New integrations may go on using TBA with SuiteAnalytics Connect.',
    since: NO_NEW_TBA_SINCE,
    default: 'allowed',
    reason:
      'The rule names the three other channels, and the end of support excludes Connect, but no text says that new ones stay possible.',
    source: TBA_END_PAGE,
  }),
  choice({
    id: 'CHOICE-TBA-END',
    title: 'End of support for existing TBA integrations',
    statement:
      'Existing TBA integrations stop working in 2028.2 on every channel but SuiteAnalytics Connect.',
    since: TBA_END_OF_SUPPORT,
    default: TBA_END_OF_SUPPORT,
    alternatives: ['any modelled release'],
    reason: 'The newest statement known. Oracle calls its date tentative and has moved it once.',
    option: 'tbaEndOfSupport',
    source: TBA_END_PAGE,
  }),
  choice({
    id: 'CHOICE-TBA-MODIFY',
    title: 'Changing SOAP records after SOAP',
    statement:
      'Once SOAP is gone, a record that is used with SOAP can be changed only so that its TBA boxes are cleared.',
    since: SOAP_REMOVED,
    default: 'refused',
    alternatives: ['allowed'],
    reason: 'Oracle allows changes until SOAP is gone, and says nothing of later ones.',
    option: 'modifyAfterSoap',
    source: SOAP_FAQ,
  }),
  choice({
    id: 'CHOICE-SOAP-MATRIX',
    title: 'Which text on SOAP support counts',
    statement:
      'Endpoint support follows the matrix of the FAQ: in 2027.1 the endpoints 2025.1 and 2024.2 are still supported.',
    since: SOAP_BANNER_SINCE,
    default: 'matrix',
    reason:
      'Banners on the SOAP pages call only 2025.2 supported from 2027.1; the matrix is the more detailed text.',
    source: help('section_N3418621'),
  }),
];
