import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  type Session,
  type SessionChange,
  type SessionKind,
  sessionAllowance,
} from '../../src/sessions/index.js';
import { memoryStores, type Stores, type UserKey } from '../../src/stores/index.js';
import { applySessionChange, endOtherSessions, openSession, touchSession } from '../../src/useCases/index.js';
import { administrator, anyChoices, anyRole, anyRoles } from '../sessions/support.js';
import { ACCOUNT, at, sent } from './support.js';

const USERS: readonly UserKey[] = ['7', '8', '9'].map((userId) => ({ accountId: ACCOUNT, userId }));
const CARDS = 'View Unencrypted Credit Cards';
const cards = { ...administrator, id: '1010', kind: 'other', permissions: [CARDS] } as const;

const anyId: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
/** Minutes that are neither in order nor apart, with gaps in which some sessions end by themselves. */
const anyMinute = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 900 }));

const anyChange: fc.Arbitrary<SessionChange> = fc.oneof(
  fc.record({ kind: fc.constant('feature_changed' as const), multipleSessions: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('role_added' as const, 'role_changed' as const), role: anyRole }),
  fc.record({ kind: fc.constant('role_removed' as const), roleId: fc.constantFrom('3', '1002') }),
  fc.record({ kind: fc.constant('upgraded' as const), to: fc.constantFrom(...RELEASES) }),
);

const anyStep = fc.record({
  key: fc.constantFrom(...USERS),
  release: fc.constantFrom(...RELEASES),
  features: fc.record({ multipleSessions: fc.boolean() }),
  roles: anyRoles.map((roles) => [...roles, cards]),
  minute: anyMinute,
  choices: anyChoices,
  id: anyId,
  step: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        name: fc.constant('open' as const),
        kind: fc.constantFrom<SessionKind>('ui', 'ui', 'ui', 'soap', 'web_store'),
        more: fc.record({ roleId: fc.constantFrom('3', '1010'), from: anyId }, { requiredKeys: [] }),
      }),
    },
    fc.record({ name: fc.constantFrom('touch' as const, 'endOthers' as const) }),
    fc.record({ name: fc.constant('change' as const), change: anyChange, keeps: fc.boolean() }),
  ),
});

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** What a step answers, as far as these laws go. */
interface Answer {
  readonly allowed: boolean;
  readonly endSessions?: readonly string[];
  readonly sessionId?: string;
  readonly limit?: number | null;
}

async function take(
  stores: Stores,
  { step, id, release, key, minute, roles, features, choices }: Step,
): Promise<Answer> {
  const subject = { key, roles, at: at(minute) };
  switch (step.name) {
    case 'open': {
      const session = { id, kind: step.kind, ...step.more };
      return openSession(stores, release, { ...subject, features, session }, choices);
    }
    case 'touch':
      return touchSession(stores, release, { ...subject, sessionId: id });
    case 'endOthers':
      return endOtherSessions(stores, release, { ...subject, sessionId: id });
    case 'change': {
      const facts = { ...subject, features, change: step.change, ...(step.keeps && { sessionId: id }) };
      return applySessionChange(stores, release, facts, choices);
    }
  }
}

/** The timeouts of SES-11 once more, without the code that is on trial. */
function hasEnded({ kind, roleId, startedAt, lastUsedAt }: Session, { roles, minute }: Step): boolean {
  const role = roles.find(({ id }) => id === roleId);
  if (kind === 'ui' && role?.inactive) return true;
  const isShort = role === undefined || role.permissions.includes(CARDS);
  const idle = { ui: isShort ? 15 : 180, soap: 20, connect: 90, web_store: 20 }[kind];
  const full = { ui: 720, soap: 60, connect: Infinity, web_store: 720 }[kind];
  const now = at(minute).getTime();
  return now >= lastUsedAt.getTime() + idle * 60_000 || now >= startedAt.getTime() + full * 60_000;
}

const isUi = ({ kind }: Session) => kind === 'ui';
const idOf = ({ id }: Session) => id;

function allowance({ release, features, roles, choices }: Step): number {
  return sessionAllowance(release, { features, roles }, choices).limit;
}

/** Takes steps one after another, and looks at the sessions of all before and after each. */
async function watch(
  steps: readonly Step[],
  look: (step: Step, answer: Answer, before: readonly Session[], after: readonly Session[]) => void,
) {
  const stores = memoryStores();
  const listed = () => Promise.all(USERS.map((user) => stores.sessions.list(user)));
  for (const step of steps) {
    const own = USERS.indexOf(step.key);
    const before = await listed();
    const answer = await take(stores, step);
    const after = await listed();
    const others = (lists: readonly (readonly Session[])[]) => lists.filter((_, place) => place !== own);
    expect(others(after)).toEqual(others(before));
    expect(sent(answer)).toStrictEqual(answer);
    look(step, answer, before[own] ?? [], after[own] ?? []);
  }
}

