import { describe, expect, it, test } from 'vitest';
import type { AuthorizationIntegration } from '../../../src/gateway/index.js';
import { type Asked, ask, CHALLENGE, outcome, REDIRECT, STATE } from './support.js';

function locationOf(asked: Asked) {
  const answer = ask(asked);
  return answer.disposition === 'redirect' ? answer.location : answer.disposition;
}

describe('decideAuthorizationRequest', () => {
  describe('PK-13: redirects with an error', () => {
    const request = ['invalid_request', undefined] as const;
    // PK-12 documents a Detail for the parameters of PKCE
    const pkce = ['invalid_request', 'InvalidRequest'] as const;
    const state = ['invalid_request', 'InvalidState'] as const;
    // the help documents no Detail for a scope in step one
    const scope = ['invalid_scope', undefined] as const;

    test.each<[string, Asked, readonly [error: string, auditDetail: string | undefined], string]>([
      ['PK-2', { sent: { response_type: undefined } }, request, 'response_type_missing'],
      ['PK-2', { sent: { response_type: '' } }, request, 'response_type_missing'],
      [
        'PK-2',
        { sent: { response_type: 'token' } },
        ['unsupported_response_type', 'UnsupportedResponseType'],
        'response_type_unsupported',
      ],
      [
        'PK-2',
        { sent: { response_type: 'code token' } },
        ['unsupported_response_type', 'UnsupportedResponseType'],
        'response_type_unsupported',
      ],
      ['PK-4', { sent: { state: undefined } }, state, 'state_missing'],
      ['PK-4', { sent: { state: '' } }, state, 'state_missing'],
      ['PK-4', { sent: { state: 'a'.repeat(21) } }, state, 'state_malformed'],
      ['PK-4', { sent: { state: 'a'.repeat(1025) } }, state, 'state_malformed'],
      ['PK-4', { sent: { state: `${STATE}\n` } }, state, 'state_malformed'],
      ['PK-4', { sent: { state: `${STATE}é` } }, state, 'state_malformed'],
      ['PK-4', { sent: { state: `${STATE}\u007f` } }, state, 'state_malformed'],
      ['PK-4', { sent: { state: ' ' } }, state, 'state_malformed'],
      ['PK-3', { sent: { scope: undefined } }, scope, 'scope_missing'],
      ['PK-3', { sent: { scope: '' } }, scope, 'scope_missing'],
      ['PK-3', { sent: { scope: 'email' } }, scope, 'scope_unknown'],
      ['PK-3', { sent: { scope: 'restlets,rest_webservices' } }, scope, 'scope_unknown'],
      ['PK-3', { sent: { scope: 'RESTlets' } }, scope, 'scope_unknown'],
      ['PK-3', { sent: { scope: 'openid' } }, scope, 'scope_unknown'],
      [
        'PK-3',
        { sent: { scope: 'suite_analytics' } },
        ['invalid_scope', 'ScopeMismatched'],
        'scope_not_enabled',
      ],
      ['PK-3', { sent: { scope: 'restlets email' } }, scope, 'scope_unknown'],
      ['PK-3', { sent: { scope: 'restlets  rest_webservices' } }, scope, 'scope_unknown'],
      ['PK-8', { sent: { prompt: 'select_account' } }, request, 'prompt_unsupported'],
      ['PK-8', { sent: { prompt: 'none login' } }, request, 'prompt_unsupported'],
      ['PK-8', { sent: { prompt: 'login login' } }, request, 'prompt_unsupported'],
      ['PK-8', { sent: { prompt: 'constructor' } }, request, 'prompt_unsupported'],
      ['PK-8', { sent: { prompt: 'login' }, host: 'system' }, request, 'prompt_login_without_account'],
      [
        'PK-8',
        { sent: { prompt: 'consent login' }, host: 'system' },
        request,
        'prompt_login_without_account',
      ],
      [
        'CERT-25',
        { record: { authorizationCodeGrant: false } },
        ['unauthorized_client', 'AuthorizationCodeGrantRequired'],
        'grant_not_enabled',
      ],
      ['CHOICE-PARAMETER-REPEATED', { more: [['scope', 'restlets']] }, request, 'parameter_repeated'],
      ['PK-6: no method', { sent: { code_challenge: CHALLENGE } }, pkce, 'code_challenge_method_missing'],
      [
        'PK-6: plain',
        { sent: { code_challenge: CHALLENGE, code_challenge_method: 'plain' } },
        pkce,
        'code_challenge_method_unsupported',
      ],
      [
        'P4: a method alone',
        { sent: { code_challenge_method: 'S256' } },
        pkce,
        'code_challenge_method_without_challenge',
      ],
      [
        'P4: an empty method alone',
        { sent: { code_challenge_method: '' } },
        pkce,
        'code_challenge_method_without_challenge',
      ],
      [
        'P2: an empty challenge',
        { sent: { code_challenge: '', code_challenge_method: 'S256' } },
        pkce,
        'code_challenge_malformed',
      ],
      [
        'P5: a public client without a challenge',
        { record: { clientType: 'public' } },
        pkce,
        'code_challenge_missing',
      ],
      [
        'PK-21: a new integration without a challenge',
        { record: { createdIn: '2027.1' }, release: '2027.1' },
        pkce,
        'code_challenge_missing',
      ],
    ])('%s, %j', (_, asked, [error, auditDetail], code) => {
      expect(outcome(asked)).toEqual({ disposition: 'redirect', error, auditDetail, codes: [code] });
    });

    it('PK-3, PK-8: mcp goes alone, with PKCE, and not with prompt none', () => {
      const record: Partial<AuthorizationIntegration> = { scopes: ['mcp'] };
      const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
      expect(outcome({ record, sent: { scope: 'mcp', ...pkce } })).toBe('proceed');
      expect(outcome({ record, sent: { scope: 'mcp', prompt: 'none' } })).toMatchObject({
        error: 'invalid_request',
        codes: ['prompt_none_with_mcp', 'code_challenge_missing'],
      });
      for (const both of ['mcp restlets', 'restlets mcp']) {
        expect(outcome({ record, sent: { scope: both, ...pkce } })).toMatchObject({
          error: 'invalid_scope',
          codes: ['scope_mcp_not_alone', 'scope_not_enabled'],
        });
      }
    });

    it('names every fault, and answers with the first error by rank', () => {
      const asked = {
        sent: { scope: 'email', response_type: 'token', state: 'short' },
        record: { authorizationCodeGrant: false },
      };
      expect(outcome(asked)).toEqual({
        disposition: 'redirect',
        error: 'unauthorized_client',
        auditDetail: 'AuthorizationCodeGrantRequired',
        codes: ['grant_not_enabled', 'response_type_unsupported', 'state_malformed', 'scope_unknown'],
      });
    });

    const mcp = { code_challenge: CHALLENGE, code_challenge_method: 'S256', scope: 'mcp' };

    test.each<[string, string, Asked, string[]]>([
      ['PK-2', 'response_type', { sent: { response_type: '' } }, ['PK-2', 'URI-5', 'R5', 'PK-5']],
      ['PK-2', 'response_type', { sent: { response_type: 'token' } }, ['PK-2', 'URI-5', 'R5', 'PK-5']],
      ['PK-4', 'state', { sent: { state: '' } }, ['PK-4', 'URI-5', 'R5', 'PK-5']],
      [
        'PK-4',
        'state',
        { sent: { state: 'short' } },
        ['PK-4', 'URI-5', 'R5', 'PK-5', 'CHOICE-AUTHORIZE-STATE'],
      ],
      ['PK-3', 'scope', { sent: { scope: '' } }, ['PK-3', 'URI-5', 'R5', 'PK-5']],
      ['PK-3', 'scope', { sent: { scope: 'email' } }, ['PK-3', 'URI-5', 'R5', 'PK-5']],
      ['PK-3', 'scope', { sent: { scope: 'suite_analytics' } }, ['PK-3', 'URI-5', 'R5', 'PK-5']],
      [
        'PK-3',
        'scope',
        { sent: { ...mcp, scope: 'mcp restlets' }, record: { scopes: ['mcp', 'restlets'] } },
        ['PK-3', 'URI-5', 'R5', 'PK-6', 'P6'],
      ],
      ['PK-8', 'prompt', { sent: { prompt: 'x' } }, ['PK-8', 'URI-5', 'R5', 'PK-5']],
      ['PK-8', 'prompt', { sent: { prompt: 'login' }, host: 'system' }, ['PK-8', 'URI-5', 'R5', 'PK-5']],
      [
        'PK-8',
        'prompt',
        { sent: { ...mcp, prompt: 'none' }, record: { scopes: ['mcp'] } },
        ['PK-8', 'URI-5', 'R5', 'PK-6', 'P6'],
      ],
    ])('%s: says that a fault is at %s, %j', (rule, name, asked, rules) => {
      expect(ask(asked)).toMatchObject({
        rules,
        violations: [{ rule, path: ['parameters', name], disposition: 'redirect' }],
      });
    });

    it('PK-13: says that a grant that is not enabled is a fault of the record', () => {
      expect(ask({ record: { authorizationCodeGrant: false } })).toMatchObject({
        rules: ['PK-13', 'URI-5', 'R5', 'PK-5'],
        violations: [
          {
            rule: 'PK-13',
            path: ['integration', 'authorizationCodeGrant'],
            disposition: 'redirect',
          },
        ],
      });
    });

    it('CHOICE-PARAMETER-REPEATED: does not say which parameter, as its name is the sender’s', () => {
      expect(ask({ more: [['scope', 'restlets']] })).toMatchObject({
        violations: [{ rule: 'CHOICE-PARAMETER-REPEATED', path: ['parameters'], disposition: 'redirect' }],
      });
    });

    it('says at which parameter each fault is', () => {
      const answer = ask({
        sent: { code_challenge: 'x' },
        record: { createdIn: '2027.1' },
        release: '2027.1',
      });
      expect(!answer.allowed && answer.violations.map(({ path }) => path)).toEqual([
        ['parameters', 'code_challenge'],
        ['parameters', 'code_challenge_method'],
      ]);
    });
  });

  describe('RFC 6749 section 4.1.2.1: the location of an error', () => {
    it('carries the error and the state', () => {
      expect(locationOf({ sent: { scope: 'email' } })).toBe(`${REDIRECT}?error=invalid_scope&state=${STATE}`);
    });

    it('R3: keeps the query of the redirect URI', () => {
      const sent = { redirect_uri: 'https://app.example.com/q?tenant=1', scope: 'email' };
      expect(locationOf({ sent })).toBe(
        `https://app.example.com/q?tenant=1&error=invalid_scope&state=${STATE}`,
      );
    });

    it('CHOICE-REDIRECT-FRAGMENT: keeps a fragment behind the parameters', () => {
      const uri = 'https://app.example.com/t#/cb';
      const asked = { sent: { redirect_uri: uri, scope: 'email' }, record: { redirectUris: [uri] } };
      expect(locationOf(asked)).toBe(`https://app.example.com/t?error=invalid_scope&state=${STATE}#/cb`);
    });

    it('CHOICE-REDIRECT-FRAGMENT: a question mark in a fragment begins no query', () => {
      const uri = 'https://app.example.com/t#cb?a=1';
      const asked = { sent: { redirect_uri: uri, scope: 'email' }, record: { redirectUris: [uri] } };
      expect(locationOf(asked)).toBe(`https://app.example.com/t?error=invalid_scope&state=${STATE}#cb?a=1`);
    });

    test.each<[string, Asked, string]>([
      ['sends back one that is too short', { sent: { state: 'short' } }, '&state=short'],
      ['sends back any printable ASCII', { sent: { state: ' ~' } }, '&state=+%7E'],
      ['leaves out one with a delete character', { sent: { state: `${STATE}\u007f` } }, ''],
      ['encodes it', { sent: { state: 'a b&error=x' } }, '&state=a+b%26error%3Dx'],
      [
        'sends back the longest that there is',
        { sent: { state: 'a'.repeat(1024), prompt: 'x' } },
        `&state=${'a'.repeat(1024)}`,
      ],
      ['leaves out one that is too long', { sent: { state: 'a'.repeat(1025) } }, ''],
      ['leaves out one with control characters', { sent: { state: `${STATE}\r\nSet-Cookie: a=b` } }, ''],
      ['leaves out one that is repeated', { more: [['state', STATE]] }, ''],
      ['has none where none was sent', { sent: { state: undefined } }, ''],
    ])('CHOICE-AUTHORIZE-STATE: %s', (_, asked, expected) => {
      expect(locationOf(asked)).toBe(`${REDIRECT}?error=invalid_request${expected}`);
    });
  });
});
