import { type Allowed, constant, type Decision, type RuleId, refusal } from '../decision.js';
import type { Channel, TbaFlow } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import {
  afterBox,
  allowsFlow,
  endOfTba,
  FLOW_NOT_ENABLED,
  leanedOn,
  NEW_BY_CREATION,
  type NewTbaCode,
  NO_CHOICE,
  newTbaRefusal,
  type RecordStateCode,
  stateRefusal,
  TBA_ENDED,
  type TbaChoices,
  type TbaHistory,
  type TbaRecord,
  tbaEnds,
} from './existing.js';
import { onEndpoint, SOAP_ENDPOINT_DISABLED, soapEndpointSupport } from './soap.js';
import {
  losesTba,
  NO_NEW_TBA_SINCE,
  REST_ADVISED_SINCE,
  type SoapEndpoint,
  TBA_END_OF_SUPPORT,
} from './timeline.js';

/**
 * TBA about to be set up for use on a channel.
 *
 * - `new_record`: a record is created here, with a TBA box checked.
 * - `installed`: a record of another account arrives, by auto-installation or in a bundle (IR-3).
 * - `box_on_existing_record`: a TBA box is checked on a record that was here already. A `tbaSince` on a
 *   record whose boxes are clear says that it has used TBA before.
 * - `token_for_existing_record`: a token is created for a record that has its TBA box checked.
 */
export type TbaCreation = {
  readonly channel: Channel;
  /** How tokens are going to be had. */
  readonly flow: TbaFlow;
} & (
  | { readonly how: 'installed' | 'new_record' }
  | {
      readonly how: 'box_on_existing_record' | 'token_for_existing_record';
      readonly record: Omit<TbaRecord, 'state'>;
    }
);

export type TbaCreationCode = NewTbaCode | 'tba_ended' | 'tba_flow_not_enabled' | 'tba_new_token';

const NO_NEW_TOKEN = /* @__PURE__ */ refusal('tba_new_token', 'CHOICE-TBA-TOKEN', 'no further tokens', [
  'how',
]);
const NOT_ON_CONNECT = /* @__PURE__ */ constant<Allowed>({
  allowed: true,
  rules: ['TBA-1', 'CHOICE-TBA-CONNECT'],
  advice: [],
});

/**
 * May TBA be set up like this? Not for new integrations from the release on that ends them.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
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
  creation: TbaCreation,
  choices?: Partial<TbaChoices>,
): Decision<TbaCreationCode> {
  assertRelease(release);
  const { channel, flow, how } = creation;
  const token = how === 'token_for_existing_record';
  if (token && !allowsFlow(creation.record.tba, flow)) return FLOW_NOT_ENABLED;
  if (!losesTba(channel)) return NOT_ON_CONNECT;

  const record = historyOf(release, creation);
  const isNew = newTbaRefusal(release, record, choices, flow === 'ui_token' ? 'TBA-1' : 'TBA-2');
  if (isNew !== undefined) return isNew;
  if (token && release >= NO_NEW_TBA_SINCE && choices?.newToken === 'refused') {
    return NO_NEW_TOKEN;
  }
  const end = endOfTba(choices);
  if (release >= end) return TBA_ENDED;
  return release < NO_NEW_TBA_SINCE
    ? notYet(release, channel, end)
    : {
        allowed: true,
        rules: [
          how === 'box_on_existing_record' ? 'TBA-4' : 'TBA-3',
          ...(how === 'installed' ? (['IR-3'] as const) : []),
          ...leanedOn(release, record),
          ...(token ? (['CHOICE-TBA-TOKEN'] as const) : []),
          'CHOICE-TBA-END',
        ],
        advice: [tbaEnds(end)],
      };
}

/** The creation as the history that it will leave behind. */
function historyOf(release: Release, creation: TbaCreation): TbaHistory {
  switch (creation.how) {
    case 'new_record':
      return { createdIn: release, origin: 'owned' };
    case 'installed':
      return { createdIn: release, origin: 'installed' };
    case 'box_on_existing_record':
      return afterBox(release, creation.record);
    case 'token_for_existing_record':
      return creation.record;
  }
}

