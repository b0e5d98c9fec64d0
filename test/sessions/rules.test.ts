import { describe, expect, it } from 'vitest';
import { isAnyRelease } from '../../src/release.js';
import { SESSION_CHOICES, SESSION_RULES } from '../../src/sessions/rules.js';

describe('the rules on sessions', () => {
  it('have ids of their own, dates that are releases, and a page', () => {
    const all = [...SESSION_RULES, ...SESSION_CHOICES];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { since, source, title, statement } of all) {
      expect(isAnyRelease(since)).toBe(true);
      expect(source.url).toMatch(/^https:\/\//);
      expect(title).not.toBe('');
      expect(statement).toMatch(/\.$/);
    }
  });

  it('SES-2 to SES-4, 2FA-10: are dated where a release brought them', () => {
    expect(
      SESSION_RULES.filter(({ since }) => since !== '2025.2').map(({ id, since }) => [id, since]),
    ).toEqual([
      ['SES-2', '2026.1'],
      ['SES-3', '2026.1'],
      ['SES-4', '2026.1'],
      ['2FA-10', '2026.2'],
    ]);
  });

  it('choices name their default, and the option that overrides it', () => {
    expect(
      SESSION_CHOICES.map(({ id, default: usual, alternatives, option }) => [
        id,
        usual,
        alternatives,
        option,
      ]),
    ).toEqual([
      ['CHOICE-SESSION-OVERFLOW', 'end_oldest', ['deny_new'], 'overflow'],
      ['CHOICE-SESSION-LOWERED', 'end_excess', ['keep_until_next_login'], 'onLowered'],
      ['CHOICE-SAML-2FA', 'not_required', ['judged_without_saml'], 'samlRole'],
      ['CHOICE-SESSION-NO-ROLES', 'one_session', [], undefined],
      ['CHOICE-SESSION-INACTIVE-ROLES', 'count', ['ignore'], 'inactiveRoles'],
      ['CHOICE-SESSION-DATE', 'refuse_and_count', [], undefined],
      ['CHOICE-SESSION-BOUNDARY', 'ended_at_limit', [], undefined],
      ['CHOICE-SESSION-NO-TIMEOUT', 'none', [], undefined],
      ['CHOICE-SESSION-IDLE-INVALID', 'shortest', [], undefined],
    ]);
  });
});
