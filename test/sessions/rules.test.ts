import { describe, expect, it } from 'vitest';
import { isAnyRelease } from '../../src/core/release.js';
import { SESSIONS_CHOICES } from '../../src/sessions/choices.js';
import { SESSIONS_RULES } from '../../src/sessions/rules.js';

describe('the rules on sessions', () => {
  it('have ids of their own, dates that are releases, and a page', () => {
    const all = { ...SESSIONS_RULES, ...SESSIONS_CHOICES };
    expect(Object.keys(all)).toHaveLength(
      Object.keys(SESSIONS_RULES).length + Object.keys(SESSIONS_CHOICES).length,
    );
    for (const { since, source, title, statement } of Object.values(all)) {
      expect(since === undefined || isAnyRelease(since)).toBe(true);
      expect(source.url).toMatch(/^https:\/\//);
      expect(title).not.toBe('');
      expect(statement).toMatch(/\.$/);
    }
  });

  it('SES-2 to SES-4, 2FA-10: are dated where a release brought them', () => {
    expect(
      Object.entries(SESSIONS_RULES).flatMap(([id, { since }]) => (since === undefined ? [] : [[id, since]])),
    ).toEqual([
      ['SES-2', '2026.1'],
      ['SES-3', '2026.1'],
      ['SES-4', '2026.1'],
      ['2FA-10', '2026.2'],
    ]);
  });

  it('SES-1, SES-4, SES-11, 2FA-5: state the numbers that decide', () => {
    expect(SESSIONS_RULES['SES-1'].statement).toBe(
      'A user has at most 3 sessions in an account at once, and can end all but the present one. Before 2026.1, this holds for every user; later rules add conditions.',
    );
    expect(SESSIONS_RULES['SES-4'].statement).toBe(
      'A user who qualifies for more than 1 session has at most 3 sessions from 2026.1 on.',
    );
    expect(SESSIONS_RULES['SES-11'].statement).toMatch(
      / 180 idle minutes.* 15 to 720 .* 12 hours\..* 20 .* 60;.* 15\..* 90 .* 20 .* 12 hours/,
    );
    expect(SESSIONS_RULES['2FA-5'].statement).toContain('for 4, 6, 8 or 12 hours, or for 1 to 30 days');
  });

  it('SES-1, SES-7, 2FA-10, S1 to S6: say where they stand, and how sure they are', () => {
    const bases = Object.entries(SESSIONS_RULES).flatMap(([id, { basis }]) => (basis ? [[id, basis]] : []));
    expect(bases).toEqual([
      ['SES-7', 'inferred'],
      ['SES-10', 'inferred'],
      ['S1', 'standard'],
      ['S2', 'secondary'],
      ['S3', 'secondary'],
      ['S5', 'secondary'],
      ['S6', 'standard'],
    ]);
    for (const id of ['S1', 'S2', 'S3', 'S5', 'S6'] as const) {
      expect(SESSIONS_RULES[id].revised).toMatch(/^20\d\d-/);
    }
    expect(SESSIONS_RULES['SES-1'].source.page).toBe('Authentication, release note of 2025.2');
    expect(SESSIONS_RULES['2FA-10'].source.page).toBe('article_0624120652');
    expect(SESSIONS_RULES['2FA-10'].statement).toContain('2026-07-13');
    expect(SESSIONS_RULES['2FA-9'].statement).toMatch(/10 backup codes.*5 times.*5 wrong codes/);
  });

  it('choices name their default, and the option that overrides it', () => {
    expect(
      Object.entries(SESSIONS_CHOICES).map(([id, choice]) => [
        id,
        choice.default,
        'option' in choice ? choice.alternatives : undefined,
        'option' in choice ? choice.option : undefined,
      ]),
    ).toEqual([
      ['CHOICE-SESSION-OVERFLOW', 'end_oldest', ['deny_new'], 'overflow'],
      ['CHOICE-SESSION-LOWERED', 'end_excess', ['keep_until_next_login'], 'onLowered'],
      ['CHOICE-SAML-2FA', 'not_required', ['judged_without_saml'], 'samlRole'],
      ['CHOICE-SESSION-NO-ROLES', 'does_not_qualify', undefined, undefined],
      ['CHOICE-SESSION-INACTIVE-ROLES', 'count', ['ignore'], 'inactiveRoles'],
      ['CHOICE-SESSION-DATE', 'refuse_and_count', undefined, undefined],
      ['CHOICE-SESSION-BOUNDARY', 'ended_at_limit', undefined, undefined],
      ['CHOICE-SESSION-NO-TIMEOUT', 'none', undefined, undefined],
      ['CHOICE-SESSION-IDLE-INVALID', 'shortest', undefined, undefined],
      ['CHOICE-SESSION-ROLE-UNKNOWN', 'shortest', undefined, undefined],
      ['CHOICE-SESSION-ROLE-GONE', 'ends', undefined, undefined],
      ['CHOICE-SESSION-ADMIN-CARDS', 'as_listed', ['counts'], 'administratorCards'],
      ['CHOICE-2FA-ISSUE-TOKEN', 'refused', ['allowed'], 'issueToken'],
    ]);
  });
});
