import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES } from '../../../src/core/release.js';
import {
  type ApiRequest,
  type ApiRequestHead,
  classifyApiRequest,
} from '../../../src/gateway/api/request.js';
import { apiErrorResponse } from '../../../src/gateway/api/response.js';
import { decideApiUse } from '../../../src/gateway/api/use.js';
import { by, facts, type Known, record, someFacts, to, token } from './support.js';

describe('the answer to a refused request', () => {
  function respond(request: ApiRequest, of: Known = facts) {
    const answer = decideApiUse('2026.1', { request, ...of });
    if (answer.allowed) expect.fail('expected a refusal');
    return apiErrorResponse(answer, request);
  }

  it('RFC 9457 section 3, CHOICE-API-STATUS: is problem details', () => {
    expect(respond({ ...to.rest, ...by.bearer }, { integration: record, token: null })).toEqual({
      status: 401,
      headers: {
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Content-Type': 'application/problem+json',
        'WWW-Authenticate': 'Bearer error="invalid_token"',
      },
      body: {
        type: 'about:blank',
        title: 'Unauthorized',
        status: 401,
        detail: 'The access token is not valid.',
        code: 'token_invalid',
        rule: 'PK-15',
        rules: ['PK-15'],
      },
    });
    expect(respond({ ...to.rest, ...by.none }).body.rules).toEqual([
      'PK-15',
      'CHOICE-API-COOKIE',
      'CHOICE-API-STATUS',
    ]);
    expect(respond({ ...to.rest, authentication: 'malformed' }).body.title).toBe('Bad Request');
    expect(respond({ target: 'unknown', ...by.bearer }).body.title).toBe('Forbidden');
  });

  test.each<[string, ApiRequest, Known, string | undefined]>([
    ['no authentication', { ...to.rest, ...by.none }, facts, 'Bearer'],
    ['another scheme', { ...to.rest, authentication: 'other' }, facts, 'Bearer'],
    ['a session that has ended', { ...to.restlet, ...by.session }, {}, 'Bearer'],
    [
      'a malformed header',
      { ...to.rest, authentication: 'malformed' },
      facts,
      'Bearer error="invalid_request"',
    ],
    ['a token without a record', { ...to.rest, ...by.bearer }, { token }, 'Bearer error="invalid_token"'],
    [
      'a token without the scope',
      { ...to.rest, ...by.bearer },
      { integration: record, token: { ...token, scopes: [] } },
      'Bearer error="insufficient_scope"',
    ],
    ['a key without a record', { ...to.rest, ...by.tba }, {}, 'Bearer'],
    ['HMAC-SHA1', { ...to.rest, authentication: 'tba', signatureMethod: 'other' }, facts, 'OAuth'],
    ['SOAP, not looked into', { ...to.soap, ...by.inMessage }, facts, 'OAuth'],
    ['SOAP with a malformed header', { ...to.soap, authentication: 'malformed' }, facts, 'OAuth'],
    ['SOAP without a record', { ...to.soap, ...by.inMessage }, { soapAuthentication: 'tba' }, 'OAuth'],
    ['the three-step flow', { target: 'tba_token', ...by.none }, facts, 'OAuth'],
    ['IssueToken', { target: 'issue_token', ...by.none }, facts, 'NLAuth'],
    ['SOAP with OAuth 2.0', { ...to.soap, ...by.bearer }, facts, undefined],
    ['what policy refuses', { ...to.rest, ...by.nlauth }, facts, undefined],
  ])('RFC 6750 section 3, TBA-14: the challenge for %s', (_, request, of, challenge) => {
    expect(respond(request, of).headers['WWW-Authenticate']).toBe(challenge);
  });

  it('says nothing that was sent', () => {
    const MARK = 'sEcReT';
    const text = fc.string({ unit: fc.constantFrom('a', '.', '=', ',', '"', ' ', '%', '/') });
    const secret = fc.tuple(text, text).map(([before, after]) => `${before}${MARK}${after}`);
    const plain = fc.constant(MARK);
    const marked = fc.oneof(secret, plain);
    const authorization = fc.oneof(
      marked,
      marked.map((mark) => `Bearer ${mark}`),
      marked.map((mark) => `Basic ${mark}`),
      marked.map(
        (mark) =>
          `OAuth realm="1234567", oauth_consumer_key="k", oauth_token="${mark}", oauth_nonce="${mark}", oauth_signature="${mark}", oauth_signature_method="${mark}"`,
      ),
      marked.map(
        (mark) => `NLAuth nlauth_account=1234567, nlauth_email=${mark}@${mark}.com, nlauth_signature=${mark}`,
      ),
    );
    const path = fc.constantFrom(
      ...['/services/rest/record/v1', '/app/site/hosting/restlet.nl', '/services/NetSuitePort_2025_2', '/x'],
    );
    const head = fc
      .record({
        path,
        inPath: fc.boolean(),
        query: marked,
        headers: fc.record(
          {
            authorization,
            cookie: marked.map((mark) => `JSESSIONID=${mark}`),
            host: fc.oneof(marked, fc.constant('1234567.suitetalk.api.netsuite.com')),
          },
          { requiredKeys: [] },
        ),
      })
      .map(
        ({ path: start, inPath, query, headers }): ApiRequestHead => ({
          method: 'POST',
          url: `${start}${inPath ? `/${MARK}` : ''}?q=${query}`,
          headers,
        }),
      );
    fc.assert(
      fc.property(head, someFacts, fc.constantFrom(...RELEASES), (sent, of, release) => {
        const request = classifyApiRequest(sent);
        const answer = decideApiUse(release, { request, ...of });
        const response = answer.allowed ? undefined : apiErrorResponse(answer, request);
        expect(JSON.stringify([request, answer, response])).not.toContain(MARK);
      }),
      { numRuns: 3000 },
    );
  });
});
