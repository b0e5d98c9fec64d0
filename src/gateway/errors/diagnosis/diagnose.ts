import { type Answer, NO_ADVICE, type Path, type RuleId } from '../../../core/decision.js';
import { checkChoices } from '../../../core/options.js';
import { assertRelease, type Release } from '../../../core/release.js';
import type { TbaChoices } from '../../../tbaDeprecation/index.js';
import type { ErrorExplanation } from '../explanation.js';
import { DIAGNOSIS_OPTIONS } from '../options.js';
import { CAUSE_CODES, CAUSES, type KnownCause } from './causes.js';
import { checkDiagnosisFacts, type DiagnosisFacts } from './facts.js';
import { JUDGES } from './judges.js';
import { fitting, namesIn, tellingNames } from './names.js';
import { overall, type Verdict } from './verdict.js';
import { plausible, type World, worldsOf } from './worlds.js';
import { askForOneAttempt, type DecidingQuestion, questionsAbout } from './wouldDecide.js';

/** A cause of a failed login. `named_error`: what a documented name says, where nothing more is to be told from the rest. */
export type CauseCode = KnownCause | 'named_error';

/**
 * How likely a cause is.
 *
 * - `proven`: the evidence leaves no doubt that the login fails for it.
 * - `likely`: the evidence points to it.
 * - `possible`: nothing speaks against it.
 */
export type Likelihood = 'likely' | 'possible' | 'proven';

/** A piece of evidence that speaks for a cause. */
export interface Indication {
  /** Where in the facts it lies; `['release']` for the release of the account. */
  readonly path: Path;
  /** What it says, in a whole sentence. */
  readonly message: string;
}

/** A cause that the evidence leaves. */
export interface LikelyCause {
  /** Stable name of the cause. Part of the API under semver. */
  readonly cause: CauseCode;
  /** How likely it is. */
  readonly likelihood: Likelihood;
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** The evidence for it. Empty where nothing is known but that it has not been ruled out. */
  readonly because: readonly Indication[];
  /** The cause, for people: a whole sentence. */
  readonly message: string;
  /** What to check and where, for people: a whole sentence. */
  readonly check: string;
  /** What to change, for people: one or more whole sentences, the best first. */
  readonly fix: string;
}

/** What a failed login may come from. */
export interface Diagnosis extends Answer<never> {
  /** The causes that the evidence leaves, the likeliest first. Empty if the evidence contradicts itself. */
  readonly causes: readonly LikelyCause[];
  /** What is wrong besides: it is not what the documented name says, but will stop the next request. */
  readonly alsoWrong: readonly LikelyCause[];
  /** What the documented names in the Detail and in the message mean. Empty if there is none. */
  readonly names: readonly ErrorExplanation[];
  /** Questions whose answers would decide between the causes, the most telling first. Empty if a cause is proven. */
  readonly wouldDecide: readonly DecidingQuestion[];
}

/** What is not refused for being so, but is known to fail from reports. */
const REPORTED: readonly KnownCause[] = ['host_wrong', 'realm_misspelt'];

/** The texts, and the names in them. */
interface Named {
  readonly place: 'detail' | 'message';
  readonly explanations: readonly ErrorExplanation[];
  /** The names that tell one cause from another. */
  readonly telling: readonly string[];
}

/** A cause while it is being judged. */
interface Candidate {
  readonly cause: KnownCause;
  readonly verdicts: readonly Verdict[];
  readonly verdict: Verdict;
  /** What names it. */
  readonly namedBy: readonly Named[];
  /** Whether a text names something else. */
  readonly isDenied: boolean;
}

function named(place: Named['place'], text: string | null | undefined): Named {
  const explanations = namesIn(text);
  return { place, explanations, telling: tellingNames(explanations) };
}

function candidate(
  cause: KnownCause,
  texts: readonly Named[],
  verdicts: readonly Verdict[],
  likely: readonly Verdict[],
): Candidate {
  const { names, hidesBehind = [] } = CAUSES[cause];
  const goesBy = [...names, ...hidesBehind];
  return {
    cause,
    verdicts,
    verdict: overall(verdicts, likely),
    namedBy: texts.filter(({ explanations }) => explanations.some(({ error }) => names.includes(error))),
    isDenied: texts.some(
      ({ telling }) => telling.length > 0 && !telling.some((name) => goesBy.includes(name)),
    ),
  };
}

/** Whether the name is an error value of OAuth 2.0, each of which stands for many causes. */
function isVague({ explanations }: Named): boolean {
  return explanations.every(({ kind }) => kind === 'oauth' || kind === 'api');
}

function likelihoodOf({ cause, namedBy, verdict }: Candidate, isOnly: boolean): Likelihood {
  if (typeof verdict === 'object') return REPORTED.includes(cause) ? 'likely' : 'proven';
  if (namedBy.some((one) => !isVague(one))) return isOnly ? 'proven' : 'likely';
  return namedBy.some(({ telling }) => telling.length === 0) ? 'likely' : 'possible';
}

function asCause(found: Candidate, isOnly: boolean): LikelyCause {
  const { message, check, fix, rule } = CAUSES[found.cause];
  const { verdict } = found;
  const proof = typeof verdict === 'object' ? [{ path: [...verdict.path], message: verdict.message }] : [];
  const said = found.namedBy.map(({ place }) => ({ path: [place], message: SAID[place] }));
  const likelihood = likelihoodOf(found, isOnly);
  return { cause: found.cause, likelihood, rule, because: [...proof, ...said], message, check, fix };
}

