import { constant, type RuleId } from '../decision.js';
import { AUDIT_DETAIL_TEXTS } from './explainAuditTrail.js';
import { OAUTH_TEXTS } from './explainOAuth.js';
import { TBA_TEXTS } from './explainTba.js';

/** Whose name it is: a Detail that an OAuth 2.0 request leaves in the Login Audit Trail, an error value of OAuth 2.0, or an error of TBA. */
export type ErrorKind = 'audit_detail' | 'oauth' | 'tba';

/** Where the name is seen: in what an endpoint of OAuth 2.0, a resource or a TBA request answers, or in the Login Audit Trail. */
export type ErrorPlace = 'authorization' | 'login_audit_trail' | 'resource' | 'tba_response' | 'token';

/** What an error of NetSuite means and what to do about it. Texts are English, for people. */
export interface ErrorExplanation {
  /** Its name, as NetSuite writes it. */
  readonly error: string;
  readonly kind: ErrorKind;
  readonly where: readonly ErrorPlace[];
  /** HTTP status of the token endpoint or of a resource, where one is documented. */
  readonly status?: number;
  /** One sentence. */
  readonly meaning: string;
  /** Likely causes, the likeliest first. At least one. */
  readonly causes: readonly string[];
  /** What to do, best first. At least one. */
  readonly remedies: readonly string[];
  /** The rules it rests on. */
  readonly rules: readonly RuleId[];
}

/** The part of an explanation that its kind does not settle. */
export type ErrorText = Omit<ErrorExplanation, 'error' | 'kind' | 'where'>;

const EXPLANATIONS: readonly ErrorExplanation[] = /* @__PURE__ */ allExplained();

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
const BY_NAME: ReadonlyMap<string, readonly ErrorExplanation[]> = /* @__PURE__ */ byName();

const NONE: readonly ErrorExplanation[] = /* @__PURE__ */ constant([]);

/**
 * What an error of NetSuite means, why it comes and what to do: the value of `error` that OAuth 2.0 gives,
 * the Detail of a failed login in the Login Audit Trail, or the name of a TBA error.
 *
 * @param error - Name of the error. Letter case and white space around it do not matter.
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
  // a failure without Detail reaches callers without types as null
  return (typeof error === 'string' && BY_NAME.get(keyOf(error))) || NONE;
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
  return constant([...new Set(EXPLANATIONS.map(({ error }) => error))]);
}

function byName(): Map<string, readonly ErrorExplanation[]> {
  const found = new Map<string, readonly ErrorExplanation[]>();
  for (const explanation of EXPLANATIONS) {
    const key = keyOf(explanation.error);
    found.set(key, Object.freeze([...(found.get(key) ?? []), explanation]));
  }
  return found;
}
