import { describe, expect, it, test } from 'vitest';
import { isValidInstant } from '../../src/core/instant.js';
import { isReleaseError, type Release } from '../../src/core/release.js';
import {
  decideLogin,
  type LoginChoices,
  type LoginDecision,
  type LoginFacts,
} from '../../src/login/index.js';
import { type Acknowledgement, noticeRequirement } from '../../src/loginNotice/index.js';
import { decideOpenSession, sessionAllowance } from '../../src/sessions/index.js';
import { notice } from '../loginNotice/facts.js';
import { administrator, clerk, INVALID, ui } from '../sessions/support.js';
import { codes } from '../support.js';
import { at } from '../useCases/support.js';
import { ask, CLICK, DENY, entered, FACTS, NOTICE, SEVERAL, UNREAD } from './support.js';

describe('a login that has not acknowledged the notice', () => {
  it('N1, LN-6, CHOICE-LOGIN-ORDER: is shown it', () => {
    const { because, rules } = noticeRequirement('2026.1', UNREAD);
    expect(ask(UNREAD)).toEqual({
      disposition: 'acknowledge',
      allowed: false,
      rules: [...new Set(['LN-6', 'CHOICE-LOGIN-ORDER', ...rules])],
      advice: [],
      violations: [
        {
          code: 'acknowledgement_required',
          rule: 'LN-6',
          message: because[0].message,
          remedy: 'Show the notice, and ask again once the user has acknowledged it.',
        },
      ],
      notice: { revision: 1, sha256: NOTICE.sha256, text: 'Authorized use only' },
      eligibility: sessionAllowance('2026.1', UNREAD),
    });
  });

  it('N3, CHOICE-LOGIN-ORDER: even where there would be no place for it', () => {
    expect(codes(ask(UNREAD, DENY))).toEqual(['acknowledgement_required']);
    expect(ask(FACTS, DENY).disposition).toBe('refuse');
  });

  test.each<[string, Partial<Acknowledgement>]>([
    ['another user', { userId: '8' }],
    ['another login', { loginId: 'login-0' }],
    ['another text', { sha256: 'other' }],
    ['another revision', { revision: 2 }],
  ])('CHOICE-NOTICE-CHANGED, LN-8: a click of %s does not count', (_, differing) => {
    expect(ask({ acknowledgements: [{ ...CLICK, ...differing }] }).disposition).toBe('acknowledge');
  });

  it('CHOICE-NOTICE-FREQUENCY: an earlier login counts where it is chosen to, and says so where it is too old', () => {
    const acknowledgements = [{ ...CLICK, loginId: 'login-0' }];
    expect(ask({ acknowledgements }, { frequency: 'once_per_text' }).disposition).toBe('enter');
    const late = ask({ acknowledgements, at: at(2 * 24 * 60) }, { frequency: { maxAgeDays: 1 } });
    expect(late).toMatchObject({
      disposition: 'acknowledge',
      violations: [{ code: 'acknowledgement_required', rule: 'CHOICE-NOTICE-FREQUENCY' }],
    });
  });
});

