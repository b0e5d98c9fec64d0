import { expect } from 'vitest';
import type { Release } from '../../src/core/release.js';
import type { LoginChoices, LoginDecision, LoginPending } from '../../src/login/index.js';
import type { Stores } from '../../src/stores/index.js';
import { acknowledge, type LoginStepFacts, login } from '../../src/useCases/index.js';
import { codes, granted } from '../support.js';
import { ACCOUNT, at, ROLE, saveNotice, sent, storesWith, USER, ui } from './support.js';

export const FACTS: LoginStepFacts = {
  key: USER,
  features: { loginNotification: true, multipleSessions: false },
  roles: [ROLE],
  roleId: ROLE.id,
  login: { id: 'login-1', kind: 'password' },
  session: { id: 'new' },
  at: at(10),
};

export const DENY: LoginChoices = { overflow: 'deny_new' };
export const ONCE: LoginChoices = { frequency: 'once_per_text' };
/** In minutes. */
export const DAY = 24 * 60;

export async function logIn(
  stores: Stores,
  differing: Partial<LoginStepFacts> = {},
  choices?: LoginChoices,
  release: Release = '2026.1',
) {
  const answer = await login(stores, release, { ...FACTS, ...differing }, choices);
  expect(sent(answer)).toStrictEqual(answer);
  return answer;
}

/** Clicks on what the page of this login shows. */
export async function click(stores: Stores, loginId = 'login-1', user = USER, minute = 5) {
  const shown = await stores.notices.current(ACCOUNT);
  if (shown === undefined) expect.fail('there is no notice');
  const { features, roleId } = FACTS;
  const facts = {
    key: user,
    features,
    roleId,
    login: { id: loginId, kind: 'password' },
    shown,
    at: at(minute),
  } as const;
  return granted(await acknowledge(stores, '2026.1', facts));
}

export function pending(answer: Awaited<ReturnType<typeof login>>): LoginPending {
  if (answer.disposition !== 'acknowledge') expect.fail('expected the notice');
  return answer;
}

/** The answer of a login that gets in. */
export function entered(
  answer: Awaited<ReturnType<typeof login>>,
): Extract<LoginDecision, { disposition: 'enter' }> {
  if (answer.disposition !== 'enter') expect.fail(`refused: ${codes(answer).join(', ')}`);
  return answer;
}

export async function withNotice(sessions = [ui('a', 0)]) {
  const stores = await storesWith(sessions);
  await saveNotice(stores);
  return stores;
}
