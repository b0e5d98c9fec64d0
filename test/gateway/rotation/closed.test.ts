import { describe, expect, it, test } from 'vitest';
import {
  createRotationHandler,
  entryActivity,
  isActiveEntry,
  type RotationAnswer,
  type RotationCaller,
  type RotationHandlerOptions,
} from '../../../src/gateway/rotation/index.js';
import { memoryStores } from '../../../src/stores/index.js';
import { broken, expectOwnAnswer } from '../../support.js';
import { administrator, caller, idOf, PATH, problem, record, served } from './support.js';

describe('the rotation endpoint is closed', () => {
  const refused: RotationCaller = { ...caller, role: { kind: 'other', permissions: ['Other'] } };

  it('ROT-3, ROT-4: whatever is broken of a token that is refused, the answer is no yes, and comes', async () => {
    for (const { facts: token } of broken(refused)) {
      const { call } = await served({ authenticate: () => token });
      expect([401, 403, 503]).toContain((await call('GET')).status);
    }
  });

  test.each([undefined, false, 'caller', []])(
    'S4: a token %j is a failure of the host, before its release is asked',
    async (token) => {
      let asked = 0;
      const { call, errors } = await served({
        authenticate: () => token as never,
        release: () => {
          asked += 1;
          return '2026.1';
        },
      });
      expect(await problem(await call('GET'))).toMatchObject({ status: 503, code: 'store_failed' });
      expect(errors).toMatchObject([{ code: 'malformed_facts', path: ['token'] }]);
      expect(asked).toBe(0);
    },
  );

  it('ROT-4: an inactive role permits nothing', async () => {
    for (const who of [caller, administrator]) {
      const inactive = { ...who, role: { ...who.role, inactive: true } };
      const { call } = await served({ authenticate: () => inactive });
      expect(await problem(await call('GET'))).toMatchObject({ status: 403, code: 'permission_missing' });
    }
  });

  it('CHOICE-ROTATION-OWN: a caller without an entity manages none', async () => {
    const { create, errors } = await served({
      authenticate: () => ({ ...caller, entityId: undefined }) as never,
    });
    expect((await create('ec-p256')).status).toBe(503);
    expect(errors).toMatchObject([{ path: ['token', 'entityId'] }]);
  });

  it('CHOICE-ROTATION-OWN: a certificate whose row has lost its entity is revoked by nobody', async () => {
    const { integrations } = memoryStores();
    const known = { id: 'abc', integrationId: record.id };
    const update = async (_key: unknown, _ids: unknown, change: (found: object) => { result: unknown }) =>
      change({ record, active: [], known }).result;
    const stores = { integrations: { ...integrations, byClientId: async () => record, update } };
    const { call, errors } = await served({ stores } as unknown as Partial<RotationHandlerOptions>);
    expect((await call('POST', `${PATH}/abc/revoke`)).status).toBe(503);
    expect(errors).toMatchObject([{ path: ['certificate', 'entityId'] }]);
  });

  test.each([
    { certificatesOf: 'any' },
    { maximumBodyBytes: '65536' },
    { maximumBodyBytes: Number.NaN },
    { maximumBodyBytes: -1 },
    { beforeListing: 'everything' },
    { notYetValid: 'no' },
    { maximumBytes: 1 },
  ])('a misspelt option or value is an error at once: %j', async (choices) => {
    await expect(served({ choices: choices as RotationHandlerOptions['choices'] } as never)).rejects.toThrow(
      'The option',
    );
  });

  it('options that are none are an error at once', () => {
    expect(() => createRotationHandler(undefined as never)).toThrow('The fact “options”');
  });
});

