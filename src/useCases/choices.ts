import type { ChoiceTexts } from '../core/rule.js';
import { rfc } from '../core/sources.js';

export const USE_CASES_CHOICES: ChoiceTexts<'useCases'> = {
  'CHOICE-ASSERTION-REPLAY': {
    title: 'An assertion that comes again',
    statement:
      'A client assertion is accepted once. It is known by its jti or, if it has none, by the text that was signed. A host that does not ask redeemAssertion accepts it until it expires.',
    default: 'refused',
    reason:
      'Oracle neither lists jti nor says what becomes of an assertion that comes again, and whoever has read one could get tokens with it for an hour.',
    source: rfc(7523, '3'),
  },
};
