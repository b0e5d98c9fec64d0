import { type Allowed, type Decision, fixedAllowed, once } from '../core/decision.js';
import { hasMembers, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import type { TbaAdviceCode } from './advice.js';
import { EXISTING_TBA, TBA_ENDS } from './limitsAndDates.js';
import {
  isChannel,
  leanedOn,
  losesTba,
  NEW_BY_CREATION,
  NO_CHOICE,
  newTba,
  REFUSED_AS_NEW,
  type TbaRecord,
} from './newTba.js';
import { TBA_OPTIONS, type TbaChoices } from './options.js';
import { TBA_PROBLEMS, type TbaUseCode } from './problems.js';
import { hasTbaBox, stateRefusal } from './recordBoxes.js';
import { atSoapEndpoint, onEndpoint } from './soapEndpoint.js';
import { endedRefusal, endOfTba, tbaEnds } from './tbaEndAnswers.js';
import type { OtherUsage, SoapUsage } from './usage.js';

/** A request to SOAP web services that is signed with TBA. */
export interface TbaUseOnSoap extends SoapUsage {
  /** The record that it names. */
  readonly integration: TbaRecord;
}

/** A request to something else than SOAP web services that is signed with TBA. */
export interface TbaUseElsewhere extends OtherUsage {
  /** The record that it names. */
  readonly integration: TbaRecord;
}

/** A request that is signed with TBA. `channel` tells the cases apart. */
export type TbaUseFacts = TbaUseElsewhere | TbaUseOnSoap;

const NOT_ENABLED = fixedRefusal(TBA_PROBLEMS, 'tba_not_enabled');
const STILL_ON_CONNECT = fixedAllowed(['TBA-5']);
const NEW_ON_CONNECT = fixedAllowed(['TBA-5', 'CHOICE-TBA-CONNECT']);
const STILL_ALLOWED = once(() => stillAllowed(NO_CHOICE, TBA_ENDS));
const EXISTED_BEFORE = once(() => stillAllowed(NEW_BY_CREATION, TBA_ENDS));

/**
 * May this request use TBA? Existing integrations may until support ends, a date that Oracle calls tentative.
 * SuiteAnalytics Connect is left alone.
 *
 * @param release - Release of the account.
 * @param facts - The record as it is now, the channel and, for SOAP, the endpoint.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-1, TBA-3, TBA-5, TBA-6, SOAP-1, SOAP-6, IR-2, IR-5, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX,
 * CHOICE-TBA-INSTALLED, CHOICE-TBA-CONNECT, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const integration = { state: 'enabled', origin: 'owned', createdIn: '2024.1', tba: ['ui_token'] } as const;
 * decideTbaUse('2027.1', { channel: 'rest', integration }).allowed; //=> true
 * decideTbaUse('2028.2', { channel: 'rest', integration }).allowed; //=> false
 * decideTbaUse('2028.1', { channel: 'rest', integration }, { tbaEndOfSupport: '2028.1' }).allowed; //=> false
 * decideTbaUse('2027.1', { channel: 'soap', soapEndpoint: '2020.1', integration }).allowed; //=> false
 * ```
 */
export function decideTbaUse(
  release: Release,
  facts: TbaUseFacts,
  choices?: TbaChoices,
): Decision<TbaUseCode, object, TbaAdviceCode> {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  if (!hasMembers(facts)) malformed();
  const { channel, integration } = facts;
  if (!isChannel(channel)) malformed('channel');
  if (!hasMembers(integration)) malformed('integration');
  const stopped = stateRefusal(integration.state);
  if (stopped !== undefined) return stopped;
  if (!hasTbaBox(integration.tba)) return NOT_ENABLED();
  const soap = facts.channel === 'soap' ? atSoapEndpoint(release, facts.soapEndpoint) : undefined;
  if (soap?.refusal !== undefined) return soap.refusal;
  const rules = leanedOn(release, integration);
  const isNew = newTba(rules, integration, choices);
  if (!losesTba(channel)) return isNew === undefined ? STILL_ON_CONNECT : NEW_ON_CONNECT;
  if (isNew !== undefined) return REFUSED_AS_NEW(isNew, rules);
  const end = endOfTba(choices);
  if (release >= end) return endedRefusal(end);

  if (soap === undefined && end === TBA_ENDS) {
    if (rules === NO_CHOICE) return STILL_ALLOWED();
    if (rules === NEW_BY_CREATION) return EXISTED_BEFORE();
  }
  const allowed = stillAllowed(rules, end);
  return soap === undefined ? allowed : onEndpoint(allowed, soap.support);
}

function stillAllowed(leaned: readonly RuleId[], end: Release): Allowed<object, TbaAdviceCode> {
  const { rules } = EXISTING_TBA[0];
  return { allowed: true, rules: [...rules, ...leaned, 'CHOICE-TBA-END'], advice: [tbaEnds(end)] };
}
