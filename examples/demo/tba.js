// @ts-check

import {
  decideNlauthUse,
  decideTbaCreation,
  decideTbaUse,
  planTbaMove,
} from 'netsuite-auth-policy/tbaDeprecation';
import { ofDecision } from './answers.js';

/**
 * @typedef {import('./answers.js').Line} Line
 * @typedef {import('./answers.js').Question} Question
 * @typedef {import('./load.js').Account['integrations'][number]} Integration
 * @typedef {import('netsuite-auth-policy/tbaDeprecation').TbaCreationFacts} TbaCreationFacts
 */

const CHANNELS = /** @type {const} */ ({
  connect: 'SuiteAnalytics Connect',
  rest: 'REST web services',
  restlet: 'RESTlets',
  soap: 'SOAP web services',
});

/**
 * @param {import('./load.js').Account} account
 * @returns {Question[]}
 */
export function tbaQuestions({ integrations }) {
  const withTba = integrations.filter(({ integration }) => integration.tba.length > 0);
  const without = integrations.find(({ integration }) => integration.tba.length === 0);
  return [
    .../** @type {const} */ (['soap', 'rest', 'restlet', 'connect']).map((channel) =>
      creating('A new record', `may use TBA on ${CHANNELS[channel]}?`, {
        how: 'new_record',
        channel,
        flow: 'ui_token',
      }),
    ),
    creating('A record that another account installs', 'may use TBA?', {
      how: 'installed',
      channel: 'rest',
      flow: 'three_step',
    }),
    ...withTba.slice(0, 1).map(({ integration, uses }) =>
      creating(integration.name, 'may get one more token?', {
        how: 'token_for_existing_record',
        channel: uses[0]?.channel ?? 'rest',
        flow: 'ui_token',
        integration,
      }),
    ),
    ...(without === undefined
      ? []
      : [
          creating(without.integration.name, 'may begin with TBA, by its box on the record?', {
            how: 'box_on_existing_record',
            channel: 'rest',
            flow: 'ui_token',
            integration: without.integration,
          }),
        ]),
    ...withTba.flatMap(using),
    ...integrations.filter(({ integration }) => integration.userCredentials).map(usingCredentials),
    ...withTba.map(moving),
  ];
}

/**
 * @param {string} who
 * @param {string} what
 * @param {TbaCreationFacts} creation
 * @returns {Question}
 */
function creating(who, what, creation) {
  return { who, what, ask: (release) => ofDecision(decideTbaCreation(release, creation), () => 'allowed') };
}

/**
 * @param {Integration} integration
 * @returns {Question[]}
 */
function using({ integration, uses }) {
  return uses.map((use) => ({
    who: integration.name,
    what: `calls ${CHANNELS[use.channel]}${use.channel === 'soap' ? ` ${use.soapEndpoint}` : ''} with TBA`,
    ask: (release) => ofDecision(decideTbaUse(release, { ...use, integration }), () => 'allowed'),
  }));
}

/**
 * @param {Integration} integration
 * @returns {Question}
 */
function usingCredentials({ integration }) {
  const restletCreatedIn = integration.createdIn;
  return {
    who: integration.name,
    what: `calls a RESTlet of ${restletCreatedIn} with user credentials (NLAuth), in a role without 2FA`,
    ask: (release) =>
      ofDecision(
        decideNlauthUse(release, {
          request: 'restlet',
          integration,
          restletCreatedIn,
          role2faRequired: false,
        }),
        () => 'allowed',
      ),
  };
}

const TARGETS = /** @type {const} */ ({
  authorization_code_with_pkce: 'the authorization code grant with PKCE',
  client_credentials: 'the client credentials grant',
});

/**
 * @param {Integration} integration
 * @returns {Question}
 */
function moving({ attended, integration, uses }) {
  return {
    who: integration.name,
    what: 'how to move away from TBA?',
    ask: (release) => {
      const { rules, steps, target } = planTbaMove(release, { uses, attended, integration });
      const text = target === 'none' ? 'it need not move' : `to ${TARGETS[target]}, in ${steps.length} steps`;
      /** @type {Line[]} */
      const lines = steps.map(({ code, message, rule }, index) => ({
        tone: 'note',
        text: `${index + 1}. ${message}`,
        code,
        rule,
      }));
      return { lines: [{ tone: 'yes', text, code: target, rule: rules[0] }, ...lines], rules };
    },
  };
}
