import { constant, once } from '../../core/decision.js';
import { AUDIT_DETAIL_TEXTS } from './auditTrail.js';
import type { ErrorExplanation, ErrorKind, ErrorPlace, ErrorText } from './explanation.js';
import { OAUTH_TEXTS } from './oauth.js';
import { TBA_TEXTS } from './tba.js';

/**
 * The names that {@link explainError} knows, as NetSuite writes them, each once.
 *
 * @see PK-13, PK-14, PK-15, CERT-25, TBA-17
 *
 * @example
 * ```ts
 * EXPLAINED_ERRORS.includes('invalid_grant'); //=> true
 * EXPLAINED_ERRORS.includes('MissingKey'); //=> true
 * ```
 */
export const EXPLAINED_ERRORS: readonly string[] = /* @__PURE__ */ allNames();

// a Map, since a name such as __proto__ or constructor must find nothing
const BY_NAME: () => ReadonlyMap<string, readonly ErrorExplanation[]> = once(() => byName());

const NONE: readonly ErrorExplanation[] = constant([]);

/**
 * Explains an error of NetSuite: what it means, what causes it and what to do. The error is the value of `error` that
 * OAuth 2.0 gives, the Detail of a failed login in the Login Audit Trail, or the name of a TBA error.
 *
 * @param error - Name of the error. Neither letter case nor white space around it matters.
 * @returns An explanation for each use that NetSuite has for the name, such as `FeatureDisabled` of OAuth 2.0
 *   and of TBA; empty for any other text. Frozen.
 * @see PK-13, PK-14, PK-15, LAT-5, CERT-25, TBA-17
 *
 * @example
 * ```ts
 * const [explanation] = explainError('MissingKey');
 * explanation?.meaning; //=> 'The kid of the client assertion matches no valid certificate.'
 * explanation?.rules.includes('CERT-25'); //=> true
 * explainError('featuredisabled').map(({ kind }) => kind); //=> ['audit_detail', 'tba']
 * explainError('something else'); //=> []
 * ```
 */
export function explainError(error: string): readonly ErrorExplanation[] {
  // callers without types may pass the null of a failure that has no Detail
  return (typeof error === 'string' && BY_NAME().get(keyOf(error))) || NONE;
}

function keyOf(error: string): string {
  return error.trim().toLowerCase();
}

function allExplained(): readonly ErrorExplanation[] {
  const inTrail = ['login_audit_trail'] as const;
  const ofTba = ['login_audit_trail', 'tba_response'] as const;
  return constant([
    ...Object.entries(OAUTH_TEXTS).map(([error, text]) => ({ error, kind: 'oauth' as const, ...text })),
    ...explained('audit_detail', inTrail, AUDIT_DETAIL_TEXTS),
    ...explained('tba', ofTba, TBA_TEXTS),
  ]);
}

function explained(
  kind: ErrorKind,
  where: readonly ErrorPlace[],
  texts: Readonly<Record<string, ErrorText>>,
): ErrorExplanation[] {
  return Object.entries(texts).map(([error, text]) => ({ error, kind, where, ...text }));
}

function allNames(): readonly string[] {
  const tables = [OAUTH_TEXTS, AUDIT_DETAIL_TEXTS, TBA_TEXTS];
  return constant([...new Set(tables.flatMap(Object.keys))]);
}

function byName(): Map<string, readonly ErrorExplanation[]> {
  const found = new Map<string, readonly ErrorExplanation[]>();
  for (const explanation of allExplained()) {
    const key = keyOf(explanation.error);
    found.set(key, Object.freeze([...(found.get(key) ?? []), explanation]));
  }
  return found;
}
