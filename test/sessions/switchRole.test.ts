import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { decideSwitchRole } from '../../src/sessions/index.js';
import { granted, refused } from '../support.js';
import { ui } from './support.js';

describe('changing roles', () => {
  const sessions = [ui('a', 0, { roleId: '3' }), ui('b', 1), ui('s', 0, { kind: 'soap', roleId: '3' })];

  it('SES-8, 2FA-8: ends the session of the role before, and does not ask for the second factor', () => {
    for (const sessionId of ['a', 'b']) {
      expect(decideSwitchRole('2026.1', { sessions, sessionId, roleId: '1001' })).toEqual({
        allowed: true,
        rules: ['SES-8', '2FA-8'],
        advice: [],
        endSessions: [sessionId],
        asksSecondFactor: false,
      });
    }
  });

  it('SES-8: the same role is no change', () => {
    expect(
      granted(decideSwitchRole('2026.1', { sessions, sessionId: 'a', roleId: '3' })).endSessions,
    ).toEqual([]);
  });

  it('SES-8: a session that is not live, or of another kind, has no role to change', () => {
    for (const sessionId of ['gone', 's']) {
      expect(
        refused(decideSwitchRole('2026.1', { sessions, sessionId, roleId: '3' })).violations,
      ).toMatchObject([{ code: 'session_unknown', rule: 'SES-8', path: ['sessionId'] }]);
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideSwitchRole('2099.1' as Release, { sessions, sessionId: 'a', roleId: '3' })).toThrow(
      'outside the modelled range',
    );
  });
});
