import { LOGIN_REFUSED } from '../apiErrors.js';
import { explainError } from '../explain.js';
import type { ErrorExplanation } from '../explanation.js';
import { usesOAuth2, usesTba, type World } from './worlds.js';

/** Longest text that is searched for names, in characters. */
const LONGEST_TEXT = 10_000;

/** The documented name that is written as words, and is looked for as such. */
const IN_WORDS = /invalid\s+login\s+attempt/i;

/**
 * What the documented names in a text mean, each once: a Detail is a name or begins with one, and a body or a fault has
 * one somewhere.
 */
export function namesIn(text: string | null | undefined): readonly ErrorExplanation[] {
  const searched = (text ?? '').slice(0, LONGEST_TEXT);
  const words = searched.match(/[A-Za-z]\w*/g) ?? [];
  const found = words.flatMap((word) => explainError(word));
  const said = IN_WORDS.test(searched) ? explainError('Invalid login attempt') : [];
  return [...new Set([...found, ...said])];
}

/** Names that do not tell one cause from another, but make some likelier. */
const TELLING_LITTLE = [...LOGIN_REFUSED, 'INVALID_LOGIN_CREDENTIALS'];

/** The names that tell what went wrong, as NetSuite spells them. */
export function tellingNames(explanations: readonly ErrorExplanation[]): readonly string[] {
  const names = explanations.map(({ error }) => error).filter((error) => !TELLING_LITTLE.includes(error));
  return [...new Set(names)];
}

/** Of names that OAuth 2.0 and TBA have in common, the meaning that fits to the ways in which the request may have been made. */
export function fitting(
  explanations: readonly ErrorExplanation[],
  worlds: readonly World[],
): ErrorExplanation[] {
  const fits = { api: true, audit_detail: worlds.some(usesOAuth2), oauth: true, tba: worlds.some(usesTba) };
  return explanations.filter(
    ({ error, kind }) =>
      fits[kind] || !explanations.some((other) => other.error === error && fits[other.kind]),
  );
}
