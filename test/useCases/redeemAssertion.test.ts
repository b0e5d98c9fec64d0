import { describe, expect, it, test } from 'vitest';
import { RULES } from '../../src/catalogue.js';
import { hashNoticeText } from '../../src/crypto.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import { type RedeemAssertionStepFacts, redeemAssertion } from '../../src/useCases/index.js';
import { refused } from '../support.js';
import { expectClosedStep, sent } from './support.js';

const EXP = Date.parse('2096-03-01T09:00:00Z') / 1000;
const HEADER = 'eyJhbGciOiJFUzI1NiJ9';
const FACTS: RedeemAssertionStepFacts = {
  accountId: '1234567_SB1',
  clientId: 'orders',
  jwt: `${HEADER}.e30.c2lnbmF0dXJl`,
  exp: EXP,
  jti: 'one',
  hash: hashNoticeText,
};

/** Whether the second of two assertions, asked one after the other, is allowed as well. */
async function isSecondAllowed(one: Partial<RedeemAssertionStepFacts>, other = one): Promise<boolean> {
  const stores = memoryStores();
  expect((await redeemAssertion(stores, '2026.1', { ...FACTS, ...one })).allowed).toBe(true);
  return (await redeemAssertion(stores, '2026.1', { ...FACTS, ...other })).allowed;
}

/** Stores that note what they are asked. */
function noting() {
  const asked: unknown[][] = [];
  const assertions: Stores['assertions'] = {
    async once(...question) {
      asked.push(question);
      return true;
    },
  };
  return { asked, stores: { assertions } };
}

describe('CHOICE-ASSERTION-REPLAY: an assertion', () => {
  it('is accepted once, and refused as RFC 7521 section 4.2 has it', async () => {
    const stores = memoryStores();
    expect(await redeemAssertion(stores, '2026.1', FACTS)).toEqual({
      allowed: true,
      rules: ['CHOICE-ASSERTION-REPLAY'],
      advice: [],
    });
    const again = refused<string>((await redeemAssertion(stores, '2026.1', FACTS)) as never);
    expect(again).toEqual({
      allowed: false,
      rules: ['CHOICE-ASSERTION-REPLAY'],
      advice: [],
      violations: [
        {
          code: 'assertion_replayed',
          rule: 'CHOICE-ASSERTION-REPLAY',
          message: 'The assertion has been used before.',
          path: ['jwt'],
          remedy: 'Issue an assertion for each token request.',
          oauthError: 'invalid_client',
        },
      ],
    });
    expect(sent(again)).toStrictEqual(again);
    expect(JSON.stringify(again)).not.toMatch(/eyJ|one|c2ln/);
    expect(RULES.find(({ id }) => id === 'CHOICE-ASSERTION-REPLAY')).toMatchObject({ default: 'refused' });
  });

  test.each<[string, Partial<RedeemAssertionStepFacts>, Partial<RedeemAssertionStepFacts>]>([
    ['with its jti in another text', {}, { jwt: `${HEADER}.e31.b3RoZXI`, exp: EXP + 60 }],
    ['without a jti, and with another signature', { jti: '' }, { jti: '', jwt: `${HEADER}.e30.AAAA` }],
    ['in the other spelling of the account', {}, { accountId: '1234567-sb1' }],
  ])('is the same %s', async (_, one, other) => {
    expect(await isSecondAllowed(one, other)).toBe(false);
  });

  test.each<[string, Partial<RedeemAssertionStepFacts>, Partial<RedeemAssertionStepFacts>]>([
    ['of another account', {}, { accountId: '1234567' }],
    ['of another client', {}, { clientId: 'invoices' }],
    ['with another jti', {}, { jti: 'ONE' }],
    ['without a jti, of another text', { jti: '' }, { jti: '', jwt: `${HEADER}.e31.c2ln` }],
    ['whose jti is the signed text of another', { jti: '' }, { jti: `${HEADER}.e30` }],
  ])('is another one %s', async (_, one, other) => {
    expect(await isSecondAllowed(one, other)).toBe(true);
  });

  it('is one of many that come at once', async () => {
    const stores = memoryStores();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => redeemAssertion(stores, '2026.1', FACTS)),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  });

  it('is known by its hash alone, and longer than any host accepts it', async () => {
    const { asked, stores } = noting();
    await redeemAssertion(stores, '2026.1', { ...FACTS, jti: 'x'.repeat(5000) });
    await redeemAssertion(stores, '2026.1', FACTS, { clockToleranceSeconds: 300 });
    expect(asked).toEqual([
      [
        { accountId: '1234567_SB1', id: expect.stringMatching(/^[0-9a-f]{64}$/) },
        new Date((EXP + 600) * 1000),
      ],
      [
        { accountId: '1234567_SB1', id: hashNoticeText(JSON.stringify(['orders', 'jti', 'one'])) },
        new Date((EXP + 900) * 1000),
      ],
    ]);
  });
});

describe('redeemAssertion', () => {
  test.each<[string, unknown]>([
    ['a number', 1],
    ['text', 'OK'],
    ['text that says no', 'false'],
    ['nothing', undefined],
    ['null', null],
    ['an object', {}],
    ['no', false],
  ])('refuses where a store says %s in place of true', async (_, said) => {
    const assertions = { once: async () => said as boolean };
    expect((await redeemAssertion({ assertions }, '2026.1', FACTS)).allowed).toBe(false);
  });

  it('refuses what it has refused, or throws, whichever fact is broken', async () => {
    const stores = memoryStores();
    await redeemAssertion(stores, '2026.1', FACTS);
    const { hash, ...facts } = FACTS;
    // another account, client or jti is another assertion, and without a jti it is known by its text
    const isOther = (path: string, value: unknown) =>
      (path === 'jti' && value === undefined) ||
      (/^(?:accountId|clientId|jti)$/.test(path) && typeof value === 'string');
    await expectClosedStep(
      (other) => redeemAssertion(stores, '2026.1', Object.assign(Object(other), { hash })),
      facts,
      isOther,
    );
  });

  it('throws for facts that are not what they have to be, and asks no store', async () => {
    const { asked, stores } = noting();
    for (const other of [
      null,
      'text',
      [],
      { ...FACTS, hash: 'sha256' },
      { ...FACTS, hash: () => '' },
      { ...FACTS, hash: () => 7 },
      { ...FACTS, hash: () => 'x'.repeat(129) },
      { ...FACTS, exp: Number.POSITIVE_INFINITY },
      { ...FACTS, exp: 1e15 },
      { ...FACTS, exp: `${EXP}` },
      { ...FACTS, jti: undefined, jwt: 'no-dot' },
      { ...FACTS, jti: '', jwt: '.e30' },
      { ...FACTS, jti: 7 },
    ]) {
      await expect(redeemAssertion(stores, '2026.1', other as never)).rejects.toMatchObject({
        code: 'malformed_facts',
      });
    }
    expect(asked).toEqual([]);
  });

  it('throws for an option that does not exist, or a tolerance that is none, and asks no store', async () => {
    const { asked, stores } = noting();
    for (const choices of [
      { clockTolerance: 1 },
      { clockToleranceSeconds: '60' },
      { clockToleranceSeconds: -1 },
      { clockToleranceSeconds: Number.NaN },
      { clockToleranceSeconds: 3601 },
      null,
      [],
    ]) {
      const step = redeemAssertion(stores, '2026.1', FACTS, choices as never);
      await expect(step).rejects.toMatchObject({ code: 'malformed_choices' });
    }
    expect(asked).toEqual([]);
  });
});
