import { type Advice, type Decision, type RuleId, refuseOr, type Violation } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import { examine } from './examine.js';
import { MAX_LENGTH, MULTIPLE_SINCE } from './limits.js';
import { isTolerated, PROBLEMS, type RedirectUriChoices, type RedirectUriCode } from './problems.js';

interface Finding {
  readonly code: RedirectUriCode;
  /** Place in the list. Absent where the list itself is at fault. */
  readonly index?: number;
}

function findings(
  release: Release,
  redirectUris: readonly string[],
  choices: Partial<RedirectUriChoices> | undefined,
): Finding[] {
  if (redirectUris.length === 0) return [{ code: 'redirect_uris_empty' }];
  const maxLength = choices?.maxLength ?? MAX_LENGTH;
  const maxCount = choices?.maxCount ?? Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  return Array.from(redirectUris, (uri, index) => {
    const own = examine(uri, maxLength);
    const codes: RedirectUriCode[] = [];
    if (index > 0 && release < MULTIPLE_SINCE) codes.push('redirect_uri_multiple');
    if (!(index < maxCount)) codes.push('redirect_uri_count');
    if (seen.has(uri)) codes.push('redirect_uri_duplicate');
    // what is too long is looked at no further, and to compare it would be to look at all of it
    if (!own.includes('redirect_uri_too_long')) seen.add(uri);
    return [...codes, ...own].map((code) => ({ code, index }));
  }).flat();
}

function stated({ code, index }: Finding): Advice & { readonly code: RedirectUriCode } {
  const { rule, message } = PROBLEMS[code];
  return { code, rule, message, ...(index !== undefined && { path: [index] }) };
}

function violation(finding: Finding): Violation<RedirectUriCode> {
  const { remedy } = PROBLEMS[finding.code];
  return { ...stated(finding), ...(remedy !== undefined && { remedy }) };
}

/** The rules that these findings are about, then the choices that they lean on. */
function rulesOf(found: readonly Finding[]): RuleId[] {
  const problems = found.map(({ code }) => PROBLEMS[code]);
  return [...problems.map(({ rule }) => rule), ...problems.flatMap(({ choice }) => choice ?? [])];
}

/**
 * May an integration record be saved with these redirect URIs? A refusal names every problem of
 * every URI; the path is the URI's place in the list.
 *
 * The rules are read off the text as written: nothing is stripped, decoded or repaired first. A
 * text that is too long, or holds a control character, a space, a backslash or anything outside
 * ASCII, is refused for that alone. What the choices accept comes back as advice.
 *
 * @param release - Release of the account.
 * @param redirectUris - The URIs as they are to be stored.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see URI-1, URI-3, URI-4, URI-10, URI-15, R1 to R4, R10 to R12, R14 to R17; RFC 6749 section 3.1.2
 *
 * @example
 * ```ts
 * validateRedirectUris('2026.1', ['https://example.com/callback', 'com.example.app:/callback']).allowed; //=> true
 * validateRedirectUris('2025.2', ['https://example.com/callback', 'com.example.app:/callback']).allowed; //=> false
 * validateRedirectUris('2026.1', ['http://localhost:8080/callback']).allowed; //=> false
 * validateRedirectUris('2026.1', ['myapp://callback'], { schemeShape: 'refuse' }).allowed; //=> false
 * ```
 */
export function validateRedirectUris(
  release: Release,
  redirectUris: readonly string[],
  choices?: Partial<RedirectUriChoices>,
): Decision<RedirectUriCode> {
  assertRelease(release);
  const found = findings(release, redirectUris, choices);
  const refused = found.filter(({ code }) => !isTolerated(code, choices));
  return refuseOr(
    refused.map(violation),
    () => ({
      allowed: true,
      rules: [
        ...new Set<RuleId>([
          'URI-3',
          'URI-4',
          ...(redirectUris.length > 1 ? ['URI-1' as const] : []),
          ...rulesOf(found),
        ]),
      ],
      advice: found.map(stated),
    }),
    rulesOf(refused),
  );
}
