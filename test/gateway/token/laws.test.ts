import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant } from '../../../src/core/decision.js';
import { deriveCodeChallenge } from '../../../src/crypto.js';
import { decideTokenRequest } from '../../../src/gateway/index.js';
import { choices, date, facts, MARKER, release } from './arbitraries.js';
import { type Asked, ask, BINDING, CLIENT, FORMS, factsOf, SECRET, VERIFIER } from './support.js';

describe('laws', () => {
  it('are about every grant, and refusals of each', () => {
    const found = new Map<string, number>();
    for (const given of fc.sample(facts, { numRuns: 2500, seed: 1 })) {
      const answer = decideTokenRequest('2026.1', given);
      const kind = answer.allowed ? answer.grantType : answer.error;
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }

    for (const grant of Object.keys(FORMS)) expect(found.get(grant)).toBeGreaterThan(15);

    expect([...found.keys()].toSorted()).toEqual([
      'authorization_code',
      'client_credentials',
      'invalid_client',
      'invalid_grant',
      'invalid_request',
      'invalid_scope',
      'refresh_token',
      'unauthorized_client',
      'unsupported_grant_type',
    ]);
  });

  it('X2: the same facts, frozen all the way down, get the same answer, which survives JSON', () => {
    fc.assert(
      fc.property(release, facts, choices, (in_, given, chosen) => {
        const answer = decideTokenRequest(in_, constant(given), constant(chosen));
        expect(decideTokenRequest(in_, given, chosen)).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 1000 },
    );
  });

  it('a refusal says nothing of what was sent', () => {
    fc.assert(
      fc.property(release, facts, choices, (in_, given, chosen) => {
        const answer = decideTokenRequest(in_, given, chosen);
        if (answer.allowed) return;
        const text = JSON.stringify(answer);
        for (const planted of [
          MARKER,
          CLIENT,
          SECRET,
          VERIFIER,
          'the-code',
          'the-token',
          'app.example.com',
        ]) {
          for (const form of [planted, btoa(planted), encodeURIComponent(planted)]) {
            expect(text).not.toContain(form);
          }
        }
        expect(answer.violations.length).toBeGreaterThan(0);
        expect(answer.body).toEqual({ error: answer.error });
        expect(answer.violations[0].oauthError).toBe(answer.error);
      }),
      { numRuns: 1000 },
    );
  });

  it('X1: what 2027.1 allows, 2026.1 allows with the same terms', () => {
    fc.assert(
      fc.property(facts, choices, (given, chosen) => {
        const later = decideTokenRequest('2027.1', given, chosen);
        if (!later.allowed) return;
        const { advice, rules, ...terms } = later;
        expect(decideTokenRequest('2026.1', given, chosen)).toMatchObject(terms);
      }),
      { numRuns: 2000 },
    );
  });

  it('P6, P7, P9: a code is granted for its own verifier or, without a challenge, for none', () => {
    const verifier = fc.stringMatching(/^[A-Za-z0-9._~-]{43,128}$/);
    fc.assert(
      fc.property(verifier, verifier, fc.boolean(), (own, other, bound) => {
        const binding = bound ? { ...BINDING, codeChallenge: deriveCodeChallenge(own) } : null;
        const by = (code_verifier: string | undefined) =>
          ask({ code: { binding }, sent: { code_verifier } }).allowed;
        expect([by(own), by(other), by(undefined)]).toEqual([bound, bound && own === other, !bound]);
      }),
    );
  });

  it('random bytes as form and header never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array(), date, (body, head, at) => {
        const asked = factsOf({ at });
        for (const prefix of [
          '',
          'Basic ',
          'grant_type=refresh_token&',
          'grant_type=authorization_code&code=',
        ]) {
          for (const authorization of [prefix + Buffer.from(head).toString('latin1'), null]) {
            const parameters = new URLSearchParams(prefix + Buffer.from(body).toString('latin1'));
            const answer = decideTokenRequest('2026.1', { ...asked, request: { authorization, parameters } });
            expect(answer.allowed).toBe(false);
          }
        }
      }),
    );
  });

  it('a mebibyte of anything is answered', () => {
    const MEBI = 1 << 20;
    const many = Array.from({ length: MEBI / 16 }, (_, index): [string, string] => [`p${index}`, 'x']);
    const large: Asked[] = [
      { authorization: `Basic ${'YTpi'.repeat(MEBI / 4)}` },
      { authorization: `Basic ${' '.repeat(MEBI)}!` },
      { sent: { code_verifier: 'a'.repeat(MEBI) } },
      { sent: { redirect_uri: 'a'.repeat(MEBI) } },
      { sent: { grant_type: 'a'.repeat(MEBI) } },
      { grant: 'refresh_token', sent: { scope: 'restlets '.repeat(MEBI / 9) } },
      { grant: 'refresh_token', sent: { scope: many.map(([name]) => name).join(' ') } },
      { grant: 'client_credentials', sent: { client_assertion: '.'.repeat(MEBI) } },
      { grant: 'client_credentials', sent: { client_assertion: 'e30.'.repeat(MEBI / 4) } },
      { more: many, code: null },
    ];
    for (const asked of large) expect(ask(asked).allowed).toBe(false);
  });
});
