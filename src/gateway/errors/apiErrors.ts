import * as PAGES from '../../core/sources.js';
import { API_STATUSES } from '../api/statuses.js';
import type { ErrorList, ErrorText } from './explanation.js';
import { AUDIT_TRAIL_PAGE, ROLES_PAGE } from './places.js';

/** What APIs answer to a login that they do not accept, or to more requests than they take (ERR-3, SES-12). */
export type ApiError =
  | 'INVALID_LOGIN'
  | 'INVALID_LOGIN_ATTEMPT'
  | 'INVALID_LOGIN_CREDENTIALS'
  | 'Invalid login attempt'
  | 'SSS_REQUEST_LIMIT_EXCEEDED'
  | 'WS_CONCUR_SESSION_DISALLWD'
  | 'WS_REQUEST_BLOCKED';

/** The names that say no more than that a login was not accepted. */
export const LOGIN_REFUSED: readonly string[] = [
  'INVALID_LOGIN',
  'INVALID_LOGIN_ATTEMPT',
  'Invalid login attempt',
];

const ANY_CREDENTIAL: ErrorText = {
  status: API_STATUSES.unauthenticated,
  meaning: 'The login was not accepted, which is the answer to nearly every wrong credential.',
  causes: [
    'The account ID is not written as the account has it, or is that of another account than the host.',
    'The signature, the secrets, the token or the password are wrong, or are for another account.',
    'The integration record is not enabled, or the role may not log in this way.',
  ],
  check: `Look up the Detail of the failed row at ${AUDIT_TRAIL_PAGE}, with the column Detail added to the results, which tells one cause from another.`,
  remedies: [
    'Mend what the Detail names.',
    'Compare the account ID, the keys and the token with what NetSuite shows in the account whose host is called.',
  ],
  rules: ['ERR-3', 'LAT-5'],
};

const LIMIT: Pick<ErrorText, 'check' | 'remedies' | 'rules'> = {
  check: 'Look at how many requests of this account or this user run at the same time.',
  remedies: ['Send fewer requests at once, and send this one again after a pause that grows.'],
  rules: ['SES-12'],
};

/** The answers of APIs to a login. */
export const LOGIN_ERROR_LIST: ErrorList = {
  kind: 'api',
  where: ['api_response'],
  source: PAGES.RESTLET_OVERVIEW,
  texts: {
    INVALID_LOGIN_ATTEMPT: ANY_CREDENTIAL,
    INVALID_LOGIN_CREDENTIALS: {
      meaning: 'The RESTlet did not accept the role, or the credentials.',
      causes: [
        'The role has Web Services Only checked, with which RESTlets cannot be called, since they are no web services.',
        'The user credentials are wrong.',
      ],
      check: `Open the role at ${ROLES_PAGE} and look whether Web Services Only Role is checked.`,
      remedies: ['Clear the box on the role, or call the RESTlet with another role.'],
      rules: ['ERR-3'],
    },
    'Invalid login attempt': ANY_CREDENTIAL,
  },
};

/** The answer of REST web services to a login. */
export const REST_LOGIN_ERROR_LIST: ErrorList = {
  kind: 'api',
  where: ['api_response'],
  source: PAGES.REST_ERRORS,
  texts: { INVALID_LOGIN: ANY_CREDENTIAL },
};

/** The answers of APIs to too many requests. */
export const CONCURRENCY_ERROR_LIST: ErrorList = {
  kind: 'api',
  where: ['api_response'],
  source: PAGES.API_CONCURRENCY,
  texts: {
    SSS_REQUEST_LIMIT_EXCEEDED: {
      ...LIMIT,
      status: API_STATUSES.malformed,
      meaning: 'More requests to RESTlets run at once than the account may have.',
      causes: ['Several integrations or threads share the concurrency of the account.'],
    },
    WS_CONCUR_SESSION_DISALLWD: {
      ...LIMIT,
      meaning: 'The user credentials have a SOAP session or request already, and may not have another.',
      causes: ['Two clients use the same user at the same time, which user credentials do not allow.'],
    },
    WS_REQUEST_BLOCKED: {
      ...LIMIT,
      meaning: 'More requests with TBA run at once than the account may have.',
      causes: ['Several integrations or threads share the concurrency of the account.'],
    },
  },
};
