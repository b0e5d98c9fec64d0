/**
 * What a fact has to be before anything is decided by it. A caller may hold JSON, a row or JavaScript, so nothing is
 * what its type says until it has been looked at.
 *
 * @module
 */

import { FactsError } from './factsError.js';
import { type Instant, isInstant } from './instant.js';
import { type AnyRelease, isAnyRelease } from './release.js';

/** A place in the facts. */
type Place = (string | number)[];

/**
 * Refuses a fact.
 *
 * @param path - Where in the facts it lies.
 * @throws {@link FactsError}
 */
export function malformed(...path: Place): never {
  throw new FactsError(path);
}

/** Tells whether a value has members that can be looked at. Where questions are asked often, this costs less than {@link checkObject}. */
export function hasMembers<Value>(value: Value): value is Value & object {
  return typeof value === 'object' && value !== null;
}

/** Tells whether a value is an object that is not a list. Where a member is looked at anyhow, {@link hasMembers} is enough. */
export function isObject<Value>(value: Value): value is Value & object {
  return hasMembers(value) && !Array.isArray(value);
}

/** Demands an object that is not a list. @throws {@link FactsError} */
export function checkObject(value: object, ...path: Place): void {
  if (!isObject(value)) malformed(...path);
}

/** Demands a list: text has `includes` as well, and would be searched for parts. @throws {@link FactsError} */
export function checkList(value: readonly unknown[], ...path: Place): void {
  if (!Array.isArray(value)) malformed(...path);
}

/** Demands `true` or `false`. @throws {@link FactsError} */
export function checkFlag(value: boolean, ...path: Place): void {
  if (typeof value !== 'boolean') malformed(...path);
}

/** Tells whether a value is text that is not empty. Where questions are asked often, this costs less than {@link checkText}. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Demands text that is not empty. @throws {@link FactsError} */
export function checkText(value: string, ...path: Place): void {
  if (!isFilled(value)) malformed(...path);
}

/** Demands text, which may be empty, or nothing at all. @throws {@link FactsError} */
export function checkSent(value: string | undefined, ...path: Place): void {
  if (value !== undefined && typeof value !== 'string') malformed(...path);
}

/** Demands a list of texts. @throws {@link FactsError} */
export function checkTexts(value: readonly string[], ...path: Place): void {
  checkList(value, ...path);
  const other = value.findIndex((one) => typeof one !== 'string');
  if (other >= 0) malformed(...path, other);
}

/** Demands one of these words. @throws {@link FactsError} */
export function checkWord<Word extends string>(value: Word, words: readonly Word[], ...path: Place): void {
  if (!words.includes(value)) malformed(...path);
}

/** Demands a list of these words. @throws {@link FactsError} */
export function checkWords<Word extends string>(
  value: readonly Word[],
  words: readonly Word[],
  ...path: Place
): void {
  checkList(value, ...path);
  const other = value.findIndex((one) => !words.includes(one));
  if (other >= 0) malformed(...path, other);
}

/** Demands a `Date` or text. Whether it is a valid instant is for the question to answer. @throws {@link FactsError} */
export function checkInstant(value: Instant, ...path: Place): void {
  if (!isInstant(value)) malformed(...path);
}

/** Demands a release, which need not be a modelled one. @throws {@link FactsError} */
export function checkAnyRelease(value: AnyRelease, ...path: Place): void {
  if (!isAnyRelease(value)) malformed(...path);
}

/** Tells whether a fact is absent, as a database writes it as well. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
