import { checkList, checkObject, malformed } from '../core/facts.js';
import { LONGEST_ID } from './limits.js';
import { PARAMETERS, type ParameterName } from './parameterNames.js';

/** The parameters of a request. A `URLSearchParams` is one. */
export interface SearchParameters {
  /**
   * The value of a parameter, percent-decoded: the first one where there are several, and `null` where there is none.
   *
   * @param name - Name of the parameter.
   */
  get(name: string): string | null;
  /**
   * Every value of a parameter, in the order in which they were sent.
   *
   * @param name - Name of the parameter.
   */
  getAll(name: string): readonly string[];
  /** The name of each parameter, as often as it was sent. */
  keys(): Iterable<string>;
}

/**
 * Demands parameters that can be asked for: not the plain object, nor the `Map`, of a framework, in which a repeated
 * parameter looks like one that was sent once.
 *
 * @throws {@link FactsError}
 */
export function checkParameters(parameters: SearchParameters, ...path: (number | string)[]): void {
  checkObject(parameters, ...path);
  for (const method of ['get', 'getAll', 'keys'] as const) {
    if (typeof parameters[method] !== 'function') malformed(...path, method);
  }
}

/** Whether a parameter occurs more than once (RFC 6749 section 3.1). */
export function isRepeated(parameters: SearchParameters): boolean {
  const found: Iterable<string> | undefined = parameters.keys();
  if (typeof found?.[Symbol.iterator] !== 'function') malformed('parameters', 'keys');
  const names = [...found];
  return new Set(names).size < names.length;
}

/** Every value of a parameter. @throws {@link FactsError} */
export function valuesOf(parameters: SearchParameters, name: ParameterName): readonly string[] {
  const values = parameters.getAll(name);
  checkList(values, 'parameters', name);
  return values;
}

/** The value of a parameter as it was sent, and `null` if it was not. @throws {@link FactsError} */
export function rawValue(parameters: SearchParameters, name: ParameterName): string | null {
  const value = parameters.get(name);
  if (value !== null && typeof value !== 'string') malformed('parameters', name);
  return value;
}

/** The value of a parameter. An empty one counts as left out (RFC 6749 section 3.1). */
export function sentValue(parameters: SearchParameters, name: ParameterName): string | undefined {
  return rawValue(parameters, name) || undefined;
}

/** The scopes that a request asks for, each once (RFC 6749 section 3.3). */
export function scopesOf(parameters: SearchParameters): string[] {
  const scope = sentValue(parameters, PARAMETERS.scope);
  return scope === undefined ? [] : [...new Set(scope.split(' '))];
}

/** Whether a value can be looked up as an id; no record is found by anything else. */
export function canBeId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID && /^[\x21-\x7e]+$/.test(value);
}

/**
 * The client ID that an authorization request names, by which the host looks the integration record up.
 *
 * @param parameters - The query of the request.
 * @returns `undefined` where the request names no client, names more than one, or names one by what cannot be an ID.
 * @throws {@link FactsError} for anything but search parameters.
 * @see URI-9; RFC 6749 section 4.1.1
 *
 * @example
 * ```ts
 * clientIdOf(new URLSearchParams('client_id=6d0e2b&response_type=code')); //=> '6d0e2b'
 * clientIdOf(new URLSearchParams('client_id=6d0e2b&client_id=evil')); //=> undefined
 * ```
 */
export function clientIdOf(parameters: SearchParameters): string | undefined {
  checkParameters(parameters);
  const [only, ...others] = valuesOf(parameters, PARAMETERS.clientId);
  return others.length === 0 && canBeId(only) ? only : undefined;
}
