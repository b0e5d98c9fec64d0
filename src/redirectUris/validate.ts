import { type Advice, type Decision, type RuleId, refuseOr, type Violation } from '../core/decision.js';
import { checkList, checkObject } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, type Details, leanedOnBy, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { type Term, termAt } from '../core/terms.js';
import { examine } from './examineUri.js';
import { LARGEST_PORT, REDIRECT_URI_COUNT, redirectUriCountInWords } from './limitsAndDates.js';
import {
  chosenFrom,
  REDIRECT_URI_DEFAULTS,
  REDIRECT_URI_OPTIONS,
  type RedirectUriChoices,
  TOLERANT,
} from './options.js';
import { REDIRECT_URI_PROBLEMS, type RedirectUriAdviceCode, type RedirectUriCode } from './problems.js';

/** What the redirect URIs of an integration record are judged by. */
export interface RedirectUriListFacts {
  /** The redirect URIs as they are to be stored. */
  readonly redirectUris: readonly string[];
}

interface Finding {
  readonly code: RedirectUriCode;
  /** Place in the list. Absent where the list itself is at fault. */
  readonly index?: number;
}

function findings(
  redirectUris: readonly string[],
  most: number | null,
  { maxCount, maxLength }: Required<RedirectUriChoices>,
): Finding[] {
  if (redirectUris.length === 0) return [{ code: 'redirect_uris_empty' }];
  const seen = new Set<string>();
  return Array.from(redirectUris, (uri, index) => {
    const own = examine(uri, maxLength);
    const codes: RedirectUriCode[] = [];
    if (most !== null && index >= most) codes.push('redirect_uri_multiple');
    if (maxCount !== 'unbounded' && index >= maxCount) codes.push('redirect_uri_count');
    if (seen.has(uri)) codes.push('redirect_uri_duplicate');
    // a text that is too long is not looked at any further, and comparing it would mean looking at all of it
    if (!own.includes('redirect_uri_too_long')) seen.add(uri);
    return [...codes, ...own].map((code) => ({ code, index }));
  }).flat();
}

/** Whether the choices accept a problem, so that it is advice instead of a violation. */
function isTolerated(
  code: RedirectUriCode,
  choices: Required<RedirectUriChoices>,
): code is RedirectUriAdviceCode {
  const { toleratedBy } = REDIRECT_URI_PROBLEMS[code];
  return toleratedBy !== undefined && choices[toleratedBy] === TOLERANT[toleratedBy];
}

/** The rules that these codes are about, followed by the choices that they lean on. */
function rulesOf(codes: readonly RedirectUriCode[]): RuleId[] {
  return [
    ...codes.map((code) => REDIRECT_URI_PROBLEMS[code].rule),
    ...leanedOnBy(REDIRECT_URI_PROBLEMS, codes),
  ];
}

/** What is known about a finding besides what its table says. */
function detailsOf(
  { code, index }: Finding,
  { rules: [rule], value: most }: Term<number | null>,
  { maxCount, maxLength }: Required<RedirectUriChoices>,
): Details {
  return {
    ...(code === 'redirect_uri_multiple' && rule && { rule }),
    ...(index !== undefined && { path: ['redirectUris', index] }),
    values: {
      largestPort: LARGEST_PORT,
      maxCount,
      maxLength,
      ...(most !== null && { most }),
      numbers: redirectUriCountInWords(),
    },
  };
}

/** The rules of an accepted list, without those of its advice. Bounds that the caller chose have let it pass. */
function acceptedBy(
  { length }: readonly string[],
  { rules }: Term<number | null>,
  { maxCount, maxLength }: Required<RedirectUriChoices>,
): RuleId[] {
  const accepted: RuleId[] = ['URI-3', 'URI-4', ...(length > 1 ? rules : [])];
  if (maxLength !== REDIRECT_URI_DEFAULTS.maxLength) accepted.push('CHOICE-REDIRECT-LENGTH');
  if (maxCount !== REDIRECT_URI_DEFAULTS.maxCount) accepted.push('CHOICE-REDIRECT-COUNT');
  return accepted;
}

/**
 * Decides whether an integration record may be saved with these redirect URIs. A refusal names every problem
 * of every redirect URI; the path leads to its place in the list.
 *
 * The text is judged as it is written: nothing is stripped, decoded or repaired first. A text that is too
 * long, or contains a control character, a space, a backslash or anything outside ASCII, is refused for that
 * alone. Problems that the choices accept are advice.
 *
 * @param release - Release of the account.
 * @param facts - The redirect URIs.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link ChoicesError} for an option, or a value of one, that does not exist.
 * @throws {@link FactsError} where the redirect URIs are not a list.
 * @see URI-1, URI-3, URI-4, URI-10, URI-15, R1, R2, R4, R10 to R12, R14 to R17; RFC 6749 section 3.1.2
 *
 * @example
 * ```ts
 * const redirectUris = ['https://example.com/callback', 'com.example.app:/callback'];
 * validateRedirectUris('2026.1', { redirectUris }).allowed; //=> true
 * validateRedirectUris('2025.2', { redirectUris }).allowed; //=> false
 *
 * const loopback = { redirectUris: ['http://localhost:8080/callback'] };
 * validateRedirectUris('2026.1', loopback).allowed; //=> false
 *
 * const app = { redirectUris: ['myapp://callback'] };
 * validateRedirectUris('2026.1', app).advice[0]?.path; //=> ['redirectUris', 0]
 * validateRedirectUris('2026.1', app, { schemeShape: 'refuse' }).allowed; //=> false
 * ```
 */
export function validateRedirectUris(
  release: Release,
  facts: RedirectUriListFacts,
  choices?: RedirectUriChoices,
): Decision<RedirectUriCode, object, RedirectUriAdviceCode> {
  assertRelease(release);
  checkChoices(choices, REDIRECT_URI_OPTIONS);
  checkObject(facts);
  const { redirectUris } = facts;
  checkList(redirectUris, 'redirectUris');
  const term = termAt(REDIRECT_URI_COUNT, release);
  const chosen = chosenFrom(choices ?? {});
  const found = findings(redirectUris, term.value, chosen);
  const violations: Violation<RedirectUriCode>[] = [];
  const advice: Advice<RedirectUriAdviceCode>[] = [];
  for (const finding of found) {
    const details = detailsOf(finding, term, chosen);
    const { code } = finding;
    if (isTolerated(code, chosen)) advice.push(adviceOf(REDIRECT_URI_PROBLEMS, code, details));
    else violations.push(violationOf(REDIRECT_URI_PROBLEMS, code, details));
  }
  return refuseOr(
    violations,
    () => ({
      allowed: true,
      rules: [
        ...new Set([...acceptedBy(redirectUris, term, chosen), ...rulesOf(found.map(({ code }) => code))]),
      ],
      advice,
    }),
    leanedOnBy(
      REDIRECT_URI_PROBLEMS,
      violations.map(({ code }) => code),
    ),
    advice,
  );
}
