// @ts-check

import {
  decideRedirectUri,
  decideTokenRedirectUri,
  validateRedirectUris,
} from 'netsuite-auth-policy/redirectUris';
import { ofDecision } from './answers.js';

/** @typedef {import('./answers.js').Question} Question */

/**
 * @param {import('./load.js').Account} account
 * @returns {Question[]}
 */
export function redirectUriQuestions({ integrations }) {
  const records = integrations
    .map(({ integration }) => integration)
    .filter(({ authorizationCodeGrant }) => authorizationCodeGrant);
  return [...records.map(saving), ...records.flatMap(requests)];
}

/**
 * @param {import('netsuite-auth-policy').IntegrationRecord} integration
 * @returns {Question}
 */
function saving({ name, redirectUris }) {
  const many = redirectUris.length === 1 ? 'its redirect URI' : `its ${redirectUris.length} redirect URIs`;
  return {
    who: name,
    what: `may be saved with ${many}?`,
    ask: (release) =>
      ofDecision(validateRedirectUris(release, { redirectUris }), () => 'allowed', {
        place: ({ path }) => redirectUris[Number(path?.[1])],
      }),
  };
}

/**
 * @param {import('netsuite-auth-policy').IntegrationRecord} integration
 * @returns {Question[]}
 */
function requests(integration) {
  const { name: who, redirectUris } = integration;
  const [first, second] = redirectUris;
  if (first === undefined) return [];
  /** @type {(what: string, redirectUri: string) => Question} */
  const authorization = (what, redirectUri) => ({
    who,
    what,
    ask: (release) => ofDecision(decideRedirectUri(release, { integration, redirectUri }), () => 'allowed'),
  });
  return [
    authorization('asks for its first redirect URI as registered', first),
    authorization('asks for its first redirect URI with a slash added', `${first}/`),
    ...(second === undefined
      ? []
      : [
          {
            who,
            what: 'redeems the code with its second redirect URI instead',
            ask: (/** @type {import('./answers.js').Release} */ release) =>
              ofDecision(
                decideTokenRedirectUri(release, { authorizedRedirectUri: first, redirectUri: second }),
                () => 'allowed',
              ),
          },
        ]),
  ];
}
