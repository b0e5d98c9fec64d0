import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { rfc } from '../core/sources.js';
import { inWords, startOf } from '../core/terms.js';
import { listed } from '../core/words.js';
import {
  CODE_CHALLENGE_LENGTH,
  CODE_CHALLENGE_METHODS,
  LONGEST_CODE_VERIFIER,
  METHODS_WITHOUT_PLAIN,
  PKCE_OF_NEW,
  PKCE_SCOPE,
  SHORTEST_CODE_VERIFIER,
} from './limitsAndDates.js';

const SINCE = startOf(PKCE_OF_NEW, true);
const METHODS = inWords(CODE_CHALLENGE_METHODS, (methods) =>
  methods.includes('plain') ? undefined : listed(methods, 'or'),
);

export const PKCE_POLICY_RULES: RuleTexts<'pkcePolicy'> = {
  'PK-5': {
    title: `PKCE for public clients and for the ${PKCE_SCOPE} scope`,
    statement: `A public client must use PKCE, and so must every client that asks for the ${PKCE_SCOPE} scope. For any other client, PKCE is optional before ${SINCE}.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-6': {
    title: 'The method of a code challenge is named, and is not plain',
    statement: `A code challenge comes with its method, which is ${METHODS}. The default of RFC 7636, plain, is refused.`,
    since: startOf(CODE_CHALLENGE_METHODS, METHODS_WITHOUT_PLAIN),
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-7': {
    title: 'Form of the code verifier',
    statement: `A code verifier has ${SHORTEST_CODE_VERIFIER} to ${LONGEST_CODE_VERIFIER} characters, which are letters, digits, hyphens, full stops, underscores and tildes. Its SHA-256 hash is the challenge.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-12': {
    title: 'Errors of PKCE',
    statement:
      'Missing or malformed parameters at the authorization endpoint are an invalid_request, logged as InvalidRequest. A verifier that does not match is an invalid_grant, logged as InvalidGrant.',
    source: PAGES.TOKEN_REQUEST,
  },
  'PK-21': {
    title: 'PKCE for every new integration',
    statement:
      'A newly created integration with the authorization code grant must use PKCE at the authorization and the token endpoint, whatever its client type.',
    since: SINCE,
    appliesTo: 'new',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'PK-22': {
    title: 'Existing integrations without PKCE go on working',
    statement:
      'The requirement for new integrations does not apply to existing ones. Oracle gives no date on which that ends.',
    since: SINCE,
    appliesTo: 'existing',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  P1: {
    title: 'Verifier syntax',
    statement: 'A code verifier that breaks the grammar is refused before anything is hashed.',
    basis: 'standard',
    source: rfc(7636, '4.1'),
  },
  P2: {
    title: 'Challenge syntax',
    statement: `An S256 challenge is a SHA-256 hash in base64url without padding, so it has exactly ${CODE_CHALLENGE_LENGTH} characters of that alphabet.`,
    basis: 'standard',
    source: rfc(7636, '4.2'),
  },
  P3: {
    title: 'A missing method is not a default',
    statement: 'A challenge whose method is missing or not supported is refused.',
    basis: 'standard',
    source: rfc(7636, '4.4.1'),
  },
  P4: {
    title: 'A method needs a challenge',
    statement: 'A challenge method without a challenge is a malformed request.',
    basis: 'standard',
    source: rfc(7636, '4.4.1'),
  },
  P6: {
    title: 'A challenge that was sent binds',
    statement:
      'If the authorization request had a challenge, the token request must have its verifier, even if PKCE was optional.',
    basis: 'standard',
    source: rfc(9700, '2.1.1'),
  },
  P7: {
    title: 'A verifier needs a challenge',
    statement:
      'A verifier in the token request is refused if the authorization request had no challenge, because the challenge may have been stripped on the way.',
    basis: 'standard',
    source: rfc(9700, '4.8.2'),
  },
  P8: {
    title: 'The bound method counts',
    statement:
      'The challenge and its method are bound to the authorization code, and the token request is judged by the bound method.',
    basis: 'standard',
    source: rfc(7636, '4.4'),
  },
  P9: {
    title: 'A verifier that does not match',
    statement: 'A verifier whose challenge differs from the bound one is an invalid_grant.',
    basis: 'standard',
    source: rfc(7636, '4.6'),
  },
  P10: {
    title: 'Client type at the moment of use',
    statement:
      'Whether PKCE is required is judged by the client type at the moment of use, never by one noted earlier.',
    basis: 'standard',
    source: rfc(9700, '2.1.1'),
  },
};