describe('onAnswer', () => {
  async function heard(options: Partial<RotationHandlerOptions> = {}) {
    const answers: RotationAnswer[] = [];
    const endpoint = await served({ onAnswer: (answer) => answers.push(answer), ...options });
    return { ...endpoint, answers };
  }

  it('ROT-2, ROT-11, ROT-13, CHOICE-ROTATION-STATUS: is told what decided each call', async () => {
    const { answers, call, create } = await heard();
    const id = await idOf(await create('ec-p256'));
    await call('GET');
    await call('POST', `${PATH}/${id}/revoke`);
    await call('POST', PATH, 'no JSON');
    await call('PUT');
    await call('GET', '/');
    expect(answers.map(({ allowed, operation, status }) => [operation, allowed, status])).toEqual([
      ['create', true, 200],
      ['list', true, 200],
      ['revoke', true, 200],
      ['create', false, 400],
      [undefined, false, 405],
      [undefined, false, 404],
    ]);
    const [created, listed, revoked, unread] = answers.map(({ rules }) => rules);
    expect(created).toEqual(
      expect.arrayContaining(['ROT-1', 'ROT-2', 'ROT-6', 'ROT-7', 'ROT-15', 'CERT-1', 'CHOICE-ROTATION-OWN']),
    );
    expect(listed).toEqual(expect.arrayContaining(['ROT-2', 'ROT-8', 'ROT-9', 'ROT-11']));
    expect(revoked).toEqual(expect.arrayContaining(['ROT-2', 'ROT-13', 'CHOICE-ROTATION-OWN']));
    expect(unread).toContain('CHOICE-ROTATION-BODY');
    for (const { rules } of answers) {
      expect(rules).toContain('CHOICE-ROTATION-STATUS');
      expect(new Set(rules).size).toBe(rules.length);
    }
  });

  it('CHOICE-ROTATION-OWN, CHOICE-ROTATION-BODY: hears of choices that were overridden', async () => {
    const { answers, create } = await heard({
      choices: { certificatesOf: 'any_entity', maximumBodyBytes: 9999 },
    });
    await create('ec-p256', { entity: 12 });
    expect(answers).toMatchObject([{ allowed: true }]);
    expect(answers[0]?.rules).toEqual(
      expect.arrayContaining(['CHOICE-ROTATION-OWN', 'CHOICE-ROTATION-BODY']),
    );
  });

  it('S4: hears of a failure, and one of its own is told to onError', async () => {
    const failure = new Error('log full');
    const { call, errors } = await served({
      onAnswer: () => {
        throw failure;
      },
    });
    expect((await call('GET')).status).toBe(200);
    expect(errors).toEqual([failure]);
  });
});

describe('an entry of the list', () => {
  const entry = { revoked: true, valid_until: '2027-01-31' };
  const at = '2026-06-01T00:00:00Z';

  it('ROT-10, CERT-2, CHOICE-ROTATION-LAST-DAY: says by which rules it counts', () => {
    const rules = ['ROT-10', 'CERT-2', 'CHOICE-ROTATION-LAST-DAY'];
    expect(entryActivity(entry, at)).toEqual({ active: false, rules, advice: [] });
    expect(entryActivity({ ...entry, revoked: false }, at)).toEqual({ active: true, rules, advice: [] });
    expectOwnAnswer((one) => entryActivity(one, at), entry);
  });

  it('does not become inactive, whatever is broken of an active one', () => {
    for (const { facts, path } of broken({ ...entry, revoked: false })) {
      try {
        expect(path.join('.') === 'revoked' || isActiveEntry(facts, at)).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ code: 'malformed_facts' });
      }
    }
    // a day in another form could be read as another day in another time zone
    expect(isActiveEntry({ revoked: false, valid_until: '01/31/2024' }, at)).toBe(true);
    expect(() => isActiveEntry({ revoked: false, valid_until: 0 as never }, at)).toThrow(
      '“entry.valid_until”',
    );
    expect(() => isActiveEntry({ revoked: 'no' as never, valid_until: '2027-01-31' }, at)).toThrow(
      '“entry.revoked”',
    );
    expect(() => isActiveEntry(entry, 0 as never)).toThrow('“at”');
  });
});
