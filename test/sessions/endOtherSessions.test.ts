import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideEndOtherSessions } from '../../src/sessions/index.js';
import { granted, refused } from '../support.js';
import { ui } from './support.js';

describe('ending all other sessions', () => {
  const sessions = [ui('b', 1), ui('a', 0), ui('c', 2), ui('s', 0, { kind: 'soap' }), ui('a', 3)];

  test.each(RELEASES)(
    'SES-1, SES-9: ends all others of the user interface, oldest first, in %s',
    (release) => {
      expect(decideEndOtherSessions(release, { sessions, sessionId: 'b' })).toEqual({
        allowed: true,
        rules: ['SES-1'],
        advice: [],
        endSessions: ['a', 'c'],
      });
    },
  );

  it('SES-1: the only session has no others', () => {
    expect(
      granted(decideEndOtherSessions('2026.1', { sessions: [ui('a', 0)], sessionId: 'a' })).endSessions,
    ).toEqual([]);
  });

  it('SES-1: a session that is not live, or of another kind, cannot ask', () => {
    for (const current of ['gone', 's']) {
      expect(refused(decideEndOtherSessions('2026.1', { sessions, sessionId: current })).violations).toEqual([
        {
          code: 'session_unknown',
          rule: 'SES-1',
          message: 'No live session of the user interface has this id.',
          path: ['sessionId'],
          remedy: 'Ask the user to log in again.',
        },
      ]);
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideEndOtherSessions('2099.1' as Release, { sessions, sessionId: 'b' })).toThrow(
      'outside the modelled range',
    );
  });
});
