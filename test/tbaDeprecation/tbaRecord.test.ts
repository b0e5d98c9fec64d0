import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Channel } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideTbaChange, decideTbaCreation, decideTbaRecord } from '../../src/tbaDeprecation/index.js';
import { codes, granted, refused } from '../support.js';
import { CHANNELS, channel, choices, OLD, record, twoReleases } from './arbitraries.js';

const RECENT = { ...OLD, createdIn: '2027.1' } as const;
const facts = { integration: OLD, channels: ['rest'] } as const;

describe('the TBA boxes of a record', () => {
  test.each<[readonly Channel[], boolean]>([
    [['rest'], false],
    [['restlet'], false],
    [['soap'], false],
    [['connect', 'rest'], false],
    [[], false],
    [['connect'], true],
  ])('TBA-1: on a record created in 2027.1, used on %j: %s', (channels, allowed) => {
    expect(decideTbaRecord('2026.2', { integration: RECENT, channels }).allowed).toBe(true);
    const decision = decideTbaRecord('2027.1', { integration: RECENT, channels });
    expect(codes(decision)).toEqual(allowed ? [] : ['tba_new_integration']);
    expect(decideTbaRecord('2027.1', { integration: { ...RECENT, tba: [] }, channels })).toEqual({
      allowed: true,
      rules: ['IR-7'],
      advice: [],
    });
  });

  it('TBA-1: says which rule, which choice, where and what to do', () => {
    const refusal = refused(decideTbaRecord('2027.1', { ...facts, integration: RECENT }));
    expect(refusal.rules).toEqual(['TBA-1', 'CHOICE-TBA-NEW']);
    expect(refusal.violations).toEqual([
      {
        code: 'tba_new_integration',
        rule: 'TBA-1',
        message:
          'Integration records that are created in 2027.1 or later cannot use token-based authentication (TBA), and this is one of them.',
        path: ['integration', 'tba'],
        remedy: 'Use OAuth 2.0 with REST web services or RESTlets.',
      },
    ]);
  });

  it('TBA-3: an older record may have them, and the answer says why', () => {
    expect(granted(decideTbaRecord('2026.2', facts)).rules).toEqual(['IR-7']);
    expect(granted(decideTbaRecord('2028.2', facts)).rules).toEqual(['IR-7', 'CHOICE-TBA-NEW']);
  });

  it('IR-7: the box of a flow needs the TBA box, on every channel', () => {
    for (const channels of [['rest'], ['connect'], []] as const) {
      const integration = { ...OLD, tba: ['issue_token'] } as const;
      expect(refused(decideTbaRecord('2026.1', { integration, channels })).violations).toMatchObject([
        { code: 'tba_flow_without_tba', rule: 'IR-7', path: ['integration', 'tba'] },
      ]);
    }
    const both = { ...RECENT, tba: ['three_step'] } as const;
    expect(codes(decideTbaRecord('2027.1', { ...facts, integration: both }))).toEqual([
      'tba_flow_without_tba',
      'tba_new_integration',
    ]);
  });

  it('CHOICE-TBA-INSTALLED, CHOICE-TBA-LATE-BOX: are asked', () => {
    const installed = { ...RECENT, origin: 'installed' } as const;
    expect(codes(decideTbaRecord('2027.1', { ...facts, integration: installed }))).toEqual([
      'tba_installed_record',
    ]);
    const late = { ...OLD, tbaSince: '2027.1' } as const;
    expect(codes(decideTbaRecord('2027.1', { ...facts, integration: late }))).toEqual([
      'tba_box_checked_late',
    ]);
    const chosen = { installedRecord: 'existing', lateTbaBox: 'allowed' } as const;
    expect(granted(decideTbaRecord('2027.1', { ...facts, integration: installed }, chosen)).rules).toEqual([
      'IR-7',
      'CHOICE-TBA-NEW',
      'CHOICE-TBA-INSTALLED',
    ]);
    expect(granted(decideTbaRecord('2027.1', { ...facts, integration: late }, chosen)).rules).toEqual([
      'IR-7',
      'CHOICE-TBA-NEW',
      'CHOICE-TBA-LATE-BOX',
    ]);
  });

  test.each([undefined, null, ' 2027.1', '2027', '2027.3', 2027.1])(
    'TBA-1: a record created in %j is an error that names the fact, and not an existing one',
    (createdIn) => {
      const integration = { ...OLD, createdIn: createdIn as never };
      expect(() => decideTbaRecord('2027.1', { ...facts, integration })).toThrow(
        expect.objectContaining({ code: 'malformed_facts', path: ['integration', 'createdIn'] }),
      );
    },
  );

  it('X1: what a later release allows, an earlier one allows', () => {
    fc.assert(
      fc.property(
        twoReleases,
        record,
        fc.subarray([...CHANNELS]),
        choices,
        ([earlier, later], integration, channels, chosen) => {
          fc.pre(decideTbaRecord(later, { integration, channels }, chosen).allowed);
          expect(decideTbaRecord(earlier, { integration, channels }, chosen).allowed).toBe(true);
        },
      ),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideTbaRecord('2099.1' as Release, facts)).toThrow('outside the modelled range');
    expect(() => decideTbaChange('2099.1' as Release, { ...facts, tbaBefore: [] })).toThrow(
      'outside the modelled range',
    );
  });
});

