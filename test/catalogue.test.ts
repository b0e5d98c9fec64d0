import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { BASES, CHOICES, findRule, RULES, rulesChanged, rulesInForce } from '../src/catalogue.js';
import { isAnyRelease, RELEASES, type Release } from '../src/core/release.js';

/** The TypeScript below a folder, as one text. */
function sources(folder: string, isWanted: (file: string) => boolean): string {
  const root = new URL(`../${folder}/`, import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && isWanted(file))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n');
}

/** Whether a text names an id, and not only a longer one that begins with it. */
function names(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text);
}

/** The state of Oracle's help that most rules were read in. */
const read = findRule('REL-1')?.revised;

const ids: readonly string[] = RULES.map((rule) => rule.id);

/** Facts of Oracle's help that decide nothing here, but that a comment or a test refers to; and one that there is not. */
const NOT_IN_THE_CATALOGUE: readonly string[] = ['CERT-0', 'REL-5', 'URI-13'];

describe('the catalogue', () => {
  it('has every rule once', () => {
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(RULES)).toBe(true);
    for (const rule of RULES) expect([rule, rule.source].every(Object.isFrozen)).toBe(true);
  });

  test.each(RULES)('$id is complete', (rule) => {
    expect(isAnyRelease(rule.since)).toBe(true);
    if (rule.until !== undefined) expect(isAnyRelease(rule.until) && rule.since < rule.until).toBe(true);
    // only a text that is revised has a state
    const isOracles = rule.source.url.startsWith('https://docs.oracle.com/');
    if (isOracles || rule.basis === 'official') expect(rule.revised).toMatch(/^20\d\d-\d\d-\d\d$/);
    if (!isOracles) expect(rule.revised).not.toBe(read);
    expect(rule.source.url).toMatch(/^https:\/\/\S+$/);
    expect(rule.title).toMatch(/^\S.*[^.\s]$/);
    expect(rule.statement).toMatch(/^\S[\s\S]*\.$/);
  });

  test.each(CHOICES)('$id says its default, and what an option selects in its place', (choice) => {
    expect(choice.default).not.toBe('');
    expect(choice.reason).toMatch(/\.$/);
    const offered = choice.alternatives.length > 0 || choice.range !== undefined;
    expect(offered).toBe(choice.option !== undefined);
    expect(choice.alternatives).not.toContainEqual(choice.default);
  });

  it('ranks what was seen on an account below what Oracle says, and says who saw it when', () => {
    expect(BASES.indexOf('observed')).toBeGreaterThan(BASES.indexOf('official'));
    for (const rule of RULES) {
      if (rule.basis === 'observed')
        expect(rule.observed).toEqual({ on: expect.any(String), by: expect.any(String) });
      expect(BASES).toContain(rule.basis);
    }
  });

  it('lists the choices among the rules', () => {
    expect(RULES.filter((rule) => rule.id.startsWith('CHOICE-'))).toEqual(CHOICES);
    expect(CHOICES.every((choice) => choice.basis === 'choice' && choice.kind === 'choice')).toBe(true);
    const rules = RULES.filter(({ kind }) => kind === 'rule');
    expect(rules.some(({ basis, id }) => basis === 'choice' || id.startsWith('CHOICE-'))).toBe(false);
    expect(rules.length + CHOICES.length).toBe(RULES.length);
  });

  it('finds a rule by its id', () => {
    expect(ids.map((id) => findRule(id)?.id)).toEqual(ids);
    expect(findRule('CERT-0')).toBeUndefined();
    expect(findRule('')).toBeUndefined();
  });
});

describe('every rule', () => {
  const code = sources('src', (file) => !/(?:rules|choices|ruleIds)\.ts$/i.test(file));
  const tests = sources('test', () => true);

  test.each(ids)('%s is named by the code that keeps it, and by a test', (id) => {
    expect({ code: names(code, id), tests: names(tests, id) }).toEqual({ code: true, tests: true });
  });

  it('that a comment or a test names is in the catalogue: of the code, the compiler asks it', () => {
    const named = `${code}${tests}`.matchAll(
      /(?<![\w-])((?:LN|LAT|CERT|ROT|CLI|URI|SES|2FA|PK|TBA|SOAP|IR|CON|OIDC|MCP|ERR|REL)-\d+|CHOICE-[A-Z0-9-]+)(?![\w-])/g,
    );
    const unknown = new Set(
      Array.from(named, ([, id]) => id).filter((id) => !ids.some((known) => known === id)),
    );
    expect([...unknown].toSorted()).toEqual(NOT_IN_THE_CATALOGUE);
  });
});

describe('what is in force', () => {
  it('CERT-1, URI-1, SES-3, LN-1: begins with 2026.1', () => {
    const begin = rulesChanged('2025.2', '2026.1').begin.map((rule) => rule.id);
    expect(begin).toEqual(expect.arrayContaining(['CERT-1', 'URI-1', 'SES-2', 'SES-3', 'LN-1', 'ROT-1']));
  });

  it('URI-15, SES-1: ends with 2025.2', () => {
    const end = rulesChanged('2025.2', '2026.1').end.map((rule) => rule.id);
    expect(end).toEqual(expect.arrayContaining(['URI-15']));
  });

  it('PK-21, TBA-1, TBA-8: begins with 2027.1', () => {
    const begin = rulesChanged('2026.2', '2027.1').begin.map((rule) => rule.id);
    expect(begin).toEqual(expect.arrayContaining(['PK-21', 'PK-22', 'TBA-1', 'TBA-2', 'TBA-8']));
  });

  it('REL-5: 2026.2 changes nothing about certificates, redirect URIs or the login notice', () => {
    const begin = rulesChanged('2026.1', '2026.2').begin.map((rule) => rule.id);
    expect(begin.filter((id) => /^(?:CERT|ROT|URI|LN)-/.test(id))).toEqual([]);
  });

  test.each(RELEASES)('%s: follows from since and until', (release) => {
    const inForce = rulesInForce(release);
    for (const rule of RULES) {
      const expected = rule.since <= release && !(rule.until !== undefined && rule.until <= release);
      expect(inForce.includes(rule)).toBe(expected);
    }
  });

  it('no two releases differ by less than the sum of the steps between them', () => {
    for (const from of RELEASES) {
      for (const to of RELEASES) {
        const there = rulesChanged(from, to);
        const back = rulesChanged(to, from);
        expect(there.begin).toEqual(back.end);
        expect(there.end).toEqual(back.begin);
        if (from === to) expect(there).toEqual({ begin: [], end: [] });
      }
    }
  });

  it('REL-3: is an error for a release that is not modelled', () => {
    expect(() => rulesInForce('2025.1' as Release)).toThrow('outside the modelled range');
    expect(() => rulesChanged('2026.1', '2099.1' as Release)).toThrow('outside the modelled range');
  });
});
