import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/release.js';
import {
  decideEndOtherSessions,
  decideOpenSession,
  decideSwitchRole,
  type Session,
  type SessionChoices,
  type SessionKind,
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
  active: readonly Session[],
  sessionId?: string,
  choices?: Partial<SessionChoices>,
) =>
  decideOpenSession(
    '2026.1',
    { ...user, active, opening: { kind: 'ui', ...(sessionId !== undefined && { sessionId }) } },
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
      rules: ['SES-3', 'SES-4', 'CHOICE-SESSION-OVERFLOW'],
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
    expect(granted(decideOpenSession('2025.2', { ...facts, active: two }))).toMatchObject({
      endSessions: [],
      limit: 3,
      advice: [{ rule: 'SES-2' }, { rule: 'SES-3' }],
    });
    const full = [...two, ui('c', 2)];
    expect(granted(decideOpenSession('2025.2', { ...facts, active: full }))).toMatchObject({
      endSessions: ['a'],
      rules: ['SES-1', 'CHOICE-SESSION-OVERFLOW'],
      advice: [{ rule: 'SES-2' }, { rule: 'SES-3' }],
    });
  });

  it('CHOICE-SESSION-OVERFLOW: refuses at the limit where the caller chooses so, and names what could end', () => {
    expect(refused(open(one, [ui('b', 1), ui('a', 0)], undefined, DENY))).toEqual({
      allowed: false,
      rules: ['SES-2', 'CHOICE-SESSION-OVERFLOW'],
      violations: [
        {
          code: 'session_limit_reached',
          rule: 'SES-2',
          message: 'no more than 1 at once: Multiple Sessions for 2FA-protected Users is not enabled',
          path: ['active'],
          remedy: 'end a session first',
          related: ['a', 'b'],
        },
      ],
    });
    expect(codes(open(three, [ui('a', 0), ui('b', 1)], undefined, DENY))).toEqual([]);
    const full = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(refused(open(three, full, undefined, DENY))).toMatchObject({
      rules: ['SES-4', 'SES-3', 'CHOICE-SESSION-OVERFLOW'],
      violations: [{ rule: 'SES-4' }],
    });
  });

  it('CHOICE-SESSION-OVERFLOW: end_oldest is the default', () => {
    const full = [ui('a', 0), ui('b', 1), ui('c', 2)];
    expect(open(three, full, undefined, { overflow: 'end_oldest' })).toEqual(open(three, full));
  });

  it('CHOICE-SESSION-OVERFLOW: equal starts are ordered by id, in code units', () => {
    const active = ['b', 'Z', 'a10', 'a9'].map((id) => ui(id, 0));
    expect(granted(open(one, active)).endSessions).toEqual(['Z', 'a10', 'a9', 'b']);
  });

  it('CHOICE-SESSION-OVERFLOW: the start counts, not the last use', () => {
    const stale = ui('young', 5);
    const busy = ui('old', 0, { lastUsedAt: new Date(Date.UTC(2027, 0, 1)) });
    expect(granted(open(three, [stale, busy, ui('mid', 3)])).endSessions).toEqual(['old']);
  });

  it('CHOICE-SESSION-DATE: a session with an invalid date counts, and is the oldest', () => {
    const active = [ui('a', 0), ui('y', 0, { startedAt: INVALID }), ui('x', 0, { startedAt: INVALID })];
    expect(granted(open(three, active)).endSessions).toEqual(['x']);
    expect(granted(open(one, active)).endSessions).toEqual(['x', 'y', 'a']);
    expect(refused(open(three, active, undefined, DENY)).violations[0].related).toEqual(['x', 'y', 'a']);
  });

  it('CHOICE-SESSION-DATE: an invalid start is older than the first instant there is', () => {
    const first = ui('a', 0, { startedAt: new Date(-8.64e15) });
    const active = [first, ui('b', 0, { startedAt: INVALID }), ui('c', 0)];
    expect(granted(open(three, active)).endSessions).toEqual(['b']);
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
        rules: ['SES-2', 'S3', 'S5'],
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
    const active = [ui('a', 5), ui('b', 1), ui('a', 0)];
    expect(granted(open(three, active)).endSessions).toEqual([]);
    expect(granted(open(one, active)).endSessions).toEqual(['a', 'b']);
    expect(codes(open(three, active, undefined, DENY))).toEqual([]);
  });

  test.each<SessionKind>(['connect', 'soap', 'web_store'])(
    'SES-9: a session of kind %s is allowed, ends nothing and does not count',
    (kind) => {
      const full = ['a', 'b', 'c'].map((id, minute) => ui(id, minute));
      const opening = { kind };
      expect(decideOpenSession('2026.1', { ...one, active: full, opening }, DENY)).toMatchObject({
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
    const facts = { ...one, active: [] };
    const soap = granted(decideOpenSession('2026.1', { ...facts, opening: { kind: 'soap' } }));
    expect(soap.rules).toEqual(['SES-9', 'SES-12']);
    expect(soap.advice).toEqual([
      {
        code: 'limited_elsewhere',
        rule: 'SES-12',
        message: 'SOAP has limits per user and account concurrency, which are not judged here',
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
      expect(() => decideOpenSession('2029.1' as Release, { ...one, active: [], opening: { kind } })).toThrow(
        '2025.2 to 2028.2',
      );
    }
  });
});

describe('laws of opening', () => {
  const facts = fc.record({
    features: fc.constantFrom(ON, OFF),
    roles: anyRoles,
    active: fc.array(anySession, { maxLength: 8 }),
    opening: fc.record(
      { kind: fc.constant<SessionKind>('ui'), sessionId: fc.constantFrom('a', 'b', 'z') },
      { requiredKeys: ['kind'] },
    ),
  });
  const release = fc.constantFrom(...RELEASES);

  it('S1, S2: ends some of the live ones, each once, never the requesting one, and leaves the limit kept', () => {
    fc.assert(
      fc.property(release, facts, anyChoices, (at, f, choices) => {
        const live = ids(f.active);
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
        .shuffledSubarray(f.active, { minLength: f.active.length })
        .map((active) => [f, { ...f, active }] as const),
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

describe('ending all other sessions', () => {
  const active = [ui('b', 1), ui('a', 0), ui('c', 2), ui('s', 0, { kind: 'soap' }), ui('a', 3)];

  test.each(RELEASES)(
    'SES-1, SES-9: ends all others of the user interface, oldest first, in %s',
    (release) => {
      expect(decideEndOtherSessions(release, { active, current: 'b' })).toEqual({
        allowed: true,
        rules: ['SES-1'],
        advice: [],
        endSessions: ['a', 'c'],
      });
    },
  );

  it('SES-1: the only session has no others', () => {
    expect(
      granted(decideEndOtherSessions('2026.1', { active: [ui('a', 0)], current: 'a' })).endSessions,
    ).toEqual([]);
  });

  it('SES-1: a session that is not live, or of another kind, cannot ask', () => {
    for (const current of ['gone', 's']) {
      expect(refused(decideEndOtherSessions('2026.1', { active, current })).violations).toEqual([
        {
          code: 'session_unknown',
          rule: 'SES-1',
          message: 'not a live session of the user interface',
          path: ['current'],
        },
      ]);
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideEndOtherSessions('2029.1' as Release, { active, current: 'b' })).toThrow('2025.2');
  });
});

describe('changing roles', () => {
  const active = [ui('a', 0, { roleId: '3' }), ui('b', 1), ui('s', 0, { kind: 'soap', roleId: '3' })];

  it('SES-8, 2FA-8: ends the session of the role before, and does not ask for the second factor', () => {
    for (const sessionId of ['a', 'b']) {
      expect(decideSwitchRole('2026.1', { active, sessionId, roleId: '1001' })).toEqual({
        allowed: true,
        rules: ['SES-8', '2FA-8'],
        advice: [],
        endSessions: [sessionId],
        asksSecondFactor: false,
      });
    }
  });

  it('SES-8: the same role is no change', () => {
    expect(granted(decideSwitchRole('2026.1', { active, sessionId: 'a', roleId: '3' })).endSessions).toEqual(
      [],
    );
  });

  it('SES-8: a session that is not live, or of another kind, has no role to change', () => {
    for (const sessionId of ['gone', 's']) {
      expect(
        refused(decideSwitchRole('2026.1', { active, sessionId, roleId: '3' })).violations,
      ).toMatchObject([{ code: 'session_unknown', rule: 'SES-8', path: ['sessionId'] }]);
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideSwitchRole('2029.1' as Release, { active, sessionId: 'a', roleId: '3' })).toThrow(
      '2025.2',
    );
  });
});