const RUNS = { numRuns: 150 };

describe('laws of sessions, whatever steps are taken, and at whatever instants', () => {
  const anySteps = fc.array(anyStep, { maxLength: 40 });

  it('S1: once a session is opened, no more are live than the user may have', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, (steps) =>
        watch(steps, (taken, { allowed, sessionId, limit }, _, after) => {
          if (taken.step.name !== 'open') return;
          for (const session of after) expect(hasEnded(session, taken)).toBe(false);
          if (!allowed || taken.step.kind !== 'ui') return;
          expect(limit).toBe(allowance(taken));
          expect(after.filter(isUi).length).toBeLessThanOrEqual(allowance(taken));
          expect(after.map(idOf)).toContain(sessionId);
        }),
      ),
      RUNS,
    );
  });

  it('S2, SES-11: a session goes by itself or is ended by the one answer that names it, and by no other', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, (steps) =>
        watch(steps, (taken, { endSessions = [], sessionId }, before, after) => {
          const replaced = taken.step.name === 'open' ? [taken.id] : [];
          const kept = new Set(after.map(idOf));
          for (const session of before) {
            const isNamed = endSessions.includes(session.id);
            if (isNamed) expect(hasEnded(session, taken)).toBe(false);
            if (isNamed) expect(kept).not.toContain(session.id);
            else if (!kept.has(session.id)) expect(hasEnded(session, taken)).toBe(true);
          }
          const there = before.map(idOf);
          for (const named of endSessions) expect(there).toContain(named);
          expect(new Set(endSessions).size).toBe(endSessions.length);
          expect(endSessions).not.toContain(sessionId);
          const come = after.filter((session) => !there.includes(session.id)).map(idOf);
          for (const one of come) expect(replaced).toContain(one);
        }),
      ),
      RUNS,
    );
  });

  it('S3, SES-11: a step changes no session but the one that it is about, and turns no last use back', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, (steps) =>
        watch(steps, (taken, { allowed, sessionId = taken.id }, before, after) => {
          const { step, id, minute } = taken;
          const uses = allowed && (step.name === 'open' || step.name === 'touch');
          for (const session of after) {
            const earlier = before.find((one) => one.id === session.id);
            if (!uses || session.id !== sessionId) expect(session).toEqual(earlier);
            else if (earlier && earlier.kind === session.kind && !hasEnded(earlier, taken)) {
              const lastUsedAt = new Date(Math.max(earlier.lastUsedAt.getTime(), at(minute).getTime()));
              expect(session).toEqual({
                ...earlier,
                lastUsedAt,
                ...(step.name === 'open' && { roleId: session.roleId }),
              });
            } else {
              expect(session).toMatchObject({ id, startedAt: at(minute), lastUsedAt: at(minute) });
            }
          }
        }),
      ),
      RUNS,
    );
  });

  it('CHOICE-SESSION-OVERFLOW, SES-1: what is refused ends nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, (steps) =>
        watch(steps, (taken, { allowed }, before, after) => {
          if (allowed) return;
          const live = before.filter((session) => !hasEnded(session, taken));
          expect(after.filter((session) => !hasEnded(session, taken))).toEqual(live);
        }),
      ),
      RUNS,
    );
  });

  it('S1: also when all are taken at once: each user has no more than the last allowance given', async () => {
    const anyOpenings = fc.array(anyStep, { minLength: 1, maxLength: 20 });
    const release = fc.constantFrom<Release>('2025.2', '2026.1');
    await fc.assert(
      fc.asyncProperty(anyOpenings, release, fc.boolean(), async (steps, same, multipleSessions) => {
        const stores = memoryStores();
        const user = { features: { multipleSessions }, roles: [administrator], choices: {}, minute: 0 };
        const openings = steps.map((one, index) => ({ ...one, ...user, release: same, id: `s${index}` }));
        const kind = { name: 'open', kind: 'ui', more: {} } as const;
        const answers = await Promise.all(openings.map((one) => take(stores, { ...one, step: kind })));
        for (const key of USERS) {
          const live = (await stores.sessions.list(key)).map(idOf);
          const own = answers.filter((_, index) => steps[index]?.key === key);
          const ended = own.flatMap(({ endSessions = [] }) => endSessions);
          expect(live.length).toBe(Math.min(own.length, own[0]?.limit ?? 0));
          expect([...live, ...ended].toSorted()).toEqual(own.map(({ sessionId }) => sessionId).toSorted());
        }
      }),
    );
  });
});
