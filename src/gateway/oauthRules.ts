import { type Choice, choice, help, type Rule, rfc, rule } from '../rule.js';

const AUTHORIZATION_PAGE = help('section_158081944642');
const AUTHORIZATION_ERRORS = help('subsect_158521823069');
const TOKEN_PAGE = help('section_158081952044');
const TOKEN_ERRORS = help('subsect_158521832417');
const RECORD_PAGE = help('section_157771733782');
const REFRESH_PAGE = help('section_158082518856');

/** What holds of whole authorization and token requests, besides redirect URIs and PKCE. */
export const OAUTH_RULES: readonly Rule[] = [
  rule({
    id: 'PK-1',
    title: 'Authorization endpoint',
    statement:
      'Step one is a GET of /app/login/oauth2/authorize.nl on the app host of the account, or on system.netsuite.com where the account is not known.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-2',
    title: 'Response type',
    statement: 'The response_type is always code.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-3',
    title: 'Scopes of a request',
    statement:
      'A request asks for any of restlets, rest_webservices and suite_analytics, with spaces between them, or for mcp alone; each has to be enabled on the record.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-4',
    title: 'State',
    statement: 'The state has 22 to 1,024 printable ASCII characters and is another one for each flow.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-8',
    title: 'Prompt',
    statement:
      'The optional prompt is none, login, consent, or login and consent together. None does not go with mcp, and login only works on the host of an account.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-9',
    title: 'Parameters of the answer',
    statement:
      'The redirect carries state, code, role, entity and company, or an error. The code has to be used at once.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-10',
    title: 'Token endpoint, confidential clients',
    statement:
      'Step two is a form sent to /services/rest/auth/oauth2/v1/token on the suitetalk host, with code, redirect_uri, grant_type and code_verifier; a confidential client sends its id and secret by HTTP Basic.',
    source: TOKEN_PAGE,
  }),
  rule({
    id: 'PK-11',
    title: 'Token endpoint, public clients',
    statement:
      'A public client sends its client_id in the body and no Authorization header, or its id with an empty secret by HTTP Basic.',
    source: TOKEN_PAGE,
  }),
  rule({
    id: 'PK-13',
    title: 'Errors of step one',
    statement:
      'They are invalid_request, unauthorized_client, access_denied, unsupported_response_type and invalid_scope.',
    source: AUTHORIZATION_ERRORS,
  }),
  rule({
    id: 'PK-14',
    title: 'Errors of the token endpoint',
    statement:
      'JSON with the error: invalid_client has status 401 and a WWW-Authenticate header with the account as its realm, the others 400. Several ways of client authentication at once are an invalid_request.',
    source: TOKEN_ERRORS,
  }),
  rule({
    id: 'PK-15',
    title: 'Errors of resources',
    statement: 'They are invalid_request with status 400 and invalid_token with status 401.',
    source: help('subsect_158521885412'),
  }),
  rule({
    id: 'PK-16',
    title: 'Lifetimes of tokens',
    statement: 'Access tokens live 60 minutes, and the refresh tokens of confidential clients seven days.',
    source: TOKEN_PAGE,
  }),
  rule({
    id: 'PK-17',
    title: 'Refresh tokens of public clients',
    statement:
      'They can be used once and live 48 hours unless the record says 1 to 720. Each refresh gives a new one, until the maximum time for token rotation is over, 168 hours unless the record says 1 to 720. A confidential client gets no new one.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'PK-18',
    title: 'Refresh token validity can be set',
    statement:
      'Since 2025.2 the record has a field for it, which today’s help offers for public clients alone.',
    source: REFRESH_PAGE,
  }),
  rule({
    id: 'PK-20',
    title: 'Revocation endpoint',
    statement: 'A POST to /services/rest/auth/oauth2/v1/revoke with the refresh token as its token ends it.',
    source: help('section_161071224088'),
  }),
  rule({
    id: 'CERT-23',
    title: 'Token request with a client assertion',
    statement:
      'A form with grant_type client_credentials, the client_assertion_type of RFC 7523 and the client_assertion. The answer has no refresh token.',
    source: help('section_162755359851'),
  }),
];

