import { type Allowed, type Decision, refuseOr, type Violation } from '../core/decision.js';
import { checkList, checkObject, isAbsent, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { fixedRefusal, violationOf } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import { type AnyRelease, assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { termAt } from '../core/terms.js';
import { decideTbaChange, type TbaChangeCode } from '../tbaDeprecation/index.js';
import type { IntegrationAdviceCode } from './advice.js';
import { SOAP_RECORD_CHANGES } from './limitsAndDates.js';
import { INTEGRATION_OPTIONS, type IntegrationChoices } from './options.js';
import { INTEGRATION_PROBLEMS, type IntegrationChangeCode } from './problems.js';
import { checkChannels, checkIntegrationRecord } from './record.js';
import { type IntegrationFacts, judge, uselessRedirectUris } from './validate.js';

/** The fields of an integration record that only the account that owns it can edit (IR-4). */
export type IntegrationDefinition = Omit<
  IntegrationRecord,
  'authorizationCodeGrantSince' | 'clientId' | 'createdIn' | 'id' | 'origin' | 'state' | 'tbaSince'
>;

/** An edit of what stands beside the definition, or an attempt to delete the record. */
export interface OtherEdit {
  /** What is edited. */
  readonly edit: 'consent_policy' | 'deletion' | 'note';
}

/** An edit of the definition. */
export interface DefinitionEdit {
  /** What is edited. */
  readonly edit: 'definition';
  /** The fields that change, with their new values. */
  readonly to: Partial<IntegrationDefinition>;
}

/** An edit of the state. By hand, it becomes enabled or blocked only (IR-2). */
export interface StateEdit {
  /** What is edited. */
  readonly edit: 'state';
  /** The new state. */
  readonly to: 'blocked' | 'enabled';
}

/** An edit of an integration record. `edit` tells the cases apart. */
export type IntegrationChange = DefinitionEdit | OtherEdit | StateEdit;

/** An integration record, and how it is to be edited. */
export interface IntegrationChangeFacts extends IntegrationFacts {
  /** The edit. */
  readonly change: IntegrationChange;
}

/** What an allowed change leaves behind. */
export interface IntegrationChangeGrant {
  /** The record to store, with `authorizationCodeGrantSince` and `tbaSince` brought up to date. */
  readonly integration: IntegrationRecord;
  /** Whether the applications that users have authorized are revoked, and their tokens with them (IR-10). */
  readonly revokesAuthorizations: boolean;
}

/** Whether an integration record may be edited, and what it is then. */
export type IntegrationChangeDecision = Decision<
  IntegrationChangeCode,
  IntegrationChangeGrant,
  IntegrationAdviceCode
>;

const UNDELETABLE = fixedRefusal(INTEGRATION_PROBLEMS, 'record_undeletable');
const NOT_OURS = fixedRefusal(INTEGRATION_PROBLEMS, 'owned_by_another_account');

/**
 * May an integration record be edited like this? A definition is judged as the record would then stand. Existing
 * records with TBA stay editable, but no record can begin to use TBA once new TBA has ended.
 *
 * @param release - Release of the account.
 * @param facts - The record, the channels it is used on, and the edit.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled; {@link FactsError} for a record or an edit that is none,
 * or a state that cannot be set by hand; {@link ChoicesError} for choices that are none.
 * @see TBA-1, TBA-4, TBA-5, TBA-21, IR-2, IR-4, IR-7, IR-9, IR-10, CERT-27, CERT-29, URI-1, CHOICE-TBA-LATE-BOX,
 * CHOICE-TBA-MODIFY, CHOICE-TBA-END, CHOICE-CREDENTIALS-LATE-BOX
 *
 * @example
 * ```ts
 * const integration = {
 *   id: '7', name: 'orders', clientId: 'c', state: 'enabled', origin: 'owned', createdIn: '2024.1',
 *   clientType: 'confidential', authorizationCodeGrant: false, clientCredentialsGrant: true,
 *   redirectUris: [], scopes: ['restlets'], tba: [], userCredentials: false,
 * } as const;
 * const change = { edit: 'definition', to: { tba: ['ui_token'] } } as const;
 * decideIntegrationChange('2026.2', { integration, channels: ['restlet'], change }).allowed; //=> true
 * decideIntegrationChange('2027.1', { integration, channels: ['restlet'], change }).allowed; //=> false
 * ```
 */
export function decideIntegrationChange(
  release: Release,
  facts: IntegrationChangeFacts,
  choices?: IntegrationChoices,
): IntegrationChangeDecision {
  assertRelease(release);
  checkChoices(choices, INTEGRATION_OPTIONS);
  checkObject(facts);
  const { integration, change } = facts;
  checkObject(change, 'change');
  checkObject(integration, 'integration');
  switch (change.edit) {
    case 'deletion':
      return UNDELETABLE();
    case 'state':
      if (change.to !== 'enabled' && change.to !== 'blocked') malformed('change', 'to');
      return edited('IR-2', { ...integration, state: change.to });
    case 'note':
    case 'consent_policy':
      return edited('IR-4', integration);
    case 'definition':
      checkIntegrationRecord(integration, 'integration');
      checkChannels(facts.channels);
      checkObject(change.to, 'change', 'to');
      return integration.origin === 'owned'
        ? redefine(release, facts, changed(release, integration, definitionIn(change.to)), choices)
        : NOT_OURS();
    default:
      return malformed('change', 'edit');
  }
}

/** Every field of a definition. The compiler demands each of them here. */
const DEFINITION: Readonly<Record<keyof IntegrationDefinition, true>> = {
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  clientType: true,
  name: true,
  redirectUris: true,
  scopes: true,
  tba: true,
  userCredentials: true,
};

/** The edit without what is no part of a definition, such as the release that a record was created in. */
function definitionIn(to: Partial<IntegrationDefinition>): Partial<IntegrationDefinition> {
  return Object.fromEntries(Object.entries(to).filter(([field]) => Object.hasOwn(DEFINITION, field)));
}

/** A record of its own: nothing in it is the caller's. */
function copied(integration: IntegrationRecord): IntegrationRecord {
  const { redirectUris, scopes, tba } = integration;
  for (const [field, list] of Object.entries({ redirectUris, scopes, tba })) {
    checkList(list, 'integration', field);
  }
  return { ...integration, redirectUris: [...redirectUris], scopes: [...scopes], tba: [...tba] };
}

function edited(rule: RuleId, integration: IntegrationRecord): Allowed<IntegrationChangeGrant, never> {
  const grant = { integration: copied(integration), revokesAuthorizations: false };
  return { allowed: true, rules: [rule], advice: [], ...grant };
}

function redefine(
  release: Release,
  { integration: before, channels }: IntegrationFacts,
  after: IntegrationRecord,
  choices: IntegrationChoices | undefined,
): IntegrationChangeDecision {
  const tba = decideTbaChange(release, { integration: after, channels, tbaBefore: before.tba }, choices);
  const boxIsNew = after.userCredentials && !before.userCredentials;
  const { advice, violations, leaned } = judge<TbaChangeCode>(
    release,
    { integration: after, channels },
    tba,
    boxIsNew,
    choices,
  );
  const all: Violation<IntegrationChangeCode>[] = [...violations];
  const rules: RuleId[] = [...leaned];
  // what stands already is in nobody's way: only an edit of the redirect URIs is judged by their number
  if (after.redirectUris !== before.redirectUris) all.push(...uselessRedirectUris(after));
  const soap = termAt(SOAP_RECORD_CHANGES, release);
  if (!soap.value && after.tba.length > 0 && channels.includes('soap')) {
    rules.push(...soap.rules);
    if (choices?.modifyAfterSoap !== 'allowed') all.push(violationOf(INTEGRATION_PROBLEMS, 'soap_removed'));
  }
  const added = after.scopes.some((scope) => !before.scopes.includes(scope));
  return refuseOr(
    all,
    () => ({
      allowed: true,
      rules: [before.tba.length > 0 ? 'TBA-4' : 'IR-4', ...rules, ...(added ? (['IR-10'] as const) : [])],
      advice,
      integration: copied(after),
      revokesAuthorizations: added,
    }),
    rules,
    advice,
  );
}

function changed(
  release: Release,
  integration: IntegrationRecord,
  to: Partial<IntegrationDefinition>,
): IntegrationRecord {
  const after = { ...integration, ...to };
  checkIntegrationRecord(after, 'change', 'to');
  const tbaSince = since(
    release,
    integration,
    integration.tba.length > 0,
    after.tba.length > 0,
    integration.tbaSince,
  );
  const grantSince = since(
    release,
    integration,
    integration.authorizationCodeGrant,
    after.authorizationCodeGrant,
    integration.authorizationCodeGrantSince,
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
  known: AnyRelease | null | undefined,
): AnyRelease | undefined {
  if (!isAbsent(known)) return known;
  if (before === after) return undefined;
  return before ? createdIn : release;
}
