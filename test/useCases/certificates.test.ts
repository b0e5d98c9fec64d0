import { describe, expect, it, test } from 'vitest';
import {
  type Certificate,
  type CertificateChoices,
  decideAddCertificate,
  decideRevokeCertificate,
} from '../../src/certificates/index.js';
import type { IntegrationRecord } from '../../src/core/records.js';
import type { Release } from '../../src/core/release.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import {
  type AddCertificateStepFacts,
  addCertificate,
  listCertificates,
  revokeCertificate,
} from '../../src/useCases/index.js';
import { AT, certificate } from '../certificates/support.js';
import { INVALID } from '../sessions/support.js';
import { codes, granted, refused } from '../support.js';
import { ACCOUNT, held, KEY, keepCertificate, keepRecord, RECORD, sent } from './support.js';

const OTHER = { ...RECORD, id: '8', clientId: 'client of 8' };

/** Stores with two records, the first of which has these certificates. */
async function storesWith(
  certificates: readonly Certificate[],
  record: IntegrationRecord = RECORD,
): Promise<Stores> {
  const stores = memoryStores();
  await keepRecord(stores, record);
  await keepRecord(stores, OTHER);
  for (const one of certificates) await keepCertificate(stores, one);
  return stores;
}

async function history(stores: Stores, key = KEY): Promise<readonly Certificate[]> {
  return (await stores.integrations.certificates(key, { limit: 100 })).certificates;
}

const five = ['a', 'b', 'c', 'd', 'e'].map((id) => certificate(id));

