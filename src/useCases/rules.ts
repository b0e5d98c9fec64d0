import type { RuleTexts } from '../core/rule.js';

export const USE_CASES_RULES: RuleTexts<'useCases'> = {
  S4: {
    title: 'A store that fails allows nothing',
    statement: 'If a store fails, the answer is a refusal with the code store_failed, which no policy uses.',
    basis: 'secondary',
    source: {
      page: 'OWASP ASVS 5.0 section 16.5.3',
      url: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en',
    },
  },
};
