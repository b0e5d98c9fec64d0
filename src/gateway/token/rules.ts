import { TOKEN_PATH } from '../../clientAssertion/limitsAndDates.js';
import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { startOf } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import { PARAMETERS } from '../parameterNames.js';
import {
  ACCESS_TOKEN_MINUTES,
  CLIENT_ASSERTION_TYPE,
  KEY_DAYS,
  KEY_NOTICE_DAYS,
  KEYS_PATH,
  REFRESH_TOKEN_DAYS,
  REFRESH_TOKEN_HOURS,
  REFRESH_TOKEN_SETTINGS,
  REVOCATION_PATH,
  ROTATION_HOURS,
  SETTING_HOURS,
} from './limitsAndDates.js';
import { ERROR_STATUSES } from './statuses.js';

const { clientAssertion, clientAssertionType, clientId, code, codeVerifier, grantType, redirectUri } =
  PARAMETERS;
const RANGE = `${SETTING_HOURS.least} to ${SETTING_HOURS.most}`;
const SETTINGS_SINCE = startOf(REFRESH_TOKEN_SETTINGS, true);

export const TOKEN_RULES: RuleTexts<'token'> = {
  'PK-10': {
    title: 'Token endpoint, confidential clients',
    statement: `Step two is a form that is sent to ${TOKEN_PATH} on the suitetalk host, with ${listed([code, redirectUri, grantType, codeVerifier], 'and')}. A confidential client sends its ID and its secret by HTTP Basic.`,
    source: PAGES.TOKEN_REQUEST,
  },
  'PK-11': {
    title: 'Token endpoint, public clients',
    statement: `A public client sends its ${clientId} in the body and no Authorization header, or its ID with an empty secret by HTTP Basic.`,
    source: PAGES.TOKEN_REQUEST,
  },
  'PK-14': {
    title: 'Errors of the token endpoint',
    statement: `The token endpoint answers with the error as JSON. An invalid_client has status ${ERROR_STATUSES.invalid_client.status} and a WWW-Authenticate header for Basic with the account as its realm. An invalid_grant, an invalid_request, an invalid_scope and an unsupported_grant_type have status ${ERROR_STATUSES.invalid_request.status}; for an unauthorized_client no status is stated. A client that authenticates in several ways at once is an invalid_request.`,
    source: PAGES.TOKEN_ERRORS,
  },
  'PK-16': {
    title: 'Lifetimes of tokens',
    statement: `Access tokens live ${ACCESS_TOKEN_MINUTES} minutes, and the refresh tokens of confidential clients live ${REFRESH_TOKEN_DAYS} days.`,
    source: PAGES.TOKEN_REQUEST,
  },
  'PK-17': {
    title: 'Refresh tokens of public clients',
    statement: `The refresh token of a public client can be used once and lives ${REFRESH_TOKEN_HOURS} hours, unless the integration record sets another time of ${RANGE} hours. Each refresh gives the client a new refresh token until the maximum time for token rotation is over, which is ${ROTATION_HOURS} hours unless the integration record sets another time of ${RANGE} hours. A confidential client gets no new refresh token.`,
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'PK-18': {
    title: 'Refresh token validity can be set',
    statement: `Since ${SETTINGS_SINCE}, the integration record has had a field for the validity of refresh tokens, which Oracle’s help describes for public clients only.`,
    since: SETTINGS_SINCE,
    source: PAGES.REFRESH_REQUEST,
  },
  'PK-19': {
    title: 'Signatures of access tokens',
    statement: `An access token is a JWT. Oracle’s help names PS256 as its algorithm, and the printed samples have RS256. The server’s keys are at ${KEYS_PATH}; each is used for ${KEY_DAYS} days, and the next one is there ${KEY_NOTICE_DAYS} days before.`,
    source: PAGES.OAUTH2_TOKENS,
  },
  'PK-20': {
    title: 'Revocation endpoint',
    statement: `A POST to ${REVOCATION_PATH} with the refresh token in the parameter token revokes it.`,
    source: PAGES.REVOKE_REQUEST,
  },
  'CERT-23': {
    title: 'Token request with a client assertion',
    statement: `The request is a form with a ${grantType} of client_credentials, the ${clientAssertion}, and a ${clientAssertionType} of ${CLIENT_ASSERTION_TYPE}. The answer has no refresh token.`,
    source: PAGES.CLIENT_CREDENTIALS_REQUEST,
  },
};
