import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  planSessionChange,
  type SessionChange,
  type SessionChangePlan,
  sessionAllowance,
} from '../../src/sessions/index.js';
import {
  administrator,
  anyChoices,
  anyRole,
  anyRoles,
  anySession,
  clerk,
  controller,
  customer,
  frozen,
  INVALID,
  ids,
  OFF,
  ON,
  ui,
} from './support.js';

const sessions = [ui('b', 1), ui('a', 0), ui('c', 2), ui('s', 0, { kind: 'soap' })];
const facts = { features: ON, roles: [administrator, controller], sessions };

describe('what a change does to live sessions', () => {
  it('SES-3: a role that is not 2FA-required leaves one session', () => {
    expect(
      planSessionChange('2026.1', { ...facts, sessionId: 'a', change: { kind: 'role_added', role: clerk } }),
    ).toEqual({
      before: 3,
      after: 1,
      endSessions: ['b', 'c'],
      because: [
        {
          code: 'role_not_2fa_required',
          rule: 'SES-3',
          message:
            'The role Clerk (1001) is not 2FA-required. Neither its kind nor its permissions make the role 2FA-required, and it is not designated.',
          path: ['change', 'role'],
        },
      ],
      rules: ['SES-3', '2FA-4', 'S5', 'CHOICE-SESSION-LOWERED'],
      advice: [],
    });
  });

  it('SES-3: so does a role that is no longer designated, in its old place', () => {
    const role = { ...controller, designated2fa: false };
    const plan = planSessionChange('2026.1', { ...facts, change: { kind: 'role_changed', role } });
    expect(plan).toMatchObject({ before: 3, after: 1, because: [{ path: ['change', 'role'] }] });
    expect(plan.endSessions).toEqual(['a', 'b']);
    expect(planSessionChange('2026.1', { ...facts, change: { kind: 'role_added', role } })).toEqual(plan);
  });

  it('SES-3: taking the role away gives three again, and ends none', () => {
    const before = { ...facts, roles: [clerk, administrator], sessions: [ui('a', 0)] };
    expect(
      planSessionChange('2026.1', { ...before, change: { kind: 'role_removed', roleId: '1001' } }),
    ).toEqual({
      before: 1,
      after: 3,
      endSessions: [],
      because: [
        {
          code: 'every_role_2fa_required',
          rule: 'SES-4',
          message: 'Every role of the user is 2FA-required.',
        },
      ],
      rules: ['SES-3', 'SES-4'],
      advice: [],
    });
    expect(
      planSessionChange('2026.1', { ...before, change: { kind: 'role_removed', roleId: 'none' } }).after,
    ).toBe(1);
  });

  it('CHOICE-SESSION-ROLE-GONE: a role that is taken away ends the sessions of every kind that run in it', () => {
    const active = [
      ui('b', 1, { roleId: '1002' }),
      ui('a', 0),
      ui('c', 2, { roleId: '3' }),
      ui('s', 0, { kind: 'soap', roleId: '1002' }),
      ui('n', 3, { roleId: null }),
    ];
    const plan = planSessionChange('2026.1', {
      ...facts,
      sessions: active,
      sessionId: 'b',
      change: { kind: 'role_removed', roleId: '1002' },
    });
    expect(plan).toMatchObject({ before: 3, after: 3, endSessions: ['s', 'b'] });
    expect(plan.rules).toEqual(['SES-3', 'SES-4', 'CHOICE-SESSION-ROLE-GONE']);
  });

  it('CHOICE-SESSION-ROLE-GONE: so does one that becomes inactive, and the limit holds for the rest', () => {
    const active = [ui('b', 1, { roleId: '1002' }), ui('a', 0), ui('c', 2), ui('d', 3)];
    const plan = planSessionChange(
      '2026.1',
      {
        ...facts,
        features: OFF,
        sessions: active,
        change: { kind: 'role_changed', role: { ...controller, inactive: true } },
      },
      { inactiveRoles: 'ignore' },
    );
    expect(plan.endSessions).toEqual(['b', 'a', 'c']);
    expect(plan.rules).toContain('CHOICE-SESSION-ROLE-GONE');
    const kept = planSessionChange(
      '2026.1',
      { ...facts, sessions: active, change: { kind: 'role_added', role: { ...controller, inactive: true } } },
      { onLowered: 'keep_until_next_login' },
    );
    expect(kept.endSessions).toEqual(['b']);
  });

  it('CHOICE-SESSION-DATE: is named where a session with an invalid start is the first to end', () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    const dated = planSessionChange('2026.1', { ...facts, change });
    expect(dated.rules).not.toContain('CHOICE-SESSION-DATE');
    const undated = [ui('a', 0), ui('b', 1, { startedAt: INVALID, roleId: '3' })];
    expect(planSessionChange('2026.1', { ...facts, sessions: undated, change })).toMatchObject({
      endSessions: ['b'],
      rules: ['SES-2', 'S5', 'CHOICE-SESSION-LOWERED', 'CHOICE-SESSION-DATE'],
    });
    const removed = { kind: 'role_removed', roleId: '3' } as const;
    expect(planSessionChange('2026.1', { ...facts, sessions: undated, change: removed }).rules).toContain(
      'CHOICE-SESSION-DATE',
    );
  });

  it('CHOICE-SESSION-NO-ROLES: taking the last role away leaves one session', () => {
    const plan = planSessionChange('2026.1', {
      ...facts,
      roles: [administrator],
      change: { kind: 'role_removed', roleId: '3' },
    });
    expect(plan).toMatchObject({ after: 1, because: [{ code: 'no_roles' }] });
  });

  it('SES-2: switching the feature off leaves one session to every user', () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    expect(planSessionChange('2026.1', { ...facts, change })).toMatchObject({
      before: 3,
      after: 1,
      endSessions: ['a', 'b'],
      because: [{ code: 'feature_off' }],
    });
    expect(planSessionChange('2025.2', { ...facts, change })).toMatchObject({
      before: 3,
      after: 3,
      endSessions: [],
    });
    const on = { kind: 'feature_changed', multipleSessions: true } as const;
    expect(planSessionChange('2026.1', { ...facts, features: OFF, change: on })).toMatchObject({
      before: 1,
      after: 3,
    });
  });

  it('SES-1 to SES-3: the upgrade to 2026.1 leaves one session to those who do not qualify', () => {
    const user = { ...facts, roles: [administrator, clerk], sessionId: 'c' };
    expect(
      planSessionChange('2025.2', { ...user, change: { kind: 'upgraded', to: '2026.1' } }),
    ).toMatchObject({
      before: 3,
      after: 1,
      endSessions: ['a', 'b'],
      because: [{ rule: 'SES-3' }],
    });
    const upgrade = { kind: 'upgraded', to: '2026.1' } as const;
    expect(planSessionChange('2025.2', { ...facts, change: upgrade })).toMatchObject({
      after: 3,
      endSessions: [],
    });
    expect(
      planSessionChange('2025.2', { ...facts, change: { ...upgrade, multipleSessions: false } }),
    ).toMatchObject({
      before: 3,
      after: 1,
      because: [{ code: 'feature_off' }],
    });
  });

  it('SES-2: before the upgrade, advice goes with the plan', () => {
    const plan = planSessionChange('2025.2', { ...facts, change: { kind: 'role_added', role: clerk } });
    expect(plan).toMatchObject({ after: 3, endSessions: [], advice: [{ enforcedFrom: '2026.1' }] });
  });

  it('paths point into the facts before the change, and into the change', () => {
    const paths = (plan: SessionChangePlan) =>
      [plan.because, plan.advice].map((said) => said.map(({ path }) => path));
    const plan = (release: Release, roles: readonly Role[], change: SessionChange, features = ON) =>
      paths(planSessionChange(release, { features, roles, sessions, change }));

    const removed = { kind: 'role_removed', roleId: '3' } as const;
    expect(plan('2026.1', [clerk, administrator, customer], removed)).toEqual([
      [
        ['roles', 0],
        ['roles', 2],
      ],
      [],
    ]);
    expect(plan('2026.1', [administrator, clerk], removed)).toEqual([[['roles', 1]], []]);
    expect(plan('2026.1', [administrator], removed)).toEqual([[['roles']], []]);

    const feature = { kind: 'feature_changed', multipleSessions: false } as const;
    expect(plan('2026.1', [clerk], feature)).toEqual([
      [
        ['change', 'multipleSessions'],
        ['roles', 0],
      ],
      [],
    ]);
    expect(plan('2025.2', [clerk], feature)).toEqual([
      [undefined],
      [
        ['change', 'multipleSessions'],
        ['roles', 0],
      ],
    ]);
    const upgrade = { kind: 'upgraded', to: '2026.1' } as const;
    expect(plan('2025.2', [administrator], upgrade, OFF)).toEqual([[['features', 'multipleSessions']], []]);
    expect(plan('2025.2', [administrator], { ...upgrade, multipleSessions: false })).toEqual([
      [['change', 'multipleSessions']],
      [],
    ]);

    const added = { kind: 'role_added', role: clerk } as const;
    expect(plan('2025.2', [customer], added)).toEqual([
      [undefined],
      [
        ['roles', 0],
        ['change', 'role'],
      ],
    ]);
  });

  it('CHOICE-SESSION-LOWERED: nothing ends before the next login where the caller chooses so', () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    const plan = planSessionChange('2026.1', { ...facts, change }, { onLowered: 'keep_until_next_login' });
    expect(plan).toMatchObject({ before: 3, after: 1, endSessions: [] });
    expect(plan.rules).toEqual(['SES-2', 'S5', 'CHOICE-SESSION-LOWERED']);
    expect(planSessionChange('2026.1', { ...facts, change }, { onLowered: 'end_excess' })).toEqual(
      planSessionChange('2026.1', { ...facts, change }),
    );
  });

  it('CHOICE-SESSION-LOWERED: an id that is not a live session of the user interface keeps nothing', () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    for (const keep of ['gone', 's']) {
      expect(planSessionChange('2026.1', { ...facts, sessionId: keep, change }).endSessions).toEqual([
        'a',
        'b',
      ]);
    }
  });

  it('CHOICE-SESSION-LOWERED: is leaned on only where something is too much', () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    expect(planSessionChange('2026.1', { ...facts, sessions: [ui('a', 0)], change }).rules).toEqual([
      'SES-2',
    ]);
    const kept = { ...facts, sessions: [ui('a', 0)], sessionId: 'a' };
    expect(planSessionChange('2026.1', { ...kept, change }).rules).toEqual(['SES-2']);
  });

  it('CHOICE-SAML-2FA: the choices hold before and after', () => {
    const role = { ...controller, samlSso: true };
    const change = { kind: 'role_changed', role } as const;
    expect(planSessionChange('2026.1', { ...facts, change })).toMatchObject({ before: 3, after: 1 });
    const user = { ...facts, roles: [role] };
    const choices = { samlRole: 'judged_without_saml' } as const;
    const upgrade = { kind: 'upgraded', to: '2026.2' } as const;
    expect(planSessionChange('2026.1', { ...user, change: upgrade }, choices)).toMatchObject({
      before: 3,
      after: 3,
    });
  });

  it('REL-3: refuses to guess for a release that is not modelled, before or after', () => {
    const change = { kind: 'upgraded', to: '2099.1' as Release } as const;
    expect(() => planSessionChange('2026.1', { ...facts, change })).toThrow('outside the modelled range');
    expect(() =>
      planSessionChange('2099.1' as Release, { ...facts, change: { ...change, to: '2026.1' } }),
    ).toThrow('outside the modelled range');
  });

  it('S1, S2, S5: ends as many as are too many, never the kept one, whatever happens', () => {
    const change: fc.Arbitrary<SessionChange> = fc.oneof(
      fc.record({ kind: fc.constantFrom('role_added', 'role_changed'), role: anyRole }),
      fc.record({ kind: fc.constant('role_removed'), roleId: fc.constantFrom('1', '3', '1002') }),
      fc.record({ kind: fc.constant('feature_changed'), multipleSessions: fc.boolean() }),
      fc.record({ kind: fc.constant('upgraded'), to: fc.constantFrom(...RELEASES) }),
    );
    const user = fc.record(
      {
        features: fc.constantFrom(ON, OFF),
        roles: anyRoles,
        sessions: fc.array(anySession, { maxLength: 8 }),
        sessionId: fc.constantFrom('a', 'b', 'z'),
      },
      { requiredKeys: ['features', 'roles', 'sessions'] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), user, change, anyChoices, (release, f, happens, choices) => {
        const copy = frozen(structuredClone(f));
        const plan = planSessionChange(release, { ...copy, change: frozen(happens) }, choices);
        expect(copy).toEqual(f);
        expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
        expect(plan.before).toBe(sessionAllowance(release, f, choices).limit);
        const live = ids(f.sessions);
        for (const id of plan.endSessions) expect(live).toContain(id);
        expect(plan.endSessions).not.toContain(f.sessionId);
        const tooMany = Math.max(0, live.length - plan.after);
        const late = choices.onLowered === 'keep_until_next_login';
        expect(new Set(plan.endSessions).size).toBe(late ? 0 : tooMany);
        expect(plan.endSessions.length).toBe(late ? 0 : tooMany);
        const reversed = { ...f, sessions: [...f.sessions].reverse() };
        expect(planSessionChange(release, { ...reversed, change: happens }, choices)).toEqual(plan);
      }),
      { numRuns: 200 },
    );
  });
});
