/** Whether a parameter occurs more than once (RFC 6749 section 3.1). */
export function isRepeated(parameters: URLSearchParams): boolean {
  return new Set(parameters.keys()).size < parameters.size;
}

/** A parameter's value. One that is empty counts as left out (RFC 6749 section 3.1). */
export function sentValue(parameters: URLSearchParams, name: string): string | undefined {
  return parameters.get(name) || undefined;
}

/** The scopes that a request asks for, each once (RFC 6749 section 3.3). */
export function scopesOf(parameters: URLSearchParams): string[] {
  const scope = sentValue(parameters, 'scope');
  return scope === undefined ? [] : [...new Set(scope.split(' '))];
}

/** Whether a value can be looked up as an id; anything else leads nowhere anyhow. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value);
}

/**
 * The client id that an authorization request names, or `undefined` where it names none, more than one, or
 * what can be no id: what
 * to look the integration record up by.
 *
 * @see URI-9; RFC 6749 section 4.1.1
 *
 * @example
 * ```ts
 * clientIdOf(new URLSearchParams('client_id=6d0e2b&response_type=code')); //=> '6d0e2b'
 * clientIdOf(new URLSearchParams('client_id=6d0e2b&client_id=evil')); //=> undefined
 * ```
 */
export function clientIdOf(parameters: URLSearchParams): string | undefined {
  const [only, ...others] = parameters.getAll('client_id');
  return others.length === 0 && isName(only) ? only : undefined;
}
