import { constant, type OAuthError, type Path, type Violation } from '../core/decision.js';
import { type Problems, violationOf } from '../core/problem.js';

/** A violation at an OAuth endpoint, which always has an error value. */
export interface Fault<Code extends string> extends Violation<Code> {
  /** The error value that OAuth gives this refusal. */
  readonly oauthError: OAuthError;
}

/** At least one fault. The first one gives the answer its error. */
export type Faults<Code extends string> = readonly [Fault<Code>, ...Fault<Code>[]];

/** A table of refusals at an OAuth endpoint. `More` is what its refusals have besides. */
export type OAuthProblems<Code extends string, More extends object = object> = Problems<
  Code,
  More & {
    /** The error value that OAuth gives it. */
    readonly oauthError: OAuthError;
  }
>;

/** The fault that each code stands for. */
export type FaultsByCode<Code extends string> = { readonly [One in Code]: Fault<One> };

/** The faults of a table, frozen: nothing in them varies. */
/* @__NO_SIDE_EFFECTS__ */
export function faultsOf<Code extends string>(problems: OAuthProblems<Code>): FaultsByCode<Code> {
  const codes = Object.keys(problems) as Code[];
  const faults = codes.map((code) => {
    const { oauthError } = problems[code];
    return [code, { ...violationOf(problems, code), oauthError }];
  });
  return constant(Object.fromEntries(faults) as FaultsByCode<Code>);
}

/**
 * A violation of a policy, as a fault. The type of a violation leaves open whether it has an error value; `usual` is
 * that of one without. `path` is its place in the facts of the endpoint, where that is another one.
 */
export function faultFrom<Code extends string>(
  violation: Violation<Code>,
  usual: OAuthError,
  path?: Path,
): Fault<Code> {
  return { oauthError: usual, ...violation, ...(path && { path }) };
}
