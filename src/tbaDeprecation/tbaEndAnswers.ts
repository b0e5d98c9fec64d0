/**
 * The end of support for existing TBA integrations, as a caller chooses it or by default.
 *
 * @module
 */

import { type Advice, type Denied, once } from '../core/decision.js';
import { adviceOf, refusalOf } from '../core/problem.js';
import type { Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { TBA_ADVICE } from './advice.js';
import { TBA_END_BY_RULE, TBA_ENDS } from './limitsAndDates.js';
import type { TbaChoices } from './options.js';
import { TBA_PROBLEMS } from './problems.js';

/** First release that refuses existing TBA integrations. */
export function endOfTba(choices: TbaChoices | undefined): Release {
  return choices?.tbaEndOfSupport ?? TBA_ENDS;
}

/** Who names an end of TBA, in words. */
const NAMED_BY = {
  'TBA-5': 'Oracle’s help of August 2026 names that release, and calls it tentative',
  'TBA-6': `later texts of others say that Oracle now names that release, tentatively, in place of ${TBA_END_BY_RULE['TBA-5']}`,
  'CHOICE-TBA-END': 'that release was chosen by whoever asked',
} as const;

/** What names an end of TBA. */
function nameOf(end: Release): keyof typeof NAMED_BY {
  if (end === TBA_END_BY_RULE['TBA-6']) return 'TBA-6';
  return end === TBA_END_BY_RULE['TBA-5'] ? 'TBA-5' : 'CHOICE-TBA-END';
}

/** What decides that TBA has ended: what names the end, and the rule that there is one, except for Connect. */
export function endedBy(end: Release): readonly RuleId[] {
  return [nameOf(end), 'TBA-5', 'CHOICE-TBA-END'];
}

/** What is said of an end of TBA. */
export function aboutEnd(end: Release): { readonly rule: RuleId; readonly values: Record<string, string> } {
  const rule = nameOf(end);
  return { rule, values: { end, by: NAMED_BY[rule] } };
}

/* @__NO_SIDE_EFFECTS__ */
function ended(end: Release): Denied<'tba_ended', never> {
  return refusalOf(TBA_PROBLEMS, 'tba_ended', aboutEnd(end), endedBy(end));
}

const ENDED = once(() => ended(TBA_ENDS));

/** The refusal of all TBA, from its end on. */
export function endedRefusal(end: Release): Denied<'tba_ended', never> {
  return end === TBA_ENDS ? ENDED() : ended(end);
}

const ENDS = once(() => advising(TBA_ENDS));

/** What an existing TBA integration should know. */
export function tbaEnds(end: Release): Advice<'tba_ends'> {
  return end === TBA_ENDS ? ENDS() : advising(end);
}

function advising(end: Release): Advice<'tba_ends'> {
  return adviceOf(TBA_ADVICE, 'tba_ends', { ...aboutEnd(end), enforcedFrom: end });
}