describe('adding a certificate', () => {
  const { integrationId: _, createdAt: __, ...NEW } = certificate('new');

  async function add(
    stores: Stores,
    differing: Partial<AddCertificateStepFacts> = {},
    choices?: CertificateChoices,
    release: Release = '2026.1',
  ) {
    const facts = { key: KEY, certificate: NEW, at: AT, ...differing };
    const answer = await addCertificate(stores, release, facts, choices);
    expect(sent(answer)).toStrictEqual(answer);
    return answer;
  }

  const question = { integration: RECORD, certificate: NEW, certificates: [], at: AT };

  it('CERT-10: keeps it in the record, as created at the instant of the step', async () => {
    const stores = await storesWith([]);
    const answer = await add(stores, { certificate: { ...NEW, comment: 'nothing to keep' } as typeof NEW });
    expect(answer).toEqual(decideAddCertificate('2026.1', question));
    expect(await history(stores)).toStrictEqual([certificate('new', { createdAt: AT })]);
    expect(await history(stores, { ...KEY, integrationId: '8' })).toEqual([]);
    expect(await stores.integrations.get(KEY)).toEqual(RECORD);
  });

  test.each<[CertificateChoices | undefined, string]>([
    [undefined, '2028-01-01T00:00:00.000Z'],
    [{ twoYearsFrom: 'upload' }, '2028-06-01T12:00:00.000Z'],
  ])('CERT-8: what is kept is the validity that NetSuite takes: %j', async (choices, until) => {
    const long = { ...NEW, validUntil: new Date('2036-01-01T00:00:00Z') };
    const stores = await storesWith([]);
    const answer = await add(stores, { certificate: long }, choices);
    expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, certificate: long }, choices));
    expect(granted(answer)).toMatchObject({ shortened: true, effectiveUntil: until });
    expect(await history(stores)).toEqual([
      certificate('new', { createdAt: AT, validUntil: new Date(until) }),
    ]);
  });

  test.each([3, 4, 5])(
    'CERT-1: decides on a record with %i certificates as the policy does',
    async (count) => {
      const existing = five.slice(0, count);
      const stores = await storesWith(existing);
      const answer = await add(stores);
      expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, certificates: existing }));
      expect(answer.allowed).toBe(count < 5);
      expect(await history(stores)).toHaveLength(Math.min(5, count + 1));
    },
  );

  it('CHOICE-CERT-REVOKED-KEY: a revoked certificate does not come back with another signature, in any record', async () => {
    const stores = await storesWith([]);
    const key = { ...KEY, integrationId: '8' };
    const signed = (id: string) => ({ ...NEW, id, spkiFingerprint: 'K' });
    await add(stores, { certificate: signed('one') });
    expect((await add(stores, { certificate: signed('renewed') })).allowed).toBe(true);
    await revokeCertificate(stores, '2026.1', { key: KEY, certificateId: 'one', at: AT });
    for (const where of [KEY, key]) {
      const answer = await add(stores, { certificate: signed('two'), key: where });
      expect(answer.rules).toEqual(['CHOICE-CERT-REVOKED-KEY']);
      expect(codes(answer)).toEqual(['key_revoked']);
    }
    expect((await add(stores, { certificate: { ...NEW, spkiFingerprint: 'L' } })).allowed).toBe(true);
    const allowed = await add(stores, { certificate: signed('two'), key }, { revokedKey: 'allow' });
    expect(granted(allowed).rules).toContain('CHOICE-CERT-REVOKED-KEY');
    expect(await history(stores)).toMatchObject([
      { id: 'renewed', spkiFingerprint: 'K' },
      { id: 'one', spkiFingerprint: 'K', revokedAt: AT },
      { id: 'new', spkiFingerprint: 'L' },
    ]);
  });

  it('CERT-17, CLI-1: knows the account and the record, and gives the advice about them', async () => {
    const key = { accountId: '1234567_SB1', integrationId: '7' };
    const stores = memoryStores();
    const put = { ...RECORD, name: 'SuiteCloud Development Integration' };
    await stores.integrations.update(key, {}, () => ({ put, result: null }));
    const advice = granted(await add(stores, { key })).advice.map(({ code }) => code);
    expect(advice).toEqual(['cleared_by_refresh', 'shared_record']);
  });

  test.each<[string, object, object?]>([
    ['key', { key: null }],
    ['key.integrationId', { key: { accountId: '1234567', integrationId: 7 } }],
    ['certificate', { certificate: null }],
    ['certificate.id', { certificate: { ...NEW, id: 7 } }],
    ['certificate.validUntil', { certificate: { ...NEW, validUntil: AT.getTime() } }],
    ['at', { at: AT.getTime() }],
    ['notYetValid', {}, { notYetValid: 'never' }],
  ])(
    'a mistake in %s is the caller’s, not the store’s, and no store is asked',
    async (path, differing, choices) => {
      const facts = { key: KEY, certificate: NEW, at: AT, ...differing } as AddCertificateStepFacts;
      const step = addCertificate({} as Stores, '2026.1', facts, choices as CertificateChoices);
      await expect(step).rejects.toMatchObject({ path: path.split('.') });
    },
  );

  it('CERT-1: before 2026.1 there is no cap', async () => {
    const stores = await storesWith(five);
    const answer = await add(stores, {}, {}, '2025.2');
    expect(answer).toEqual(decideAddCertificate('2025.2', { ...question, certificates: five }));
    expect(granted(answer).activeAfter).toBe(6);
  });

  const early = { validFrom: new Date('2026-09-01T00:00:00Z') };

  test.each<[string, boolean, Partial<Certificate>, CertificateChoices?]>([
    ['CERT-2: a revoked one', false, { revokedAt: AT }],
    ['CERT-2: one that has expired', false, { validUntil: new Date(AT.getTime() - 1) }],
    ['CERT-2: one that expires at this instant', true, { validUntil: AT }],
    ['CERT-2: one with an invalid end', true, { validUntil: INVALID }],
    ['CHOICE-CERT-NOT-YET-VALID: one that is not valid yet', true, early],
    ['CHOICE-CERT-NOT-YET-VALID: … where chosen so', false, early, { notYetValid: 'does_not_count' }],
  ])('%s takes a place: %s', async (_title, counts, differing, choices) => {
    const existing = [certificate('other', differing), ...five.slice(0, 4)];
    const stores = await storesWith(existing);
    const answer = await add(stores, {}, choices);
    expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, certificates: existing }, choices));
    expect(codes(answer)).toEqual(counts ? ['certificate_cap_reached'] : []);
  });

  it('C1: those of another record take none', async () => {
    const stores = await storesWith(five.map((one) => ({ ...one, integrationId: '8' })));
    expect(granted(await add(stores)).activeAfter).toBe(1);
  });

  test.each<[string, Partial<Certificate>]>([
    ['CERT-9', { integrationId: '8' }],
    ['CERT-9', { entityId: '13' }],
    ['CHOICE-CERT-AGAIN', {}],
    ['CERT-11', { integrationId: '8', revokedAt: AT }],
    ['CHOICE-CERT-AGAIN', { revokedAt: AT }],
    ['CHOICE-CERT-AGAIN', { validUntil: new Date('2026-02-01T00:00:00Z') }],
  ])('%s: one that the account knows is refused: %j', async (rule, differing) => {
    const known = certificate('new', differing);
    const stores = await storesWith([known]);
    const before = await held(stores);
    const answer = await add(stores);
    expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, known }));
    expect(codes(answer)).toEqual(['certificate_known']);
    expect(answer.rules).toContain(rule);
    expect(await held(stores)).toEqual(before);
  });

  it('CERT-9: the same certificate in another account is none of this one', async () => {
    const stores = await storesWith([]);
    const key = { accountId: 'another', integrationId: '7' };
    await stores.integrations.update(key, {}, () => ({ put: RECORD, add: certificate('new'), result: null }));
    expect((await add(stores)).allowed).toBe(true);
  });

  test.each<[string, Partial<IntegrationRecord>, string]>([
    ['CERT-13: the grant is off', { clientCredentialsGrant: false }, 'grant_not_enabled'],
    ['CERT-27: the client is public', { clientType: 'public' }, 'public_client'],
    ['CERT-29: the record has the mcp scope', { scopes: ['mcp'] }, 'mcp_scope'],
  ])('%s: judged by the record that is kept', async (_title, differing, code) => {
    const record = { ...RECORD, ...differing };
    const stores = await storesWith([], record);
    const answer = await add(stores);
    expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, integration: record }));
    expect(codes(answer)).toEqual([code]);
    expect(await history(stores)).toEqual([]);
  });

  it('CERT-7, CERT-8: an invalid date in the certificate is refused like the rest of what is wrong', async () => {
    const wrong = { ...NEW, key: { type: 'RSA', bits: 2048 }, validUntil: INVALID } as const;
    const stores = await storesWith([]);
    const answer = await add(stores, { certificate: wrong });
    expect(answer).toEqual(decideAddCertificate('2026.1', { ...question, certificate: wrong }));
    expect(codes(answer)).toEqual(['key_not_accepted', 'invalid_instant']);
  });

  it('C5: of two that are added at once at four, exactly one gets in', async () => {
    const stores = await storesWith(five.slice(0, 4));
    const answers = await Promise.all(['x', 'y'].map((id) => add(stores, { certificate: { ...NEW, id } })));
    expect(answers.flatMap(codes)).toEqual(['certificate_cap_reached']);
    expect(await history(stores)).toHaveLength(5);
  });
});

