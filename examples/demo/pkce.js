// @ts-check

import { deriveCodeChallenge, verifyCodeVerifier } from 'netsuite-auth-policy/crypto';
import { decidePkceAuthorization, decidePkceToken, pkceRequirement } from 'netsuite-auth-policy/pkcePolicy';
import { ofDecision, ofReasons } from './answers.js';

/**
 * @typedef {import('./answers.js').Question} Question
 * @typedef {import('./answers.js').Release} Release
 * @typedef {import('netsuite-auth-policy/pkcePolicy').PkceFacts} PkceFacts
 */

/** Of RFC 7636 appendix B. A client makes a new one for every request. */
const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/**
 * @param {import('./load.js').Account} account
 * @returns {Question[]}
 */
export function pkceQuestions({ integrations }) {
  const asking = integrations.filter(({ integration }) => integration.authorizationCodeGrant);
  /** @type {(release: Release) => PkceFacts} */
  const newRecord = (release) => ({
    integration: { clientType: 'confidential', createdIn: release },
    scopes: ['restlets'],
  });
  /** @type {(release: Release) => PkceFacts} */
  const lateGrant = (release) => ({
    integration: { clientType: 'confidential', createdIn: '2024.1', authorizationCodeGrantSince: release },
    scopes: ['restlets'],
  });
  /** @type {(integration: import('netsuite-auth-policy').IntegrationRecord) => () => PkceFacts} */
  const everything = (integration) => () => ({ integration, scopes: integration.scopes });
  return [
    ...asking.map(({ integration }) => required(integration.name, everything(integration))),
    required('Example confidential client created in the release asked about', newRecord),
    required(
      'Example confidential client of 2024.1, its authorization code grant enabled in the release asked about',
      lateGrant,
    ),
    ...asking.flatMap(({ integration, sendsPkce }) =>
      requests(integration.name, everything(integration), sendsPkce),
    ),
    ...requests('Example confidential client created in the release asked about', newRecord, false),
  ];
}

/**
 * @param {string} who
 * @param {(release: Release) => PkceFacts} client
 * @returns {Question}
 */
function required(who, client) {
  return {
    who,
    what: 'must use PKCE?',
    ask: (release) => {
      const requirement = pkceRequirement(release, client(release));
      return ofReasons(requirement, requirement.required ? 'yes' : 'no');
    },
  };
}

/**
 * @param {string} who
 * @param {(release: Release) => PkceFacts} client
 * @param {boolean} sendsPkce
 * @returns {Question[]}
 */
function requests(who, client, sendsPkce) {
  const parameters = sendsPkce
    ? { codeChallenge: deriveCodeChallenge(CODE_VERIFIER), codeChallengeMethod: 'S256' }
    : {};
  const what = `asks for a code ${sendsPkce ? 'with a code challenge' : 'without a code challenge'}`;
  /** @type {Question} */
  const authorization = {
    who,
    what,
    ask: (release) =>
      ofDecision(decidePkceAuthorization(release, { ...client(release), parameters }), () => 'allowed'),
  };
  if (!sendsPkce) return [authorization];
  /** @type {(what: string, codeVerifier: string) => Question} */
  const token = (what, codeVerifier) => ({
    who,
    what,
    ask: (release) => {
      const asked = decidePkceAuthorization(release, { ...client(release), parameters });
      if (!asked.allowed) return ofDecision(asked, () => '');
      const { binding } = asked;
      const redeemed = decidePkceToken(release, {
        ...client(release),
        binding,
        codeVerifier,
        verify: verifyCodeVerifier,
      });
      return ofDecision(redeemed, () => 'allowed');
    },
  });
  return [
    authorization,
    token('redeems the code with its verifier', CODE_VERIFIER),
    token('redeems the code with another verifier', CODE_VERIFIER.toLowerCase()),
  ];
}