describe('a login that gets in', () => {
  it('N3, S6, CHOICE-SESSION-OVERFLOW: has the session to store and the ones to end', () => {
    expect(ask()).toEqual({
      disposition: 'enter',
      allowed: true,
      rules: [
        ...['LN-5', 'CHOICE-NOTICE-GATED', 'CHOICE-NOTICE-FREQUENCY', 'CHOICE-NOTICE-CHANGED'],
        ...['SES-3', '2FA-4', 'S1', 'S2', 'CHOICE-SESSION-OVERFLOW'],
      ],
      advice: [],
      endSessions: ['a'],
      limit: 1,
      session: {
        id: 'new',
        kind: 'ui',
        roleId: '3',
        startedAt: at(10).toISOString(),
        lastUsedAt: at(10).toISOString(),
      },
      eligibility: sessionAllowance('2026.1', FACTS),
    });
  });

  test.each<[string, Partial<LoginFacts>, LoginChoices?, Release?]>([
    ['LN-1', { features: { loginNotification: false, multipleSessions: true } }],
    ['LN-1', {}, {}, '2025.2'],
    ['LN-2', { notice: null }],
    ['CHOICE-NOTICE-BLANK', { notice: notice(1, ' <p></p> ') }],
    ['CHOICE-NOTICE-GATED', {}, { gatedLogins: ['saml'] }],
  ])(
    '%s: names the rule by which no notice is shown, then those of the session',
    (rule, differing, choices, release) => {
      const facts = { ...UNREAD, ...differing };
      const { rules } = entered(ask(facts, choices, release));
      const question = { ...facts, opening: { kind: 'ui' } } as const;
      expect(rules).toEqual([rule, ...decideOpenSession(release ?? '2026.1', question).rules]);
    },
  );

  it('SES-1, SES-2, SES-3: with the advice of the session', () => {
    const features = { loginNotification: true, multipleSessions: false };
    const { advice, limit } = entered(ask({ features }, {}, '2025.2'));
    expect(limit).toBe(3);
    expect(advice.map(({ rule, enforcedFrom }) => [rule, enforcedFrom])).toEqual([
      ['SES-2', '2026.1'],
      ['SES-3', '2026.1'],
    ]);
  });

  test.each([
    [1, []],
    [2, []],
    [3, ['0']],
    [5, ['0', '1', '2']],
  ])('SES-4: one who may have three, and has %i, loses %j', (count, ended) => {
    const active = Array.from({ length: count }, (_, minute) => ui(`${minute}`, minute));
    expect(entered(ask({ ...SEVERAL, sessions: active })).endSessions).toEqual(ended);
  });

  test.each<[string, Partial<LoginFacts>, string]>([
    ['asks again with the id of a live one', { session: { id: 'a' } }, 'a'],
    ['comes from a live one', { session: { id: 'new', from: 'a' } }, 'a'],
    ['has both', { session: { id: 'a', from: 'b' }, sessions: [ui('b', 0), ui('a', 1)] }, 'a'],
  ])('S3: one that %s goes on with it, even where no other may be opened', (_, differing, id) => {
    const { endSessions, session } = entered(ask(differing, DENY));
    expect(session).toMatchObject({ id, roleId: '3', lastUsedAt: at(10).toISOString() });
    expect(session.startedAt).not.toBe(at(10).toISOString());
    expect(endSessions).not.toContain(id);
  });

  test.each<[string, Partial<LoginFacts>]>([
    ['that has ended', { session: { id: 'new', from: 'gone' } }],
    ['of another kind', { session: { id: 'new', from: 's' }, sessions: [ui('s', 0, { kind: 'soap' })] }],
    ['of another kind and its id', { session: { id: 's' }, sessions: [ui('s', 0, { kind: 'soap' })] }],
  ])('S3, SES-9: one from a session %s opens another', (_, differing) => {
    const { session } = entered(ask(differing));
    expect(session).toMatchObject({ id: differing.session?.id, startedAt: at(10).toISOString() });
  });

  test.each<[string, Date, number]>([
    ['by a clock ahead of this one', at(12), 12],
    ['at this instant', at(10), 10],
    ['before', at(3), 10],
    ['at no valid instant', INVALID, 10],
  ])('S3: the last use of a session used %s', (_, lastUsedAt, minute) => {
    const { session } = entered(ask({ sessions: [ui('new', 0, { lastUsedAt, roleId: '1001' })] }));
    expect(session).toEqual({
      id: 'new',
      kind: 'ui',
      roleId: '3',
      startedAt: at(0).toISOString(),
      lastUsedAt: at(minute).toISOString(),
    });
  });

  it('CHOICE-SESSION-DATE: the start of a session that goes on may be no valid date', () => {
    const { session } = entered(ask({ sessions: [ui('new', 0, { startedAt: INVALID })] }));
    expect(session).toMatchObject({ id: 'new', startedAt: 'Invalid Date', lastUsedAt: at(10).toISOString() });
    expect(isValidInstant(session.startedAt)).toBe(false);
  });

  it('CHOICE-SESSION-DATE: … and stays invalid, where the answer comes back as a fact', () => {
    const { session } = entered(ask({ sessions: [ui('new', 0, { startedAt: INVALID })] }));
    const again = entered(ask({ sessions: [session] }));
    expect(again.session).toEqual(session);
    const other = entered(
      ask({ ...SEVERAL, sessions: [ui('b', 0), ui('c', 1), session], session: { id: 'd' } }),
    );
    expect(other.endSessions).toEqual(['new']);
  });

  it('takes instants as dates and as text, and its answer as a fact', () => {
    const written = ask({
      at: '2026-03-01T09:10:00+01:00',
      notice: { ...NOTICE, savedAt: NOTICE.savedAt.toISOString() },
      sessions: [{ ...ui('a', 0), startedAt: at(0).toISOString(), lastUsedAt: at(0).toISOString() }],
    });
    expect(written).toEqual(ask());
    const { session } = entered(written);
    expect(entered(ask({ sessions: [session], session: { id: 'other', from: session.id } })).session).toEqual(
      session,
    );
  });
});