describe('revoking a certificate', () => {
  async function revoke(stores: Stores, certificateId = 'a', at = AT, key = KEY) {
    const answer = await revokeCertificate(stores, '2026.1', { key, certificateId, at });
    expect(sent(answer)).toStrictEqual(answer);
    return answer;
  }

  it('CERT-12, ROT-1: it stays in the history, revoked at the instant of the step', async () => {
    const [a = expect.fail(), ...others] = five;
    const stores = await storesWith(five);
    expect(await revoke(stores)).toEqual(decideRevokeCertificate('2026.1', { certificate: a, at: AT }));
    expect(new Set(await history(stores))).toEqual(new Set([{ ...a, revokedAt: AT }, ...others]));
  });

  it('CHOICE-CERT-REVOKE-AGAIN, C2: a second time changes nothing and gives the first time', async () => {
    const stores = await storesWith([certificate('a')]);
    await revoke(stores);
    const again = await revoke(stores, 'a', new Date('2026-07-01T00:00:00Z'));
    expect(granted(again)).toMatchObject({ changed: false, revokedAt: AT.toISOString() });
    expect(await history(stores)).toEqual([certificate('a', { revokedAt: AT })]);
  });

  it('CHOICE-CERT-REVOKE-EXPIRED: an expired one is revoked like any other', async () => {
    const expired = certificate('a', { validUntil: new Date('2026-02-01T00:00:00Z') });
    const stores = await storesWith([expired]);
    expect(await revoke(stores)).toEqual(decideRevokeCertificate('2026.1', { certificate: expired, at: AT }));
    expect(await history(stores)).toEqual([{ ...expired, revokedAt: AT }]);
  });

  it.each([
    ['is unknown', 'b', KEY],
    ['is in another record', 'a', { ...KEY, integrationId: '8' }],
    ['is in another account', 'a', { ...KEY, accountId: 'another' }],
  ])('CERT-12, C2: one that %s is unknown, and nothing is revoked', async (_, id, key) => {
    const stores = await storesWith([certificate('a')]);
    const answer = await revoke(stores, id, AT, key);
    expect(answer).toEqual(decideRevokeCertificate('2026.1', { certificate: null, at: AT }));
    expect(codes(answer)).toEqual(['certificate_unknown']);
    expect(await history(stores)).toEqual([certificate('a')]);
  });

  it('CERT-1, CERT-2: makes room for another', async () => {
    const stores = await storesWith(five);
    const { integrationId: _, ...another } = certificate('new');
    const facts = { key: KEY, certificate: another, at: AT };
    expect(codes(await addCertificate(stores, '2026.1', facts))).toEqual(['certificate_cap_reached']);
    await revoke(stores);
    expect(granted(await addCertificate(stores, '2026.1', facts)).activeAfter).toBe(5);
  });
});

