/**
 * What makes TBA on an integration record new: what new integrations can no longer use, existing ones can.
 *
 * @module
 */

import { constant, type Denied, deny, once } from '../core/decision.js';
import { checkAnyRelease, isAbsent, malformed } from '../core/facts.js';
import { type Details, violationOf } from '../core/problem.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { type AnyRelease, isAnyRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { termAt } from '../core/terms.js';
import { CHANNEL_KEEPING_TBA, NEW_TBA, NO_NEW_TBA } from './limitsAndDates.js';
import type { TbaChoices } from './options.js';
import { type NewTbaCode, TBA_PROBLEMS } from './problems.js';
import { checkBoxes } from './recordBoxes.js';

/** Since when a record has been in this account, and since when it has used TBA there. */
export type TbaHistory = Pick<IntegrationRecord, 'createdIn' | 'origin' | 'tbaSince'>;

/** The boxes of a record that its use of TBA depends on, and its history. */
export type TbaBoxes = Pick<IntegrationRecord, 'tba'> & TbaHistory;

/** The fields of an integration record that a request with TBA depends on. */
export type TbaRecord = Pick<IntegrationRecord, 'state'> & TbaBoxes;

/** Whether a fact is a channel. By comparisons, since a list costs several times as much on the request path. */
export function isChannel(fact: Channel): boolean {
  return fact === 'rest' || fact === 'restlet' || fact === 'soap' || fact === 'connect';
}

/** Whether a channel loses TBA when it ends. */
export function losesTba(channel: Channel): boolean {
  return channel !== CHANNEL_KEEPING_TBA;
}

/** Whether something dates from a release without new TBA. */
function isLate(release: AnyRelease): boolean {
  return release >= NO_NEW_TBA;
}

/**
 * Why TBA on this record is new, in the sense of TBA-1, in a release that takes none. `undefined` if it existed before,
 * or if new TBA is still possible. `leaned` is what {@link leanedOn} says of the same record.
 */
export function newTba(
  leaned: readonly RuleId[],
  { createdIn, origin, tbaSince }: TbaHistory,
  choices: TbaChoices | undefined,
): NewTbaCode | undefined {
  // nearly every record: comparing releases twice would cost a tenth of an answer
  if (leaned === NO_CHOICE || leaned === NEW_BY_CREATION) return undefined;
  if (isLate(createdIn)) {
    if (origin === 'owned') return 'tba_new_integration';
    if (choices?.installedRecord !== 'existing') return 'tba_installed_record';
  }
  const late = !isAbsent(tbaSince) && isLate(tbaSince);
  return late && choices?.lateTbaBox !== 'allowed' ? 'tba_box_checked_late' : undefined;
}

const ENDED_BY = termAt(NEW_TBA, NO_NEW_TBA).rules;

/** The refusal of TBA that is new, by why it is and by what {@link leanedOn} says of the record. */
export type NewTbaRefusals = (code: NewTbaCode, leaned: readonly RuleId[]) => Denied<NewTbaCode, never>;

/**
 * The refusals of TBA that is new. The details may name another rule that is broken than TBA-1: the one that says the
 * same of a flow (TBA-2) or of NLAuth (TBA-8).
 */
/* @__NO_SIDE_EFFECTS__ */
export function newTbaRefusals(details?: Details): NewTbaRefusals {
  const refusal = (code: NewTbaCode, more: readonly RuleId[] = []) =>
    once(() => {
      const { leanedOn: because = [] } = TBA_PROBLEMS[code];
      return deny([violationOf(TBA_PROBLEMS, code, details)], [...ENDED_BY, ...because, ...more]);
    });
  const refusals = {
    tba_box_checked_late: refusal('tba_box_checked_late'),
    tba_installed_record: refusal('tba_installed_record'),
    tba_new_integration: refusal('tba_new_integration'),
  };
  const lateOnInstalled = refusal('tba_box_checked_late', ['CHOICE-TBA-INSTALLED']);
  return (code, leaned) =>
    code === 'tba_box_checked_late' && leaned.includes('CHOICE-TBA-INSTALLED')
      ? lateOnInstalled()
      : refusals[code]();
}

/** The refusals of a record that has a TBA box checked. */
export const REFUSED_AS_NEW: NewTbaRefusals = newTbaRefusals();

/** The history once a TBA box has been checked in this release: a record that never used TBA uses it from now on. */
export function afterBox(release: Release, integration: TbaBoxes): TbaHistory {
  checkBoxes(integration.tba, 'integration', 'tba');
  return integration.tba.length > 0
    ? integration
    : { ...integration, tbaSince: integration.tbaSince ?? release };
}

/** What is leaned on where TBA is possible for everybody: nothing. */
export const NO_CHOICE: readonly RuleId[] = constant([]);

/** What is leaned on where a record is not new because it was created earlier. */
export const NEW_BY_CREATION: readonly RuleId[] = constant(['CHOICE-TBA-NEW']);

/** What is leaned on where a record is new, unless it was installed. */
const NEW_UNLESS_INSTALLED: readonly RuleId[] = constant(['CHOICE-TBA-NEW', 'CHOICE-TBA-INSTALLED']);

/**
 * The choices that the answer "it existed before" leans on: one of the two above in all but rare cases.
 *
 * @throws {@link FactsError} for a history that is none, where the answer depends on it.
 */
export function leanedOn(release: Release, { createdIn, origin, tbaSince }: TbaHistory): readonly RuleId[] {
  if (release < NO_NEW_TBA) return NO_CHOICE;
  if (!isAnyRelease(createdIn)) malformed('integration', 'createdIn');
  if (origin !== 'owned' && origin !== 'installed') malformed('integration', 'origin');
  const leaned = isLate(createdIn) ? NEW_UNLESS_INSTALLED : NEW_BY_CREATION;
  if (isAbsent(tbaSince)) return leaned;
  checkAnyRelease(tbaSince, 'integration', 'tbaSince');
  return [...leaned, 'CHOICE-TBA-LATE-BOX'];
}
