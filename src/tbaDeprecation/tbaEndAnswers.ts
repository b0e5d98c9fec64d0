/**
 * The end of support for existing TBA integrations, as a caller chooses it or by default.
 *
 * @module
 */

import { type Advice, type Denied, once } from '../core/decision.js';
import { adviceOf, fixedRefusal, refusalOf } from '../core/problem.js';
import type { Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { termAt } from '../core/terms.js';
import { TBA_ADVICE } from './advice.js';
import { EXISTING_TBA, TBA_ENDS } from './limitsAndDates.js';
import type { TbaChoices } from './options.js';
import { TBA_PROBLEMS } from './problems.js';

/** First release that refuses existing TBA integrations. */
export function endOfTba(choices: TbaChoices | undefined): Release {
  return choices?.tbaEndOfSupport ?? TBA_ENDS;
}

/** What decides that TBA has ended. */
export const ENDED_BY: readonly RuleId[] = termAt(EXISTING_TBA, TBA_ENDS).rules;

const ENDED = fixedRefusal(TBA_PROBLEMS, 'tba_ended', { values: { end: TBA_ENDS } }, ENDED_BY);

/** The refusal of all TBA, from its end on. */
export function endedRefusal(end: Release): Denied<'tba_ended', never> {
  return end === TBA_ENDS ? ENDED() : refusalOf(TBA_PROBLEMS, 'tba_ended', { values: { end } }, ENDED_BY);
}

const ENDS = once(() => advising(TBA_ENDS));

/** What an existing TBA integration should know. */
export function tbaEnds(end: Release): Advice<'tba_ends'> {
  return end === TBA_ENDS ? ENDS() : advising(end);
}

function advising(end: Release): Advice<'tba_ends'> {
  return adviceOf(TBA_ADVICE, 'tba_ends', { values: { end }, enforcedFrom: end });
}
