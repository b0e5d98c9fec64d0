import { expect } from 'vitest';
import type { Release } from '../../src/core/release.js';
import {
  decideLogin,
  type LoginChoices,
  type LoginDecision,
  type LoginFacts,
} from '../../src/login/index.js';
import { sessionAllowance } from '../../src/sessions/index.js';
import { entry, notice } from '../loginNotice/facts.js';
import { administrator, clerk, frozen, ui } from '../sessions/support.js';
import { codes } from '../support.js';
import { at, sent } from '../useCases/support.js';

export const NOTICE = notice(1);
export const CLICK = entry(NOTICE, { at: at(5).toISOString() });

/** A login that has acknowledged the notice, of a user who has one session. */
export const FACTS: LoginFacts = {
  features: { loginNotification: true, multipleSessions: true },
  notice: NOTICE,
  login: { id: 'login-1', kind: 'password' },
  userId: '7',
  acknowledgements: [CLICK],
  roles: [administrator, clerk],
  roleId: '3',
  sessions: [ui('a', 0)],
  session: { id: 'new' },
  at: at(10),
};
export const UNREAD: LoginFacts = { ...FACTS, acknowledgements: [] };
export const SEVERAL: LoginFacts = { ...FACTS, roles: [administrator] };
export const DENY: LoginChoices = { overflow: 'deny_new' };

export function ask(
  differing: Partial<LoginFacts> = {},
  choices?: LoginChoices,
  release: Release = '2026.1',
) {
  const facts = frozen({ ...FACTS, ...differing });
  const answer = decideLogin(release, facts, frozen(choices));
  expect(decideLogin(release, facts, choices)).toStrictEqual(answer);
  expect(sent(answer)).toStrictEqual(answer);
  expect(answer.eligibility).toEqual(sessionAllowance(release, facts, choices));
  return answer;
}

export function entered(answer: LoginDecision) {
  if (answer.disposition !== 'enter') expect.fail(`not let in: ${codes(answer).join()}`);
  return answer;
}
