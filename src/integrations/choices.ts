import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { SOAP_DEPRECATION } from '../tbaDeprecation/index.js';
import type { IntegrationRecordChoices } from './options.js';

export const INTEGRATIONS_CHOICES: ChoiceTexts<'integrations', IntegrationRecordChoices> = {
  'CHOICE-TBA-MODIFY': {
    title: 'Changing a record that is used with SOAP once SOAP is gone',
    statement:
      'Once SOAP is gone, a record that is used with SOAP can be changed only so that its TBA boxes are cleared.',
    since: SOAP_DEPRECATION.removed,
    default: 'refused',
    alternatives: ['allowed'],
    reason: 'Oracle allows changes until SOAP is gone, and says nothing of later ones.',
    option: 'modifyAfterSoap',
    source: PAGES.SOAP_FAQ,
  },
};