describe('a login that is refused', () => {
  it('SES-2, S6, CHOICE-SESSION-OVERFLOW: for want of a place, by the rules of the session', () => {
    const refusal = decideOpenSession('2026.1', { ...FACTS, opening: { kind: 'ui' } }, DENY);
    expect(ask({}, DENY)).toEqual({
      ...refusal,
      disposition: 'refuse',
      eligibility: sessionAllowance('2026.1', FACTS),
    });
  });

  test.each([FACTS, UNREAD])('CHOICE-SESSION-DATE: at an invalid instant, before anything else', (facts) => {
    expect(ask({ ...facts, at: INVALID })).toEqual({
      disposition: 'refuse',
      allowed: false,
      rules: ['CHOICE-SESSION-DATE'],
      advice: [],
      violations: [
        {
          code: 'invalid_instant',
          rule: 'CHOICE-SESSION-DATE',
          message: 'The fact “at” is not a valid instant.',
          path: ['at'],
          remedy: 'Give a Date, or ISO 8601 text that names its offset.',
        },
      ],
      eligibility: sessionAllowance('2026.1', facts),
    });
  });

  test.each(['2024.2', '2028.3', ''])('throws for release %j, before it looks at anything', (release) => {
    const thrown = (() => {
      try {
        return decideLogin(release as Release, undefined as never);
      } catch (error) {
        return error;
      }
    })();
    expect(isReleaseError(thrown)).toBe(true);
  });
});

describe('what the page can tell, whatever becomes of the login', () => {
  const all: [LoginDecision['disposition'], Partial<LoginFacts>, LoginChoices?][] = [
    ['acknowledge', UNREAD],
    ['enter', FACTS],
    ['refuse', FACTS, DENY],
  ];

  test.each(all)(
    'SES-3, %s: which role stands in the way of several sessions',
    (disposition, facts, choices) => {
      const answer = ask(facts, choices);
      expect(answer.disposition).toBe(disposition);
      expect(answer.eligibility).toMatchObject({
        limit: 1,
        because: [{ code: 'role_not_2fa_required', rule: 'SES-3', path: ['roles', 1] }],
      });
    },
  );

  it('SES-3, SES-4: it is the roles of the user that count, not the one of this login', () => {
    expect(ask({ ...SEVERAL, roleId: clerk.id }).eligibility.limit).toBe(3);
    expect(ask({ roleId: administrator.id }).eligibility.limit).toBe(1);
  });

  it('CHOICE-SESSION-INACTIVE-ROLES: by what is chosen', () => {
    const roles = [administrator, { ...clerk, inactive: true }];
    expect(ask({ roles }).eligibility.limit).toBe(1);
    expect(ask({ roles }, { inactiveRoles: 'ignore' }).eligibility.limit).toBe(3);
  });
});
