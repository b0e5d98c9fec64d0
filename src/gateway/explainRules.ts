import { help, type Rule, rule } from '../rule.js';

export const EXPLAIN_RULES: readonly Rule[] = [
  rule({
    id: 'TBA-17',
    title: 'Errors of token-based authentication',
    statement:
      'A refused TBA request has an error of its own for a blocked record, an unknown consumer key, the feature being off, a nonce under six characters or used before, a timestamp more than five minutes off, the signature, its algorithm, the version, a parameter, the permission, a lock and the token.',
    source: help('subsect_156935170194'),
  }),
];
