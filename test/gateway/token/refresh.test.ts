import { describe, expect, it, test } from 'vitest';
import {
  decideTokenRequest,
  type IssuedRefreshToken,
  type RefreshTokenSettings,
} from '../../../src/gateway/index.js';
import { codes, refused } from '../../support.js';
import { type Asked, AT, ago, ask, askPublic, asPublic, factsOf, HEADERS, HOUR } from './support.js';

describe('the refresh token', () => {
  const grant = 'refresh_token';

  function outcome(asked: Asked) {
    const answer = ask({ ...asked, grant });
    if (answer.allowed) return answer.refreshToken;
    return codes(answer);
  }

  test.each<[string, Partial<IssuedRefreshToken>, boolean]>([
    ['a moment before seven days', { issuedAt: ago(168 * HOUR - 1) }, true],
    ['seven days', { issuedAt: ago(168 * HOUR) }, false],
    ['authorized long ago', { authorizedAt: ago(9999 * HOUR) }, true],
  ])('PK-16: of a confidential client, %s', (_, token, live) => {
    for (const settings of [{}, { validityHours: 1, maximumRotationHours: 1 }]) {
      expect(outcome({ token, settings })).toEqual(live ? null : ['refresh_token_expired']);
    }
  });

  test.each<[string, Partial<IssuedRefreshToken>, RefreshTokenSettings, string | undefined]>([
    [
      'a moment before 48 hours',
      { issuedAt: ago(48 * HOUR - 1), authorizedAt: ago(50 * HOUR) },
      {},
      undefined,
    ],
    ['48 hours', { issuedAt: ago(48 * HOUR), authorizedAt: ago(50 * HOUR) }, {}, 'refresh_token_expired'],
    ['a moment before an hour', { issuedAt: ago(HOUR - 1) }, { validityHours: 1 }, undefined],
    ['an hour', { issuedAt: ago(HOUR) }, { validityHours: 1 }, 'refresh_token_expired'],
    [
      'a moment before 720 hours',
      { issuedAt: ago(720 * HOUR - 1), authorizedAt: ago(720 * HOUR - 1) },
      { validityHours: 720, maximumRotationHours: 720 },
      undefined,
    ],
    [
      '720 hours',
      { issuedAt: ago(720 * HOUR), authorizedAt: ago(719 * HOUR) },
      { validityHours: 720, maximumRotationHours: 720 },
      'refresh_token_expired',
    ],
    ['a moment before the end of rotation', { authorizedAt: ago(168 * HOUR - 1) }, {}, undefined],
    ['the end of rotation', { authorizedAt: ago(168 * HOUR) }, {}, 'rotation_over'],
    [
      'a moment before the end of rotation that is set',
      { authorizedAt: ago(5 * HOUR - 1) },
      { maximumRotationHours: 5 },
      undefined,
    ],
    [
      'the end of rotation that is set',
      { authorizedAt: ago(5 * HOUR) },
      { maximumRotationHours: 5 },
      'rotation_over',
    ],
    ['both over', { issuedAt: ago(200 * HOUR), authorizedAt: ago(200 * HOUR) }, {}, 'rotation_over'],
    [
      'hours out of range count as one',
      { issuedAt: ago(HOUR) },
      { validityHours: 721 },
      'refresh_token_expired',
    ],
    ['rotation out of range counts as one hour', {}, { maximumRotationHours: 0 }, 'rotation_over'],
  ])('PK-17, CHOICE-REFRESH-SETTINGS: of a public client, %s', (_, token, settings, expected) => {
    const found = outcome(asPublic({ token, settings }));
    if (expected === undefined) expect(found).toMatchObject({ oneTimeUse: true });
    else expect(found).toEqual([expected]);
  });

  it('PK-17: the end of rotation stays where it is', () => {
    const token = { issuedAt: ago(HOUR), authorizedAt: ago(160 * HOUR) };
    expect(outcome(asPublic({ token }))).toEqual({
      expiresAt: '2026-03-01T16:00:00.000Z',
      oneTimeUse: true,
      rotationEndsAt: '2026-03-01T16:00:00.000Z',
    });
  });

  it('PK-17: leans on the settings where a public client is refused for them', () => {
    const asked = asPublic({ grant, token: { issuedAt: ago(48 * HOUR) } });
    expect(refused(ask(asked)).rules).toEqual(['PK-17', 'CHOICE-REFRESH-SETTINGS']);
  });

  describe('CHOICE-REFRESH-SETTINGS: the client type has changed since', () => {
    const threeDays = { issuedAt: ago(72 * HOUR), authorizedAt: ago(72 * HOUR) };

    it('to public: its hours count, and the token is used once', () => {
      expect(outcome({ token: threeDays })).toBeNull();
      expect(outcome(asPublic({ token: threeDays }))).toEqual(['refresh_token_expired']);
      expect(outcome(asPublic({ token: { authorizedAt: ago(169 * HOUR) } }))).toEqual(['rotation_over']);
      expect(outcome(asPublic({}))).toMatchObject({ oneTimeUse: true });
    });

    it('to confidential: a used token stays used, and a live one brings no other', () => {
      expect(outcome({ token: { usedAt: AT } })).toEqual(['refresh_token_used']);
      expect(outcome({})).toBeNull();
    });
  });

  describe('CHOICE-REFRESH-REUSE, RFC 9700 section 4.14.2: used again', () => {
    it('ends the authorization, also where the token has expired by now', () => {
      const token = { usedAt: AT, issuedAt: ago(9999 * HOUR), authorizedAt: ago(9999 * HOUR) };
      const answer = askPublic({ grant, token });
      expect(answer).toMatchObject({ error: 'invalid_grant', ends: 'authorization' });
      expect(codes(answer)).toEqual(['refresh_token_used']);
    });

    it('but not by another client', () => {
      const answer = askPublic({ grant, token: { usedAt: AT, clientId: 'other' } });
      expect(answer).toMatchObject({ ends: 'nothing' });
      expect(codes(answer)).toEqual(['refresh_token_of_other_client']);
    });
  });

  describe('RFC 6749 section 6: scope', () => {
    function scopesFor(scope: string | undefined, token: Partial<IssuedRefreshToken> = {}) {
      const answer = ask({ grant, sent: { scope }, token });
      return answer.allowed ? answer.scopes : codes(answer);
    }

    test.each<[string, string | undefined, readonly string[]]>([
      ['none: all that were granted', undefined, ['restlets', 'rest_webservices']],
      ['an empty one: likewise', '', ['restlets', 'rest_webservices']],
      ['the same', 'restlets rest_webservices', ['restlets', 'rest_webservices']],
      ['fewer', 'rest_webservices', ['rest_webservices']],
      ['one twice', 'restlets restlets', ['restlets']],
      ['more', 'restlets suite_analytics', ['scope_not_granted']],
      ['another', 'mcp', ['scope_not_granted']],
      ['another case', 'RESTLETS', ['scope_not_granted']],
      ['commas', 'restlets,rest_webservices', ['scope_not_granted']],
      ['two spaces', 'restlets  rest_webservices', ['scope_not_granted']],
      ['a space', ' ', ['scope_not_granted']],
      ['a name of objects', 'constructor', ['scope_not_granted']],
    ])('%s', (_, scope, expected) => {
      expect(scopesFor(scope)).toEqual(expected);
    });

    it('is not widened to what the record has', () => {
      expect(scopesFor('rest_webservices', { scopes: ['restlets'] })).toEqual(['scope_not_granted']);
    });

    it('PK-3: a scope that the record has lost refuses the token, and ends nothing', () => {
      const answer = ask({ grant, record: { scopes: ['restlets'] }, sent: { scope: 'restlets' } });
      expect(answer).toMatchObject({ error: 'invalid_scope', ends: 'nothing' });
      expect(codes(answer)).toEqual(['scope_not_enabled']);
    });
  });

  it('PK-14: needs the authorization code grant', () => {
    const answer = ask({ grant, record: { authorizationCodeGrant: false } });
    expect(answer).toMatchObject({ error: 'unauthorized_client', status: 400, headers: HEADERS });
  });

  it('RFC 6749 section 3.1: an empty one is missing', () => {
    expect(outcome({ sent: { refresh_token: '' } })).toEqual(['refresh_token_missing']);
  });

  it('PK-20: counts one that was revoked, or that the facts leave out, as not found', () => {
    const { refreshToken: _, ...facts } = factsOf({ grant });
    expect(codes(decideTokenRequest('2026.1', facts))).toEqual(['refresh_token_unknown']);
    expect(outcome({ token: null })).toEqual(['refresh_token_unknown']);
  });
});
