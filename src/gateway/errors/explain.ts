import { constant, once } from '../../core/decision.js';
import { ACCESS_TOKEN_DETAIL_LIST } from './accessTokenDetails.js';
import { CONCURRENCY_ERROR_LIST, LOGIN_ERROR_LIST, REST_LOGIN_ERROR_LIST } from './apiErrors.js';
import type { ErrorExplanation, ErrorList } from './explanation.js';
import { FLOW_DETAIL_LIST } from './flowDetails.js';
import { OAUTH_TEXTS } from './oauth.js';
import { RECORD_DETAIL_LIST } from './recordDetails.js';
import { REFRESH_DETAIL_LIST } from './refreshDetails.js';
import { TBA_ERROR_LIST } from './tba.js';
import { TBA_FLOW_ERROR_LIST } from './tbaFlow.js';

const LISTS: readonly ErrorList[] = [
  RECORD_DETAIL_LIST,
  ACCESS_TOKEN_DETAIL_LIST,
  FLOW_DETAIL_LIST,
  REFRESH_DETAIL_LIST,
  TBA_ERROR_LIST,
  TBA_FLOW_ERROR_LIST,
  LOGIN_ERROR_LIST,
  REST_LOGIN_ERROR_LIST,
  CONCURRENCY_ERROR_LIST,
];

/**
 * The names that {@link explainError} knows, as NetSuite writes them, each once.
 *
 * @see PK-13, PK-14, PK-15, CERT-25, TBA-17, ERR-2, ERR-3
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
 * Explains an error of NetSuite: what it means, what causes it, where to look and what to do. The error is the value of
 * `error` that OAuth 2.0 gives, the Detail of a failed login in the Login Audit Trail, the name of a TBA error, or what an
 * API answers, such as `Invalid login attempt.` What else is known of the failure is judged by {@link diagnose}.
 *
 * @param error - Name of the error. Neither letter case nor white space around it matters, nor a full stop after it.
 * @returns An explanation for each use that NetSuite has for the name, such as `FeatureDisabled` of OAuth 2.0
 *   and of TBA; empty for any other text. Frozen.
 * @see PK-13, PK-14, PK-15, LAT-5, CERT-25, TBA-17, ERR-1 to ERR-3, SES-12
 *
 * @example
 * ```ts
 * const [explanation] = explainError('MissingKey');
 * explanation?.meaning; //=> 'The kid of the token matches no valid key or certificate.'
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
  return error.trim().replace(/\.$/, '').toLowerCase();
}

function allExplained(): readonly ErrorExplanation[] {
  return constant([
    ...Object.entries(OAUTH_TEXTS).map(([error, text]) => ({ error, kind: 'oauth' as const, ...text })),
    ...LISTS.flatMap(({ texts, ...list }) =>
      Object.entries(texts).map(([error, text]) => ({ error, ...list, ...text })),
    ),
  ]);
}

function allNames(): readonly string[] {
  const tables = [OAUTH_TEXTS, ...LISTS.map(({ texts }) => texts)];
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
