import {
  pkceAuthorizationFacts,
  pkceChoices,
  pkceFacts,
  pkceTokenFacts,
} from '../../pkcePolicy/factsSchema.js';
import { decidePkceAuthorization, decidePkceToken, pkceRequirement } from '../../pkcePolicy/index.js';
import { CODE_CHALLENGE, CODE_VERIFIER, RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'pkcePolicy';
const CLIENT = {
  integration: { createdIn: '2027.1', clientType: RECORD.clientType },
  scopes: ['rest_webservices'],
};

/** What can be asked about PKCE. */
export const pkceQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'pkceRequirement',
    kind: 'requirement',
    title: 'Is PKCE required of this integration?',
    answer: pkceRequirement,
    facts: pkceFacts,
    choices: pkceChoices,
    example: { release: '2027.1', facts: CLIENT },
  }),
  registered(SYSTEM, {
    name: 'decidePkceAuthorization',
    kind: 'decision',
    title: 'May an authorization request with these PKCE parameters proceed?',
    answer: decidePkceAuthorization,
    facts: pkceAuthorizationFacts,
    choices: pkceChoices,
    example: {
      release: '2027.1',
      facts: {
        ...CLIENT,
        parameters: { codeChallenge: CODE_CHALLENGE, codeChallengeMethod: 'plain' },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decidePkceToken',
    kind: 'decision',
    title: 'May an authorization code be exchanged with this code verifier?',
    answer: decidePkceToken,
    facts: pkceTokenFacts,
    choices: pkceChoices,
    example: {
      release: '2027.1',
      facts: {
        ...CLIENT,
        binding: { codeChallenge: CODE_CHALLENGE, codeChallengeMethod: 'S256' },
        codeVerifier: CODE_VERIFIER,
        codeVerifierMatches: true,
      },
    },
  }),
];