describe('listing certificates', () => {
  const list = async (
    stores: Stores,
    more: { readonly limit?: number; readonly after?: string; readonly at?: Date } = {},
  ) => {
    const answer = await listCertificates(stores, '2026.1', { key: KEY, at: AT, ...more });
    expect(sent(answer)).toStrictEqual(answer);
    return answer;
  };

  it('CERT-2, CERT-10: the last created first, each with its status', async () => {
    const created = (day: number) => ({ createdAt: new Date(Date.UTC(2026, 0, day)) });
    const stores = await storesWith([
      certificate('active', created(2)),
      certificate('ends now', { ...created(1), validUntil: AT }),
      certificate('expired', { ...created(4), validUntil: new Date(AT.getTime() - 1) }),
      certificate('revoked', {
        ...created(3),
        validUntil: new Date('2026-02-01'),
        revokedAt: new Date('2026-02-02'),
      }),
      certificate('early', { ...created(5), validFrom: new Date(AT.getTime() + 1) }),
      certificate('elsewhere', { ...created(6), integrationId: '8' }),
    ]);
    const answer = granted(await list(stores));
    expect(answer).toMatchObject({ allowed: true, rules: ['CERT-2', 'CERT-10'], advice: [] });
    expect(answer.certificates.map(({ id, status }) => `${id}: ${status}`)).toEqual([
      'early: not_yet_valid',
      'expired: expired',
      'revoked: revoked',
      'active: active',
      'ends now: active',
    ]);
    expect(answer.certificates[2]).toStrictEqual({
      id: 'revoked',
      status: 'revoked',
      integrationId: '7',
      entityId: '12',
      roleId: '1000',
      key: { type: 'EC', curve: 'P-256' },
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: '2026-02-01T00:00:00.000Z',
      createdAt: '2026-01-03T00:00:00.000Z',
      revokedAt: '2026-02-02T00:00:00.000Z',
    });
    expect(answer.certificates[3]).not.toHaveProperty('revokedAt');
    expect(answer).not.toHaveProperty('next');
  });

  it('CERT-10: part by part', async () => {
    const stores = await storesWith(five);
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = granted(await list(stores, { limit: 2, ...(after !== undefined && { after }) }));
      pages.push(page.certificates.map(({ id }) => id));
      expect(pages.length).toBeLessThan(9);
      after = page.next;
    } while (after !== undefined);
    expect(pages).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
  });

  it('CERT-10: 50 at once where nothing else is asked for, and up to 1,000', async () => {
    const ids = Array.from({ length: 51 }, (_, index) => `${index}`);
    const stores = await storesWith(ids.map((id) => certificate(id)));
    expect(granted(await list(stores)).certificates).toHaveLength(50);
    expect(granted(await list(stores, { limit: 1000 })).certificates).toHaveLength(51);
    expect(granted(await list(stores, { limit: 1 })).certificates).toHaveLength(1);
  });

  it.each([0, -1, 1001, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'a limit of %s is a mistake',
    async (limit) => {
      const error = new RangeError('The limit is not a whole number from 1 to 1000.');
      await expect(list(await storesWith([]), { limit })).rejects.toThrow(error);
    },
  );

  it('CERT-2: an invalid instant has no status to tell', async () => {
    const answer = await list(await storesWith(five), { at: INVALID });
    expect(refused<string>(answer).violations).toEqual([
      {
        code: 'invalid_instant',
        rule: 'CERT-2',
        message: 'The fact “at” is not a valid instant.',
        path: ['at'],
        remedy: 'Give a Date, or ISO 8601 text that names its offset.',
      },
    ]);
  });

  it('CERT-10: a record without certificates has an empty list', async () => {
    expect(granted(await list(await storesWith([]))).certificates).toEqual([]);
  });
});

