import { type Allowed, type Decision, refuseOr, type Violation } from '../core/decision.js';
import { checkList, checkObject, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { violationOf } from '../core/problem.js';
import type { Channel, TbaFlow } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { isChannel, leanedOn, losesTba, newTba, REFUSED_AS_NEW, type TbaBoxes } from './newTba.js';
import { TBA_OPTIONS, type TbaChoices } from './options.js';
import { TBA_PROBLEMS, type TbaChangeCode, type TbaRecordCode } from './problems.js';
import { checkBoxes, hasTbaBox } from './recordBoxes.js';
import { aboutEnd, endedBy, endOfTba } from './tbaEndAnswers.js';

/** An integration record with its TBA boxes, and what it is used on. */
export interface TbaRecordFacts {
  /** The record as it stands, or as it would stand. */
  readonly integration: TbaBoxes;
  /** The channels that it is used on. With none, TBA is judged as if it were used on every channel. */
  readonly channels: readonly Channel[];
}

/** An integration record whose boxes are being changed. */
export interface TbaChangeFacts extends TbaRecordFacts {
  /** The TBA boxes that were checked before the change. */
  readonly tbaBefore: readonly TbaFlow[];
}

/** The place of the boxes in the facts. */
const BOXES = ['integration', 'tba'] as const;

/**
 * May this integration record have the TBA boxes that are checked on it? A record without any may always stand.
 *
 * @param release - Release of the account.
 * @param facts - The record, and the channels it is used on.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-1, IR-7, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX, CHOICE-TBA-INSTALLED, CHOICE-TBA-CONNECT
 *
 * @example
 * ```ts
 * const integration = { origin: 'owned', createdIn: '2027.1', tba: ['ui_token'] } as const;
 * decideTbaRecord('2027.1', { integration, channels: ['rest'] }).allowed; //=> false
 * decideTbaRecord('2027.1', { integration, channels: ['connect'] }).allowed; //=> true
 * ```
 */
export function decideTbaRecord(
  release: Release,
  facts: TbaRecordFacts,
  choices?: TbaChoices,
): Decision<TbaRecordCode, object, never> {
  const { violations, rules } = judge(release, facts, choices);
  return refuseOr(violations, () => allowedBy(rules), rules);
}

/**
 * May the TBA boxes of an integration record be changed so that it stands like this? What decides about the record
 * decides here as well, and once support for TBA has ended, no further box can be checked.
 *
 * @param release - Release of the account.
 * @param facts - The record as it would stand, the channels it is used on, and the boxes that were checked before.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-1, TBA-5, TBA-6, IR-7, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX, CHOICE-TBA-INSTALLED, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const integration = { origin: 'owned', createdIn: '2024.1', tba: ['ui_token'] } as const;
 * decideTbaChange('2028.2', { integration, channels: ['rest'], tbaBefore: ['ui_token'] }).allowed; //=> true
 * decideTbaChange('2028.2', { integration, channels: ['rest'], tbaBefore: [] }).allowed; //=> false
 * ```
 */
export function decideTbaChange(
  release: Release,
  facts: TbaChangeFacts,
  choices?: TbaChoices,
): Decision<TbaChangeCode, object, never> {
  const { violations, rules } = judge(release, facts, choices);
  const all: Violation<TbaChangeCode>[] = [...violations];
  checkBoxes(facts.tbaBefore, 'tbaBefore');
  const added = facts.integration.tba.some((flow) => !facts.tbaBefore.includes(flow));
  if (added && anyLosesTba(facts.channels)) {
    const end = endOfTba(choices);
    if (release >= end) {
      all.push(violationOf(TBA_PROBLEMS, 'tba_ended', { path: BOXES, ...aboutEnd(end) }));
      rules.push(...endedBy(end));
    } else rules.push('CHOICE-TBA-END');
  }
  return refuseOr(all, () => allowedBy(rules), rules);
}

function judge(
  release: Release,
  facts: TbaRecordFacts,
  choices: TbaChoices | undefined,
): { readonly violations: readonly Violation<TbaRecordCode>[]; readonly rules: RuleId[] } {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  checkObject(facts);
  const { channels, integration } = facts;
  checkObject(integration, 'integration');
  checkList(channels, 'channels');
  for (const [index, channel] of channels.entries()) if (!isChannel(channel)) malformed('channels', index);
  const { tba } = integration;
  checkBoxes(tba, ...BOXES);
  const violations: Violation<TbaRecordCode>[] = [];
  if (tba.length > 0 && !hasTbaBox(tba)) violations.push(violationOf(TBA_PROBLEMS, 'tba_flow_without_tba'));
  if (tba.length === 0) return { violations, rules: [] };
  const leaned = leanedOn(release, integration);
  const isNew = newTba(leaned, integration, choices);
  if (!anyLosesTba(channels)) return { violations, rules: isNew === undefined ? [] : ['CHOICE-TBA-CONNECT'] };
  if (isNew === undefined) return { violations, rules: [...leaned] };
  const refusal = REFUSED_AS_NEW(isNew, leaned);
  return { violations: [...violations, ...refusal.violations], rules: [...refusal.rules] };
}

/** Whether a record that is used on these channels loses TBA when it ends. With none given, it does. */
function anyLosesTba(channels: readonly Channel[]): boolean {
  return channels.length === 0 || channels.some(losesTba);
}

function allowedBy(rules: readonly RuleId[]): Allowed<object, never> {
  return { allowed: true, rules: ['IR-7', ...rules], advice: [] };
}
