/**
 * The shapes every answer has.
 *
 * Answers are plain data that survives a trip through JSON unchanged: instants in them are
 * ISO 8601 text in UTC, and a key that has nothing to say is absent.
 *
 * @module
 */

import type { Release } from './release.js';

/** Id of a rule in the catalogue (`netsuite-auth-policy/rules`), where its text and source stand. */
export type RuleId =
  | `${'LN' | 'LAT' | 'CERT' | 'ROT' | 'URI' | 'SES' | '2FA' | 'PK' | 'TBA' | 'SOAP' | 'IR' | 'REL'}-${number}`
  | `${'P' | 'R' | 'S'}${number}`
  | `CHOICE-${string}`;

/** Error values of RFC 6749 sections 4.1.2.1 and 5.2 and RFC 6750 section 3.1 that NetSuite documents (PK-13 to PK-15). */
export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_token'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';

/** Names that NetSuite writes into the Detail column of the Login Audit Trail (CERT-25, PK-4, PK-12, URI-8, URI-9, TBA-17). */
export type AuditDetail =
  | 'AuthorizationCodeGrantRequired'
  | 'EntityOrRoleDisabled'
  | 'FeatureDisabled'
  | 'IntegrationBlocked'
  | 'InvalidGrant'
  | 'InvalidIntegration'
  | 'InvalidIssuer'
  | 'InvalidRedirectURI'
  | 'InvalidRequest'
  | 'InvalidScope'
  | 'InvalidSignature'
  | 'InvalidState'
  | 'MissingKey'
  | 'MissingKeyId'
  | 'ScopeMismatched'
  | 'SignatureValidation'
  | 'TokenExpired'
  | 'TokenNotAcceptable'
  | 'TokenValidityTooBroad'
  | 'UnknownIntegration'
  | 'UnsupportedAlgo';

/** Where in the facts something lies: `['redirectUris', 2]`. */
export type Path = readonly (string | number)[];

/** One reason for a refusal. */
export interface Violation<Code extends string = string> {
  /** Stable name of the reason. Part of the API under semver. */
  readonly code: Code;
  /** The rule that was broken. */
  readonly rule: RuleId;
  /** For people. Names fields, never their secret contents. */
  readonly message: string;
  /** Where in the facts the fault lies. */
  readonly path?: Path;
  /** What would make the answer an allow. */
  readonly remedy?: string;
  /** Ids of the things that the remedy speaks of, best candidate first. */
  readonly related?: readonly string[];
  /** The error value that OAuth gives this refusal. */
  readonly oauthError?: OAuthError;
  /** The Detail that NetSuite documents for it in the Login Audit Trail. */
  readonly auditDetail?: AuditDetail;
  /** How the authorization endpoint answers: on a page of its own, or by redirecting with the error. */
  readonly disposition?: 'error_page' | 'redirect';
}

/** Something worth knowing about an allowed answer, such as that a later release will refuse it. */
export interface Advice {
  readonly code: string;
  readonly rule: RuleId;
  readonly message: string;
  readonly path?: Path;
  /** First release that refuses what is allowed now. */
  readonly enforcedFrom?: Release;
}

/** An allowed answer. `Grant` is what it obliges the host to do. */
export type Allowed<Grant extends object = object> = {
  readonly allowed: true;
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
} & Readonly<Grant>;

/** A refusal: at least one violation. */
export interface Denied<Code extends string = string> {
  readonly allowed: false;
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly violations: readonly [Violation<Code>, ...Violation<Code>[]];
}

/** The answer to a question of the form "may this be". */
export type Decision<Code extends string = string, Grant extends object = object> =
  | Allowed<Grant>
  | Denied<Code>;

/** One reason for a {@link Requirement}. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly rule: RuleId;
  readonly message: string;
  readonly path?: Path;
}

/** The answer to a question of the form "is this required, and why". */
export interface Requirement<Code extends string = string> {
  readonly required: boolean;
  readonly because: readonly [Reason<Code>, ...Reason<Code>[]];
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
}

/** Freezes an answer all the way down, so that one object can be given to every caller. */
export function constant<const T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) constant(part);
    Object.freeze(value);
  }
  return value;
}

/** A refusal for these violations. `choices` are the ones leaned on besides the violated rules. */
export function deny<Code extends string>(
  violations: readonly [Violation<Code>, ...Violation<Code>[]],
  choices: readonly RuleId[] = [],
): Denied<Code> {
  const rules = new Set([...violations.map((violation) => violation.rule), ...choices]);
  return { allowed: false, rules: [...rules], violations };
}

/** A refusal that never varies, frozen. `leaned` are the choices leaned on. */
export function refusal<Code extends string>(
  code: Code,
  rule: RuleId,
  message: string,
  path: Path,
  remedy?: string,
  leaned?: readonly RuleId[],
): Denied<Code> {
  const violation = { code, rule, message, path };
  return constant(deny([remedy === undefined ? violation : { ...violation, remedy }], leaned));
}

/** A refusal where there are violations, and otherwise the allowed answer. */
export function refuseOr<Code extends string, Grant extends object>(
  violations: readonly Violation<Code>[],
  allowed: () => Allowed<Grant>,
  choices: readonly RuleId[] = [],
): Decision<Code, Grant> {
  const [first, ...rest] = violations;
  return first === undefined ? allowed() : deny([first, ...rest], choices);
}