it('IR-1: without the record there is nothing to add to, and nothing to list', async () => {
  const stores = memoryStores();
  const { integrationId: _, ...another } = certificate('new');
  const answers = [
    await addCertificate(stores, '2026.1', { key: KEY, certificate: another, at: AT }),
    await listCertificates(stores, '2026.1', { key: KEY, at: AT }),
  ];
  for (const answer of answers) {
    expect(refused<string>(answer).violations).toEqual([
      {
        code: 'integration_unknown',
        rule: 'IR-1',
        message: 'The account does not have an integration record with this id.',
        path: ['key', 'integrationId'],
        remedy: 'Create the integration record first.',
      },
    ]);
  }
  expect(
    await stores.integrations.certificates({ accountId: ACCOUNT, integrationId: '7' }, { limit: 1 }),
  ).toEqual({
    certificates: [],
  });
});

test.each<[string, object]>([
  ['key.accountId', { key: { ...KEY, accountId: '' } }],
  ['certificateId', { certificateId: undefined }],
  ['at', { at: 0 }],
])('revoking: a mistake in %s is an error', async (path, differing) => {
  const facts = { key: KEY, certificateId: 'a', at: AT, ...differing } as never;
  const step = revokeCertificate({} as Stores, '2026.1', facts);
  await expect(step).rejects.toMatchObject({ code: 'malformed_facts', path: path.split('.') });
});

test.each<[string, object]>([
  ['key.accountId', { key: { ...KEY, accountId: 7 } }],
  ['after', { after: 7 }],
  ['at', { at: 0 }],
])('listing: a mistake in %s is an error', async (path, differing) => {
  const step = listCertificates({} as Stores, '2026.1', { key: KEY, at: AT, ...differing } as never);
  await expect(step).rejects.toMatchObject({ code: 'malformed_facts', path: path.split('.') });
});
