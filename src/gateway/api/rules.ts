import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { ENDED_SIGNATURE_METHOD, SIGNATURE_METHODS } from './limitsAndDates.js';
import { API_STATUSES } from './statuses.js';

const [SIGNED] = SIGNATURE_METHODS;

export const API_RULES: RuleTexts<'api'> = {
  'TBA-20': {
    title: 'Signatures of TBA requests',
    statement: `A TBA request is signed with ${listed(SIGNED.value, 'or')}. ${ENDED_SIGNATURE_METHOD} is no longer accepted.`,
    since: SIGNED.since,
    source: PAGES.TBA_ERRORS,
  },
  'PK-15': {
    title: 'Errors of resources',
    statement: `A resource answers with the error invalid_request and status ${API_STATUSES.malformed}, or with the error invalid_token and status ${API_STATUSES.unauthenticated}.`,
    source: PAGES.RESOURCE_ERRORS,
  },
};
