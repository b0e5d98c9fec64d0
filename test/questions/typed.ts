import * as clientAssertion from '../../src/clientAssertion/index.js';
import { FactsError } from '../../src/core/factsError.js';
import type { Release } from '../../src/core/release.js';
import * as errors from '../../src/gateway/errors/index.js';
import * as gateway from '../../src/gateway/index.js';
import * as root from '../../src/index.js';
import * as integrations from '../../src/integrations/index.js';
import * as login from '../../src/login/index.js';
import type { Question } from '../../src/questions/index.js';

const FUNCTIONS = {
  ...root,
  ...clientAssertion,
  ...integrations,
  ...login,
  ...gateway,
  ...errors,
} as unknown as Readonly<Record<string, Ask>>;

type Ask = (release: Release, facts: object, choices?: object) => unknown;
type Facts = Record<string, unknown>;

/** A question as the function that its subpath exports, asked by the facts of JSON. */
export interface TypedQuestion {
  readonly ask: Ask;
  /** What the function takes in the place of what JSON has. */
  readonly factsOf: (document: object) => object;
}

function isObject(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In the place of a function: what the caller has found, which has to be there once it is asked for. */
function found(result: unknown, name: string): () => unknown {
  return () => {
    if (result === undefined) throw new FactsError([name]);
    return result;
  };
}

/** What a query can have for each of its names. */
function isTexts(sent: unknown): sent is Record<string, string | string[]> {
  return isObject(sent) && Object.values(sent).every((value) => [value].flat().every(isText));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** What is no object of parameters stays what it is. */
function searchParameters(sent: unknown): unknown {
  if (!isTexts(sent)) return sent;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(sent)) {
    for (const one of [value].flat()) parameters.append(name, one);
  }
  return parameters;
}

const FACTS_OF: Readonly<Record<string, (document: Facts) => object>> = {
  decidePkceToken: ({ codeVerifierMatches, ...facts }) => ({
    ...facts,
    verify: found(codeVerifierMatches, 'codeVerifierMatches'),
  }),
  decideAuthorizationRequest: ({ parameters, ...facts }) => ({
    ...facts,
    parameters: searchParameters(parameters),
  }),
  decideTokenRequest: ({ request, secretMatches, codeVerifierMatches, ...facts }) => ({
    ...facts,
    request: isObject(request)
      ? { ...request, parameters: searchParameters(request['parameters']) }
      : request,
    secretMatches: found(secretMatches, 'secretMatches'),
    verify: found(codeVerifierMatches, 'codeVerifierMatches'),
  }),
};

/** Functions that take no release. */
const WITHOUT_RELEASE: Readonly<Record<string, Ask>> = {
  classifyApiRequest: (_, head) => gateway.classifyApiRequest(head as gateway.ApiRequestHead),
  explainError: (_, facts) => errors.explainError((facts as { error: string }).error),
};

/** The function of a question. */
export function typedQuestion({ name }: Question): TypedQuestion {
  const ask = WITHOUT_RELEASE[name] ?? FUNCTIONS[name];
  if (ask === undefined) throw new Error(`${name} is not exported`);
  const special = FACTS_OF[name];
  // facts that are no object are handed in as they are
  return { ask, factsOf: (document) => (special && isObject(document) ? special(document) : document) };
}
