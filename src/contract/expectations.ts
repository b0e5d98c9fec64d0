/** Fails a case, with this problem, unless something holds. */
export function expectThat(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}

/** Fails a case unless something is deeply equal to what was expected. A key without a value counts as absent. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  if (isSame(actual, expected)) return;
  throw new Error(`${what}: expected ${written(expected)}, got ${written(actual)}`);
}

function written(value: unknown): string {
  // `undefined` has no JSON
  const text = `${JSON.stringify(value)}`;
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const [time, otherTime] = [one, other].map((value) => value instanceof Date && value.getTime());
  if (time !== otherTime) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

/** The error that a promise is rejected with, or `undefined` if it is fulfilled. */
export async function rejection(promise: Promise<unknown>): Promise<{ readonly error: unknown } | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Fails a case unless the step is rejected with the very error that the change threw, or that its promise was rejected with. */
export async function expectErrorPassedOn(
  step: (change: () => Promise<never>) => Promise<unknown>,
): Promise<void> {
  const error = new Error('The change threw this on purpose.');
  const thrown = await rejection(
    step(() => {
      throw error;
    }),
  );
  expectThat(thrown?.error === error, 'The step was not rejected with the error that the change threw.');
  const rejected = await rejection(step(() => Promise.reject(error)));
  expectThat(
    rejected?.error === error,
    'The step was not rejected with the error that the promise of the change was rejected with.',
  );
}

/** Everything that an iteration gives. It fails the case if there are more items than there can be. */
export async function all<T>(items: AsyncIterable<T>, most = 2000): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    expectThat(found.length <= most, `Reading does not end: it has given more than ${most} items.`);
  }
  return found;
}

/** Changes an object and everything in it, as far as it can be changed. */
export function spoil(value: unknown): void {
  if (value instanceof Date) {
    value.setTime(0);
  } else if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) {
      spoil(part);
      if (!isObject(part)) attempt(() => Object.assign(value, { [key]: 'spoiled' }));
    }
    if (Array.isArray(value)) attempt(() => value.splice(0));
  }
}

/** Makes a change that throws if the object is frozen. */
function attempt(change: () => void): void {
  try {
    change();
  } catch {}
}
