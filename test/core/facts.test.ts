import { describe, expect, test } from 'vitest';
import { CHOICES } from '../../src/catalogue.js';
import {
  checkAnyRelease,
  checkFlag,
  checkInstant,
  checkList,
  checkObject,
  checkSent,
  checkText,
  checkTexts,
  checkWord,
  isAbsent,
} from '../../src/core/facts.js';
import { ChoicesError, checkChoices } from '../../src/core/options.js';
import { hasPermission, listsPermission } from '../../src/core/permission.js';
import { isScope, SCOPES } from '../../src/core/records.js';

type Check = (value: never, ...path: (number | string)[]) => void;

const word: Check = (value, ...path) => checkWord(value, ['on', 'off'] as never[], ...path);

describe('a fact that is not what it has to be', () => {
  test.each<[string, Check, unknown[], unknown[]]>([
    ['an object', checkObject, [{}], [undefined, null, 'text', 1, []]],
    ['a list', checkList, [[], ['a']], [undefined, null, 'text', { length: 0, includes: () => true }]],
    ['a flag', checkFlag, [true, false], [undefined, null, 'true', 'false', 0, 1]],
    ['text', checkText, ['a', ' '], [undefined, null, '', 1, ['a']]],
    ['what was sent', checkSent, ['a', '', undefined], [null, 1, ['a']]],
    ['texts', checkTexts, [[], ['a']], [undefined, 'a', ['a', 1], [null]]],
    ['a word', word, ['on'], ['On', ' on', 'constructor', undefined, ['on']]],
    ['an instant', checkInstant, [new Date(Number.NaN), 'text'], [undefined, null, 0, {}]],
    [
      'a release',
      checkAnyRelease,
      ['2027.1', '1998.2'],
      [' 2027.1', '2027.3', '2a27.1', '20a7.1', '202a.1', 2027.1, undefined],
    ],
  ])('is a FactsError that says where: %s', (_, check, good, bad) => {
    for (const value of good) expect(() => check(value as never, 'facts', 1)).not.toThrow();
    for (const value of bad) {
      expect(() => check(value as never, 'facts', 1)).toThrow(
        expect.objectContaining({ code: 'malformed_facts' }),
      );
    }
  });

  test('is named by its path, and never repeated', () => {
    const error = expect.objectContaining({
      path: ['role', 'permissions', 1],
      message: expect.not.stringContaining('secret'),
    });
    expect(() => checkTexts(['a', { secret: 1 } as never], 'role', 'permissions')).toThrow(error);
  });

  test('is absent as a database writes it as well', () => {
    expect([null, undefined, '', 0, false].map(isAbsent)).toEqual([true, true, false, false, false]);
  });
});

describe('a permission (2FA-2, MCP-2)', () => {
  const role = { kind: 'other', permissions: ['ADMI_LOGIN_OAUTH2', 'View Login Audit Trail'] } as const;

  test('is known by its name and by its id', () => {
    expect(hasPermission(role, 'Log in using OAuth 2.0 Access Tokens')).toBe(true);
    expect(hasPermission(role, 'View Login Audit Trail')).toBe(true);
    expect(hasPermission(role, 'Integration Application')).toBe(false);
    expect(listsPermission({ permissions: [null as never] }, 'View Unencrypted Credit Cards')).toBe(false);
  });

  test('is one of every Administrator, and of nobody whose role is inactive', () => {
    const administrator = { kind: 'administrator', permissions: [] } as const;
    expect(hasPermission(administrator, 'Integration Application')).toBe(true);
    expect(hasPermission({ ...administrator, inactive: true }, 'Integration Application')).toBe(false);
    expect(hasPermission({ ...role, inactive: true }, 'View Login Audit Trail')).toBe(false);
  });

  test.each([
    ['kind', 'Administrator'],
    ['kind', undefined],
    ['permissions', 'View Login Audit Trail'],
    ['permissions', undefined],
    ['inactive', 'false'],
    ['inactive', null],
    ['permissions', ['View Login Audit Trail', ''], 1],
  ])('is not read from a role whose %s is %j', (field, value, ...index) => {
    const odd = { ...role, [field]: value } as never;
    expect(() => hasPermission(odd, 'View Login Audit Trail')).toThrow(
      expect.objectContaining({ code: 'malformed_facts', path: ['role', field, ...index] }),
    );
  });
});

describe('a scope', () => {
  test('is one of the four, letter by letter', () => {
    expect(SCOPES.every(isScope)).toBe(true);
    for (const other of ['MCP', ' mcp', '', 'constructor', undefined, ['mcp']])
      expect(isScope(other)).toBe(false);
  });
});

describe('choices', () => {
  const options = {
    overflow: ['end_oldest', 'deny_new'],
    maxLength: (value: unknown) => typeof value === 'number',
  } as const;
  type Chosen = { overflow?: 'deny_new' | 'end_oldest'; maxLength?: number };
  const check = (choices: unknown) => checkChoices<Chosen>(choices as Chosen, options);

  test('can be left out, or set options of this question and of others', () => {
    for (const choices of [
      undefined,
      {},
      { overflow: 'deny_new', maxLength: 3 },
      { overflow: undefined },
      { samlRole: 'x' },
    ]) {
      expect(() => check(choices)).not.toThrow();
    }
  });

  test.each([
    [null, []],
    ['deny_new', []],
    [['deny_new'], []],
    [{ overflows: 'deny_new' }, ['overflows']],
    [{ overflow: 'deny-new' }, ['overflow']],
    [{ overflow: null }, ['overflow']],
    [{ maxLength: '3' }, ['maxLength']],
    [Object.create({ overflow: 'deny-new' }), ['overflow']],
  ])('that are misspelt are a ChoicesError: %j', (choices, path) => {
    expect(() => check(choices)).toThrow(expect.objectContaining({ code: 'malformed_choices', path }));
    expect(() => check(choices)).toThrow(ChoicesError);
  });

  test('know every option of the catalogue', () => {
    const names = CHOICES.flatMap(({ option }) => option ?? []);
    expect(() => check(Object.fromEntries(names.map((name) => [name, undefined])))).not.toThrow();
  });
});
