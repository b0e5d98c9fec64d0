import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { hashNoticeText } from '../../src/crypto.js';
import {
  decideAcknowledgement,
  decideSetNotice,
  type NoticeChoices,
  type NoticeRevision,
} from '../../src/loginNotice/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import {
  type AcknowledgeStepFacts,
  acknowledge,
  type SetNoticeStepFacts,
  setNotice,
} from '../../src/useCases/index.js';
import { administrator, clerk, OFF, ON } from '../loginNotice/facts.js';
import { INVALID } from '../sessions/support.js';
import { all, codes, granted, refused } from '../support.js';
import { ACCOUNT, at, held, OTHER_USER, saveNotice, sent, trailOf, USER } from './support.js';

describe('saving the login notice', () => {
  const FACTS: SetNoticeStepFacts = {
    accountId: ACCOUNT,
    features: ON,
    role: administrator,
    userId: '-5',
    text: 'Terms',
    hash: hashNoticeText,
    at: at(0),
  };
  type Facts = SetNoticeStepFacts;

  async function set(stores: Stores, differing: Partial<Facts> = {}, release: Release = '2026.1') {
    const answer = await setNotice(stores, release, { ...FACTS, ...differing });
    expect(sent(answer)).toStrictEqual(answer);
    return answer;
  }

  it('LN-2, LN-7: keeps the text, its hash, who has saved it and when', async () => {
    const stores = memoryStores();
    const answer = await set(stores, { text: '<b>Tërms</b> \n' });
    expect(answer).toEqual(decideSetNotice('2026.1', { ...FACTS, text: '<b>Tërms</b> \n' }));
    expect(granted(answer).revision).toBe(1);
    const text = '<b>Tërms</b> \n';
    const saved = { revision: 1, text, sha256: hashNoticeText(text), savedAt: at(0), savedBy: '-5' };
    expect(await stores.notices.current(ACCOUNT)).toStrictEqual(saved);
  });

  it('LN-2: another text is the next revision, and the earlier ones stay', async () => {
    const stores = memoryStores();
    await set(stores);
    const previous = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const answer = await set(stores, { text: 'Other terms', userId: '3', at: at(1) });
    expect(answer).toEqual(decideSetNotice('2026.1', { ...FACTS, text: 'Other terms', previous }));
    expect(granted(answer).revision).toBe(2);
    await set(stores, { at: at(2) });
    expect(
      (await all(stores.notices.revisions(ACCOUNT))).map(({ text, savedBy, savedAt }) => [
        text,
        savedBy,
        savedAt,
      ]),
    ).toEqual([
      ['Terms', '-5', at(2)],
      ['Other terms', '3', at(1)],
      ['Terms', '-5', at(0)],
    ]);
  });

  it('CHOICE-NOTICE-SAME-TEXT: the same text saves nothing', async () => {
    const stores = memoryStores();
    await set(stores);
    const previous = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const answer = await set(stores, { userId: '3', at: at(1) });
    expect(answer).toEqual(decideSetNotice('2026.1', { ...FACTS, previous }));
    expect(granted(answer).revision).toBe(1);
    expect(await all(stores.notices.revisions(ACCOUNT))).toEqual([previous]);
  });

  test.each<[string, Partial<Facts>, Release]>([
    ['LN-1: the feature is off', { features: OFF }, '2026.1'],
    ['LN-1: 2025.2 has no notice', {}, '2025.2'],
    ['LN-3: only the Administrator may', { role: clerk }, '2026.1'],
    [
      'CHOICE-NOTICE-INACTIVE-ROLE: an inactive one may not',
      { role: { ...administrator, inactive: true } },
      '2026.1',
    ],
    ['LN-4: no links', { text: 'see <a href="#">here</a>' }, '2026.1'],
  ])('%s: refused as the policy does, and nothing is saved', async (_, differing, release) => {
    const stores = memoryStores();
    await saveNotice(stores, 'Before');
    const previous = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const answer = await set(stores, differing, release);
    expect(answer).toEqual(decideSetNotice(release, { ...FACTS, ...differing, previous }));
    expect(answer.allowed).toBe(false);
    expect(await all(stores.notices.revisions(ACCOUNT))).toEqual([previous]);
  });

  it('LN-5: an instant that is invalid is refused, and nothing is saved', async () => {
    const stores = memoryStores();
    expect(refused<string>(await set(stores, { at: INVALID })).violations).toEqual([
      {
        code: 'invalid_instant',
        rule: 'LN-5',
        message: 'The fact “at” is not a valid instant.',
        path: ['at'],
        remedy: 'Give a Date, or ISO 8601 text that names its offset.',
      },
    ]);
    expect(await stores.notices.current(ACCOUNT)).toBeUndefined();
  });

  it('keeps a date, whatever the instant is given as, and the hash that the host makes', async () => {
    const stores = memoryStores();
    await set(stores, { at: '2026-03-01T09:00:00+01:00', hash: (text) => `hash of ${text}` });
    expect(await stores.notices.current(ACCOUNT)).toMatchObject({ savedAt: at(0), sha256: 'hash of Terms' });
  });

  it('LN-2: texts that come at once get a revision each', async () => {
    const stores = memoryStores();
    const texts = Array.from({ length: 10 }, (_, index) => `Terms ${index}`);
    const answers = await Promise.all(texts.map((text) => set(stores, { text })));
    const saved = await all(stores.notices.revisions(ACCOUNT));
    for (const [index, answer] of answers.entries()) {
      const { revision } = granted(answer);
      expect(saved.find((one) => one.revision === revision)?.text).toBe(texts[index]);
    }
    expect(saved).toHaveLength(texts.length);
  });
});

