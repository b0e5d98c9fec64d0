import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApiRequestHead, applicationOf } from '../../../src/gateway/api/request.js';
import { at, by, HOST, NLAUTH, REST, TBA } from './requestSupport.js';

describe('whatever a client sends', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.constantFrom(null, undefined, '', [], {}),
  );
  const aHeader = fc.oneof(
    odd,
    fc
      .array(fc.constantFrom('Bearer ', 'OAuth ', 'NLAuth ', 'a', '=', '"', ',', ' ', '%', TBA, NLAUTH))
      .map((parts) => parts.join('')),
    fc.array(fc.string()),
  );
  const anUrl = fc.oneof(
    odd,
    fc
      .array(fc.constantFrom('https://', HOST, '/', REST, '%', '..', '?', '#', '@', ':', '\\', 'x'))
      .map((parts) => parts.join('')),
  );
  const someHeaders = fc.oneof(
    odd,
    fc.record(
      { authorization: aHeader, cookie: aHeader, host: aHeader, ':authority': aHeader, get: odd },
      { requiredKeys: [] },
    ),
  );

  it('classifying does not throw, and answers with known words only', () => {
    fc.assert(
      fc.property(odd, anUrl, someHeaders, (method, url, headers) => {
        const request = at(url, headers, method);
        expect(JSON.stringify(request)).toMatch(/^\{("\w+":("[\w.-]+"|null|true|false),?)+\}$/);
        applicationOf({ headers } as ApiRequestHead);
      }),
      { numRuns: 5000 },
    );
  });

  it('CHOICE-API-UNKNOWN, CHOICE-API-HEADER: a megabyte of anything is answered', () => {
    const big = 1_000_000;
    const texts = [...'a ;,=/".@:', '/a', '%41', 'a="",', 'JSESSIONID=', '; '];
    for (const text of texts) {
      const long = text.repeat(big / text.length);
      const capped = text.repeat(16_000 / text.length);
      for (const value of [long, capped]) {
        expect(at(value).target).toBe('unknown');
        expect(at(`https://${value}`).target).toBe('unknown');
        at(`/services/rest/record/${value}`.slice(0, 2048), { host: value, cookie: value });
        for (const scheme of ['', 'Bearer ', 'OAuth ', 'NLAuth ', 'Basic ']) {
          by(`${scheme}${value}`, `/${value}`, { host: value });
        }
      }
    }
  });
});
