import { type Advice, constant, type Denied, deny, type RuleId, refusal } from '../decision.js';
import type { IntegrationRecord, TbaFlow } from '../records.js';
import type { Release } from '../release.js';
import { NO_NEW_TBA_SINCE, TBA_END_OF_SUPPORT } from './timeline.js';

export interface TbaChoices {
  /** `CHOICE-TBA-INSTALLED`. Default: `new`. */
  readonly installedRecord: 'existing' | 'new';
  /** `CHOICE-TBA-LATE-BOX`. Default: `refused`. */
  readonly lateTbaBox: 'allowed' | 'refused';
  /** `CHOICE-TBA-MODIFY`. Default: `refused`. */
  readonly modifyAfterSoap: 'allowed' | 'refused';
  /** `CHOICE-TBA-TOKEN`. Default: `allowed`. */
  readonly newToken: 'allowed' | 'refused';
  /** `CHOICE-TBA-END`: first release that refuses existing TBA integrations. Default: `2028.2`. */
  readonly tbaEndOfSupport: Release;
}

/** Since when a record has been in this account, and since when it has used TBA there. */
export type TbaHistory = Pick<IntegrationRecord, 'createdIn' | 'origin' | 'tbaSince'>;

/** The fields of an integration record that its use of TBA depends on. */
export type TbaRecord = Pick<IntegrationRecord, 'state' | 'tba'> & TbaHistory;

export type NewTbaCode = 'tba_box_checked_late' | 'tba_installed_record' | 'tba_new_integration';

/** Why TBA on a record is new, and the choice that says so. */
interface NewTba {
  readonly code: NewTbaCode;
  readonly message: string;
  readonly choice: RuleId;
}

const NEW_INTEGRATION: NewTba = {
  code: 'tba_new_integration',
  message: `created in ${NO_NEW_TBA_SINCE} or later`,
  choice: 'CHOICE-TBA-NEW',
};
const INSTALLED_RECORD: NewTba = {
  code: 'tba_installed_record',
  message: `installed in ${NO_NEW_TBA_SINCE} or later; Oracle has not said if that is new`,
  choice: 'CHOICE-TBA-INSTALLED',
};
const LATE_BOX: NewTba = {
  code: 'tba_box_checked_late',
  message: `TBA not used before ${NO_NEW_TBA_SINCE}`,
  choice: 'CHOICE-TBA-LATE-BOX',
};

/** Why TBA on this record is new, in the sense of TBA-1; `undefined` if it existed before. */
function newTba(record: TbaHistory, choices: Partial<TbaChoices> | undefined): NewTba | undefined {
  if (record.createdIn >= NO_NEW_TBA_SINCE) {
    if (record.origin === 'owned') return NEW_INTEGRATION;
    if (choices?.installedRecord !== 'existing') return INSTALLED_RECORD;
  }
  const late = record.tbaSince !== undefined && record.tbaSince >= NO_NEW_TBA_SINCE;
  return late && choices?.lateTbaBox !== 'allowed' ? LATE_BOX : undefined;
}

/**
 * The refusal of TBA that is new, from the release on that has none. `rule` is the rule broken:
 * TBA-1, or the one that says the same of a flow (TBA-2) or of NLAuth (TBA-8).
 */
export function newTbaRefusal(
  release: Release,
  record: TbaHistory,
  choices: Partial<TbaChoices> | undefined,
  rule: RuleId = 'TBA-1',
): Denied<NewTbaCode> | undefined {
  const reason = release < NO_NEW_TBA_SINCE ? undefined : newTba(record, choices);
  if (reason === undefined) return undefined;
  const { code, message, choice } = reason;
  return deny([{ code, rule, message, remedy: USE_OAUTH }], ['TBA-1', choice]);
}

/** The record once a TBA box has been checked in this release: one that never used TBA uses it from now on. */
export function afterBox(release: Release, record: Omit<TbaRecord, 'state'>): TbaHistory {
  return record.tba.length > 0 ? record : { ...record, tbaSince: record.tbaSince ?? release };
}

export const NO_CHOICE: readonly RuleId[] = /* @__PURE__ */ constant([]);
export const NEW_BY_CREATION: readonly RuleId[] = /* @__PURE__ */ constant(['CHOICE-TBA-NEW']);

/** The choices that the answer "it existed before" leans on: one of the two above in all but rare cases. */
export function leanedOn(release: Release, { createdIn, tbaSince }: TbaHistory): readonly RuleId[] {
  if (release < NO_NEW_TBA_SINCE) return NO_CHOICE;
  const installed = createdIn >= NO_NEW_TBA_SINCE;
  if (!installed && tbaSince === undefined) return NEW_BY_CREATION;
  return [
    ...NEW_BY_CREATION,
    ...(installed ? (['CHOICE-TBA-INSTALLED'] as const) : []),
    ...(tbaSince === undefined ? [] : (['CHOICE-TBA-LATE-BOX'] as const)),
  ];
}

/** First release that refuses existing TBA integrations. */
export function endOfTba(choices: Partial<TbaChoices> | undefined): Release {
  return choices?.tbaEndOfSupport ?? TBA_END_OF_SUPPORT;
}

/** What to use in the place of TBA or NLAuth. */
export const USE_OAUTH = 'use OAuth 2.0';

export const TBA_ENDED: Denied<'tba_ended'> = /* @__PURE__ */ refusal(
  'tba_ended',
  'TBA-5',
  'support for TBA has ended',
  ['channel'],
  USE_OAUTH,
  ['TBA-6', 'CHOICE-TBA-END'],
);

/** What an existing TBA integration should know. */
export function tbaEnds(end: Release): Advice {
  return {
    code: 'tba_ends',
    rule: 'TBA-5',
    message: `support for TBA ends in ${end}, tentatively`,
    enforcedFrom: end,
  };
}

export type RecordStateCode = 'integration_blocked' | 'integration_not_approved';

const BLOCKED = /* @__PURE__ */ refusal<RecordStateCode>(
  'integration_blocked',
  'IR-2',
  'the record is blocked: consumer_key_refused',
  ['record', 'state'],
  'enable it',
);
const NOT_APPROVED = /* @__PURE__ */ refusal<RecordStateCode>(
  'integration_not_approved',
  'IR-2',
  'the record waits for approval',
  ['record', 'state'],
  'enable it',
);

/** The refusal of every request by a record that is not enabled. */
export function stateRefusal(state: IntegrationRecord['state']): Denied<RecordStateCode> | undefined {
  if (state === 'enabled') return undefined;
  return state === 'blocked' ? BLOCKED : NOT_APPROVED;
}

/** Whether the boxes allow tokens to be had by this flow (IR-7). */
export function allowsFlow(tba: readonly TbaFlow[], flow: TbaFlow): boolean {
  return tba.includes('ui_token') && tba.includes(flow);
}

export const FLOW_NOT_ENABLED: Denied<'tba_flow_not_enabled'> = /* @__PURE__ */ refusal(
  'tba_flow_not_enabled',
  'IR-7',
  'a TBA flow needs the TBA box and its own',
  ['record', 'tba'],
);
