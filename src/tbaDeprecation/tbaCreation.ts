import { type Advice, type Allowed, type Decision, fixedAllowed, once } from '../core/decision.js';
import { checkObject, checkWord, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, type Details, fixedRefusal } from '../core/problem.js';
import { type Channel, TBA_FLOWS, type TbaFlow } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { TBA_ADVICE, type TbaAdviceCode } from './advice.js';
import { NEW_TBA, NEW_TBA_RULES, NO_NEW_TBA, REST_ADVISED, TBA_ENDS } from './limitsAndDates.js';
import {
  afterBox,
  isChannel,
  leanedOn,
  losesTba,
  type NewTbaRefusals,
  newTba,
  newTbaRefusals,
  type TbaBoxes,
  type TbaHistory,
} from './newTba.js';
import { TBA_OPTIONS, type TbaChoices } from './options.js';
import { TBA_PROBLEMS, type TbaCreationCode } from './problems.js';
import { allowsFlow, FLOW_NOT_ENABLED } from './recordBoxes.js';
import { endedRefusal, endOfTba, tbaEnds } from './tbaEndAnswers.js';

/** What is common to all ways of setting up TBA. */
interface TbaSetup {
  /** The channel that it is going to be used on. */
  readonly channel: Channel;
  /** How tokens are going to be obtained. */
  readonly flow: TbaFlow;
}

/** TBA on an integration record that is new to the account. */
export interface TbaOnNewRecord extends TbaSetup {
  /**
   * `new_record`: a record is created here, with a TBA box checked. `installed`: a record of another account
   * arrives, by auto-installation or in a bundle (IR-3).
   */
  readonly how: 'installed' | 'new_record';
}

/** TBA on an integration record that the account has. */
export interface TbaOnExistingRecord extends TbaSetup {
  /**
   * `box_on_existing_record`: a TBA box is checked on a record that was here already.
   * `token_for_existing_record`: a token is created for a record that has its TBA box checked.
   */
  readonly how: 'box_on_existing_record' | 'token_for_existing_record';
  /** The record. A `tbaSince` on a record whose boxes are clear says that it has used TBA before. */
  readonly integration: TbaBoxes;
}

/** TBA that is about to be set up. `how` tells the cases apart. */
export type TbaCreationFacts = TbaOnExistingRecord | TbaOnNewRecord;

const WAYS: readonly TbaCreationFacts['how'][] = [
  'box_on_existing_record',
  'installed',
  'new_record',
  'token_for_existing_record',
];

/** The refusals of TBA that is new, by the flow that gets the tokens. */
/* @__NO_SIDE_EFFECTS__ */
function refusalsByFlow(details: Details): Readonly<Record<TbaFlow, NewTbaRefusals>> {
  const refusals = (flow: TbaFlow) => newTbaRefusals({ ...details, rule: NEW_TBA_RULES[flow] });
  return {
    issue_token: refusals('issue_token'),
    three_step: refusals('three_step'),
    ui_token: refusals('ui_token'),
  };
}

const NEW_RECORD_REFUSED = refusalsByFlow({ path: ['how'] });
const OLD_RECORD_REFUSED = refusalsByFlow({});
const NO_NEW_TOKEN = fixedRefusal(TBA_PROBLEMS, 'tba_new_token');
const NOT_ON_CONNECT = fixedAllowed(['TBA-1', 'CHOICE-TBA-CONNECT']);
const REST_INSTEAD = once(() => adviceOf(TBA_ADVICE, 'use_rest_with_oauth2'));