const SAID = {
  detail: 'The Detail of the Login Audit Trail names it.',
  message: 'The answer has a name that it goes by.',
} as const;

/** What documented names say that no cause goes by. Each error value of OAuth 2.0 is one of them. */
function namedErrors(texts: readonly Named[]): LikelyCause[] {
  const [first] = texts.filter(({ telling }) => telling.length > 0);
  if (first === undefined) return [];
  const { place } = first;
  return first.explanations
    .filter(({ error }) => first.telling.includes(error) && !isCovered(error))
    .map(({ kind, rules, meaning, check, remedies }) => ({
      cause: 'named_error',
      likelihood: kind === 'oauth' ? 'likely' : 'proven',
      rule: rules[0] as RuleId,
      because: [{ path: [place], message: SAID[place] }],
      message: meaning,
      check,
      fix: remedies.join(' '),
    }));
}

function isCovered(name: string): boolean {
  return CAUSE_CODES.some((cause) => CAUSES[cause].names.includes(name));
}

const RANK: Readonly<Record<Likelihood, number>> = { proven: 0, likely: 1, possible: 2 };

/** The likeliest first; equally likely ones stay in the order of the table. */
function ranked(causes: readonly LikelyCause[]): LikelyCause[] {
  return [...causes].sort((one, other) => RANK[one.likelihood] - RANK[other.likelihood]);
}

function rulesOf(causes: readonly LikelyCause[], judged: readonly Candidate[]): RuleId[] {
  const proofs = judged.flatMap(({ verdict }) => (typeof verdict === 'object' ? verdict.rules : []));
  return [...new Set([...causes.map(({ rule }) => rule), ...proofs])];
}

/**
 * What did a login fail for? Ranks the causes that the evidence leaves, whatever of it there is, and says what to ask
 * next. Above all, it tells apart what hides behind `Invalid login attempt`. Evidence that is added never brings a cause
 * back that was ruled out.
 *
 * @param release - Release of the account.
 * @param facts - What is known: the answer, the Detail of the Login Audit Trail, the request, the record, and the role.
 * @param choices - What is done where Oracle is silent about the end of TBA.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for evidence that is not what it has to be.
 * @throws {@link ChoicesError} for choices that do not exist.
 * @see ERR-1 to ERR-3, TBA-17, TBA-20, CERT-25, LAT-5, IR-2, IR-5, TBA-1, TBA-5, TBA-8, TBA-16, CERT-16, 2FA-7, SOAP-1
 *
 * @example
 * ```ts
 * const message = 'Invalid login attempt.';
 * const request = { authentication: 'tba', target: 'restlet', realm: '1234567_sb1' } as const;
 * diagnose('2026.2', { message, request }).causes[0]?.cause; //=> 'realm_misspelt'
 *
 * const record = { state: 'blocked' } as const;
 * diagnose('2026.2', { message, record }).causes[0]?.likelihood; //=> 'proven'
 * diagnose('2026.2', { message }).wouldDecide[0]?.evidence; //=> 'detail'
 * ```
 */
export function diagnose(release: Release, facts: DiagnosisFacts, choices?: TbaChoices): Diagnosis {
  assertRelease(release);
  checkChoices(choices, DIAGNOSIS_OPTIONS);
  checkDiagnosisFacts(facts);
  const texts = [named('detail', facts.detail), named('message', facts.message)];
  const worlds = worldsOf(facts);
  const likely = plausible(worlds, facts);
  const isLikely = worlds.map((world) => likely.includes(world));
  const inquiry = { release, facts, choices };
  const judged = CAUSE_CODES.map((cause) => {
    const verdicts = worlds.map((world) => JUDGES[cause](world, inquiry));
    return candidate(
      cause,
      texts,
      verdicts,
      verdicts.filter((_, index) => isLikely[index]),
    );
  }).filter(({ verdict }) => verdict !== 'ruled_out');

  const left = judged.filter(({ isDenied }) => !isDenied);
  const besides = judged.filter(({ isDenied, verdict }) => isDenied && typeof verdict === 'object');
  const isOnly = left.length === 1;
  const causes = ranked([...left.map((one) => asCause(one, isOnly)), ...namedErrors(texts)]);
  const alsoWrong = besides.map((one) => asCause(one, false));
  return {
    causes,
    alsoWrong,
    names: fitting([...new Set(texts.flatMap(({ explanations }) => explanations))], worlds),
    wouldDecide: wouldDecide(causes, left, worlds, facts, texts[0]?.telling.length !== 0),
    rules: rulesOf([...causes, ...alsoWrong], [...left, ...besides]),
    advice: NO_ADVICE,
  };
}

function wouldDecide(
  causes: readonly LikelyCause[],
  left: readonly Candidate[],
  worlds: readonly World[],
  facts: DiagnosisFacts,
  isDetailTelling: boolean,
): DecidingQuestion[] {
  const [first] = causes;
  if (first === undefined) return [askForOneAttempt()];
  return first.likelihood === 'proven' ? [] : questionsAbout(left, worlds, facts, isDetailTelling);
}
