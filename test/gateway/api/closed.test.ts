import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../../src/core/release.js';
import { applicationOf, classifyApiRequest } from '../../../src/gateway/api/request.js';
import { apiErrorResponse } from '../../../src/gateway/api/response.js';
import { type ApiUseFacts, decideApiUse } from '../../../src/gateway/api/use.js';
import type { TbaChoices } from '../../../src/tbaDeprecation/index.js';
import { broken, expectClosed, expectOwnAnswer, refused } from '../../support.js';
import { by, facts, record, to } from './support.js';

const OTHER_ROLE = { kind: 'other', permissions: ['Log in using OAuth 2.0 Access Tokens'] } as const;
const restToken = { scopes: ['rest_webservices'], role: OTHER_ROLE };
const mcpRole = { kind: 'other', permissions: ['MCP Server Connection', 'Core Administration Permissions'] };
const oldRestlet = { role2faRequired: false, restletCreatedIn: '2019.1' } as const;

/** Facts whose request is refused, and in which release. */
const REFUSED: readonly (readonly [string, Release, object])[] = [
  [
    'a token without the scope',
    '2026.1',
    { request: { ...to.restlet, ...by.bearer }, integration: record, token: restToken },
  ],
  [
    'a blocked record',
    '2026.1',
    { request: { ...to.rest, ...by.bearer }, integration: { ...record, state: 'blocked' }, token: restToken },
  ],
  [
    'an inactive role',
    '2026.1',
    {
      request: { ...to.rest, ...by.bearer },
      integration: record,
      token: { ...restToken, role: { ...OTHER_ROLE, inactive: true } },
    },
  ],
  [
    'a record without a grant',
    '2026.1',
    {
      request: { ...to.rest, ...by.bearer },
      integration: { ...record, authorizationCodeGrant: false, clientCredentialsGrant: false },
      token: restToken,
    },
  ],
  [
    'a role with full permissions at the MCP endpoint',
    '2026.1',
    {
      request: { target: 'mcp', ...by.bearer },
      integration: { ...record, scopes: ['mcp'] },
      token: { scopes: ['mcp'], role: mcpRole },
    },
  ],
  ['a session that has ended', '2026.1', { request: { ...to.restlet, ...by.session }, sessionLive: false }],
  ['an unknown target', '2026.1', { request: { target: 'unknown', ...by.bearer }, ...facts }],
  ['a session at REST', '2026.1', { request: { ...to.rest, ...by.session }, sessionLive: true }],
  ['a malformed header', '2026.1', { request: { ...to.rest, authentication: 'malformed' }, ...facts }],
  [
    'NLAuth in its last release',
    '2027.1',
    { request: { ...to.restlet, ...by.nlauth }, integration: record, ...oldRestlet },
  ],
  ['a SOAP message of nothing', '2026.1', { request: { ...to.soap, ...by.inMessage }, integration: record }],
];

/** Breaks of facts that make other facts of them, which may be allowed: they are not malformed. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'integration.authorizationCodeGrant': [true],
  'integration.clientCredentialsGrant': [true],
  'token.role.inactive': [undefined, false],
  sessionLive: [true],
};

describe('decideApiUse is closed', () => {
  test.each(REFUSED)('%s stays refused, whichever fact is broken', (_, release, of) => {
    expectClosed(
      (broken: object) => decideApiUse(release, broken as ApiUseFacts),
      of,
      (path, value) => (OTHERS[path] ?? []).includes(value),
    );
  });

  test.each([
    ['request.target', { request: { target: 'Rest', ...by.bearer } }],
    ['request.target', { request: { target: 'constructor', ...by.bearer } }],
    [
      'request.authentication',
      { request: { ...to.soap, authentication: 'Session' }, soapAuthentication: 'tba' },
    ],
    ['soapAuthentication', { request: { ...to.soap, ...by.inMessage }, soapAuthentication: 'SOAP' }],
    ['request.soapEndpoint', { request: { ...to.soap, ...by.inMessage, soapEndpoint: 'constructor' } }],
    ['request.namesApplication', { request: { ...to.restlet, authentication: 'nlauth' }, ...oldRestlet }],
    [
      'integration.state',
      { request: { ...to.rest, ...by.bearer }, integration: { ...record, state: 'Enabled' } },
    ],
    [
      'integration.scopes',
      { request: { ...to.rest, ...by.bearer }, integration: { ...record, scopes: 'rest_webservices' } },
    ],
    [
      'token.scopes',
      { request: { ...to.rest, ...by.bearer }, token: { ...restToken, scopes: 'rest_webservices' } },
    ],
    [
      'token.role.kind',
      {
        request: { ...to.rest, ...by.bearer },
        token: { ...restToken, role: { kind: 'Administrator', permissions: [] } },
      },
    ],
    ['tokenFor', { request: { ...to.tba_token, ...by.tba }, tokenFor: 'REST' }],
    ['tokenFor', { request: { ...to.issue_token, ...by.nlauth }, tokenFor: null }],
  ])('%s that is misspelt, missing or of another type is malformed', (path, of) => {
    expect(() => decideApiUse('2026.1', { ...facts, ...of } as unknown as ApiUseFacts)).toThrow(`“${path}”`);
  });

  test.each([undefined, null, 0, 'facts', []])('%j is malformed', (of) => {
    expect(() => decideApiUse('2026.1', of as unknown as ApiUseFacts)).toThrow('The fact “”');
    const request = of as unknown as ApiUseFacts['request'];
    expect(() => decideApiUse('2026.1', { request })).toThrow('The fact “request”');
  });

  it('CHOICE-TBA-END: a misspelt option or value is an error, whatever the request', () => {
    for (const choices of [{ tbaEndOfSupport: 'never' }, { tbaEnd: '2028.1' }, { newToken: 'deny-new' }]) {
      const request = { ...to.rest, ...by.bearer };
      expect(() => decideApiUse('2026.1', { request, ...facts }, choices as TbaChoices)).toThrow(
        'The option',
      );
    }
  });

  test.each(REFUSED)('%s: nothing done to an answer changes a later one', (_, release, of) => {
    expectOwnAnswer(() => decideApiUse(release, of as ApiUseFacts), of);
  });
});

describe('what surrounds it is closed', () => {
  test.each([undefined, null, 7, 'head', []])('a head %j is malformed', (head) => {
    expect(() => classifyApiRequest(head as never)).toThrow('The fact “”');
    expect(() => applicationOf(head as never)).toThrow('The fact “”');
  });

  it('an answer is made of a refusal alone, and whatever of it is broken, with a status of a refusal', () => {
    const request = { ...to.rest, ...by.none };
    const refusal = refused(decideApiUse('2026.1', { request }));
    expect(() => apiErrorResponse({ ...refusal, status: 200 } as never, request)).toThrow('refused.status');
    for (const { facts: of, path } of broken({ refusal, request })) {
      if (path.length === 0) continue;
      try {
        expect([400, 401, 403]).toContain(apiErrorResponse(of.refusal as never, of.request).status);
      } catch (error) {
        expect(error).toMatchObject({ code: 'malformed_facts' });
      }
    }
  });
});
