import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Channel } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideTbaUse, type TbaUseFacts } from '../../src/tbaDeprecation/index.js';
import { codes, granted, refused } from '../support.js';
import { choices, OLD, record, soapEndpoint, twoReleases } from './arbitraries.js';

const BARE = { ...OLD, tba: [] };

const use: fc.Arbitrary<TbaUseFacts> = fc.oneof(
  fc.record({ channel: fc.constant('soap' as const), soapEndpoint, integration: record }),
  fc.record({
    channel: fc.constantFrom<Exclude<Channel, 'soap'>>('connect', 'rest', 'restlet'),
    integration: record,
  }),
);

describe('using TBA', () => {
  const rest: TbaUseFacts = { channel: 'rest', integration: OLD };
  const soap = { channel: 'soap', soapEndpoint: '2025.2', integration: OLD } as const;
  const connect: TbaUseFacts = { channel: 'connect', integration: OLD };

  test.each<[Release, boolean]>([
    ['2025.2', true],
    ['2026.2', true],
    ['2027.1', true],
    ['2028.1', true],
    ['2028.2', false],
  ])('TBA-3, TBA-5, TBA-6: an existing integration in %s: %s', (release, allowed) => {
    expect(decideTbaUse(release, rest).allowed).toBe(allowed);
    expect(decideTbaUse(release, { ...rest, channel: 'restlet' }).allowed).toBe(allowed);
    expect(decideTbaUse(release, soap).allowed).toBe(allowed);
  });

  it('TBA-6: says when support ends, that it does so tentatively, and who says so', () => {
    for (const release of ['2026.1', '2027.1'] as const) {
      expect(granted(decideTbaUse(release, rest)).advice).toEqual([
        {
          code: 'tba_ends',
          rule: 'TBA-6',
          message:
            'Support for token-based authentication (TBA) ends in 2028.2, except for SuiteAnalytics Connect: later texts of others say that Oracle now names that release, tentatively, in place of 2028.1. Move to OAuth 2.0 before then.',
          enforcedFrom: '2028.2',
        },
      ]);
    }
    expect(granted(decideTbaUse('2026.2', rest)).rules).toEqual(['TBA-3', 'CHOICE-TBA-END']);
    expect(granted(decideTbaUse('2027.1', rest)).rules).toEqual([
      'TBA-3',
      'CHOICE-TBA-NEW',
      'CHOICE-TBA-END',
    ]);
  });

  it('CHOICE-TBA-END: the end of support is the caller’s to set', () => {
    const refusal = refused(decideTbaUse('2028.1', rest, { tbaEndOfSupport: '2028.1' }));
    expect(refusal.violations).toMatchObject([
      { code: 'tba_ended', rule: 'TBA-5', remedy: 'Use OAuth 2.0 with REST web services or RESTlets.' },
    ]);
    expect(refusal.rules).toEqual(['TBA-5', 'CHOICE-TBA-END']);
    expect(refusal.violations[0].message).toContain('Oracle’s help of August 2026');
    const another = refused(decideTbaUse('2027.2', rest, { tbaEndOfSupport: '2027.2' }));
    expect(another.rules).toEqual(['CHOICE-TBA-END', 'TBA-5']);
    expect(another.violations).toMatchObject([{ rule: 'CHOICE-TBA-END' }]);
    expect(refused(decideTbaUse('2028.2', rest)).rules).toEqual(['TBA-6', 'TBA-5', 'CHOICE-TBA-END']);
    for (const release of ['2026.2', '2027.2'] as const) {
      expect(granted(decideTbaUse(release, rest, { tbaEndOfSupport: '2028.1' })).advice).toMatchObject([
        { enforcedFrom: '2028.1' },
      ]);
    }
  });

  test.each(RELEASES)('TBA-5: SuiteAnalytics Connect is excluded from the end, in %s', (release) => {
    const expected = { allowed: true, rules: ['TBA-5'], advice: [] };
    expect(decideTbaUse(release, connect)).toEqual(expected);
    const recent = { ...OLD, createdIn: '2027.1' } as const;
    expect(decideTbaUse(release, { ...connect, integration: recent })).toEqual(
      release < '2027.1' ? expected : { ...expected, rules: ['TBA-5', 'CHOICE-TBA-CONNECT'] },
    );
  });

  it('TBA-1: a record created in 2027.1 or later cannot use it', () => {
    const recent = { ...OLD, createdIn: '2027.1' } as const;
    for (const one of [
      { ...rest, integration: recent },
      { ...soap, integration: recent },
    ]) {
      expect(codes(decideTbaUse('2027.1', one))).toEqual(['tba_new_integration']);
    }
    expect(decideTbaUse('2027.1', { ...rest, integration: { ...OLD, createdIn: '2026.2' } }).allowed).toBe(
      true,
    );
    expect(decideTbaUse('2027.1', { ...rest, integration: { ...OLD, createdIn: '2014.2' } }).allowed).toBe(
      true,
    );
  });

  it('CHOICE-TBA-INSTALLED, CHOICE-TBA-LATE-BOX: the same choices decide what is existing', () => {
    const installed = { ...rest, integration: { ...OLD, origin: 'installed', createdIn: '2027.1' } } as const;
    expect(codes(decideTbaUse('2027.1', installed))).toEqual(['tba_installed_record']);
    expect(granted(decideTbaUse('2027.1', installed, { installedRecord: 'existing' })).rules).toContain(
      'CHOICE-TBA-INSTALLED',
    );
    const late = { ...rest, integration: { ...OLD, tbaSince: '2027.1' } } as const;
    expect(codes(decideTbaUse('2027.1', late))).toEqual(['tba_box_checked_late']);
    expect(granted(decideTbaUse('2027.1', late, { lateTbaBox: 'allowed' })).rules).toContain(
      'CHOICE-TBA-LATE-BOX',
    );
    const both = { ...rest, integration: { ...installed.integration, tbaSince: '2027.1' } } as const;
    expect(refused(decideTbaUse('2027.1', both, { installedRecord: 'existing' })).rules).toEqual([
      'TBA-1',
      'CHOICE-TBA-LATE-BOX',
      'CHOICE-TBA-INSTALLED',
    ]);
    const early = { ...rest, integration: { ...OLD, tbaSince: '2026.2' } } as const;
    expect(granted(decideTbaUse('2027.1', early)).rules).toEqual([
      'TBA-3',
      'CHOICE-TBA-NEW',
      'CHOICE-TBA-LATE-BOX',
      'CHOICE-TBA-END',
    ]);
  });

  test.each([
    ['blocked', 'integration_blocked', 'is blocked'],
    ['waiting_for_approval', 'integration_not_approved', 'waiting for approval'],
  ] as const)('IR-2: a record that is %s stops every request', (state, code, message) => {
    for (const one of [rest, soap, connect]) {
      const { violations } = refused(decideTbaUse('2026.1', { ...one, integration: { ...OLD, state } }));
      expect(violations).toMatchObject([
        { code, rule: 'IR-2', message: expect.stringContaining(message), path: ['integration', 'state'] },
      ]);
    }
  });

  it('IR-5: a record whose TBA box is clear has no TBA, on any channel', () => {
    for (const one of [rest, soap, connect]) {
      expect(codes(decideTbaUse('2026.1', { ...one, integration: BARE }))).toEqual(['tba_not_enabled']);
      expect(codes(decideTbaUse('2026.1', { ...one, integration: { ...OLD, tba: ['three_step'] } }))).toEqual(
        ['tba_not_enabled'],
      );
    }
  });

  it('SOAP-1: a disabled endpoint is refused, one without support allowed with advice', () => {
    const old = { ...soap, soapEndpoint: '2020.1' } as const;
    const allowed = granted(decideTbaUse('2026.2', old));
    expect(allowed.rules).toEqual(['TBA-3', 'CHOICE-TBA-END', 'SOAP-1']);
    expect(allowed.advice.map((advice) => advice.code)).toEqual(['tba_ends', 'soap_endpoint_unsupported']);
    expect(refused(decideTbaUse('2027.1', old)).violations).toMatchObject([
      { code: 'soap_endpoint_disabled', rule: 'SOAP-1', path: ['soapEndpoint'] },
    ]);
    expect(granted(decideTbaUse('2027.1', { ...soap, soapEndpoint: '2024.2' })).rules).toContain(
      'CHOICE-SOAP-MATRIX',
    );
  });

  it('T1: SOAP is refused in 2028.2, whatever the record, the endpoint and the choices', () => {
    fc.assert(
      fc.property(record, soapEndpoint, choices, (one, endpoint, chosen) => {
        const asked = { channel: 'soap', soapEndpoint: endpoint, integration: one } as const;
        expect(decideTbaUse('2028.2', asked, chosen).allowed).toBe(false);
      }),
    );
  });

  it('X1: what a later release allows, an earlier one allows', () => {
    fc.assert(
      fc.property(twoReleases, use, choices, ([earlier, later], asked, chosen) => {
        fc.pre(decideTbaUse(later, asked, chosen).allowed);
        expect(decideTbaUse(earlier, asked, chosen).allowed).toBe(true);
      }),
    );
  });

  it('X2: answers are plain data, the same each time, and change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), use, choices, (release, asked, chosen) => {
        const before = structuredClone({ asked, chosen });
        const answer = decideTbaUse(release, asked, chosen);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        expect(decideTbaUse(release, asked, chosen)).toEqual(answer);
        expect({ asked, chosen }).toEqual(before);
      }),
    );
  });

  it('gives the usual answers frozen, so that they can be shared', () => {
    for (const release of ['2026.1', '2027.1', '2028.2'] as const) {
      expect(Object.isFrozen(decideTbaUse(release, rest))).toBe(true);
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideTbaUse('2025.1' as Release, rest)).toThrow('outside the modelled range');
  });
});
