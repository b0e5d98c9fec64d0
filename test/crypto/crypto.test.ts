import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  certificateId,
  deriveCodeChallenge,
  hashNoticeText,
  readCertificate,
  verifyCodeVerifier,
} from '../../src/crypto.js';

const verifier = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'),
  minLength: 43,
  maxLength: 128,
});

it('RFC 7636 appendix B: derives the printed challenge', () => {
  expect(deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('PK-7: the challenge is the base64url SHA-256 of the verifier, 43 characters long', () => {
  fc.assert(
    fc.property(verifier, (text) => {
      const challenge = deriveCodeChallenge(text);
      expect(challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(challenge, 'base64url')).toEqual(createHash('sha256').update(text).digest());
    }),
  );
});

it('P9: a verifier fits its own challenge and no other', () => {
  fc.assert(
    fc.property(verifier, verifier, (one, other) => {
      expect(verifyCodeVerifier(one, deriveCodeChallenge(one))).toBe(true);
      expect(verifyCodeVerifier(one, deriveCodeChallenge(other))).toBe(one === other);
    }),
  );
});

it('P9: a challenge of another length never fits, and does not throw', () => {
  expect(verifyCodeVerifier('a'.repeat(43), '')).toBe(false);
  expect(verifyCodeVerifier('a'.repeat(43), `${deriveCodeChallenge('a'.repeat(43))}=`)).toBe(false);
});

describe('anything but text', () => {
  const calls: [string, string, (value: never) => unknown][] = [
    ['deriveCodeChallenge', 'codeVerifier', deriveCodeChallenge],
    ['verifyCodeVerifier', 'codeVerifier', (value) => verifyCodeVerifier(value, 'challenge')],
    ['verifyCodeVerifier', 'codeChallenge', (value) => verifyCodeVerifier('verifier', value)],
    ['hashNoticeText', 'text', hashNoticeText],
    ['certificateId', 'der', certificateId],
    ['readCertificate', 'pem', readCertificate],
    ['readCertificate', 'fileName', (value) => readCertificate('', value)],
  ];

  test.each(calls)('%s: is an error that names %s', (_, name, call) => {
    for (const value of [null, 7, true, {}, ['a'], new String('a'), Symbol('a')]) {
      expect(() => call(value as never)).toThrow(
        expect.objectContaining({ code: 'malformed_facts', path: [name] }),
      );
    }
  });
});
