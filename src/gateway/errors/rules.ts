import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { SHORTEST_NONCE, TIMESTAMP_MINUTES } from './limitsAndDates.js';

export const ERRORS_RULES: RuleTexts<'errors'> = {
  'TBA-17': {
    title: 'Errors of token-based authentication',
    statement: `A refused TBA request has an error of its own for a blocked record, an unknown consumer key, a feature that is off, a nonce of fewer than ${SHORTEST_NONCE} characters, a nonce that was used before, a timestamp that is more than ${TIMESTAMP_MINUTES} minutes off, a wrong signature, a signature method that is not supported, a wrong version, a parameter that is not accepted, a missing permission, a locked login and a token that is not accepted.`,
    source: PAGES.TBA_ERRORS,
  },
};
