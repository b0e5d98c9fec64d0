import {
  redirectUriChoices,
  redirectUriFacts,
  redirectUriListFacts,
  tokenRedirectUriFacts,
} from '../../redirectUris/factsSchema.js';
import { decideRedirectUri, decideTokenRedirectUri, validateRedirectUris } from '../../redirectUris/index.js';
import { RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'redirectUris';
const [REDIRECT_URI] = RECORD.redirectUris;

/** What can be asked about redirect URIs. */
export const redirectUriQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'validateRedirectUris',
    kind: 'validation',
    title: 'Can an integration record be saved with these redirect URIs?',
    answer: validateRedirectUris,
    facts: redirectUriListFacts,
    choices: redirectUriChoices,
    example: {
      release: '2027.1',
      facts: { redirectUris: [REDIRECT_URI, 'http://app.example.com/callback'] },
    },
  }),
  registered(SYSTEM, {
    name: 'decideRedirectUri',
    kind: 'decision',
    title: 'May an authorization request name this redirect URI?',
    answer: decideRedirectUri,
    facts: redirectUriFacts,
    example: {
      release: '2027.1',
      facts: { integration: { redirectUris: RECORD.redirectUris }, redirectUri: REDIRECT_URI },
    },
  }),
  registered(SYSTEM, {
    name: 'decideTokenRedirectUri',
    kind: 'decision',
    title: 'Does the redirect URI of a token request match that of the authorization request?',
    answer: decideTokenRedirectUri,
    facts: tokenRedirectUriFacts,
    example: {
      release: '2027.1',
      facts: { authorizedRedirectUri: REDIRECT_URI, redirectUri: REDIRECT_URI },
    },
  }),
];
