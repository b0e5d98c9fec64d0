import { secondsInMinute } from 'date-fns/constants';
import type { ChoiceTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { rfc } from '../../core/sources.js';
import { grouped } from '../../core/words.js';
import { PARAMETERS } from '../parameterNames.js';
import { CODE_LIFETIME_SECONDS, LONGEST_CREDENTIALS } from './limitsAndDates.js';
import type { TokenChoices } from './options.js';
import { UNAUTHORIZED_CLIENT } from './statuses.js';

const CODE_MINUTES = CODE_LIFETIME_SECONDS / secondsInMinute;

export const TOKEN_CHOICES: ChoiceTexts<
  'token',
  Pick<TokenChoices, 'codeLifetimeSeconds' | 'grantTypeError'>
> = {
  'CHOICE-CODE-LIFETIME': {
    title: 'Life of an authorization code',
    statement: `An authorization code is refused once ${CODE_MINUTES} minutes have passed since it was issued.`,
    default: CODE_LIFETIME_SECONDS,
    range: `any number of seconds up to ${CODE_LIFETIME_SECONDS}`,
    reason: `Oracle says only that a code is to be used at once, and ${CODE_MINUTES} minutes are the longest time that RFC 6749 recommends.`,
    option: 'codeLifetimeSeconds',
    source: PAGES.TOKEN_REQUEST,
  },
  'CHOICE-CODE-ENDS': {
    title: 'What ends an authorization code',
    statement:
      'A code ends when a request of its own client is refused for its redirect URI, its verifier or its scopes. A second use also ends the tokens that the first one brought.',
    default: 'first_refusal',
    reason: 'Otherwise verifiers could be guessed, and Oracle is silent.',
    source: rfc(6749, '4.1.2'),
  },
  'CHOICE-TOKEN-CLIENT-ID': {
    title: 'A client ID beside HTTP Basic',
    statement: `A ${PARAMETERS.clientId} in the body that equals the client ID in the Authorization header does not count as a second authentication.`,
    default: 'accepted_if_equal',
    reason: 'Many client libraries send it, and RFC 6749 lets any client name itself.',
    source: PAGES.TOKEN_ERRORS,
  },
  'CHOICE-TOKEN-GRANT-TYPE': {
    title: 'Error of a wrong grant type',
    statement: `A ${PARAMETERS.grantType} that is none of those supported is an unsupported_grant_type.`,
    default: 'unsupported_grant_type',
    alternatives: ['invalid_request'],
    reason: 'Oracle’s help has it under both errors, and RFC 6749 under this one alone.',
    option: 'grantTypeError',
    source: PAGES.TOKEN_ERRORS,
  },
  'CHOICE-TOKEN-LENGTH': {
    title: 'Longest credentials of a client',
    statement: `A client assertion or an Authorization header of more than ${grouped(LONGEST_CREDENTIALS)} characters is malformed.`,
    default: `${LONGEST_CREDENTIALS}`,
    reason:
      'Oracle names no bound. Real credentials are far shorter, and what is longer is not even decoded.',
    source: PAGES.TOKEN_ERRORS,
  },
  'CHOICE-TOKEN-STATUS': {
    title: 'Status of unauthorized_client',
    statement: `The token endpoint answers an unauthorized_client with status ${UNAUTHORIZED_CLIENT.status}.`,
    default: `${UNAUTHORIZED_CLIENT.status}`,
    reason: 'Oracle gives no status, and RFC 6749 uses this one wherever it names no other.',
    source: PAGES.TOKEN_ERRORS,
  },
  'CHOICE-REFRESH-REUSE': {
    title: 'A refresh token that is used twice',
    statement: 'The second use ends every token of that authorization.',
    default: 'ends_family',
    reason: 'One of the two users has stolen the token, and nobody can tell which one, as RFC 9700 explains.',
    source: rfc(9700, '4.14.2'),
  },
  'CHOICE-REFRESH-SETTINGS': {
    title: 'Settings that apply to a refresh token',
    statement:
      'The settings of the integration record and the client type at the moment of the refresh apply.',
    default: 'at_use',
    reason: 'A client that has become public must not go on by the rules of a confidential one.',
    source: PAGES.REFRESH_REQUEST,
  },
};
