import type { Decision, Path, RuleId } from '../../../core/decision.js';
import type { Release } from '../../../core/release.js';
import type { TbaChoices } from '../../../tbaDeprecation/index.js';
import type { DiagnosisFacts } from './facts.js';
import type { World } from './worlds.js';

/** What proves a cause. */
export interface Proof {
  /** A whole sentence. */
  readonly message: string;
  /** Where in the facts it lies. */
  readonly path: Path;
  /** What decided. */
  readonly rules: readonly RuleId[];
}

/** What evidence says of a cause: it is proven, it is ruled out, or neither. */
export type Verdict = Proof | 'ruled_out' | 'unknown';

/** What is asked about, and how it is judged. */
export interface Inquiry {
  readonly release: Release;
  readonly facts: DiagnosisFacts;
  readonly choices: TbaChoices | undefined;
}

/** Judges one cause, for a request that was made in this way. */
export type Judge = (world: World, inquiry: Inquiry) => Verdict;

/** Proven if every one of these answers, one for each thing that the unknown facts may be, refuses by a code; ruled out if none does. */
export function refusedBy(code: string, path: Path, answers: readonly Decision[]): Verdict {
  const refusals = answers.flatMap((answer) =>
    !answer.allowed && answer.violations[0].code === code ? [answer] : [],
  );
  const [first] = refusals;
  if (first === undefined) return 'ruled_out';
  if (refusals.length < answers.length) return 'unknown';
  return { message: first.violations[0].message, path: [...path], rules: [...first.rules] };
}

/** What a fact may be: what it is, or if it is not known, any of these. */
export function may<const Value>(
  known: Value | undefined,
  ...otherwise: readonly [Value, ...Value[]]
): readonly Value[] {
  return known === undefined ? otherwise : [known];
}

/** A cause that is settled by one fact, of which `undefined` says that it is not known. */
export function settledBy(holds: boolean | undefined, proof: Proof): Verdict {
  if (holds === undefined) return 'unknown';
  return holds ? proof : 'ruled_out';
}

/**
 * What the verdicts for all ways in which the request may have been made come to: ruled out in every one, or proven in
 * every plausible one.
 */
export function overall(verdicts: readonly Verdict[], plausible: readonly Verdict[]): Verdict {
  if (verdicts.every((one) => one === 'ruled_out')) return 'ruled_out';
  const [first = 'unknown'] = plausible;
  return plausible.every((one) => typeof one === 'object') ? first : 'unknown';
}
