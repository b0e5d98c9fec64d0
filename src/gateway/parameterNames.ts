/**
 * The names of the parameters of OAuth requests. The endpoints read them by these names, and speak of them by the same.
 *
 * @module
 */

/** Names of parameters, by what they hold (RFC 6749, RFC 7521, RFC 7636). */
export const PARAMETERS = {
  clientAssertion: 'client_assertion',
  clientAssertionType: 'client_assertion_type',
  clientId: 'client_id',
  clientSecret: 'client_secret',
  code: 'code',
  codeChallenge: 'code_challenge',
  codeChallengeMethod: 'code_challenge_method',
  codeVerifier: 'code_verifier',
  grantType: 'grant_type',
  prompt: 'prompt',
  redirectUri: 'redirect_uri',
  refreshToken: 'refresh_token',
  responseType: 'response_type',
  scope: 'scope',
  state: 'state',
} as const;

/** The name of a parameter. */
export type ParameterName = (typeof PARAMETERS)[keyof typeof PARAMETERS];
