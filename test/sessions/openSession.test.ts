import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Instant } from '../../src/core/instant.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decideOpenSession,
  type Session,
  type SessionChoices,
  type SessionKind,
  sessionAllowance,
} from '../../src/sessions/index.js';
import { codes, granted, refused } from '../support.js';
import {
  administrator,
  anyChoices,
  anyRoles,
  anySession,
  clerk,
  frozen,
  INVALID,
  ids,
  OFF,
  ON,
  ui,
} from './support.js';

const three = { features: ON, roles: [administrator] };
const one = { features: OFF, roles: [administrator] };

const open = (
  user: typeof three,
  sessions: readonly Session<Instant>[],
  sessionId?: string,
  choices?: SessionChoices,
) =>
  decideOpenSession(
    '2026.1',
    { ...user, sessions, opening: { kind: 'ui', ...(sessionId !== undefined && { sessionId }) } },
    choices,
  );

const DENY = { overflow: 'deny_new' } as const;

describe('opening a session', () => {
  it('SES-4: a third session is opened and ends none', () => {
    expect(open(three, [ui('a', 0), ui('b', 1)])).toEqual({
      allowed: true,
      rules: ['SES-3', 'SES-4'],
      advice: [],
      endSessions: [],
      limit: 3,
    });
  });

  it('SES-4, CHOICE-SESSION-OVERFLOW: a fourth ends the oldest, whatever the order given', () => {
    expect(open(three, [ui('b', 1), ui('a', 0), ui('c', 2)])).toEqual({
      allowed: true,
      rules: ['SES-3', 'SES-4', 'S1', 'S2', 'CHOICE-SESSION-OVERFLOW'],
      advice: [],
      endSessions: ['a'],
      limit: 3,
    });
  });

  it('SES-2: a second ends the first where the limit is one', () => {
    expect(granted(open(one, [])).endSessions).toEqual([]);
    expect(granted(open(one, [ui('a', 0)]))).toMatchObject({ endSessions: ['a'], limit: 1 });
  });

  it('SES-1: 2025.2 permits three to everybody', () => {
    const facts = { features: OFF, roles: [clerk], opening: { kind: 'ui' } } as const;
    const two = [ui('a', 0), ui('b', 1)];
    expect(granted(decideOpenSession('2025.2', { ...facts, sessions: two }))).toMatchObject({
      endSessions: [],
      limit: 3,
      advice: [{ rule: 'SES-2' }, { rule: 'SES-3' }],
    });
    const full = [...two, ui('c', 2)];
    expect(granted(decideOpenSession('2025.2', { ...facts, sessions: full }))).toMatchObject({
      endSessions: ['a'],
      rules: ['SES-1', 'S1', 'S2', 'CHOICE-SESSION-OVERFLOW'],
      advice: [{ rule: 'SES-2' }, { rule: 'SES-3' }],
    });
  });

  it('CHOICE-SESSION-OVERFLOW: refuses at the limit where the caller chooses so, and names what could end', () => {
    expect(refused(open(one, [ui('b', 1), ui('a', 0)], undefined, DENY))).toEqual({
      allowed: false,
      rules: ['SES-2', 'SES-10', 'S1', 'S6', 'CHOICE-SESSION-OVERFLOW'],
      advice: [],
      violations: [
        {
          code: 'session_limit_reached',
          rule: 'SES-2',
          message:
            'The user may have at most 1 session at once. The feature Multiple Sessions for 2FA-protected Users is not enabled in the account.',
          path: ['sessions'],
          remedy: 'End 2 sessions before another one is opened.',
          related: ['a', 'b'],
        },
      ],
    });
    expect(codes(open(three, [ui('a', 0), ui('b', 1)], undefined, DENY))).toEqual([]);
    const full = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(refused(open(three, full, undefined, DENY))).toMatchObject({
      rules: ['SES-4', 'SES-3', 'SES-10', 'S1', 'S6', 'CHOICE-SESSION-OVERFLOW'],
      violations: [{ rule: 'SES-4' }],
    });
  });

  it('CHOICE-SESSION-OVERFLOW: a refusal keeps the advice, and counts the sessions that must end', () => {
    const sessions = [ui('a', 0), ui('b', 1), ui('c', 2)];
    const facts = { features: OFF, roles: [administrator], sessions, opening: { kind: 'ui' } } as const;
    expect(refused(decideOpenSession('2025.2', facts, DENY))).toEqual({
      allowed: false,
      rules: ['SES-1', 'SES-10', 'S1', 'S6', 'CHOICE-SESSION-OVERFLOW'],
      advice: sessionAllowance('2025.2', facts).advice,
      violations: [
        {
          code: 'session_limit_reached',
          rule: 'SES-1',
          message:
            'The user may have at most 3 sessions at once. Every user may have several sessions at once.',
          path: ['sessions'],
          remedy: 'End 1 session before another one is opened.',
          related: ['a', 'b', 'c'],
        },
      ],
    });
    expect(sessionAllowance('2025.2', facts).advice).toHaveLength(1);
  });

  it('CHOICE-SESSION-OVERFLOW: end_oldest is the default', () => {
    const full = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(open(three, full, undefined, { overflow: 'end_oldest' })).toEqual(open(three, full));
  });

  it('CHOICE-SESSION-OVERFLOW: equal starts are ordered by id, in code units', () => {
    const sessions = ['b', 'Z', 'a10', 'a9'].map((id) => ui(id, 0));
    expect(granted(open(one, sessions)).endSessions).toEqual(['Z', 'a10', 'a9', 'b']);
  });

  it('CHOICE-SESSION-OVERFLOW: the start counts, not the last use', () => {
    const stale = ui('young', 5);
    const busy = ui('old', 0, { lastUsedAt: new Date(Date.UTC(2027, 0, 1)) });
    expect(granted(open(three, [stale, busy, ui('mid', 3)])).endSessions).toEqual(['old']);
  });

  it('CHOICE-SESSION-DATE: a session with an invalid date counts, and is the oldest', () => {
    const sessions = [ui('a', 0), ui('y', 0, { startedAt: INVALID }), ui('x', 0, { startedAt: INVALID })];
    expect(granted(open(three, sessions)).endSessions).toEqual(['x']);
    expect(granted(open(one, sessions)).endSessions).toEqual(['x', 'y', 'a']);
    expect(refused(open(three, sessions, undefined, DENY)).violations[0].related).toEqual(['x', 'y', 'a']);
  });

  it('CHOICE-SESSION-DATE: starts are dates or ISO 8601 text that names its offset', () => {
    const session = { kind: 'ui', lastUsedAt: '2026-03-01T09:00:00Z' } as const;
    const sessions = [
      ui('a', 1),
      { ...session, id: 'b', startedAt: '2026-03-01T09:00:30+01:00' },
      { ...session, id: 'c', startedAt: '2026-03-01' },
    ];
    expect(granted(open(one, sessions)).endSessions).toEqual(['c', 'b', 'a']);
    expect(granted(open(three, sessions)).endSessions).toEqual(['c']);
  });

  it('CHOICE-SESSION-DATE: an invalid start is older than the first instant there is', () => {
    const first = ui('a', 0, { startedAt: new Date(-8.64e15) });
    const sessions = [first, ui('b', 0, { startedAt: INVALID }), ui('c', 0)];
    expect(granted(open(three, sessions)).endSessions).toEqual(['b']);
  });

  it('S1, S5: where the limit has fallen below the live sessions, as many end as are too many', () => {
    expect(granted(open(one, [ui('c', 2), ui('a', 0), ui('b', 1)])).endSessions).toEqual(['a', 'b', 'c']);
    const five = ['a', 'b', 'c', 'd', 'e'].map((id, minute) => ui(id, minute));
    expect(granted(open(three, five)).endSessions).toEqual(['a', 'b', 'c']);
  });

  it('S3: authentication within a live session is no opening, and is never refused', () => {
    expect(granted(open(one, [ui('a', 0)], 'a', DENY)).endSessions).toEqual([]);
    const full = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(granted(open(three, full, 'a', DENY)).endSessions).toEqual([]);
  });

  it('S2, S3, S5: it still ends others where the limit has fallen, but never itself', () => {
    for (const choices of [undefined, DENY]) {
      expect(open(one, [ui('a', 0), ui('b', 1), ui('c', 2)], 'a', choices)).toEqual({
        allowed: true,
        rules: ['SES-2', 'SES-7', 'S2', 'S3', 'S5'],
        advice: [],
        endSessions: ['b', 'c'],
        limit: 1,
      });
    }
  });

  it('S3: an id that is not live opens a session', () => {
    expect(codes(open(one, [ui('a', 0)], 'gone', DENY))).toEqual(['session_limit_reached']);
    expect(codes(open(one, [ui('a', 0), ui('s', 0, { kind: 'soap' })], 's', DENY))).toEqual([
      'session_limit_reached',
    ]);
  });

  it('SES-7: an id that comes twice is one session', () => {
    const sessions = [ui('a', 5), ui('b', 1), ui('a', 0)];
    expect(granted(open(three, sessions)).endSessions).toEqual([]);
    expect(granted(open(one, sessions)).endSessions).toEqual(['a', 'b']);
    expect(codes(open(three, sessions, undefined, DENY))).toEqual([]);
  });

  test.each<SessionKind>(['connect', 'soap', 'web_store'])(
    'SES-9: a session of kind %s is allowed, ends nothing and does not count',
    (kind) => {
      const full = ['a', 'b', 'c'].map((id, minute) => ui(id, minute));
      const opening = { kind };
      expect(decideOpenSession('2026.1', { ...one, sessions: full, opening }, DENY)).toMatchObject({
        allowed: true,
        endSessions: [],
        limit: null,
      });
      const others = ['x', 'y', 'z'].map((id, minute) => ui(id, minute, { kind }));
      expect(granted(open(one, others, undefined, DENY)).endSessions).toEqual([]);
      expect(granted(open(one, [...others, ui('a', 9)])).endSessions).toEqual(['a']);
    },
  );

  it('SES-12: says that SOAP has limits which are not judged here', () => {
    const facts = { ...one, sessions: [] };
    const soap = granted(decideOpenSession('2026.1', { ...facts, opening: { kind: 'soap' } }));
    expect(soap.rules).toEqual(['SES-9', 'SES-12']);
    expect(soap.advice).toEqual([
      {
        code: 'limited_elsewhere',
        rule: 'SES-12',
        message:
          'SOAP sessions have limits per user, and the account limits concurrent calls; this answer judges neither.',
      },
    ]);
    const connect = granted(decideOpenSession('2026.1', { ...facts, opening: { kind: 'connect' } }));
    expect(connect).toMatchObject({ rules: ['SES-9'], advice: [] });
  });

  it('SES-10: each account is judged by its own sessions', () => {
    const production = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(granted(open(three, production)).endSessions).toEqual(['a']);
    expect(granted(open(three, [])).endSessions).toEqual([]);
  });

  it('S6: states the limit, and what happens at it', () => {
    expect(granted(open(three, [])).limit).toBe(3);
    const full = ['a', 'b', 'c'].map((id, minute) => ui(id, minute));
    expect(granted(open(three, full)).rules).toContain('CHOICE-SESSION-OVERFLOW');
    expect(refused(open(three, full, undefined, DENY)).violations[0].message).toContain('3');
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    for (const kind of ['ui', 'soap'] as const) {
      expect(() =>
        decideOpenSession('2099.1' as Release, { ...one, sessions: [], opening: { kind } }),
      ).toThrow('outside the modelled range');
    }
  });
});

