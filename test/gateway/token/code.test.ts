import { describe, expect, it, test } from 'vitest';
import type { Scope } from '../../../src/core/records.js';
import { RELEASES } from '../../../src/core/release.js';
import { deriveCodeChallenge } from '../../../src/crypto.js';
import { decideTokenRequest, type TokenChoices } from '../../../src/gateway/index.js';
import { codes, refused } from '../../support.js';
import {
  type Asked,
  AT,
  ago,
  ask,
  asPublic,
  BINDING,
  basic,
  CLIENT,
  factsOf,
  HOUR,
  parameter,
  REDIRECT,
  VERIFIER,
} from './support.js';

describe('the authorization code', () => {
  function outcome(asked: Asked) {
    const answer = ask(asked);
    return answer.allowed
      ? 'granted'
      : { codes: codes(answer), error: answer.error, status: answer.status, ends: answer.ends };
  }
  function dead(error: string, ...faults: string[]) {
    return { codes: faults, error, status: 400, ends: 'code' };
  }

  describe('URI-6, R9, RFC 6749 section 4.1.3: repeats the redirect URI', () => {
    test.each<[string, string | undefined, string]>([
      ['none', undefined, 'redirect_uri_missing'],
      ['an empty one', '', 'redirect_uri_missing'],
      ['another', 'https://evil.example/cb', 'redirect_uri_mismatch'],
      ['a final slash', `${REDIRECT}/`, 'redirect_uri_mismatch'],
      ['another case', REDIRECT.toUpperCase(), 'redirect_uri_mismatch'],
      ['a port', 'https://app.example.com:443/cb', 'redirect_uri_mismatch'],
    ])('%s', (_, redirect_uri, expected) => {
      const asked = { sent: { redirect_uri } };
      expect(outcome(asked)).toEqual(dead('invalid_grant', expected));
      const [violation] = refused(ask(asked)).violations;
      expect(violation).toMatchObject({ rule: 'URI-6', path: parameter('redirect_uri') });
      expect(refused(ask(asked)).rules).toEqual(
        expect.arrayContaining(['URI-6', 'R9', 'CHOICE-CODE-ENDS', 'CHOICE-CODE-LIFETIME']),
      );
    });
  });

  describe('the code verifier', () => {
    test.each<[string, Asked, string]>([
      ['P6: none', { sent: { code_verifier: undefined } }, 'code_verifier_missing'],
      ['P1: an empty one', { sent: { code_verifier: '' } }, 'code_verifier_malformed'],
      ['P1: 42 characters', { sent: { code_verifier: VERIFIER.slice(1) } }, 'code_verifier_malformed'],
      ['P1: 129 characters', { sent: { code_verifier: 'a'.repeat(129) } }, 'code_verifier_malformed'],
      ['P1: a plus sign', { sent: { code_verifier: `${VERIFIER}+` } }, 'code_verifier_malformed'],
      ['P9, PK-12: another', { sent: { code_verifier: `${VERIFIER}x` } }, 'code_verifier_mismatch'],
      [
        'P8: the challenge itself, as plain would have it',
        { sent: { code_verifier: BINDING.codeChallenge } },
        'code_verifier_mismatch',
      ],
      ['P7: one for a code without a challenge', { code: { binding: null } }, 'code_verifier_unexpected'],
      [
        'P7: an empty one for a code without a challenge',
        { code: { binding: null }, sent: { code_verifier: '' } },
        'code_verifier_unexpected',
      ],
      [
        'P8: a code that is bound by another method',
        { code: { binding: { ...BINDING, codeChallengeMethod: 'plain' as 'S256' } } },
        'code_challenge_method_unsupported',
      ],
    ])('%s, ends the code', (_, asked, expected) => {
      expect(outcome(asked)).toEqual(dead('invalid_grant', expected));
      expect(outcome(asPublic(asked))).toEqual(dead('invalid_grant', expected));
      const [violation] = refused(ask(asked)).violations;
      expect(violation.path).toEqual(parameter('code_verifier'));
      expect(refused(ask(asked)).rules).toContain('CHOICE-CODE-ENDS');
    });

    test.each([43, 128])('P1, PK-7, RFC 7636 section 4.6: matches one of %i characters', (length) => {
      const code_verifier = 'a.~_-B7'.repeat(20).slice(0, length);
      const binding = { ...BINDING, codeChallenge: deriveCodeChallenge(code_verifier) };
      expect(outcome({ code: { binding }, sent: { code_verifier } })).toBe('granted');
    });

    it('CHOICE-PKCE-VERIFIER-ERROR: takes the choices of PKCE', () => {
      const asked: Asked = {
        sent: { code_verifier: undefined },
        choices: { verifierError: 'invalid_request' },
      };
      expect(outcome(asked)).toEqual(dead('invalid_request', 'code_verifier_missing'));
    });

    it('P10: a client that is public by now needs PKCE, whatever it was when the code was issued', () => {
      const asked = { code: { binding: null }, sent: { code_verifier: undefined } };
      expect(outcome(asked)).toBe('granted');
      expect(outcome(asPublic(asked))).toEqual(dead('invalid_grant', 'pkce_required'));
      expect(refused(ask(asPublic(asked))).rules).toEqual(expect.arrayContaining(['P10', 'PK-5']));
    });
  });

  describe.each(RELEASES)('%s', (release) => {
    const without = { release, code: { binding: null }, sent: { code_verifier: undefined } };
    const required = dead('invalid_grant', 'pkce_required');

    it('P6: grants with PKCE, whatever the client', () => {
      expect(outcome({ release })).toBe('granted');
      expect(outcome({ release, record: { createdIn: '2027.1' } })).toBe('granted');
      expect(outcome(asPublic({ release }))).toBe('granted');
    });

    it('P11, PK-21: a new integration needs PKCE from 2027.1 on', () => {
      const asked: Asked = { ...without, record: { createdIn: '2027.1' } };
      expect(outcome(asked)).toEqual(release < '2027.1' ? 'granted' : required);
    });

    it('P11, PK-22: an existing one goes on without', () => {
      expect(outcome({ ...without, record: { createdIn: '2026.2' } })).toBe('granted');
    });

    it('P11, PK-5: a public client, and the scope mcp, always need it', () => {
      const scopes: Scope[] = ['mcp'];
      expect(outcome(asPublic(without))).toEqual(required);
      expect(outcome({ ...without, record: { scopes }, code: { binding: null, scopes } })).toEqual(required);
      expect(outcome({ release, record: { scopes }, code: { scopes } })).toBe('granted');
    });

    it('PK-5: the scopes of the code count, not those of the record', () => {
      const asked: Asked = { ...without, record: { scopes: ['mcp', 'restlets'] } };
      expect(outcome(asked)).toBe('granted');
    });

    it('CHOICE-PKCE-NEW: takes the choices of PKCE', () => {
      const asked: Asked = { ...without, record: { authorizationCodeGrantSince: '2027.1' } };
      expect(outcome(asked)).toBe('granted');
      expect(outcome({ ...asked, choices: { newIntegration: 'grant_enabled' } })).toEqual(
        release < '2027.1' ? 'granted' : required,
      );
    });

    it('PK-16, CERT-23: refreshes and client credentials are as ever', () => {
      expect(outcome({ release, grant: 'refresh_token' })).toBe('granted');
      expect(outcome(asPublic({ release, grant: 'refresh_token' }))).toBe('granted');
      expect(outcome({ release, grant: 'client_credentials' })).toBe('granted');
    });
  });

  it('names every fault of a code, and answers with the error of the first', () => {
    const sent = { redirect_uri: 'myapp://callback', code_verifier: `${VERIFIER}x` };
    const all = ['redirect_uri_mismatch', 'code_verifier_mismatch', 'scope_not_enabled'];
    expect(outcome({ sent, record: { scopes: [] } })).toEqual(dead('invalid_grant', ...all));
  });

  it('PK-3: is refused for a scope that the record has lost', () => {
    const asked: Asked = { code: { scopes: ['restlets', 'suite_analytics'] } };
    expect(outcome(asked)).toEqual(dead('invalid_scope', 'scope_not_enabled'));
    expect(refused(ask(asked)).violations[0].auditDetail).toBe('ScopeMismatched');
  });

  test.each<[string, number, TokenChoices, boolean]>([
    ['a moment before ten minutes', 599_999, {}, true],
    ['ten minutes', 600_000, {}, false],
    ['the future, of a host whose clock is ahead', -1_000, {}, true],
    ['a moment before its time', 59_999, { codeLifetimeSeconds: 60 }, true],
    ['its time', 60_000, { codeLifetimeSeconds: 60 }, false],
    ['no time', 0, { codeLifetimeSeconds: 0 }, false],
  ])('CHOICE-CODE-LIFETIME: %s', (_, age, choices, live) => {
    const asked: Asked = { code: { issuedAt: ago(age) }, choices };
    expect(outcome(asked)).toEqual(live ? 'granted' : dead('invalid_grant', 'code_expired'));
  });

  test.each([6000, 601, -1, Number.NaN, '600', null])(
    'CHOICE-CODE-LIFETIME: %j is not a lifetime that can be chosen',
    (codeLifetimeSeconds) => {
      expect(() => ask({ choices: { codeLifetimeSeconds } as unknown as TokenChoices })).toThrow(
        '“codeLifetimeSeconds”',
      );
    },
  );

  it('CHOICE-CODE-ENDS: a code that was never used may say so by null', () => {
    expect(outcome({ code: { usedAt: null } })).toBe('granted');
  });

  it('CHOICE-CODE-ENDS, RFC 6749 section 4.1.2: a second use ends the authorization, whatever else is wrong', () => {
    const used = { usedAt: AT, issuedAt: ago(HOUR) };
    const ended = { codes: ['code_used'], error: 'invalid_grant', status: 400, ends: 'authorization' };
    expect(outcome({ code: used, sent: { code_verifier: undefined } })).toEqual(ended);
    expect(outcome({ code: { ...used, usedAt: new Date(Number.NaN) } })).toEqual(ended);
  });

  it('CHOICE-CODE-ENDS: another client ends no code, used or not', () => {
    const other: Asked = { code: { clientId: 'other', usedAt: AT }, sent: { code_verifier: 'x' } };
    expect(outcome(other)).toMatchObject({ codes: ['code_of_other_client'], ends: 'nothing' });
  });

  it('CHOICE-CODE-ENDS: nor does one that is not authenticated', () => {
    const asked = { authorization: basic(`${CLIENT}:wrong`), sent: { code_verifier: 'x' } };
    expect(outcome(asked)).toMatchObject({ error: 'invalid_client', ends: 'nothing' });
  });

  it('RFC 6749 section 3.1: an empty code is missing', () => {
    expect(outcome({ sent: { code: '' } })).toMatchObject({ codes: ['code_missing'] });
  });

  it('counts a code that the facts leave out as not found', () => {
    const { code: _, ...facts } = factsOf({});
    expect(codes(decideTokenRequest('2026.1', facts))).toEqual(['code_unknown']);
  });
});
