import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Channel, IntegrationRecord } from '../../src/core/records.js';
import type { Release } from '../../src/core/release.js';
import { hasOAuth2Grant, validateIntegrationRecord } from '../../src/integrations/index.js';
import { codes, refused } from '../support.js';
import { CHANNELS, choices, OLD, record, twoReleases } from '../tbaDeprecation/arbitraries.js';

const BARE: IntegrationRecord = { ...OLD, tba: [], authorizationCodeGrant: true };
const INSTALLED: IntegrationRecord = { ...OLD, origin: 'installed' };

describe('an integration record as it stands', () => {
  const judged = (change: Partial<IntegrationRecord>, channels: readonly Channel[] = ['restlet']) =>
    validateIntegrationRecord('2026.1', { integration: { ...OLD, ...change }, channels });

  it('is right if nothing is wrong with it', () => {
    const right = { allowed: true, rules: ['IR-6', 'IR-7', 'CERT-27', 'CERT-29'], advice: [] };
    expect(judged({ tba: [], authorizationCodeGrant: true })).toEqual(right);
  });

  it('TBA-5, TBA-6: says when TBA ends, and that it has ended, except on SuiteAnalytics Connect', () => {
    const advised = (release: Release, channels: readonly Channel[], tbaEndOfSupport?: Release) => {
      const answer = validateIntegrationRecord(
        release,
        { integration: { ...OLD, tba: ['ui_token'] }, channels },
        tbaEndOfSupport && { tbaEndOfSupport },
      );
      expect(answer.rules.includes('CHOICE-TBA-END')).toBe(!channels.includes('connect'));
      return answer.advice.map(({ code, rule, enforcedFrom }) => [code, rule, enforcedFrom]);
    };
    expect(advised('2028.1', ['rest'])).toEqual([['tba_ends', 'TBA-6', '2028.2']]);
    expect(advised('2028.1', [])).toEqual([['tba_ends', 'TBA-6', '2028.2']]);
    expect(advised('2028.2', ['rest'])).toEqual([['tba_ended', 'TBA-6', undefined]]);
    expect(advised('2028.1', ['restlet'], '2028.1')).toEqual([['tba_ended', 'TBA-5', undefined]]);
    expect(advised('2028.2', ['connect'])).toEqual([]);
  });

  it('IR-6: says that REST web services take no user credentials', () => {
    const credentials = { ...BARE, userCredentials: true };
    const { advice } = validateIntegrationRecord('2026.2', { integration: credentials, channels: ['rest'] });
    expect(advice).toMatchObject([
      { code: 'credentials_not_on_rest', rule: 'IR-6', path: ['integration', 'userCredentials'] },
    ]);
  });

  it('IR-2: a record of this account does not wait for approval, an installed one may', () => {
    expect(codes(judged({ state: 'waiting_for_approval' }))).toEqual(['owned_record_waits']);
    expect(codes(judged({ origin: 'installed', state: 'waiting_for_approval' }))).toEqual([]);
    expect(() => judged({ origin: 'Installed' as never, state: 'waiting_for_approval' })).toThrow(
      expect.objectContaining({ code: 'malformed_facts', path: ['integration', 'origin'] }),
    );
  });

  it('SOAP-6: no record is used with SOAP once SOAP is gone', () => {
    const ask = (release: Release, channels: readonly Channel[]) =>
      validateIntegrationRecord(release, { integration: OLD, channels });
    expect(codes(ask('2028.1', ['restlet', 'soap']))).toEqual([]);
    const refusal = refused(ask('2028.2', ['restlet', 'soap']));
    expect(refusal.violations).toMatchObject([
      { code: 'channel_removed', rule: 'SOAP-6', path: ['channels', 1] },
    ]);
    expect(codes(ask('2028.2', ['restlet']))).toEqual([]);
  });

  test.each([
    ['IR-7: IssueToken alone', { tba: ['issue_token'] }, ['tba_flow_without_tba']],
    ['IR-7: the three-step flow alone', { tba: ['three_step'] }, ['tba_flow_without_tba']],
    ['IR-7: the TBA box alone', { tba: ['ui_token'] }, []],
    [
      'CERT-27: a public client with client credentials',
      { clientType: 'public', clientCredentialsGrant: true },
      ['public_client_with_client_credentials'],
    ],
    ['CERT-27: a public client without', { clientType: 'public', authorizationCodeGrant: true }, []],
    ['CERT-29: mcp by itself', { ...BARE, scopes: ['mcp'] }, []],
    ['CERT-29: mcp with TBA', { scopes: ['mcp'] }, ['mcp_with_tba']],
    ['CERT-29: mcp with another scope', { ...BARE, scopes: ['restlets', 'mcp'] }, ['mcp_with_other_scopes']],
    [
      'CERT-29: mcp with client credentials',
      { ...BARE, scopes: ['mcp'], clientCredentialsGrant: true },
      ['mcp_with_client_credentials'],
    ],
    [
      'IR-7, CERT-27, CERT-29: everything at once',
      {
        clientType: 'public',
        clientCredentialsGrant: true,
        scopes: ['mcp', 'restlets'],
        tba: ['three_step'],
      },
      [
        'tba_flow_without_tba',
        'public_client_with_client_credentials',
        'mcp_with_client_credentials',
        'mcp_with_tba',
        'mcp_with_other_scopes',
      ],
    ],
  ] satisfies [string, Partial<IntegrationRecord>, string[]][])('%s', (_, change, expected) => {
    expect(codes(judged(change))).toEqual(expected);
  });

  test.each([
    ['tba_flow_without_tba', 'IR-7', ['integration', 'tba'], { tba: ['issue_token'] }],
    [
      'public_client_with_client_credentials',
      'CERT-27',
      ['integration', 'clientCredentialsGrant'],
      { clientType: 'public', clientCredentialsGrant: true },
    ],
    ['mcp_with_tba', 'CERT-29', ['integration', 'tba'], { scopes: ['mcp'] }],
    ['mcp_with_other_scopes', 'CERT-29', ['integration', 'scopes'], { ...BARE, scopes: ['mcp', 'restlets'] }],
    [
      'mcp_with_client_credentials',
      'CERT-29',
      ['integration', 'clientCredentialsGrant'],
      { ...BARE, scopes: ['mcp'], clientCredentialsGrant: true },
    ],
  ] satisfies [string, string, string[], Partial<IntegrationRecord>][])(
    '%s names %s and its field',
    (code, rule, path, change) => {
      expect(refused(judged(change)).violations).toMatchObject([{ code, rule, path }]);
    },
  );

  const METHODS = {
    tba: { ...BARE, authorizationCodeGrant: false, tba: ['ui_token'] },
    'the authorization code grant': BARE,
    'the client credentials grant': { ...BARE, authorizationCodeGrant: false, clientCredentialsGrant: true },
    'user credentials': { ...BARE, authorizationCodeGrant: false, userCredentials: true },
    nothing: { ...BARE, authorizationCodeGrant: false },
  } as const satisfies Record<string, IntegrationRecord>;
  test.each<[keyof typeof METHODS, readonly Channel[]]>([
    ['tba', ['connect', 'rest', 'restlet', 'soap']],
    ['the authorization code grant', ['connect', 'rest', 'restlet']],
    ['the client credentials grant', ['connect', 'rest', 'restlet']],
    ['user credentials', ['connect', 'restlet', 'soap']],
    ['nothing', ['connect']],
  ])('IR-6: %s serves %j', (method, served) => {
    const decision = validateIntegrationRecord('2026.1', {
      integration: METHODS[method],
      channels: CHANNELS,
    });
    const missing = decision.allowed ? [] : decision.violations;
    expect(missing).toMatchObject(
      CHANNELS.flatMap((one, index) =>
        served.includes(one)
          ? []
          : [{ code: 'channel_without_method', rule: 'IR-6', path: ['channels', index] }],
      ),
    );
    expect(missing).toHaveLength(CHANNELS.length - served.length);
  });

  test.each<[readonly Channel[], boolean]>([
    [['rest'], false],
    [['restlet'], false],
    [['soap'], false],
    [['connect', 'rest'], false],
    [[], false],
    [['connect'], true],
  ])('TBA-1: TBA on a record created in 2027.1, used on %j: %s', (channels, right) => {
    const recent: IntegrationRecord = { ...OLD, createdIn: '2027.1' };
    expect(validateIntegrationRecord('2026.2', { integration: recent, channels }).allowed).toBe(true);
    const decision = validateIntegrationRecord('2027.1', { integration: recent, channels });
    expect(codes(decision)).toEqual(right ? [] : ['tba_new_integration']);
    expect(
      validateIntegrationRecord('2027.1', { integration: { ...BARE, createdIn: '2027.1' }, channels: [] }),
    ).toEqual({
      allowed: true,
      rules: ['IR-6', 'IR-7', 'CERT-27', 'CERT-29'],
      advice: [],
    });
  });

  it('TBA-3: TBA on an older record is right, and the answer says why', () => {
    expect(validateIntegrationRecord('2027.1', { integration: OLD, channels: ['rest'] }).rules).toContain(
      'CHOICE-TBA-NEW',
    );
  });

  it('CHOICE-TBA-INSTALLED: is asked for an installed record', () => {
    const facts = { integration: { ...INSTALLED, createdIn: '2027.1' }, channels: ['rest'] } as const;
    const refusal = refused(validateIntegrationRecord('2027.1', facts));
    expect(refusal.violations).toMatchObject([
      { code: 'tba_installed_record', rule: 'TBA-1', path: ['integration', 'tba'] },
    ]);
    expect(refusal.rules).toEqual(['TBA-1', 'CHOICE-TBA-INSTALLED']);
    expect(validateIntegrationRecord('2027.1', facts, { installedRecord: 'existing' }).allowed).toBe(true);
  });

  it('X1: what is right in a later release is right in an earlier one', () => {
    fc.assert(
      fc.property(
        twoReleases,
        record,
        fc.subarray([...CHANNELS]),
        choices,
        ([earlier, later], one, channels, chosen) => {
          const facts = { integration: one, channels };
          fc.pre(validateIntegrationRecord(later, facts, chosen).allowed);
          expect(validateIntegrationRecord(earlier, facts, chosen).allowed).toBe(true);
        },
      ),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => validateIntegrationRecord('2099.1' as Release, { integration: OLD, channels: [] })).toThrow(
      'outside the modelled range',
    );
  });
});

