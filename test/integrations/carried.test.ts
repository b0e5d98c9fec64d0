/** Every rule and choice about TBA and integration records is carried by some answer: in its rules, a reason, advice or a step. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { findRule, rulesChanged, rulesInForce } from '../../src/catalogue.js';
import type { Decision } from '../../src/core/decision.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { INTEGRATIONS_CHOICES } from '../../src/integrations/choices.js';
import {
  decideConnectUse,
  decideConsumerReset,
  decideIntegrationChange,
  decideOidcProviderUse,
  decideUserCredentialsCreation,
  type IntegrationChoices,
  installedRecord,
  validateIntegrationRecord,
} from '../../src/integrations/index.js';
import { INTEGRATIONS_RULES } from '../../src/integrations/rules.js';
import { TBA_DEPRECATION_CHOICES } from '../../src/tbaDeprecation/choices.js';
import {
  decideNlauthUse,
  decideTbaCreation,
  decideTbaPermission,
  decideTbaUse,
  planTbaMove,
  soapEndpointSupport,
} from '../../src/tbaDeprecation/index.js';
import { TBA_DEPRECATION_RULES } from '../../src/tbaDeprecation/rules.js';
import { CHANNELS, choices, OLD, record } from '../tbaDeprecation/arbitraries.js';

/** Every id in an answer, wherever it stands. */
function idsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'rule' || key === 'rules' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => idsIn(part, Array.isArray(value) ? key : name));
}

const ROLE = { kind: 'administrator', permissions: [] } as const;
const NOBODY = { kind: 'other', permissions: [] } as const;
const BARE = { ...OLD, tba: [] } as const;
const INSTALLED = { ...OLD, origin: 'installed', createdIn: '2027.1' } as const;
const RESTLET = {
  request: 'restlet',
  integration: { state: 'enabled', userCredentials: true },
  restletCreatedIn: '2020.2',
  role2faRequired: false,
} as const;
const MCP = { ...BARE, clientCredentialsGrant: true, clientType: 'public', scopes: ['mcp'] } as const;
const OAUTH2 = { ...BARE, clientCredentialsGrant: true, scopes: ['suite_analytics'] } as const;
const LOGIN = { dataSource: 'netsuite2_com', authentication: 'oauth2', role: ROLE } as const;
const existing = { installedRecord: 'existing' } as const;
const edit = (at: Release, change: object, integration: object = OLD, chosen: IntegrationChoices = {}) =>
  decideIntegrationChange(at, { integration, channels: ['soap'], change } as never, chosen);

/** What is asked in every release, so that each rule has its turn. */
const ASKED: readonly ((at: Release) => unknown)[] = [
  (at) => decideTbaUse(at, { channel: 'rest', integration: OLD }),
  (at) => decideTbaUse(at, { channel: 'connect', integration: INSTALLED }),
  (at) => decideTbaCreation(at, { how: 'new_record', channel: 'soap', flow: 'three_step' }),
  (at) => decideTbaCreation(at, { how: 'installed', channel: 'rest', flow: 'ui_token' }, existing),
  (at) =>
    decideTbaCreation(at, {
      how: 'box_on_existing_record',
      channel: 'rest',
      flow: 'ui_token',
      integration: BARE,
    }),
  (at) =>
    decideTbaCreation(at, {
      how: 'token_for_existing_record',
      channel: 'rest',
      flow: 'ui_token',
      integration: OLD,
    }),
  (at) => decideNlauthUse(at, RESTLET),
  (at) => decideNlauthUse(at, { ...RESTLET, restletCreatedIn: '2021.1' }),
  (at) => decideNlauthUse(at, { ...RESTLET, request: 'soap', soapEndpoint: '2025.2' }),
  (at) =>
    decideNlauthUse(at, {
      request: 'issue_token',
      channel: 'rest',
      integration: OLD,
      role2faRequired: false,
    }),
  (at) => decideTbaPermission(at, { role: ROLE, action: { kind: 'use_token' } }),
  (at) => decideTbaPermission(at, { role: ROLE, action: { kind: 'manage_integration_records' } }),
  (at) => soapEndpointSupport(at, { soapEndpoint: '2025.1' }),
  (at) => planTbaMove(at, { attended: true, integration: OLD, uses: [{ channel: 'rest' }] }),
  (at) =>
    planTbaMove(at, {
      attended: false,
      integration: INSTALLED,
      uses: [{ channel: 'soap', soapEndpoint: '2025.2' }],
    }),
  (at) => validateIntegrationRecord(at, { integration: MCP, channels: ['soap'] }),
  (at) => edit(at, { edit: 'note' }),
  (at) => edit(at, { edit: 'state', to: 'blocked' }),
  (at) => edit(at, { edit: 'deletion' }),
  (at) => edit(at, { edit: 'definition', to: { scopes: ['restlets', 'rest_webservices'] } }),
  (at) => edit(at, { edit: 'definition', to: { name: 'other' } }, OLD, { modifyAfterSoap: 'allowed' }),
  (at) => edit(at, { edit: 'definition', to: { userCredentials: true } }),
  (at) => decideUserCredentialsCreation(at, { how: 'new_record', channel: 'restlet' }),
  (at) => decideConsumerReset(at, { integration: OLD, role: ROLE }),
  (at) => decideConsumerReset(at, { integration: OLD, role: NOBODY }),
  (at) => decideOidcProviderUse(at, { integration: OAUTH2, grant: 'clientCredentialsGrant' }),
  (at) => decideConnectUse(at, { ...LOGIN, integration: OAUTH2 }),
  (at) => installedRecord(at, { by: 'mcp_client', approvalRequired: true }),
];

