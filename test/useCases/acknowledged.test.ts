import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import type { LoginChoices } from '../../src/login/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import type { LoginStepFacts } from '../../src/useCases/index.js';
import { click, DAY, entered, FACTS, logIn, ONCE, pending, withNotice } from './loginSupport.js';
import { ACCOUNT, at, OTHER_USER, saveNotice, storesWith, USER } from './support.js';

describe('what counts as acknowledged', () => {
  const later = (minute: number) => ({ login: { id: 'login-2', kind: 'password' }, at: at(minute) }) as const;

  it('LN-8, CHOICE-NOTICE-FREQUENCY: by default every login acknowledges for itself', async () => {
    const stores = await withNotice();
    await click(stores);
    expect(pending(await logIn(stores, later(10))).violations[0].rule).toBe('LN-6');
    expect(pending(await logIn(stores, later(10), { frequency: 'every_login' })).rules).toContain('LN-8');
  });

  it('CHOICE-NOTICE-FREQUENCY: once per text, where the caller chooses so', async () => {
    const stores = await withNotice();
    pending(await logIn(stores, {}, ONCE));
    await click(stores);
    expect(entered(await logIn(stores, later(3650 * DAY), ONCE)).allowed).toBe(true);
  });

  it('CHOICE-NOTICE-CHANGED: another text is another acknowledgement, the earlier text is not', async () => {
    const stores = await withNotice();
    await click(stores);
    await saveNotice(stores, 'Other terms');
    expect(pending(await logIn(stores, later(10), ONCE)).notice.revision).toBe(2);
    await click(stores, 'between', USER, 8);
    await saveNotice(stores);
    expect(entered(await logIn(stores, later(10), ONCE)).allowed).toBe(true);
    expect(pending(await logIn(stores, later(10))).notice.revision).toBe(3);
  });

  test.each<LoginChoices>([{}, ONCE, { frequency: { maxAgeDays: 30 } }])(
    'LN-7: what others have acknowledged, in a login of the same id and in others, is no help: %j',
    async (choices) => {
      const stores = await withNotice();
      await click(stores, 'login-1', OTHER_USER);
      await click(stores, 'login-0', OTHER_USER);
      pending(await logIn(stores, {}, choices));
    },
  );

  test.each([
    ['a moment before the 30 days are over', 30 * DAY - 1, true],
    ['once they are over', 30 * DAY, false],
    ['long after', 900 * DAY, false],
    ['at the instant of the click', 0, true],
  ])('CHOICE-NOTICE-FREQUENCY: %s', async (_, minute, counts) => {
    const stores = await withNotice();
    await click(stores, 'login-1', USER, 0);
    const answer = await logIn(stores, later(minute), { frequency: { maxAgeDays: 30 } });
    if (counts) expect(entered(answer).allowed).toBe(true);
    else {
      const { violations } = pending(answer);
      expect(violations[0]).toMatchObject({
        rule: 'CHOICE-NOTICE-FREQUENCY',
        code: 'acknowledgement_required',
      });
      expect(violations[0].message).toBe(
        'The user has not acknowledged this text of the notice recently enough.',
      );
    }
  });

  it('CHOICE-NOTICE-FREQUENCY: the latest acknowledgement of the text counts', async () => {
    const stores = await withNotice();
    await click(stores, 'recent', USER, 40 * DAY);
    await click(stores, 'old', USER, 0);
    const answer = await logIn(stores, later(60 * DAY), { frequency: { maxAgeDays: 30 } });
    expect(entered(answer).allowed).toBe(true);
  });

  it('CHOICE-NOTICE-FREQUENCY: one dated ahead, by the clock of another host, has no age but hides no earlier one', async () => {
    const stores = await withNotice();
    await click(stores, 'ahead', USER, 20);
    const choices = { frequency: { maxAgeDays: 30 } };
    pending(await logIn(stores, later(10), choices));
    expect(entered(await logIn(stores, later(10), ONCE)).allowed).toBe(true);
    await click(stores, 'before', USER, 10);
    const other = { login: { id: 'login-3', kind: 'password' }, session: { id: 'other' } } as const;
    expect(entered(await logIn(stores, other, choices)).session.id).toBe('other');
  });

  it('LN-7: those of others, however recent, hide none of the user', async () => {
    const stores = await withNotice();
    await click(stores, 'login-0', USER, 0);
    await click(stores, 'login-0', OTHER_USER, 9);
    expect(entered(await logIn(stores, later(10), ONCE)).allowed).toBe(true);
  });

  it('LN-8: where every login acknowledges for itself, no earlier acknowledgement is looked for', async () => {
    const stores = await withNotice();
    const append: Stores['auditTrail']['append'] = (account, one) => stores.auditTrail.append(account, one);
    const get: Stores['auditTrail']['get'] = (account, id) => stores.auditTrail.get(account, id);
    const query = () => expect.fail('earlier ones were looked for');
    const short = { ...stores, auditTrail: { append, get, query } };
    pending(await logIn(short));
    pending(await logIn(short, {}, { frequency: 'every_login' }));
  });

  it('CHOICE-NOTICE-FREQUENCY: a click in this login counts, however old', async () => {
    const stores = await withNotice();
    await click(stores, 'login-1', USER, 0);
    const answer = await logIn(stores, { at: at(100 * DAY) }, { frequency: { maxAgeDays: 30 } });
    expect(entered(answer).allowed).toBe(true);
  });

  it('LN-7: entries of logins, whatever their id and detail, acknowledge nothing and hide nothing', async () => {
    const stores = await withNotice();
    const { sha256 } = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
    const common = { event: 'login', userId: '7', roleId: '3', status: 'failure', loginId: 'x' } as const;
    const ids = ['x', JSON.stringify(['acknowledgement', '7', 'login-1', 1])];
    const dated = { ...common, at: at(5).toISOString(), detail: sha256 };
    for (const id of ids) await stores.auditTrail.append(ACCOUNT, { ...dated, id });
    const append: Stores['auditTrail']['append'] = (account, one) => stores.auditTrail.append(account, one);
    const get: Stores['auditTrail']['get'] = (account, id) => stores.auditTrail.get(account, id);
    // a store that gives more than it is asked for
    const generous = { append, get, query: (account: string) => stores.auditTrail.query(account) };
    const all = [stores, { ...stores, auditTrail: generous }];
    for (const some of all) pending(await logIn(some, {}, ONCE));
    await click(stores, 'earlier', USER, 0);
    for (const some of all) expect(entered(await logIn(some, {}, ONCE)).allowed).toBe(true);
  });

  const silent = { ...FACTS.features, loginNotification: false };

  test.each<[string, Partial<LoginStepFacts>, Release, string, LoginChoices?]>([
    ['LN-1: the feature is off', { features: silent }, '2026.1', 'Terms'],
    ['LN-1: 2025.2 has no notice', {}, '2025.2', 'Terms'],
    ['CHOICE-NOTICE-BLANK: the notice is blank', {}, '2026.1', ' <p></p> '],
    ['CHOICE-NOTICE-GATED: its kind is not chosen', {}, '2026.1', 'Terms', { gatedLogins: ['saml'] }],
  ])(
    '%s: the login gets in, and no acknowledgement is looked for',
    async (_, differing, release, text, choices) => {
      const stores = await storesWith([]);
      await saveNotice(stores, text);
      const asked: string[] = [];
      const auditTrail: Stores['auditTrail'] = {
        append: (account, entry) => stores.auditTrail.append(account, entry),
        get: (account, id) => {
          asked.push(id);
          return stores.auditTrail.get(account, id);
        },
        query: (account, filter) => stores.auditTrail.query(account, filter),
      };
      const answer = await logIn({ ...stores, auditTrail }, differing, { ...ONCE, ...choices }, release);
      expect(entered(answer).session.id).toBe('new');
      expect(asked).toEqual([]);
    },
  );

  test.each<LoginStepFacts['login']['kind']>(['password', 'saml', 'oidc', 'passkey'])(
    'LN-5: a login by %s is shown it',
    async (kind) => {
      pending(await logIn(await withNotice(), { login: { id: 'x', kind } }));
    },
  );

  it('LN-2: without a notice there is nothing to acknowledge', async () => {
    expect(entered(await logIn(memoryStores())).session.id).toBe('new');
  });
});
