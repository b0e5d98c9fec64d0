/** Tells whether an answer is still to come. */
export function isPromise<T>(answer: Promise<T> | T): answer is Promise<T> {
  return typeof (answer as Partial<Promise<T>>).then === 'function';
}
