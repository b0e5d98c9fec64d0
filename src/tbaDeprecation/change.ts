import { type Decision, type RuleId, refusal, refuseOr, type Violation } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import { type AnyRelease, assertRelease, type Release } from '../release.js';
import { endOfTba, TBA_ENDED, type TbaChoices } from './existing.js';
import { anyLosesTba, type DefinitionCode, type IntegrationFacts, judgeRecord } from './record.js';
import { SOAP_REMOVED } from './timeline.js';

/** The fields of an integration record that only the account that owns it can edit (IR-4). */
export type IntegrationDefinition = Pick<
  IntegrationRecord,
  | 'authorizationCodeGrant'
  | 'clientCredentialsGrant'
  | 'clientType'
  | 'name'
  | 'redirectUris'
  | 'scopes'
  | 'tba'
  | 'userCredentials'
>;

/** An edit of an integration record. By hand its state becomes enabled or blocked only (IR-2). */
export type IntegrationChange =
  | { readonly edit: 'consent_policy' | 'deletion' | 'note' }
  | { readonly edit: 'definition'; readonly to: Partial<IntegrationDefinition> }
  | { readonly edit: 'state'; readonly to: 'blocked' | 'enabled' };

export type IntegrationChangeCode =
  | DefinitionCode
  | 'owned_by_another_account'
  | 'record_undeletable'
  | 'soap_removed'
  | 'tba_ended';

/** What an allowed change leaves behind. */
export interface IntegrationChangeGrant {
  /** The record to store, its `…Since` fields kept right. */
  readonly record: IntegrationRecord;
  /** Whether the applications that users have authorized are revoked, and their tokens with them (IR-10). */
  readonly revokesAuthorizations: boolean;
}

const UNDELETABLE = /* @__PURE__ */ refusal(
  'record_undeletable',
  'IR-9',
  'a record cannot be deleted',
  ['change', 'edit'],
  'block it',
);
const NOT_OURS = /* @__PURE__ */ refusal(
  'owned_by_another_account',
  'IR-4',
  'only the owner can change the definition',
  ['change', 'edit'],
  'ask the owner',
);
const SOAP_GONE = /* @__PURE__ */ refusal(
  'soap_removed',
  'TBA-4',
  'the TBA boxes can no longer change',
  ['record', 'tba'],
  'clear the TBA boxes',
);

/**
 * May an integration record be edited like this? A definition is judged as the record would then
 * stand; existing TBA records stay editable, but none can begin with TBA once new ones have ended.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-1, TBA-4, TBA-5, IR-2, IR-4, IR-7, IR-9, IR-10, CERT-27, CERT-29, CHOICE-TBA-LATE-BOX, CHOICE-TBA-MODIFY
 *
 * @example
 * ```ts
 * const record = {
 *   id: '7', name: 'orders', clientId: 'c', state: 'enabled', origin: 'owned', createdIn: '2024.1',
 *   clientType: 'confidential', authorizationCodeGrant: false, clientCredentialsGrant: true,
 *   redirectUris: [], scopes: ['restlets'], tba: [], userCredentials: false,
 * } as const;
 * const change = { edit: 'definition', to: { tba: ['ui_token'] } } as const;
 * decideIntegrationChange('2026.2', { record, channels: ['restlet'], change }).allowed; //=> true
 * decideIntegrationChange('2027.1', { record, channels: ['restlet'], change }).allowed; //=> false
 * ```
 */
export function decideIntegrationChange(
  release: Release,
  { record, channels, change }: IntegrationFacts & { readonly change: IntegrationChange },
  choices?: Partial<TbaChoices>,
): Decision<IntegrationChangeCode, IntegrationChangeGrant> {
  assertRelease(release);
  switch (change.edit) {
    case 'deletion':
      return UNDELETABLE;
    case 'state':
      return edited('IR-2', { ...record, state: change.to });
    case 'note':
    case 'consent_policy':
      return edited('IR-4', record);
    case 'definition':
      return record.origin === 'installed'
        ? NOT_OURS
        : redefine(release, record, changed(release, record, change.to), channels, choices);
  }
}

function edited(rule: RuleId, record: IntegrationRecord): Decision<never, IntegrationChangeGrant> {
  return { allowed: true, rules: [rule], advice: [], record, revokesAuthorizations: false };
}

function redefine(
  release: Release,
  before: IntegrationRecord,
  after: IntegrationRecord,
  channels: readonly Channel[],
  choices: Partial<TbaChoices> | undefined,
): Decision<IntegrationChangeCode, IntegrationChangeGrant> {
  const { violations, leaned } = judgeRecord(release, after, channels, choices);
  const all: Violation<IntegrationChangeCode>[] = [...violations];
  const rules: RuleId[] = [...leaned];
  const addsTba = after.tba.some((flow) => !before.tba.includes(flow));
  if (addsTba && anyLosesTba(channels) && release >= endOfTba(choices)) {
    all.push(...TBA_ENDED.violations);
    rules.push(...TBA_ENDED.rules);
  }
  if (after.tba.length > 0 && channels.includes('soap') && release >= SOAP_REMOVED) {
    rules.push('CHOICE-TBA-MODIFY');
    if (choices?.modifyAfterSoap !== 'allowed') all.push(...SOAP_GONE.violations);
  }
  const added = after.scopes.some((scope) => !before.scopes.includes(scope));
  return refuseOr<IntegrationChangeCode, IntegrationChangeGrant>(
    all,
    () => ({
      allowed: true,
      rules: [before.tba.length > 0 ? 'TBA-4' : 'IR-4', ...rules, ...(added ? (['IR-10'] as const) : [])],
      advice: [],
      record: after,
      revokesAuthorizations: added,
    }),
    rules,
  );
}

function changed(
  release: Release,
  record: IntegrationRecord,
  to: Partial<IntegrationDefinition>,
): IntegrationRecord {
  const after = { ...record, ...to };
  const tbaSince = since(release, record, record.tba.length > 0, after.tba.length > 0, record.tbaSince);
  const grantSince = since(
    release,
    record,
    record.authorizationCodeGrant,
    after.authorizationCodeGrant,
    record.authorizationCodeGrantSince,
  );
  return {
    ...after,
    ...(tbaSince !== undefined && { tbaSince }),
    ...(grantSince !== undefined && { authorizationCodeGrantSince: grantSince }),
  };
}

/** Since when a box has first been checked. Clearing it keeps that on record, so that it can be checked again. */
function since(
  release: Release,
  { createdIn }: IntegrationRecord,
  before: boolean,
  after: boolean,
  known: AnyRelease | undefined,
): AnyRelease | undefined {
  if (known !== undefined || before === after) return known;
  return before ? createdIn : release;
}