export const OAUTH_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-ACCOUNT-ID',
    title: 'Form of an account id',
    statement:
      'Letters and digits, and at most one suffix after an underscore or a hyphen; the two spellings and letter case are one account.',
    default: 'one_label',
    reason: 'Oracle gives examples only, and an id becomes part of host names and of headers.',
    source: AUTHORIZATION_PAGE,
  }),
  choice({
    id: 'CHOICE-PARAMETER-REPEATED',
    title: 'Repeated parameters',
    statement: 'A request with a parameter more than once is refused, whatever the parameter.',
    default: 'refused',
    reason: 'RFC 6749 forbids it, Oracle is silent, and two readers would take two different values.',
    source: rfc(6749, '3.1'),
  }),
  choice({
    id: 'CHOICE-AUTHORIZE-BLOCKED',
    title: 'A record that is not enabled, in step one',
    statement: 'The user sees an error page and is not sent to the record’s redirect URI.',
    default: 'error_page',
    reason: 'Oracle names the Detail but not the answer, and a blocked record may have been taken over.',
    source: AUTHORIZATION_ERRORS,
  }),
  choice({
    id: 'CHOICE-AUTHORIZE-STATE',
    title: 'A refused state in the answer',
    statement:
      'It is sent back where it is printable ASCII of at most 1,024 characters, such as one that is too short, and otherwise left out.',
    default: 'sent_back_if_safe',
    reason:
      'RFC 6749 wants the state back so that the client can tell its request, which must not become a way to send anything anywhere.',
    source: AUTHORIZATION_PAGE,
  }),
  choice({
    id: 'CHOICE-CODE-LIFETIME',
    title: 'Life of an authorization code',
    statement: 'A code is refused ten minutes after it was issued.',
    default: '600',
    alternatives: ['any number of seconds up to 600'],
    reason:
      'Oracle says only that it is to be used at once; ten minutes are the longest that RFC 6749 recommends.',
    option: 'codeLifetimeSeconds',
    source: TOKEN_PAGE,
  }),
  choice({
    id: 'CHOICE-CODE-ENDS',
    title: 'What ends an authorization code',
    statement:
      'A request of the code’s own client that is refused for its redirect URI, its verifier or its scopes ends the code, and a second use ends the tokens of the first as well.',
    default: 'first_refusal',
    reason: 'Otherwise verifiers could be guessed; Oracle is silent.',
    source: rfc(6749, '4.1.2'),
  }),
  choice({
    id: 'CHOICE-TOKEN-CLIENT-ID',
    title: 'A client id beside HTTP Basic',
    statement:
      'A client_id in the body that equals that of the Authorization header is no second authentication.',
    default: 'accepted_if_equal',
    reason: 'Many client libraries send it, and RFC 6749 lets any client name itself.',
    source: TOKEN_ERRORS,
  }),
  choice({
    id: 'CHOICE-TOKEN-LENGTH',
    title: 'Longest credentials of a client',
    statement: 'A client assertion or an Authorization header of more than 16,384 characters is malformed.',
    default: '16384',
    reason: 'Neither comes near it, and nothing unbounded is decoded. Oracle names no bound.',
    source: TOKEN_ERRORS,
  }),
  choice({
    id: 'CHOICE-TOKEN-STATUS',
    title: 'Status of unauthorized_client',
    statement: 'The token endpoint answers it with 400.',
    default: '400',
    reason: 'Oracle gives no status; RFC 6749 has 400 wherever it names no other.',
    source: TOKEN_ERRORS,
  }),
  choice({
    id: 'CHOICE-REFRESH-REUSE',
    title: 'A refresh token used twice',
    statement: 'It ends every token of that authorization.',
    default: 'ends_family',
    reason: 'One of the two users has stolen it, and nobody can tell which; so RFC 9700.',
    source: rfc(9700, '4.14.2'),
  }),
  choice({
    id: 'CHOICE-REFRESH-SETTINGS',
    title: 'Settings that apply to a refresh token',
    statement: 'Those of the record, and the client type, at the moment of the refresh.',
    default: 'at_use',
    reason: 'A client that has become public must not go on by the rules of a confidential one.',
    source: REFRESH_PAGE,
  }),
];