describe('acknowledging the login notice', () => {
  type Facts = AcknowledgeStepFacts;

  /** A click on the notice that is current when it is made ready. */
  async function ready(stores: Stores, differing: Partial<Facts> = {}): Promise<Facts> {
    const { revision, sha256 } = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    return {
      key: USER,
      features: ON,
      login: { id: 'login-1', kind: 'password' },
      roleId: '1001',
      shown: { revision, sha256 },
      at: at(0),
      ...differing,
    };
  }

  async function click(stores: Stores, facts: Facts, choices?: NoticeChoices, release: Release = '2026.1') {
    const answer = await acknowledge(stores, release, facts, choices);
    expect(sent(answer)).toStrictEqual(answer);
    return answer;
  }

  async function withNotice(text?: string) {
    const stores = memoryStores();
    await saveNotice(stores, text);
    return stores;
  }

  const origin = { address: '192.0.2.1', userAgent: 'Browser\n1' };

  it('LN-7, N2: leaves one entry with user, time and hash', async () => {
    const stores = await withNotice();
    const facts = await ready(stores, origin);
    const notice = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const answer = await click(stores, facts);
    const decision = decideAcknowledgement('2026.1', { ...facts, notice, userId: '7' });
    expect(answer).toStrictEqual(decision);
    expect(await trailOf(stores)).toStrictEqual([
      {
        ...granted(decision).entry,
        id: '["acknowledgement","7","login-1",1]',
        event: 'acknowledgement',
        status: 'success',
        detail: notice.sha256,
      },
    ]);
    expect(granted(answer).entry).toMatchObject({ address: '192.0.2.1', userAgent: 'Browser\ufffd1' });
  });

  it('LN-7: an origin that is not known leaves no trace', async () => {
    const stores = await withNotice();
    const { entry } = granted(await click(stores, await ready(stores)));
    expect(Object.keys(entry).toSorted()).toEqual([
      'at',
      'loginId',
      'revision',
      'roleId',
      'sha256',
      'userId',
    ]);
  });

  it('B2, N2: a second click is not recorded, and gets the entry of the first', async () => {
    const stores = await withNotice();
    const first = await click(stores, await ready(stores, origin));
    const second = await click(stores, await ready(stores, { at: at(9), roleId: '3' }));
    expect(second).toStrictEqual(first);
    expect(await trailOf(stores)).toHaveLength(1);
  });

  it('N2: clicks that come at once leave one entry, and all get it', async () => {
    const stores = await withNotice();
    const clicks = await Promise.all([0, 1, 2, 3].map((minute) => ready(stores, { at: at(minute) })));
    const answers = await Promise.all(clicks.map((facts) => click(stores, facts)));
    const [first, ...others] = answers.map((answer) => granted(answer).entry);
    for (const other of others) expect(other).toEqual(first);
    expect(await trailOf(stores)).toMatchObject([{ at: first?.at }]);
  });

  it('LN-8, N2: another login, another user and another text have entries of their own', async () => {
    const stores = await withNotice();
    await click(stores, await ready(stores));
    await click(stores, await ready(stores, { login: { id: 'login-2', kind: 'saml' } }));
    await click(stores, await ready(stores, { key: OTHER_USER }));
    await saveNotice(stores, 'Other terms');
    const { entry } = granted(await click(stores, await ready(stores)));
    expect(entry).toMatchObject({ loginId: 'login-1', userId: '7', revision: 2 });
    const entries = (await trailOf(stores)).map(({ id }) => JSON.parse(id).slice(1));
    expect(new Set(entries)).toEqual(
      new Set([
        ['7', 'login-1', 1],
        ['7', 'login-2', 1],
        ['8', 'login-1', 1],
        ['7', 'login-1', 2],
      ]),
    );
  });

  test.each<[string, string, (facts: Facts) => Facts, Release?, NoticeChoices?]>([
    [
      'CHOICE-NOTICE-CHANGED',
      'notice_changed',
      (facts) => ({ ...facts, shown: { ...facts.shown, revision: 9 } }),
    ],
    [
      'CHOICE-NOTICE-CHANGED',
      'notice_changed',
      (facts) => ({ ...facts, shown: { ...facts.shown, sha256: '' } }),
    ],
    ['LN-7', 'invalid_instant', (facts) => ({ ...facts, at: INVALID })],
    ['LN-1', 'nothing_to_acknowledge', (facts) => ({ ...facts, features: OFF })],
    ['LN-1', 'nothing_to_acknowledge', (facts) => facts, '2025.2'],
    ['LN-2', 'nothing_to_acknowledge', (facts) => ({ ...facts, key: { ...USER, accountId: 'another' } })],
    ['CHOICE-NOTICE-GATED', 'nothing_to_acknowledge', (facts) => facts, '2026.1', { gatedLogins: ['saml'] }],
  ])(
    '%s: refused as the policy does, with %s, and leaves no entry (%#)',
    async (rule, code, change, release, choices) => {
      const stores = await withNotice();
      const facts = change(await ready(stores));
      const before = await held(stores);
      const answer = await click(stores, facts, choices, release);
      const notice = (await stores.notices.current(facts.key.accountId)) ?? null;
      const question = { ...facts, notice, userId: facts.key.userId };
      expect(answer).toEqual(decideAcknowledgement(release ?? '2026.1', question, choices));
      expect(codes(answer)).toEqual([code]);
      expect(refused<string>(answer).violations[0].rule).toBe(rule);
      expect(await held(stores)).toEqual(before);
    },
  );

  it('LN-7: a notice that a store keeps with more than was saved is acknowledged like any other', async () => {
    const stores = await withNotice();
    const saved = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const current = async () => ({ ...saved, required: false }) as NoticeRevision;
    const notices: Stores['notices'] = {
      current,
      revisions: (accountId) => stores.notices.revisions(accountId),
      update: (accountId, change) => stores.notices.update(accountId, change),
    };
    expect(granted(await click({ ...stores, notices }, await ready(stores))).entry).toMatchObject({
      revision: 1,
    });
  });

  it('CHOICE-NOTICE-CHANGED: a text that is changed between the page and the click is refused', async () => {
    const stores = await withNotice();
    const facts = await ready(stores);
    await saveNotice(stores, 'Other terms');
    expect(codes(await click(stores, facts))).toEqual(['notice_changed']);
    expect(await trailOf(stores)).toEqual([]);
  });

  it('N2: where the trail lets nothing be read back, the entry of this click is the answer', async () => {
    const stores = await withNotice();
    const facts = await ready(stores);
    const forgetful: Stores['auditTrail'] = {
      append: async () => {},
      get: async () => undefined,
      query: (account, filter) => stores.auditTrail.query(account, filter),
    };
    const answer = await click({ ...stores, auditTrail: forgetful }, facts);
    const notice = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    expect(answer).toEqual(decideAcknowledgement('2026.1', { ...facts, notice, userId: '7' }));
  });
});
