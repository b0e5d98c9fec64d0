import { expect } from 'vitest';
import type { NoticeChoices } from '../../src/loginNotice/index.js';
import type { Release } from '../../src/release.js';
import type { SessionChoices } from '../../src/sessions/index.js';
import type { Stores } from '../../src/stores/index.js';
import { acknowledge, type LoginFacts, login, type NoticePending } from '../../src/useCases/index.js';
import { administrator, ui } from '../sessions/support.js';
import { granted } from '../support.js';
import { ACCOUNT, at, saveNotice, sent, storesWith, USER } from './support.js';

export const FACTS: LoginFacts = {
  user: USER,
  features: { loginNotification: true, multipleSessions: false },
  roles: [administrator],
  role: '3',
  login: { id: 'login-1', kind: 'password' },
  session: { id: 'new' },
  at: at(10),
};

export type Choices = Partial<NoticeChoices & SessionChoices>;
export const DENY: Choices = { overflow: 'deny_new' };
export const ONCE: Choices = { frequency: 'once_per_text' };
/** In minutes. */
export const DAY = 24 * 60;

export async function logIn(
  stores: Stores,
  differing: Partial<LoginFacts> = {},
  choices?: Choices,
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
  const { features, role } = FACTS;
  const facts = {
    user,
    features,
    role,
    login: { id: loginId, kind: 'password' },
    shown,
    at: at(minute),
  } as const;
  return granted(await acknowledge(stores, '2026.1', facts));
}

export function pending(answer: Awaited<ReturnType<typeof login>>): NoticePending {
  if (answer.allowed || !('notice' in answer)) expect.fail('expected the notice');
  return answer;
}

export async function withNotice(sessions = [ui('a', 0)]) {
  const stores = await storesWith(sessions);
  await saveNotice(stores);
  return stores;
}