describe('the message about a channel without a way of authenticating', () => {
  test.each([
    ['rest', 'REST web services', 'client credentials grant or token-based authentication (TBA).'],
    ['restlet', 'RESTlets', 'token-based authentication (TBA) or user credentials (NLAuth).'],
    ['soap', 'SOAP web services', ': token-based authentication (TBA) or user credentials (NLAuth).'],
  ] as const)('IR-6: names %s and what it takes', (channel, name, methods) => {
    const nothing = { ...BARE, authorizationCodeGrant: false };
    const { violations } = refused(
      validateIntegrationRecord('2026.1', { integration: nothing, channels: [channel] }),
    );
    expect(violations).toHaveLength(1);
    expect(violations[0].message).toContain(name);
    expect(violations[0].remedy).toContain(name);
    expect(violations[0].remedy?.endsWith(methods)).toBe(true);
  });
});

describe('the grants of OAuth 2.0', () => {
  test.each([
    [{ authorizationCodeGrant: true, clientCredentialsGrant: false }, true],
    [{ authorizationCodeGrant: false, clientCredentialsGrant: true }, true],
    [{ authorizationCodeGrant: true, clientCredentialsGrant: true }, true],
    [{ authorizationCodeGrant: false, clientCredentialsGrant: false }, false],
  ])('IR-5: of %j: %s', (boxes, expected) => {
    expect(hasOAuth2Grant(boxes)).toBe(expected);
    const integration: IntegrationRecord = { ...OLD, userCredentials: true, ...boxes };
    expect(hasOAuth2Grant(integration)).toBe(expected);
  });
});