describe('a change of the TBA boxes of a record', () => {
  const recheck = { ...facts, tbaBefore: [] };

  it('TBA-5: no box is checked once support has ended, except for SuiteAnalytics Connect', () => {
    const refusal = refused(decideTbaChange('2028.2', recheck));
    expect(refusal.violations).toMatchObject([
      { code: 'tba_ended', rule: 'TBA-6', path: ['integration', 'tba'] },
    ]);
    expect(refusal.violations[0].message).toContain('2028.2');
    expect(refusal.rules).toEqual(['TBA-6', 'CHOICE-TBA-NEW', 'TBA-5', 'CHOICE-TBA-END']);
    expect(decideTbaChange('2028.1', recheck).allowed).toBe(true);
    expect(decideTbaChange('2028.2', { ...recheck, channels: ['connect'] }).allowed).toBe(true);
    expect(codes(decideTbaChange('2028.2', { ...recheck, channels: [] }))).toEqual(['tba_ended']);
  });

  it('CHOICE-TBA-END: the end is the caller’s to set, and the message names it', () => {
    const refusal = refused(decideTbaChange('2027.2', recheck, { tbaEndOfSupport: '2027.2' }));
    expect(refusal.violations).toMatchObject([
      { code: 'tba_ended', message: expect.stringContaining('2027.2') },
    ]);
  });

  it('TBA-4: boxes that stay and boxes that are cleared are no further ones', () => {
    const fewer = { ...facts, integration: { ...OLD, tba: ['ui_token'] } } as const;
    expect(decideTbaChange('2028.2', { ...facts, tbaBefore: OLD.tba }).allowed).toBe(true);
    expect(decideTbaChange('2028.2', { ...fewer, tbaBefore: OLD.tba }).allowed).toBe(true);
  });

  it('TBA-1, TBA-5: names everything that is wrong', () => {
    const late = { ...OLD, tba: ['three_step'], tbaSince: '2028.2' } as const;
    expect(codes(decideTbaChange('2028.2', { ...recheck, integration: late }))).toEqual([
      'tba_flow_without_tba',
      'tba_box_checked_late',
      'tba_ended',
    ]);
  });

  it('TBA-1: agrees with the decision on setting up TBA', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), record, channel, choices, (release, one, on, chosen) => {
        const before = { ...one, tba: [], tbaSince: one.tbaSince ?? release };
        const integration = { ...before, tba: ['ui_token'] } as const;
        const creation = {
          how: 'box_on_existing_record',
          channel: on,
          flow: 'ui_token',
          integration: before,
        } as const;
        const changed = decideTbaChange(release, { integration, channels: [on], tbaBefore: [] }, chosen);
        expect(changed.allowed).toBe(decideTbaCreation(release, creation, chosen).allowed);
      }),
      { numRuns: 300 },
    );
  });
});
