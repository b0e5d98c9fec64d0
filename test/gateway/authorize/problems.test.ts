import { describe, expect, test } from 'vitest';
import type { AuthorizationProblemCode } from '../../../src/gateway/index.js';
import { refused } from '../../support.js';
import { type Asked, ask, CHALLENGE } from './support.js';

interface Refusal {
  readonly asked: Asked;
  readonly message: string;
  readonly remedy: string;
}

const MCP = { code_challenge: CHALLENGE, code_challenge_method: 'S256', scope: 'mcp' };

/** Every code, by the compiler. */
const REFUSALS: Readonly<Record<AuthorizationProblemCode, Refusal>> = {
  client_unknown: {
    asked: { record: null },
    message: 'No integration record of the account has this client ID.',
    remedy: 'Check the parameter client_id, and make sure that the request goes to the right account.',
  },
  grant_not_enabled: {
    asked: { record: { authorizationCodeGrant: false } },
    message: 'The authorization code grant is not enabled on the integration record.',
    remedy: 'Check the box of the authorization code grant on the integration record.',
  },
  integration_not_enabled: {
    asked: { record: { state: 'blocked' } },
    message: 'The integration record is blocked or is waiting for approval.',
    remedy: 'Have an administrator set the state of the integration record to Enabled.',
  },
  parameter_repeated: {
    asked: { more: [['scope', 'restlets']] },
    message: 'A parameter occurs more than once in the request.',
    remedy: 'Send each parameter once.',
  },
  prompt_login_without_account: {
    asked: { sent: { prompt: 'login' }, host: 'system' },
    message:
      'The value login of the parameter prompt works only on the host of an account, and the request was sent to system.netsuite.com.',
    remedy: 'Send the user to the host of the account.',
  },
  prompt_none_with_mcp: {
    asked: { sent: { ...MCP, prompt: 'none' }, record: { scopes: ['mcp'] } },
    message: 'The value none of the parameter prompt is not accepted together with the mcp scope.',
    remedy: 'Leave the parameter prompt out, or send another value in it.',
  },
  prompt_unsupported: {
    asked: { sent: { prompt: 'x' } },
    message: 'The value of the parameter prompt is not supported.',
    remedy: 'Leave the parameter prompt out, or send none, login, consent or login together with consent.',
  },
  response_type_missing: {
    asked: { sent: { response_type: undefined } },
    message: 'The request has no parameter response_type.',
    remedy: 'Send code in the parameter response_type.',
  },
  response_type_unsupported: {
    asked: { sent: { response_type: 'token' } },
    message: 'The parameter response_type is not code, which is the only supported value.',
    remedy: 'Send code in the parameter response_type.',
  },
  scope_mcp_not_alone: {
    asked: { sent: { ...MCP, scope: 'mcp restlets' }, record: { scopes: ['mcp', 'restlets'] } },
    message: 'The mcp scope is requested together with another one.',
    remedy: 'Ask for mcp alone, or for other scopes without it.',
  },
  scope_missing: {
    asked: { sent: { scope: undefined } },
    message: 'The request has no parameter scope.',
    remedy:
      'Ask for any of restlets, rest_webservices and suite_analytics, separated by spaces, or for mcp alone.',
  },
  scope_not_enabled: {
    asked: { sent: { scope: 'suite_analytics' } },
    message: 'A requested scope is not enabled on the integration record.',
    remedy: 'Ask only for scopes that are enabled on the integration record, or enable the others on it.',
  },
  scope_unknown: {
    asked: { sent: { scope: 'email' } },
    message: 'A requested scope is unknown.',
    remedy:
      'Ask for any of restlets, rest_webservices and suite_analytics, separated by spaces, or for mcp alone.',
  },
  state_malformed: {
    asked: { sent: { state: 'short' } },
    message: 'The parameter state does not consist of 22 to 1,024 printable ASCII characters.',
    remedy:
      'Send a new random state of 22 to 1,024 printable ASCII characters in the parameter state of each request.',
  },
  state_missing: {
    asked: { sent: { state: undefined } },
    message: 'The request has no parameter state.',
    remedy:
      'Send a new random state of 22 to 1,024 printable ASCII characters in the parameter state of each request.',
  },
};

describe('PK-13: every refusal says what is wrong and what to do', () => {
  test.each(Object.entries(REFUSALS))('%s', (code, { asked, message, remedy }) => {
    const { violations } = refused(ask(asked));
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatchObject({ code, message, remedy });
  });
});
