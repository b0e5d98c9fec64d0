import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Channel } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideTbaCreation, type TbaCreationFacts } from '../../src/tbaDeprecation/index.js';
import { codes, granted, refused } from '../support.js';
import { CHANNELS, channel, choices, FLOWS, flow, OLD, record, twoReleases } from './arbitraries.js';

const LIMITED = CHANNELS.filter((one) => one !== 'connect');
const BEFORE: readonly Release[] = ['2025.2', '2026.1', '2026.2'];
const AFTER: readonly Release[] = ['2027.1', '2027.2', '2028.1', '2028.2'];
const EVERY_SETUP = LIMITED.flatMap((on) => FLOWS.map((by) => [on, by] as const));
const BARE = { ...OLD, tba: [] };

const creation: fc.Arbitrary<TbaCreationFacts> = fc.oneof(
  fc.record({ channel, flow, how: fc.constantFrom('installed' as const, 'new_record' as const) }),
  fc.record({
    channel,
    flow,
    how: fc.constantFrom('box_on_existing_record' as const, 'token_for_existing_record' as const),
    integration: record,
  }),
);

describe('setting up TBA', () => {
  test.each(EVERY_SETUP)('TBA-1, TBA-2: a new record for %s by %s is refused from 2027.1 on', (on, by) => {
    const setup = { how: 'new_record', channel: on, flow: by } as const;
    for (const release of BEFORE) expect(decideTbaCreation(release, setup).allowed).toBe(true);
    for (const release of AFTER) {
      const { rules, violations } = refused(decideTbaCreation(release, setup));
      expect(violations).toMatchObject([
        {
          code: 'tba_new_integration',
          rule: by === 'ui_token' ? 'TBA-1' : 'TBA-2',
          remedy: 'Use OAuth 2.0 with REST web services or RESTlets.',
        },
      ]);
      expect(rules).toContain('TBA-1');
      expect(rules).toContain('CHOICE-TBA-NEW');
    }
  });

  it('T1: nothing new is allowed from 2027.1 on, on the three channels, by any flow, by default', () => {
    for (const release of AFTER) {
      for (const [on, by] of EVERY_SETUP) {
        for (const how of ['new_record', 'installed'] as const) {
          expect(decideTbaCreation(release, { how, channel: on, flow: by }).allowed).toBe(false);
        }
        const box = { how: 'box_on_existing_record', channel: on, flow: by, integration: BARE } as const;
        expect(decideTbaCreation(release, box).allowed).toBe(false);
      }
    }
  });

  test.each(BEFORE)('TBA-1: in %s the answer says when it will be refused', (release) => {
    const setup = { how: 'new_record', channel: 'rest', flow: 'ui_token' } as const;
    expect(granted(decideTbaCreation(release, setup)).advice).toMatchObject([
      { code: 'tba_creation_ends', rule: 'TBA-1', enforcedFrom: '2027.1' },
    ]);
    expect(granted(decideTbaCreation(release, setup)).rules).toEqual([
      'IR-6',
      'TBA-1',
      'TBA-2',
      'CHOICE-TBA-END',
    ]);
  });

  it('SOAP-4: advises REST with OAuth 2.0 for new SOAP integrations since 2026.1', () => {
    const soap = { how: 'new_record', channel: 'soap', flow: 'ui_token' } as const;
    const advised = (release: Release, on: Channel) =>
      granted(decideTbaCreation(release, { ...soap, channel: on })).advice.map((advice) => advice.code);
    expect(advised('2025.2', 'soap')).toEqual(['tba_creation_ends']);
    expect(advised('2026.1', 'soap')).toEqual(['tba_creation_ends', 'use_rest_with_oauth2']);
    expect(advised('2026.1', 'restlet')).toEqual(['tba_creation_ends']);
  });

  test.each(RELEASES)('CHOICE-TBA-CONNECT: SuiteAnalytics Connect is left alone, in %s', (release) => {
    for (const how of ['new_record', 'installed'] as const) {
      expect(decideTbaCreation(release, { how, channel: 'connect', flow: 'ui_token' })).toEqual({
        allowed: true,
        rules: ['TBA-1', 'CHOICE-TBA-CONNECT'],
        advice: [],
      });
    }
  });

  it('IR-3, CHOICE-TBA-INSTALLED: a record that arrives from 2027.1 on is new, and the refusal says that this is unanswered', () => {
    const setup = { how: 'installed', channel: 'rest', flow: 'three_step' } as const;
    expect(decideTbaCreation('2026.2', setup).allowed).toBe(true);
    const refusal = refused(decideTbaCreation('2027.1', setup));
    expect(refusal.violations).toMatchObject([
      { code: 'tba_installed_record', message: expect.stringContaining('Oracle has not said') },
    ]);
    expect(refusal.rules).toEqual(['TBA-2', 'TBA-1', 'CHOICE-TBA-INSTALLED']);
    const allowed = granted(decideTbaCreation('2027.1', setup, { installedRecord: 'existing' }));
    expect(allowed.rules).toEqual([
      'TBA-3',
      'IR-3',
      'CHOICE-TBA-NEW',
      'CHOICE-TBA-INSTALLED',
      'CHOICE-TBA-END',
    ]);
    expect(allowed.advice).toMatchObject([{ code: 'tba_ends', enforcedFrom: '2028.2' }]);
    expect(codes(decideTbaCreation('2027.1', setup, { installedRecord: 'new' }))).toEqual([
      'tba_installed_record',
    ]);
  });

  describe('CHOICE-TBA-LATE-BOX: a box checked on an existing record', () => {
    const box = { how: 'box_on_existing_record', channel: 'rest', flow: 'ui_token' } as const;

    it('is refused from 2027.1 on if the record never used TBA, unless the caller chooses', () => {
      const setup = { ...box, integration: BARE };
      expect(decideTbaCreation('2026.2', setup).allowed).toBe(true);
      const refusal = refused(decideTbaCreation('2027.1', setup));
      expect(codes(refusal)).toEqual(['tba_box_checked_late']);
      expect(refusal.rules).toContain('CHOICE-TBA-LATE-BOX');
      expect(granted(decideTbaCreation('2027.1', setup, { lateTbaBox: 'allowed' })).rules).toContain(
        'CHOICE-TBA-LATE-BOX',
      );
    });

    it('TBA-4: is allowed if the record used TBA before, also where its boxes are clear now', () => {
      const further = { ...box, flow: 'three_step', integration: { ...OLD, tba: ['ui_token'] } } as const;
      expect(granted(decideTbaCreation('2027.1', further)).rules).toEqual([
        'TBA-4',
        'CHOICE-TBA-NEW',
        'CHOICE-TBA-END',
      ]);
      const again = { ...box, integration: { ...BARE, tbaSince: '2026.2' } } as const;
      expect(decideTbaCreation('2027.1', again).allowed).toBe(true);
    });

    it('is late also if the first one was', () => {
      const setup = { ...box, integration: { ...BARE, tbaSince: '2027.1' } } as const;
      expect(codes(decideTbaCreation('2027.2', setup))).toEqual(['tba_box_checked_late']);
    });

    it('TBA-1: does not make a new record an old one, whatever is chosen', () => {
      const setup = { ...box, integration: { ...BARE, createdIn: '2027.1' } } as const;
      expect(codes(decideTbaCreation('2027.1', setup, { lateTbaBox: 'allowed' }))).toEqual([
        'tba_new_integration',
      ]);
    });
  });

  describe('a token for an existing record', () => {
    const token = {
      how: 'token_for_existing_record',
      channel: 'rest',
      flow: 'ui_token',
      integration: OLD,
    } as const;

    it('CHOICE-TBA-TOKEN: is allowed unless the caller chooses otherwise', () => {
      const allowed = granted(decideTbaCreation('2027.1', token));
      expect(allowed.rules).toEqual(['TBA-3', 'CHOICE-TBA-NEW', 'CHOICE-TBA-TOKEN', 'CHOICE-TBA-END']);
      expect(decideTbaCreation('2026.2', token, { newToken: 'refused' }).allowed).toBe(true);
      expect(refused(decideTbaCreation('2027.1', token, { newToken: 'refused' })).violations).toMatchObject([
        { code: 'tba_new_token', rule: 'CHOICE-TBA-TOKEN' },
      ]);
    });

    it('CHOICE-TBA-TOKEN: does not concern boxes and records', () => {
      const box = { ...token, how: 'box_on_existing_record' } as const;
      expect(decideTbaCreation('2027.1', box, { newToken: 'refused' }).allowed).toBe(true);
    });

    it('TBA-1: is refused if the record is new', () => {
      const setup = { ...token, integration: { ...OLD, createdIn: '2027.1' } } as const;
      expect(codes(decideTbaCreation('2027.1', setup))).toEqual(['tba_new_integration']);
    });

    test.each([
      ['ui_token', ['ui_token'], true],
      ['ui_token', ['issue_token'], false],
      ['ui_token', [], false],
      ['issue_token', ['issue_token', 'ui_token'], true],
      ['issue_token', ['ui_token'], false],
      ['issue_token', ['issue_token'], false],
      ['three_step', ['three_step', 'ui_token'], true],
      ['three_step', ['issue_token', 'ui_token'], false],
    ] as const)('IR-7: by %s with the boxes %j: %s', (by, tba, allowed) => {
      for (const on of ['rest', 'connect'] as const) {
        const decision = decideTbaCreation('2026.1', {
          ...token,
          channel: on,
          flow: by,
          integration: { ...OLD, tba },
        });
        expect(codes(decision)).toEqual(allowed ? [] : ['tba_flow_not_enabled']);
      }
    });
  });

  it('CHOICE-TBA-END: nothing is set up after the end of support, not even what would be existing', () => {
    const token = {
      how: 'token_for_existing_record',
      channel: 'rest',
      flow: 'ui_token',
      integration: OLD,
    } as const;
    expect(decideTbaCreation('2028.1', token).allowed).toBe(true);
    expect(codes(decideTbaCreation('2028.2', token))).toEqual(['tba_ended']);
    expect(codes(decideTbaCreation('2028.1', token, { tbaEndOfSupport: '2028.1' }))).toEqual(['tba_ended']);
    const fresh = { how: 'new_record', channel: 'rest', flow: 'ui_token' } as const;
    expect(codes(decideTbaCreation('2026.2', fresh, { tbaEndOfSupport: '2026.2' }))).toEqual(['tba_ended']);
    expect(granted(decideTbaCreation('2026.1', fresh, { tbaEndOfSupport: '2026.2' })).advice).toMatchObject([
      { enforcedFrom: '2026.2' },
    ]);
  });

  it('X1: what a later release allows, an earlier one allows', () => {
    fc.assert(
      fc.property(twoReleases, creation, choices, ([earlier, later], setup, chosen) => {
        fc.pre(decideTbaCreation(later, setup, chosen).allowed);
        expect(decideTbaCreation(earlier, setup, chosen).allowed).toBe(true);
      }),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    const setup = { how: 'new_record', channel: 'rest', flow: 'ui_token' } as const;
    expect(() => decideTbaCreation('2099.1' as Release, setup)).toThrow('outside the modelled range');
  });
});