function notYet(release: Release, channel: Channel, end: Release): Allowed {
  const ends = {
    code: 'tba_creation_ends',
    rule: 'TBA-1',
    message: `no new TBA from ${NO_NEW_TBA_SINCE} on`,
    enforcedFrom: NO_NEW_TBA_SINCE < end ? NO_NEW_TBA_SINCE : end,
  } as const;
  const rest = {
    code: 'use_rest_with_oauth2',
    rule: 'SOAP-4',
    message: 'use REST with OAuth 2.0',
  } as const;
  const advised = channel === 'soap' && release >= REST_ADVISED_SINCE;
  return { allowed: true, rules: ['IR-6', 'TBA-1', 'TBA-2'], advice: advised ? [ends, rest] : [ends] };
}

/** A request that is signed with TBA, by a record and on a channel. */
export type TbaUse = { readonly record: TbaRecord } & (
  | { readonly channel: 'soap'; readonly soapEndpoint: SoapEndpoint }
  | { readonly channel: Exclude<Channel, 'soap'> }
);

export type TbaUseCode =
  | NewTbaCode
  | RecordStateCode
  | 'soap_endpoint_disabled'
  | 'tba_ended'
  | 'tba_not_enabled';

const NOT_ENABLED = /* @__PURE__ */ refusal('tba_not_enabled', 'IR-5', 'the TBA box is not checked', [
  'record',
  'tba',
]);
const STILL_ON_CONNECT = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['TBA-5'], advice: [] });
const STILL_ALLOWED = /* @__PURE__ */ constant(/* @__PURE__ */ stillAllowed(NO_CHOICE, TBA_END_OF_SUPPORT));
const EXISTED_BEFORE = /* @__PURE__ */ constant(
  /* @__PURE__ */ stillAllowed(NEW_BY_CREATION, TBA_END_OF_SUPPORT),
);

/**
 * May this request use TBA? Existing integrations may until support ends, which Oracle dates
 * tentatively; SuiteAnalytics Connect is left alone.
 *
 * @param release - Release of the account.
 * @param use - The record as it is now, the channel and, for SOAP, the endpoint.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-1, TBA-3, TBA-5, TBA-6, SOAP-1, IR-2, IR-5, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX,
 * CHOICE-TBA-INSTALLED, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const record = { state: 'enabled', origin: 'owned', createdIn: '2024.1', tba: ['ui_token'] } as const;
 * decideTbaUse('2027.1', { channel: 'rest', record }).allowed; //=> true
 * decideTbaUse('2028.2', { channel: 'rest', record }).allowed; //=> false
 * decideTbaUse('2028.1', { channel: 'rest', record }, { tbaEndOfSupport: '2028.1' }).allowed; //=> false
 * decideTbaUse('2027.1', { channel: 'soap', soapEndpoint: '2020.1', record }).allowed; //=> false
 * ```
 */
export function decideTbaUse(
  release: Release,
  use: TbaUse,
  choices?: Partial<TbaChoices>,
): Decision<TbaUseCode> {
  assertRelease(release);
  const { record } = use;
  const stopped = stateRefusal(record.state);
  if (stopped !== undefined) return stopped;
  if (!record.tba.includes('ui_token')) return NOT_ENABLED;
  if (use.channel === 'connect') return STILL_ON_CONNECT;
  const soap = use.channel === 'soap' ? soapEndpointSupport(release, use.soapEndpoint) : undefined;
  if (soap?.status === 'disabled') return SOAP_ENDPOINT_DISABLED;
  const isNew = newTbaRefusal(release, record, choices);
  if (isNew !== undefined) return isNew;
  const end = endOfTba(choices);
  if (release >= end) return TBA_ENDED;

  const rules = leanedOn(release, record);
  if (soap === undefined && end === TBA_END_OF_SUPPORT) {
    if (rules === NO_CHOICE) return STILL_ALLOWED;
    if (rules === NEW_BY_CREATION) return EXISTED_BEFORE;
  }
  const allowed = stillAllowed(rules, end);
  return soap === undefined ? allowed : onEndpoint(allowed, soap);
}

function stillAllowed(rules: readonly RuleId[], end: Release): Allowed {
  return { allowed: true, rules: ['TBA-3', ...rules, 'CHOICE-TBA-END'], advice: [tbaEnds(end)] };
}