const CARRIED = new Set(RELEASES.flatMap((at) => ASKED.flatMap((ask) => idsIn(ask(at)))));

const TABLES = [TBA_DEPRECATION_RULES, TBA_DEPRECATION_CHOICES, INTEGRATIONS_RULES, INTEGRATIONS_CHOICES];

test.each(TABLES.flatMap((table) => Object.keys(table)))('%s is carried by an answer', (id) => {
  expect([...CARRIED]).toContain(id);
});

it.each(RELEASES)('TBA-3, TBA-5, TBA-6: TBA either goes on or has ended, in %s', (release) => {
  const ids = rulesInForce(release).map(({ id }) => id);
  expect(ids.includes('TBA-3')).toBe(!ids.includes('TBA-5'));
  const goesOn = decideTbaUse(release, { channel: 'rest', integration: OLD }).allowed;
  expect(ids.includes('TBA-3')).toBe(goesOn);
  expect(findRule('TBA-5')?.statement).toMatch(/2028\.1.*2028\.2/);
  expect(findRule('TBA-6')?.basis).toBe('secondary');
});

it('SOAP-5, CHOICE-SOAP-MATRIX: 2027.2 changes what is supported, and Oracle’s texts agree about it again', () => {
  const { begin, end } = rulesChanged('2027.1', '2027.2');
  expect(begin.map(({ id }) => id)).toContain('SOAP-5');
  expect(end.map(({ id }) => id)).toContain('CHOICE-SOAP-MATRIX');
});

it('a choice is named whichever way it was made', () => {
  const CHOICE_OF = {
    installedRecord: 'CHOICE-TBA-INSTALLED',
    lateCredentialsBox: 'CHOICE-CREDENTIALS-LATE-BOX',
    lateTbaBox: 'CHOICE-TBA-LATE-BOX',
    modifyAfterSoap: 'CHOICE-TBA-MODIFY',
    tbaEndOfSupport: 'CHOICE-TBA-END',
  } as const;
  const all = fc
    .tuple(choices, fc.constantFrom('allowed' as const, 'refused' as const))
    .map(([some, late]) => ({
      ...some,
      lateCredentialsBox: late,
    }));
  const asked: fc.Arbitrary<(at: Release, chosen: IntegrationChoices) => Decision> = fc
    .record({
      integration: record,
      channels: fc.subarray([...CHANNELS]),
      change: fc
        .record({ tba: record.map(({ tba }) => tba), userCredentials: fc.boolean() })
        .map((to) => ({ edit: 'definition' as const, to })),
    })
    .chain((facts) =>
      fc.constantFrom(
        (at: Release, chosen: IntegrationChoices): Decision => decideIntegrationChange(at, facts, chosen),
        (at: Release, chosen: IntegrationChoices): Decision => validateIntegrationRecord(at, facts, chosen),
      ),
    );
  const option = fc.constantFrom(...(Object.keys(CHOICE_OF) as (keyof typeof CHOICE_OF)[]));
  fc.assert(
    fc.property(fc.constantFrom(...RELEASES), asked, option, all, all, (at, ask, name, one, other) => {
      const answers = [one, { ...one, [name]: other[name] }].map((chosen) => ask(at, chosen));
      if (answers[0]?.allowed === answers[1]?.allowed) return;
      for (const { rules } of answers) expect(rules).toContain(CHOICE_OF[name]);
    }),
    { numRuns: 3000 },
  );
});