/**
 * May TBA be set up like this? New integrations can no longer, from the release on that ends new TBA.
 *
 * @param release - Release of the account.
 * @param facts - How TBA is set up, and on which record.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-1, TBA-2, TBA-3, TBA-4, TBA-5, SOAP-4, IR-3, IR-7, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX,
 * CHOICE-TBA-INSTALLED, CHOICE-TBA-TOKEN, CHOICE-TBA-CONNECT, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const creation = { how: 'new_record', channel: 'rest', flow: 'three_step' } as const;
 * decideTbaCreation('2026.2', creation).allowed; //=> true
 * decideTbaCreation('2027.1', creation).allowed; //=> false
 * decideTbaCreation('2027.1', { ...creation, channel: 'connect' }).allowed; //=> true
 * ```
 */
export function decideTbaCreation(
  release: Release,
  facts: TbaCreationFacts,
  choices?: TbaChoices,
): Decision<TbaCreationCode, object, TbaAdviceCode> {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  checkObject(facts);
  const { channel, flow, how } = facts;
  checkWord(how, WAYS, 'how');
  if (!isChannel(channel)) malformed('channel');
  checkWord(flow, TBA_FLOWS, 'flow');
  const token = how === 'token_for_existing_record';
  if (token || how === 'box_on_existing_record') checkObject(facts.integration, 'integration');
  if (token && !allowsFlow(facts.integration.tba, flow)) return FLOW_NOT_ENABLED();
  if (!losesTba(channel)) return NOT_ON_CONNECT;

  const history = historyOf(release, facts);
  const leaned = leanedOn(release, history);
  const isNew = newTba(leaned, history, choices);
  if (isNew !== undefined) {
    const refusals = how === 'new_record' || how === 'installed' ? NEW_RECORD_REFUSED : OLD_RECORD_REFUSED;
    return refusals[flow](isNew, leaned);
  }
  const isOpen = termAt(NEW_TBA, release).value;
  if (token && !isOpen && choices?.newToken === 'refused') return NO_NEW_TOKEN();
  const end = endOfTba(choices);
  if (release >= end) return endedRefusal(end);
  return isOpen
    ? whileNewTba(release, channel, end)
    : {
        allowed: true,
        rules: [
          how === 'box_on_existing_record' ? 'TBA-4' : 'TBA-3',
          ...(how === 'installed' ? (['IR-3'] as const) : []),
          ...leaned,
          ...(token ? (['CHOICE-TBA-TOKEN'] as const) : []),
          'CHOICE-TBA-END',
        ],
        advice: [tbaEnds(end)],
      };
}

/** What is set up as the history that it will leave behind. */
function historyOf(release: Release, facts: TbaCreationFacts): TbaHistory {
  switch (facts.how) {
    case 'new_record':
      return { createdIn: release, origin: 'owned' };
    case 'installed':
      return { createdIn: release, origin: 'installed' };
    case 'box_on_existing_record':
      return afterBox(release, facts.integration);
    case 'token_for_existing_record':
      return facts.integration;
  }
}

/** The answer while new TBA is possible, and from when on it is not. */
function notYet(end: Release, more: readonly Advice<TbaAdviceCode>[]): Allowed<object, TbaAdviceCode> {
  const first = NO_NEW_TBA < end ? NO_NEW_TBA : end;
  const ends = adviceOf(TBA_ADVICE, 'tba_creation_ends', {
    rule: first === NO_NEW_TBA ? 'TBA-1' : 'CHOICE-TBA-END',
    values: { end: first },
    enforcedFrom: first,
  });
  return { allowed: true, rules: ['IR-6', 'TBA-1', 'TBA-2', 'CHOICE-TBA-END'], advice: [ends, ...more] };
}

const NOT_YET = once(() => notYet(TBA_ENDS, []));
const NOT_YET_BUT_ADVISED = once(() => notYet(TBA_ENDS, [REST_INSTEAD()]));

function whileNewTba(release: Release, channel: Channel, end: Release): Allowed<object, TbaAdviceCode> {
  const advised = channel === 'soap' && termAt(REST_ADVISED, release).value;
  if (end !== TBA_ENDS) return notYet(end, advised ? [REST_INSTEAD()] : []);
  return advised ? NOT_YET_BUT_ADVISED() : NOT_YET();
}
