import { describe, expect, it } from 'vitest';
import { findQuestion, questions } from '../../src/questions/index.js';
import { isRelease, publicFunctions } from './typescript.js';

/** Functions of a release that are no questions. */
const OTHERS: Readonly<Record<string, string>> = {
  nextRelease: 'a release alone, and no rule decides',
  previousRelease: 'a release alone, and no rule decides',
  rulesInForce: 'the catalogue: `netsuite-auth-policy/rules` is data that needs no question',
  rulesChanged: 'the catalogue: `netsuite-auth-policy/rules` is data that needs no question',
};

/** Questions that a release makes no difference to. */
const WITHOUT_RELEASE = ['classifyApiRequest', 'explainError'];

describe('the registry', () => {
  const functions = publicFunctions();
  const ofRelease = functions.filter(({ parameters: [first] }) => isRelease(first)).map(({ name }) => name);
  const names = questions().map(({ name }) => name);

  it('has every public function of a release and of facts', () => {
    expect(ofRelease.length).toBeGreaterThan(40);
    expect(ofRelease.filter((name) => !names.includes(name))).toEqual(Object.keys(OTHERS));
  });

  it('has nothing that is not public, and each question once', () => {
    expect(names.filter((name) => !ofRelease.includes(name))).toEqual(WITHOUT_RELEASE);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(questions())('$name: its system is the subpath that has it', ({ name, system }) => {
    const found = functions.find((one) => one.name === name);
    const inRoot = found?.subpath === 'index' ? system : found?.subpath;
    expect(system).toBe(inRoot);
  });

  it('finds a question by its own name alone', () => {
    expect(findQuestion('decideLogin')?.title).toMatch(/login/);
    for (const name of ['constructor', 'toString', '__proto__', '', 'DecideLogin']) {
      expect(findQuestion(name)).toBeUndefined();
    }
  });

  it('cannot be changed by a list that it gave', () => {
    questions().length = 0;
    expect(questions()).toHaveLength(names.length);
  });
});

describe.each(questions())('$name', ({ name, title, kind, facts, choices, example }) => {
  it('has a title that is a question, a kind by its name, and an example that can be read', () => {
    expect(title).toMatch(/^[A-Z].*\?$/);
    if (name.startsWith('decide')) expect(kind).toBe('decision');
    if (name.startsWith('validate')) expect(kind).toBe('validation');
    if (name.startsWith('plan')) expect(kind).toBe('plan');
    if (name.endsWith('Requirement')) expect(kind).toBe('requirement');
    expect(facts.check(example.facts)).not.toHaveProperty('issues');
    expect(choices.check(example.choices ?? {})).not.toHaveProperty('issues');
  });

  it('has JSON Schemas that take nothing unknown, and speaks Standard Schema', () => {
    for (const schema of [facts, choices]) {
      const json = schema.toJsonSchema();
      expect(json['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
      for (const object of [json, ...((json['oneOf'] as object[]) ?? [])]) {
        if ('properties' in object) expect(object).toMatchObject({ additionalProperties: false });
      }
      expect(schema['~standard'].validate({ unheardOf: 1 })).toHaveProperty('issues');
    }
    expect(choices.check({ unheardOf: 1 })).toEqual({
      issues: [{ path: ['unheardOf'], message: 'This member is not known.' }],
    });
  });
});
