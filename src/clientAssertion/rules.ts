import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { listed } from '../core/words.js';
import {
  ASSERTION_ALGORITHMS,
  ASSERTION_LIFETIME,
  ASSERTION_SCOPES,
  ASSERTION_TYPE,
  WITHDRAWN_ALGORITHMS,
  WITHDRAWN_SINCE,
} from './limitsAndDates.js';

const algorithms = Object.keys(ASSERTION_ALGORITHMS);
const pairs = Object.entries(ASSERTION_ALGORITHMS).map(([algorithm, key]) => `${algorithm} (${key})`);

export const CLIENT_ASSERTION_RULES: RuleTexts<'clientAssertion'> = {
  'CERT-19': {
    title: 'Header of a client assertion',
    statement: `The header has ${ASSERTION_TYPE} as typ, the id of the certificate as kid, and as alg one of ${listed(algorithms, 'and')}.`,
    source: PAGES.CLIENT_ASSERTION,
  },
  'CERT-20': {
    title: 'No RS algorithms',
    statement: `Signatures by RSA PKCS#1 v1.5 (${listed(WITHDRAWN_ALGORITHMS, 'and')}) have not been accepted since ${WITHDRAWN_SINCE}.`,
    basis: 'secondary',
    source: { page: 'JJ Knowledge Base', url: 'https://wp.jjknowledgebase.com/?p=82220' },
    revised: '2025-03-01',
  },
  'CERT-21': {
    title: 'Curve and hash go together',
    statement: `Each algorithm signs with one type of key, and the ES algorithms with one curve each: ${listed(pairs, 'and')}.`,
    basis: 'inferred',
    source: PAGES.SCRIPTED_SIGNING,
  },
  'CERT-22': {
    title: 'Claims of a client assertion',
    statement: `iss is the client ID, aud is the token endpoint of the account, and scope is some of ${listed(ASSERTION_SCOPES, 'and')}. iat and exp are in seconds, with less than ${ASSERTION_LIFETIME / 60} minutes between them.`,
    source: PAGES.CLIENT_ASSERTION,
  },
  'CERT-24': {
    title: 'Oracle’s sample assertion',
    statement: `The printed sample has its scope as an array, the restlets host in aud, and exactly ${ASSERTION_LIFETIME} seconds between iat and exp.`,
    source: PAGES.CLIENT_CREDENTIALS_REQUEST,
  },
  'CERT-25': {
    title: 'Errors of a client assertion',
    statement:
      'The Login Audit Trail names why an access token was refused, in Details that also fit what can be wrong with an assertion. The page lists them for access tokens of RESTlets and REST web services, so that an assertion is logged under them is deduced.',
    basis: 'inferred',
    source: PAGES.ACCESS_TOKEN_ERRORS,
  },
};
