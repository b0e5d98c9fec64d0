/** What both OAuth endpoints say of a client and of its request. Each adds its own rule, place and error value. */
export const SHARED_PROBLEMS = {
  client_unknown: { message: 'No integration record of the account has this client ID.' },
  grant_not_enabled: {
    message: 'The authorization code grant is not enabled on the integration record.',
    remedy: 'Check the box of the authorization code grant on the integration record.',
    path: ['integration', 'authorizationCodeGrant'],
    oauthError: 'unauthorized_client',
    auditDetail: 'AuthorizationCodeGrantRequired',
  },
  integration_not_enabled: {
    rule: 'IR-2',
    message: 'The integration record is blocked or is waiting for approval.',
    remedy: 'Have an administrator set the state of the integration record to Enabled.',
    path: ['integration', 'state'],
    auditDetail: 'IntegrationBlocked',
  },
  parameter_repeated: {
    rule: 'CHOICE-PARAMETER-REPEATED',
    // names are the sender's, so they are not repeated
    message: 'A parameter occurs more than once in the request.',
    remedy: 'Send each parameter once.',
    oauthError: 'invalid_request',
  },
} as const;
