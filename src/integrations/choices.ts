import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { SOAP_DEPRECATION } from '../tbaDeprecation/index.js';
import { NO_NEW_USER_CREDENTIALS } from './limitsAndDates.js';
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
  'CHOICE-CREDENTIALS-LATE-BOX': {
    title: 'User Credentials box checked late',
    statement: `Checking the User Credentials box from ${NO_NEW_USER_CREDENTIALS} on makes a record a new integration on user credentials, whatever its age.`,
    since: NO_NEW_USER_CREDENTIALS,
    default: 'refused',
    alternatives: ['allowed'],
    reason:
      'Oracle speaks of new integrations only and does not define them; what begins to use user credentials then is one.',
    option: 'lateCredentialsBox',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'CHOICE-CONSUMER-RESET': {
    title: 'Tokens after a reset of the consumer key and secret',
    statement:
      'Tokens outlive a reset of the consumer key and secret, and are used with the new pair from then on.',
    default: 'tokens_survive',
    alternatives: ['tokens_end'],
    reason:
      'Two pages of Oracle’s help contradict each other; this is what the page on the reset says, and a token is of no use without the new secret.',
    option: 'consumerReset',
    source: PAGES.RESETTING_CREDENTIALS,
  },
};
