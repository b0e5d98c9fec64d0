import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../../src/core/release.js';
import { tokenResponse } from '../../../src/gateway/index.js';
import { granted, refused } from '../../support.js';
import { ask, HEADERS, WITH_REALM } from './support.js';

describe('PK-16, RFC 6749 section 5.1: tokenResponse', () => {
  it('CERT-23: an access token alone', () => {
    expect(tokenResponse({ expiresIn: 3600 }, { accessToken: 'a' })).toEqual({
      status: 200,
      headers: HEADERS,
      body: { access_token: 'a', expires_in: 3600, token_type: 'bearer' },
    });
  });

  it('and a refresh token', () => {
    expect(tokenResponse(granted(ask()), { accessToken: 'a', refreshToken: 'b' }).body).toEqual({
      access_token: 'a',
      expires_in: 3600,
      refresh_token: 'b',
      token_type: 'bearer',
    });
  });
});

describe('PK-14, CHOICE-TOKEN-STATUS: every refusal is an answer to send', () => {
  test.each(['tstdrv123-sb1', 'TSTDRV123_SB1', 'tstdrv123_SB1'])(
    'PK-14, CHOICE-ACCOUNT-ID: the realm of %s has the one spelling',
    (account) => {
      expect(ask({ account, record: null })).toMatchObject({ headers: WITH_REALM });
    },
  );

  it('PK-14: the realm of an account without a suffix', () => {
    expect(ask({ account: '1234567', record: null })).toMatchObject({
      headers: { 'WWW-Authenticate': 'Basic realm="1234567"' },
    });
  });

  it('CHOICE-ACCOUNT-ID: a text that is not an account id is an error, whatever the request', () => {
    for (const account of ['', 'evil.example/', 'a"b', 'a_b_c']) {
      expect(() => ask({ account })).toThrow('The text is not an account id');
      expect(() => ask({ account, code: null })).toThrow('The text is not an account id');
      expect(() => ask({ account, grant: 'client_credentials' })).toThrow('The text is not an account id');
    }
  });

  it('REL-3: a release that is not modelled is an error, before anything else', () => {
    expect(() => ask({ release: '2025.1' as Release, account: '', record: null })).toThrow(
      'outside the modelled range',
    );
  });

  it('nobody can change the headers of another answer', () => {
    const answers = [ask({ code: null }), ask({ sent: { grant_type: 'x' } })].map((one) => refused(one));
    expect(answers.every((one) => 'headers' in one && Object.isFrozen(one.headers))).toBe(true);
  });
});
