import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { rfc } from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { AUTHORIZE_PATH } from '../api/limitsAndDates.js';
import { PARAMETERS } from '../parameterNames.js';
import {
  ANSWER_PARAMETERS,
  AUTHORIZATION_ERRORS,
  COMBINABLE_SCOPES,
  ISSUER_PARAMETER,
  PROMPTS_IN_WORDS,
  RESPONSE_TYPE,
  SOLE_SCOPE,
  STATE_IN_WORDS,
  SYSTEM_HOST,
} from './limitsAndDates.js';

const { prompt, responseType, state } = PARAMETERS;

export const AUTHORIZE_RULES: RuleTexts<'authorize'> = {
  'PK-1': {
    title: 'Authorization endpoint',
    statement: `Step one of the authorization code grant is a GET of ${AUTHORIZE_PATH} on the app host of the account, or on ${SYSTEM_HOST} where the account is not known.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-2': {
    title: 'Response type',
    statement: `The ${responseType} is always ${RESPONSE_TYPE}.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-3': {
    title: 'Scopes of a request',
    statement: `A request asks for any of ${listed(COMBINABLE_SCOPES, 'and')}, with spaces between them, or for ${SOLE_SCOPE} alone. Each scope that is requested has to be enabled on the integration record.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-4': {
    title: 'State',
    statement: `The ${state} has ${STATE_IN_WORDS} and is different in each flow.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-8': {
    title: 'Prompt',
    statement: `The ${prompt} is optional, and is ${PROMPTS_IN_WORDS}. The value none cannot be combined with the ${SOLE_SCOPE} scope, and the value login works only on the host of an account.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'PK-9': {
    title: 'Parameters of the answer',
    statement: `The redirect carries ${listed(Object.values(ANSWER_PARAMETERS), 'and')}, or an error. The code has to be used at once.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  A1: {
    title: 'Issuer in the answer',
    statement: `Every answer of the authorization endpoint, an error as well, names the authorization server in the parameter ${ISSUER_PARAMETER}, so that a client can tell the answers of two servers apart.`,
    basis: 'standard',
    source: rfc(9207, '2'),
  },
  A2: {
    title: 'Metadata of the authorization server',
    statement:
      'A server says in a JSON document what its endpoints are and what they support, under the address of its issuer.',
    basis: 'standard',
    source: rfc(8414, '2'),
  },
  'PK-13': {
    title: 'Errors of step one',
    statement: `The errors of the authorization endpoint are ${listed([...AUTHORIZATION_ERRORS].toSorted(), 'and')}.`,
    source: PAGES.AUTHORIZATION_ERRORS,
  },
};
