import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  planTbaMove,
  SOAP_DEPRECATION,
  TBA_DEPRECATION,
  type TbaUsage,
} from '../../src/tbaDeprecation/index.js';

const REST: TbaUsage = { channel: 'rest' };
const RESTLET: TbaUsage = { channel: 'restlet' };
const SOAP: TbaUsage = { channel: 'soap', soapEndpoint: '2024.1' };
const CONNECT: TbaUsage = { channel: 'connect' };
const OWNED = { attended: false, integration: { origin: 'owned' } } as const;

describe('the move from TBA', () => {
  const steps = (...[release, facts]: Parameters<typeof planTbaMove>) =>
    planTbaMove(release, facts).steps.map((step) => step.code);
  const advice = (...args: Parameters<typeof planTbaMove>) =>
    planTbaMove(...args).advice.map((one) => one.code);

  test.each([
    [false, 'client_credentials', 'map_certificate'],
    [true, 'authorization_code_with_pkce', 'send_pkce'],
  ] as const)('TBA-13: with a user there (%s), to %s', (attended, target, prepare) => {
    const plan = planTbaMove('2026.2', { ...OWNED, uses: [REST], attended });
    expect(plan.target).toBe(target);
    expect(plan.leaveSoapFirst).toBe(false);
    expect(plan.steps.map((step) => step.code)).toEqual([
      'take_inventory',
      'try_in_sandbox',
      'enable_grant',
      'decide_on_secret',
      prepare,
      'rehearse_without_tba',
    ]);
    expect(plan.steps.find((step) => step.code === 'enable_grant')?.message).toContain(
      attended ? 'authorization code' : 'client credentials',
    );
  });

  it('TBA-10, TBA-12, TBA-13, TBA-14, TBA-15: every step names its rule, and the plan all of them', () => {
    const plan = planTbaMove('2026.2', { ...OWNED, uses: [SOAP] });
    expect(plan.steps.map((step) => [step.code, step.rule])).toEqual([
      ['take_inventory', 'TBA-12'],
      ['leave_soap', 'TBA-14'],
      ['try_in_sandbox', 'TBA-13'],
      ['enable_grant', 'TBA-13'],
      ['decide_on_secret', 'TBA-15'],
      ['map_certificate', 'CERT-13'],
      ['rehearse_without_tba', 'TBA-10'],
    ]);
    expect(plan.rules).toEqual([
      'TBA-12',
      'TBA-14',
      'TBA-13',
      'TBA-15',
      'CERT-13',
      'TBA-10',
      'TBA-6',
      'TBA-5',
      'CHOICE-TBA-END',
    ]);
  });

  it('TBA-14: SOAP is left before anything else changes', () => {
    const plan = planTbaMove('2026.2', { ...OWNED, uses: [REST, SOAP] });
    expect(plan.leaveSoapFirst).toBe(true);
    expect(plan.deadlines).toEqual({ tba: TBA_DEPRECATION, soap: SOAP_DEPRECATION });
    expect(planTbaMove('2026.2', { ...OWNED, uses: [REST] }).deadlines).toEqual({ tba: TBA_DEPRECATION });
  });

  it('IR-4, TBA-10: an installed record is its owner’s to change, and cannot be rehearsed with', () => {
    expect(steps('2026.2', { ...OWNED, uses: [RESTLET], integration: { origin: 'installed' } })).toEqual([
      'take_inventory',
      'try_in_sandbox',
      'ask_owner',
      'map_certificate',
    ]);
  });

  test.each(RELEASES)(
    'TBA-5, CHOICE-TBA-CONNECT: nothing moves from SuiteAnalytics Connect, in %s',
    (release) => {
      const none = {
        target: 'none',
        leaveSoapFirst: false,
        steps: [],
        deadlines: {},
        rules: ['TBA-5', 'CHOICE-TBA-CONNECT'],
        advice: [],
      };
      expect(planTbaMove(release, { ...OWNED, uses: [CONNECT] })).toEqual(none);
      expect(planTbaMove(release, { ...OWNED, uses: [] })).toEqual(none);
      expect(planTbaMove(release, { ...OWNED, uses: [CONNECT, REST] }).target).toBe('client_credentials');
    },
  );

  it('TBA-9: an existing REST integration may stay until the end', () => {
    expect(advice('2027.1', { ...OWNED, uses: [REST] })).toEqual([
      'tba_ends',
      'existing_rest_may_stay',
      'tokens_stay_in_their_account',
    ]);
    expect(advice('2027.1', { ...OWNED, uses: [RESTLET] })).not.toContain('existing_rest_may_stay');
    expect(advice('2028.2', { ...OWNED, uses: [REST] })).toEqual(['tokens_stay_in_their_account']);
  });

  it('TBA-18: reminds that tokens are not copied', () => {
    expect(planTbaMove('2026.2', { ...OWNED, uses: [REST] }).advice).toContainEqual(
      expect.objectContaining({ code: 'tokens_stay_in_their_account', rule: 'TBA-18' }),
    );
  });

  it('SOAP-1: says how the SOAP endpoints in use stand', () => {
    const uses: TbaUsage[] = [SOAP, { channel: 'soap', soapEndpoint: '2020.1' }];
    expect(planTbaMove('2026.2', { ...OWNED, uses }).advice).toMatchObject([
      { code: 'tba_ends' },
      { code: 'soap_endpoint_ends', enforcedFrom: '2028.2' },
      { code: 'soap_endpoint_unsupported', enforcedFrom: '2027.1' },
      { code: 'tokens_stay_in_their_account' },
    ]);
  });

  it('CHOICE-TBA-END: the deadline follows the choice', () => {
    const facts = { ...OWNED, uses: [REST] };
    expect(planTbaMove('2027.2', facts, { tbaEndOfSupport: '2028.1' })).toMatchObject({
      deadlines: { tba: { announced: '2026.1', noNew: '2027.1', unsupported: '2028.1', tentative: true } },
      advice: [
        { code: 'tba_ends', enforcedFrom: '2028.1' },
        { code: 'existing_rest_may_stay', enforcedFrom: '2028.1' },
        {},
      ],
    });
    expect(advice('2028.1', facts, { tbaEndOfSupport: '2028.1' })).toEqual(['tokens_stay_in_their_account']);
  });

  it('X2: is plain data', () => {
    const plan = planTbaMove('2026.2', { ...OWNED, uses: [SOAP, REST] });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => planTbaMove('2099.1' as Release, { ...OWNED, uses: [] })).toThrow(
      'outside the modelled range',
    );
  });
});
