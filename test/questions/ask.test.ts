import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../src/questions/answer.js';
import { ask, findQuestion, questions } from '../../src/questions/index.js';
import type { RegisteredQuestion } from '../../src/questions/question.js';
import { REGISTRY } from '../../src/questions/registry.js';

const EXAMPLE = { question: 'pkceRequirement', ...findQuestion('pkceRequirement')?.example };
const TOKEN = { question: 'decidePkceToken', ...findQuestion('decidePkceToken')?.example };

/** The problems of a document, each with its place. */
function problems(document: unknown): string[] {
  const asked = ask(document);
  return asked.ok ? [] : asked.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function withFacts(facts: object): object {
  return { ...EXAMPLE, facts: { ...EXAMPLE.facts, ...facts } };
}

describe('ask tells everything that is wrong, and where', () => {
  it('CHOICE-RELEASE-RANGE: a release that is not there, malformed or not modelled', () => {
    const malformed = 'release: The release is not of the form YYYY.1 or YYYY.2.';
    expect(problems({ ...EXAMPLE, release: undefined })).toEqual([malformed]);
    expect(problems({ ...EXAMPLE, release: 2027.1 })).toEqual([malformed]);
    expect(problems({ ...EXAMPLE, release: ['2027.1'] })).toEqual([malformed]);
    expect(problems({ ...EXAMPLE, release: '2024.1' })).toEqual([
      'release: The release is outside the modelled range 2025.2 to 2028.2.',
    ]);
  });

  it('a question that is not there', () => {
    const none = 'question: There is no question of this name.';
    expect(problems({ ...EXAMPLE, question: undefined })).toEqual([
      'question: The name of a question is required.',
    ]);
    for (const question of ['constructor', '__proto__', 'has', '', 5, null, ['pkceRequirement'], {}]) {
      expect(problems({ ...EXAMPLE, question })).toEqual([none]);
    }
  });

  it('facts that are missing, misspelt, or not known', () => {
    expect(problems({ ...EXAMPLE, facts: undefined })).toEqual(['facts: This value is required.']);
    expect(problems({ ...EXAMPLE, facts: [] })).toEqual(['facts: Expected an object.']);
    expect(problems(withFacts({ scopes: 'mcp' }))).toEqual(['facts.scopes: Expected a list.']);
    expect(problems(withFacts({ integration: { clientType: 'Public', createdIn: ' 2027.1' } }))).toEqual([
      'facts.integration.createdIn: Expected a release of the form YYYY.1 or YYYY.2.',
      'facts.integration.clientType: Expected confidential or public.',
    ]);
    expect(problems(withFacts({ integation: {} }))).toEqual(['facts.integation: This member is not known.']);
  });

  it('a misspelt option is a problem, and so is that of another question', () => {
    expect(problems({ ...EXAMPLE, choices: { newIntegration: 'grant-enabled' } })).toEqual([
      'choices.newIntegration: Expected grant_enabled or record_created.',
    ]);
    for (const name of ['newintegration', 'overflow']) {
      expect(problems({ ...EXAMPLE, choices: { [name]: 'deny_new' } })).toEqual([
        `choices.${name}: This member is not known.`,
      ]);
    }
    expect(problems({ ...EXAMPLE, choices: null })).toEqual(['choices: Expected an object.']);
  });

  it('all of it at once, and what is not known of the document itself', () => {
    const document = { question: 'pkceRequirement', Release: '2027.1', choice: {}, choices: 1 };
    expect(problems(document)).toEqual([
      'Release: This member is not known.',
      'choice: This member is not known.',
      'release: The release is not of the form YYYY.1 or YYYY.2.',
      'facts: This value is required.',
      'choices: Expected an object.',
    ]);
    for (const nothing of [undefined, null, 'ask', 5, []]) {
      expect(problems(nothing)).toEqual([': Expected an object with question, release and facts.']);
    }
  });

  it('never what stood there', () => {
    const secret = 'hunter2hunter2';
    const everywhere = { question: secret, release: secret, facts: { [`x`]: secret }, choices: secret };
    expect(JSON.stringify(ask(everywhere))).not.toContain(secret);
    expect(JSON.stringify(ask({ ...EXAMPLE, facts: { integration: secret, scopes: secret } }))).not.toContain(
      secret,
    );
  });

  it('the union that a fact is of, by the words that tell it', () => {
    const facts = { ...findQuestion('decideTbaUse')?.example.facts, channel: 'SOAP' };
    expect(problems({ question: 'decideTbaUse', release: '2027.1', facts })).toEqual([
      'facts.channel: Expected soap, connect, rest or restlet.',
    ]);
  });
});

describe('what only the question can tell', () => {
  it('P6: whether the code verifier matches has to be there once it is asked for', () => {
    const { codeVerifierMatches, ...facts } = TOKEN.facts as { codeVerifierMatches: boolean };
    expect(codeVerifierMatches).toBe(true);
    expect(problems({ ...TOKEN, facts })).toEqual([
      'facts.codeVerifierMatches: The fact “codeVerifierMatches” is missing, or is not one of the values that it can have.',
    ]);
    expect(problems({ ...TOKEN, facts: { ...facts, binding: null } })).toEqual([]);
    for (const almost of ['true', 1, null]) {
      expect(problems({ ...TOKEN, facts: { ...facts, codeVerifierMatches: almost } })).toEqual([
        'facts.codeVerifierMatches: Expected true or false.',
      ]);
    }
  });

  it('a whole record is taken where a part of it is asked for, and is checked', () => {
    const whole = findQuestion('validateIntegrationRecord')?.example.facts as { integration: object };
    expect(problems(withFacts({ integration: whole.integration }))).toEqual([]);
    expect(problems(withFacts({ integration: { ...whole.integration, origin: 'Owned' } }))).toEqual([
      'facts.integration.origin: Expected installed or owned.',
    ]);
  });
});

describe('ask reads what JSON can hold', () => {
  it('a Date as its text, and nothing of an undefined member', () => {
    const facts = findQuestion('certificateStatus')?.example.facts as { at: string };
    const document = { question: 'certificateStatus', release: '2027.1', facts };
    const inProcess = { ...document, choices: undefined, facts: { ...facts, at: new Date(facts.at) } };
    expect(ask(inProcess)).toEqual(ask(document));
    expect(problems({ ...document, facts: { ...facts, at: new Date(Number.NaN) } })).toEqual([
      'facts.at: Expected text.',
    ]);
  });

  it.each([
    ['a function', () => true],
    ['a symbol', Symbol('mcp')],
    ['a bigint', 1n],
  ])('%s is a problem', (_, value) => {
    expect(problems(withFacts({ scopes: [value] }))).toEqual([
      'facts.scopes.0: JSON cannot hold this value.',
    ]);
  });

  it('a number that is none', () => {
    const settings = { question: 'validateIdleTimeout', release: '2027.1' };
    for (const idleMinutes of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(problems({ ...settings, facts: { idleMinutes } })).toEqual([
        'facts.idleMinutes: Expected a number.',
      ]);
    }
  });

  it('the name __proto__ is a problem of its own place', () => {
    const facts = JSON.parse('{"integration":{"__proto__":{"clientType":"confidential"}},"scopes":[]}');
    expect(problems({ ...EXAMPLE, facts })).toEqual([
      'facts.integration.__proto__: This member is not known.',
    ]);
    expect(Object.prototype).not.toHaveProperty('clientType');
  });

  it('own members alone: what is inherited is not there', () => {
    expect(problems({ ...EXAMPLE, facts: Object.create(EXAMPLE.facts ?? null) })).toEqual([
      'facts.integration: This value is required.',
      'facts.scopes: This value is required.',
    ]);
  });
});

describe('ask never throws', () => {
  const cyclic: Record<string, unknown> = { scopes: [] };
  cyclic['integration'] = cyclic;
  const thrower = {
    get integration(): never {
      throw new Proxy({}, { get: () => thrower.integration, getPrototypeOf: () => thrower.integration });
    },
  };
  const trap = (): never => {
    throw null;
  };
  const proxy = new Proxy({}, { ownKeys: trap, get: trap, getPrototypeOf: trap, has: trap });

  it.each([
    ['a getter that throws', thrower, 'The document cannot be read.'],
    ['a proxy that throws', proxy, 'The document cannot be read.'],
    ['a revoked proxy', revoked(), 'The document cannot be read.'],
    ['what refers to itself', cyclic, 'The document is nested too deeply.'],
    ['a list that does not end', { scopes: endless() }, 'The document is too large.'],
    ['a list of many holes', { scopes: new Array(2 ** 32 - 1) }, 'The document is too large.'],
    ['a long text', { scopes: ['x'.repeat(2_000_001)] }, 'The document is too large.'],
    ['long names', { ['x'.repeat(2_000_001)]: 1 }, 'The document is too large.'],
    ['a Date that is none', { at: Object.create(Date.prototype) }, 'The document cannot be read.'],
  ])('for %s', (_, facts, message) => {
    const asked = ask({ ...EXAMPLE, facts });
    expect(asked).toMatchObject({ ok: false, problems: [{ message }] });
  });

  it('for anything that fast-check can think of, in any place', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
    });
    const name = fc.constantFrom(...questions().map((question) => question.name));
    const document = fc.record(
      {
        question: fc.oneof(name, anything),
        release: fc.oneof(fc.constant('2027.1'), anything),
        facts: anything,
        choices: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(document, anything), (sent) => {
        const asked = ask(sent);
        expect(asked.ok || asked.problems.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('for an example with anything in the place of one of its facts', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...questions()), fc.nat(), anything, ({ name, example }, at, value) => {
        const names = Object.keys(example.facts);
        const broken = { ...example.facts, [names[at % Math.max(names.length, 1)] ?? 'x']: value };
        const asked = ask({ question: name, ...example, facts: broken });
        expect(asked.ok || asked.problems.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('for a question that fails', () => {
    const failing = (thrown: unknown) => {
      const question = findRegistered('pkceRequirement');
      const answer = () => {
        throw thrown;
      };
      return answerTo({ ...question, answer }, '2027.1', {}, undefined);
    };
    const problem = { path: [], message: 'The question cannot be answered for this document.' };
    for (const thrown of [new Error('hunter2'), null, undefined, 'hunter2', { code: 5 }]) {
      expect(failing(thrown)).toEqual({ ok: false, problems: [problem] });
    }
  });

  it('for a document in which everything is wrong', () => {
    const facts = { scopes: Array.from({ length: 49_900 }, () => 5), integration: 1 };
    expect(problems({ ...EXAMPLE, facts })).toHaveLength(49_901);
  });

  it('shares nothing with the document, and is not changed by it later', () => {
    for (const { name, example } of questions()) {
      const document = structuredClone({ question: name, ...example });
      const before = ask(document);
      const copy = structuredClone(before);
      scramble(document);
      expect(before).toEqual(copy);
    }
  });
});

function findRegistered(name: string): RegisteredQuestion {
  return REGISTRY.get(name) ?? expect.fail(`${name} is not there`);
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** A list whose iterator never ends. */
function endless(): unknown[] {
  const list: unknown[] = [];
  list[Symbol.iterator] = function* () {
    for (;;) yield 'mcp';
  };
  return list;
}

function scramble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    scramble(member);
    (value as Record<string, unknown>)[key] = 'changed by the caller';
  }
}