describe('laws of opening', () => {
  const facts = fc.record({
    features: fc.constantFrom(ON, OFF),
    roles: anyRoles,
    sessions: fc.array(anySession, { maxLength: 8 }),
    opening: fc.record(
      { kind: fc.constant<SessionKind>('ui'), sessionId: fc.constantFrom('a', 'b', 'z') },
      { requiredKeys: ['kind'] },
    ),
  });
  const release = fc.constantFrom(...RELEASES);

  it('S1, S2: ends some of the live ones, each once, never the requesting one, and leaves the limit kept', () => {
    fc.assert(
      fc.property(release, facts, anyChoices, (at, f, choices) => {
        const live = ids(f.sessions);
        const again = f.opening.sessionId !== undefined && live.includes(f.opening.sessionId);
        const decision = decideOpenSession(at, f, choices);
        if (!decision.allowed) {
          expect(again).toBe(false);
          expect(choices.overflow).toBe('deny_new');
          expect(new Set(decision.violations[0].related)).toEqual(new Set(live));
          return;
        }
        const { endSessions, limit } = decision;
        expect(new Set(endSessions).size).toBe(endSessions.length);
        for (const id of endSessions) expect(live).toContain(id);
        expect(endSessions).not.toContain(f.opening.sessionId);
        const after = live.length - endSessions.length + (again ? 0 : 1);
        expect(after).toBeLessThanOrEqual(limit ?? 0);
        if (endSessions.length > 0) expect(after).toBe(limit);
      }),
      { numRuns: 200 },
    );
  });

  it('S2: does not depend on the order of the sessions', () => {
    const shuffled = facts.chain((f) =>
      fc
        .shuffledSubarray(f.sessions, { minLength: f.sessions.length })
        .map((sessions) => [f, { ...f, sessions }] as const),
    );
    fc.assert(
      fc.property(release, shuffled, anyChoices, (at, [f, other], choices) => {
        expect(decideOpenSession(at, other, choices)).toEqual(decideOpenSession(at, f, choices));
      }),
      { numRuns: 200 },
    );
  });

  it('SES-3: what a later release allows, an earlier one allows, and ends no more', () => {
    fc.assert(
      fc.property(facts, anyChoices, (f, choices) => {
        const answers = RELEASES.map((at) => decideOpenSession(at, f, choices));
        for (const [index, later] of answers.entries()) {
          for (const earlier of answers.slice(0, index)) {
            if (!later.allowed) continue;
            expect(granted(earlier).endSessions.length).toBeLessThanOrEqual(later.endSessions.length);
          }
        }
      }),
    );
  });

  it('is plain data, and leaves its frozen facts alone', () => {
    fc.assert(
      fc.property(release, facts, anyChoices, (at, f, choices) => {
        const copy = structuredClone(f);
        const answer = decideOpenSession(at, frozen(copy), choices);
        expect(copy).toEqual(f);
        expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
        expect(decideOpenSession(at, f, choices)).toEqual(answer);
      }),
    );
  });
});
