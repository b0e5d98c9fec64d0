import { EXCLUSIVE_SCOPE } from '../certificates/limitsAndDates.js';
import { type Decision, refuseOr, type Violation } from '../core/decision.js';
import { violationOf } from '../core/problem.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { listed } from '../core/words.js';
import { decideTbaRecord, SOAP_DEPRECATION, type TbaChangeCode } from '../tbaDeprecation/index.js';
import { CHANNEL_NAMES, METHODS, PROTOCOLS_TAKEN } from './limitsAndDates.js';
import { ALL_METHODS, isEnabled, methodsOf } from './methods.js';
import type { IntegrationChoices } from './options.js';
import { type DefinitionCode, INTEGRATION_PROBLEMS, type IntegrationRecordCode } from './problems.js';

/** An integration record, and the channels it is used on: the record itself does not say. */
export interface IntegrationFacts {
  /** The record. */
  readonly integration: IntegrationRecord;
  /** The channels. With none, TBA is judged as if it were used on every channel. */
  readonly channels: readonly Channel[];
}

/** The rules that every record is judged by. */
const JUDGED_BY: readonly RuleId[] = ['IR-6', 'IR-7', 'CERT-27', 'CERT-29'];

/**
 * Judges an integration record as it stands, and names everything that is wrong with it.
 *
 * @param release - Release of the account.
 * @param facts - The record, and the channels it is used on.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-1, IR-2, IR-6, IR-7, SOAP-6, CERT-27, CERT-29, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX, CHOICE-TBA-INSTALLED
 *
 * @example
 * ```ts
 * const integration = {
 *   id: '7', name: 'orders', clientId: 'c', state: 'enabled', origin: 'owned', createdIn: '2027.1',
 *   clientType: 'confidential', authorizationCodeGrant: false, clientCredentialsGrant: true,
 *   redirectUris: [], scopes: ['restlets'], tba: ['ui_token'], userCredentials: false,
 * } as const;
 * const channels = ['restlet'] as const;
 * validateIntegrationRecord('2027.1', { integration, channels }).allowed; //=> false
 * validateIntegrationRecord('2027.1', { integration: { ...integration, tba: [] }, channels }).allowed; //=> true
 * ```
 */
export function validateIntegrationRecord(
  release: Release,
  facts: IntegrationFacts,
  choices?: IntegrationChoices,
): Decision<IntegrationRecordCode, object, never> {
  assertRelease(release);
  const { violations, leaned } = judge(facts.integration, decideTbaRecord(release, facts, choices));
  return refuseOr<IntegrationRecordCode, object, never>(
    [...violations, ...waiting(facts), ...withoutMethod(facts), ...removed(release, facts)],
    () => ({ allowed: true, rules: [...JUDGED_BY, ...leaned], advice: [] }),
    leaned,
  );
}

/** What is wrong with a record by itself, and the choices that this leans on. */
export interface Judgement<Code extends string> {
  /** What is wrong. */
  readonly violations: readonly Violation<Code | DefinitionCode>[];
  /** What decided besides the rules that every record is judged by. */
  readonly leaned: readonly RuleId[];
}

/** Judges a record by itself, with what was decided about its TBA. */
export function judge<Code extends TbaChangeCode>(
  integration: IntegrationRecord,
  tba: Decision<Code, object, never>,
): Judgement<Code> {
  const found = excluded(integration).map((code) => violationOf(INTEGRATION_PROBLEMS, code));
  return {
    violations: tba.allowed ? found : [...tba.violations, ...found],
    leaned: tba.rules.filter((rule) => !JUDGED_BY.includes(rule)),
  };
}

/** What the client type and the scopes of a record exclude. */
function excluded(integration: IntegrationRecord) {
  const enabled = ALL_METHODS.filter((method) => isEnabled(integration, method));
  const isPublic = integration.clientType !== 'confidential';
  const exclusive = integration.scopes.includes(EXCLUSIVE_SCOPE);
  const codes = enabled.flatMap((method) => [
    isPublic ? METHODS[method].publicClient : undefined,
    exclusive ? METHODS[method].exclusiveScope : undefined,
  ]);
  const alone = integration.scopes.every((scope) => scope === EXCLUSIVE_SCOPE);
  const others = exclusive && !alone ? (['mcp_with_other_scopes'] as const) : [];
  return [...codes.filter((code) => code !== undefined), ...others];
}

/** A record that waits for an approval that only installed records need. Written so that an unknown origin is not installed. */
function waiting({ integration }: IntegrationFacts): Violation<'owned_record_waits'>[] {
  const waits = integration.origin !== 'installed' && integration.state === 'waiting_for_approval';
  return waits ? [violationOf(INTEGRATION_PROBLEMS, 'owned_record_waits')] : [];
}

/** The channels that no longer exist in a release. */
function removed(release: Release, { channels }: IntegrationFacts): Violation<'channel_removed'>[] {
  if (release < SOAP_DEPRECATION.removed) return [];
  return channels.flatMap((channel, index) =>
    channel === 'soap'
      ? [violationOf(INTEGRATION_PROBLEMS, 'channel_removed', { path: ['channels', index] })]
      : [],
  );
}

/** The channels that no box of the record serves. */
function withoutMethod({ integration, channels }: IntegrationFacts): Violation<'channel_without_method'>[] {
  return channels.flatMap((channel, index) => {
    // IR-6 does not speak of SuiteAnalytics Connect, whose users can also log in without any record
    if (channel === 'connect') return [];
    const taken = methodsOf(PROTOCOLS_TAKEN[channel]);
    if (taken.some((method) => isEnabled(integration, method))) return [];
    const values = {
      channel: CHANNEL_NAMES[channel],
      methods: listed(
        taken.map((method) => METHODS[method].name),
        'or',
      ),
    };
    return [
      violationOf(INTEGRATION_PROBLEMS, 'channel_without_method', { path: ['channels', index], values }),
    ];
  });
}
