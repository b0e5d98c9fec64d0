import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Channel, IntegrationRecord } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decideIntegrationChange,
  FactsError,
  type IntegrationChange,
  type IntegrationChoices,
  type IntegrationDefinition,
  validateIntegrationRecord,
} from '../../src/integrations/index.js';
import { decideTbaCreation } from '../../src/tbaDeprecation/index.js';
import { codes, granted, refused } from '../support.js';
import { CHANNELS, channel, choices, OLD, record, twoReleases } from '../tbaDeprecation/arbitraries.js';

const BARE: IntegrationRecord = { ...OLD, tba: [], authorizationCodeGrant: true };
const INSTALLED: IntegrationRecord = { ...OLD, origin: 'installed' };

describe('a change to an integration record', () => {
  const edit = (
    release: Release,
    one: IntegrationRecord,
    change: IntegrationChange,
    channels: readonly Channel[] = ['rest'],
    chosen?: IntegrationChoices,
  ) => decideIntegrationChange(release, { integration: one, channels, change }, chosen);
  const define = (
    release: Release,
    one: IntegrationRecord,
    to: Partial<IntegrationDefinition>,
    channels?: readonly Channel[],
    chosen?: IntegrationChoices,
  ) => edit(release, one, { edit: 'definition', to }, channels, chosen);

  test.each(RELEASES)(
    'IR-2, IR-4: state, note and consent policy of any record can be edited, in %s',
    (release) => {
      for (const one of [OLD, INSTALLED]) {
        expect(edit(release, one, { edit: 'state', to: 'blocked' })).toEqual({
          allowed: true,
          rules: ['IR-2'],
          advice: [],
          integration: { ...one, state: 'blocked' },
          revokesAuthorizations: false,
        });
        for (const field of ['note', 'consent_policy'] as const) {
          expect(edit(release, one, { edit: field })).toMatchObject({
            allowed: true,
            rules: ['IR-4'],
            integration: one,
          });
        }
      }
      const waiting: IntegrationRecord = { ...INSTALLED, state: 'waiting_for_approval' };
      expect(granted(edit(release, waiting, { edit: 'state', to: 'enabled' })).integration.state).toBe(
        'enabled',
      );
    },
  );

  test.each(RELEASES)('IR-4: the definition of an installed record cannot, in %s', (release) => {
    expect(refused(define(release, INSTALLED, { name: 'other' })).violations).toMatchObject([
      { code: 'owned_by_another_account', rule: 'IR-4', remedy: expect.stringContaining('owner') },
    ]);
  });

  test.each(RELEASES)('IR-9: no record can be deleted, in %s', (release) => {
    for (const one of [OLD, INSTALLED]) {
      expect(refused(edit(release, one, { edit: 'deletion' })).violations).toMatchObject([
        { code: 'record_undeletable', rule: 'IR-9', remedy: 'Block the integration record instead.' },
      ]);
    }
  });

  test.each(RELEASES.slice(0, -1))(
    'TBA-4: an existing record with TBA and SOAP can be changed, in %s',
    (release) => {
      const decision = granted(define(release, OLD, { name: 'other' }, ['soap']));
      expect(decision.rules[0]).toBe('TBA-4');
      expect(decision.integration).toEqual({ ...OLD, name: 'other' });
      expect(define(release, OLD, { tba: ['ui_token'] }, ['soap']).allowed).toBe(true);
    },
  );

  it('TBA-4: is not what allows a change to a record without TBA', () => {
    expect(granted(define('2027.1', BARE, { name: 'other' })).rules).toEqual(['IR-4']);
  });

  it('TBA-4, CHOICE-TBA-MODIFY: once SOAP is gone, only so that its TBA boxes are cleared', () => {
    const refusal = refused(define('2028.2', OLD, { name: 'other' }, ['rest', 'soap']));
    expect(refusal.violations).toMatchObject([
      { code: 'soap_removed', rule: 'TBA-4', path: ['integration', 'tba'] },
    ]);
    expect(refusal.rules).toContain('CHOICE-TBA-MODIFY');
    const allowed = define('2028.2', OLD, { name: 'other' }, ['soap'], { modifyAfterSoap: 'allowed' });
    expect(granted(allowed).rules).toContain('CHOICE-TBA-MODIFY');
    expect(granted(define('2028.2', OLD, { tba: [] }, ['soap'])).rules).not.toContain('CHOICE-TBA-MODIFY');
    expect(define('2028.2', OLD, { name: 'other' }, ['rest']).allowed).toBe(true);
  });

  it('CHOICE-TBA-LATE-BOX: a record that never used TBA cannot begin to from 2027.1 on', () => {
    const early = granted(define('2026.2', BARE, { tba: ['ui_token'] }));
    expect(early.integration.tbaSince).toBe('2026.2');
    const refusal = refused(define('2027.1', BARE, { tba: ['ui_token'] }));
    expect(refusal.violations).toMatchObject([{ code: 'tba_box_checked_late', rule: 'TBA-1' }]);
    expect(refusal.rules).toEqual(['TBA-1', 'CHOICE-TBA-LATE-BOX', 'CHOICE-TBA-END']);
    const late = granted(define('2027.1', BARE, { tba: ['ui_token'] }, ['rest'], { lateTbaBox: 'allowed' }));
    expect(late.integration.tbaSince).toBe('2027.1');
    expect(define('2027.1', BARE, { tba: ['ui_token'] }, ['connect']).allowed).toBe(true);
  });

  it('TBA-10: boxes that were cleared for a rehearsal can be checked again', () => {
    const cleared = granted(define('2027.1', OLD, { tba: [] })).integration;
    expect(cleared).toEqual({ ...OLD, tba: [], tbaSince: '2024.1' });
    const again = granted(define('2027.2', cleared, { tba: OLD.tba })).integration;
    expect(again).toEqual({ ...OLD, tbaSince: '2024.1' });
  });

  it('TBA-5: no box is checked once support has ended, except for SuiteAnalytics Connect', () => {
    const cleared: IntegrationRecord = { ...BARE, tbaSince: '2024.1' };
    const refusal = refused(define('2028.2', cleared, { tba: ['ui_token'] }));
    expect(refusal.violations).toMatchObject([{ code: 'tba_ended', rule: 'TBA-6' }]);
    expect(refusal.rules).toEqual(expect.arrayContaining(['TBA-6', 'CHOICE-TBA-END']));
    expect(define('2028.2', cleared, { tba: ['ui_token'] }, ['connect']).allowed).toBe(true);
    expect(define('2028.1', cleared, { tba: ['ui_token'] }).allowed).toBe(true);
    expect(
      define('2028.1', cleared, { tba: ['ui_token'] }, ['rest'], { tbaEndOfSupport: '2028.1' }).allowed,
    ).toBe(false);
    expect(define('2028.2', OLD, { tba: ['ui_token'] }).allowed).toBe(true);
  });

  it('CHOICE-PKCE-NEW: keeps since when the authorization code grant has been enabled', () => {
    const enabled = granted(define('2027.1', OLD, { authorizationCodeGrant: true })).integration;
    expect(enabled.authorizationCodeGrantSince).toBe('2027.1');
    const disabled = granted(define('2027.2', enabled, { authorizationCodeGrant: false })).integration;
    expect(disabled.authorizationCodeGrantSince).toBe('2027.1');
    expect(granted(define('2027.1', BARE, { name: 'other' })).integration).toEqual({
      ...BARE,
      name: 'other',
    });
  });

  it('IR-10: more scopes revoke what was authorized, fewer do not', () => {
    const more = granted(define('2026.1', BARE, { scopes: ['restlets', 'rest_webservices'] }));
    expect(more.revokesAuthorizations).toBe(true);
    expect(more.rules).toContain('IR-10');
    const fewer = granted(define('2026.1', more.integration, { scopes: ['rest_webservices'] }));
    expect(fewer.revokesAuthorizations).toBe(false);
    expect(fewer.rules).not.toContain('IR-10');
    expect(granted(define('2026.1', BARE, { scopes: ['rest_webservices'] })).revokesAuthorizations).toBe(
      true,
    );
  });

  it('IR-7, CERT-27, CERT-29: is judged by the record that it would leave', () => {
    expect(codes(define('2026.1', OLD, { tba: ['issue_token'] }))).toEqual(['tba_flow_without_tba']);
    expect(codes(define('2026.1', OLD, { scopes: ['mcp'] }))).toEqual(['mcp_with_tba']);
    expect(define('2026.1', BARE, { scopes: ['mcp'] }).allowed).toBe(true);
    expect(codes(define('2026.1', OLD, { clientType: 'public', clientCredentialsGrant: true }))).toEqual([
      'public_client_with_client_credentials',
    ]);
  });

  it('TBA-10: may leave a channel without any way of authenticating', () => {
    expect(define('2026.1', OLD, { tba: [] }, ['soap']).allowed).toBe(true);
  });

  it('TBA-1: agrees with the decision on setting up TBA', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), record, channel, choices, (release, one, on, chosen) => {
        const owned: IntegrationRecord = {
          ...one,
          origin: 'owned',
          tba: [],
          clientType: 'confidential',
          scopes: [],
        };
        const setup = {
          how: 'box_on_existing_record',
          channel: on,
          flow: 'ui_token',
          integration: owned,
        } as const;
        const created = decideTbaCreation(release, setup, chosen);
        const allowed = define(release, owned, { tba: ['ui_token'] }, [on], {
          ...chosen,
          modifyAfterSoap: 'allowed',
        });
        expect(allowed.allowed).toBe(created.allowed);
      }),
      { numRuns: 300 },
    );
  });

  it('TBA-1: no change leaves a record that is wrong by itself', () => {
    const to: fc.Arbitrary<Partial<IntegrationDefinition>> = record.map(
      ({ tba, scopes, clientType, clientCredentialsGrant }) => ({
        tba,
        scopes,
        clientType,
        clientCredentialsGrant,
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), record, to, choices, (release, one, definition, chosen) => {
        // a change of the definition does not touch the state
        fc.pre(one.state !== 'waiting_for_approval');
        const decision = define(release, one, definition, [], chosen);
        fc.pre(decision.allowed);
        const after = granted(decision).integration;
        expect(
          codes(validateIntegrationRecord(release, { integration: after, channels: [] }, chosen)),
        ).toEqual([]);
      }),
    );
  });

  it('IR-4: an edit of the definition changes nothing but the definition', () => {
    const to = {
      name: 'renamed',
      createdIn: '2016.2',
      tbaSince: '2016.2',
      authorizationCodeGrantSince: '2016.2',
      id: 'other',
      clientId: 'other',
      state: 'blocked',
      origin: 'installed',
      extra: true,
    } as Partial<IntegrationDefinition>;
    const { integration } = granted(define('2026.2', OLD, to, []));
    expect(integration).toEqual({ ...OLD, name: 'renamed' });
  });

  test.each([
    ['an edit that is none', { edit: 'rename' }, ['change', 'edit']],
    ['no edit', {}, ['change', 'edit']],
    [
      'IR-2: a state that is not set by hand',
      { edit: 'state', to: 'waiting_for_approval' },
      ['change', 'to'],
    ],
    ['another spelling of a state', { edit: 'state', to: 'Enabled' }, ['change', 'to']],
    ['no state', { edit: 'state' }, ['change', 'to']],
  ])('%s is an error that names the fact', (_, change, path) => {
    const ask = () => edit('2026.1', OLD, change as never);
    expect(ask).toThrow(FactsError);
    expect(ask).toThrow(expect.objectContaining({ name: 'FactsError', code: 'malformed_facts', path }));
  });

  it('X1, X2: what a later release allows, an earlier one allows; nothing given is changed', () => {
    const to = fc.record(
      { tba: record.map((one) => one.tba), scopes: record.map((one) => one.scopes) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        twoReleases,
        record,
        to,
        fc.subarray([...CHANNELS]),
        choices,
        ([earlier, later], one, definition, channels, chosen) => {
          const before = structuredClone(one);
          const decision = define(later, one, definition, channels, chosen);
          expect(one).toEqual(before);
          expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
          fc.pre(decision.allowed);
          expect(define(earlier, one, definition, channels, chosen).allowed).toBe(true);
        },
      ),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => edit('2099.1' as Release, OLD, { edit: 'note' })).toThrow('outside the modelled range');
  });
});
