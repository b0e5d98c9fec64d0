import { EXCLUSIVE_SCOPE } from '../certificates/limitsAndDates.js';
import { type Advice, type Decision, refuseOr, type Violation } from '../core/decision.js';
import { checkObject } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, violationOf } from '../core/problem.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { listed } from '../core/words.js';
import {
  decideTbaRecord,
  decideTbaUse,
  SOAP_DEPRECATION,
  type TbaChangeCode,
} from '../tbaDeprecation/index.js';
import { INTEGRATION_ADVICE, type IntegrationAdviceCode } from './advice.js';
import { CHANNEL_NAMES, METHODS, PROTOCOLS_TAKEN } from './limitsAndDates.js';
import { ALL_METHODS, isEnabled, methodsOf } from './methods.js';
import { INTEGRATION_OPTIONS, type IntegrationChoices } from './options.js';
import { type DefinitionCode, INTEGRATION_PROBLEMS, type IntegrationRecordCode } from './problems.js';
import { checkChannels, checkIntegrationRecord, hasTbaAlone } from './record.js';
import { credentialsAge, credentialsEnd } from './userCredentials.js';

/** An integration record, and the channels it is used on: the record itself does not say. */
export interface IntegrationFacts {
  /** The record. */
  readonly integration: IntegrationRecord;
  /** The channels. With none, TBA and user credentials are judged as if they were used on every channel. */
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
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-1, TBA-21, IR-2, IR-6, IR-7, SOAP-6, CERT-27, CERT-29, CON-1, URI-1, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX,
 * CHOICE-TBA-INSTALLED, CHOICE-TBA-CONNECT
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
): Decision<IntegrationRecordCode, object, IntegrationAdviceCode> {
  assertRelease(release);
  checkChoices(choices, INTEGRATION_OPTIONS);
  checkObject(facts);
  checkIntegrationRecord(facts.integration, 'integration');
  checkChannels(facts.channels);
  const tba = decideTbaRecord(release, facts, choices);
  const { advice, violations, leaned } = judge(release, facts, tba, false, choices);
  return refuseOr<IntegrationRecordCode, object, IntegrationAdviceCode>(
    [
      ...violations,
      ...uselessRedirectUris(facts.integration),
      ...waiting(facts),
      ...withoutMethod(facts),
      ...removed(release, facts),
    ],
    () => ({ allowed: true, rules: [...JUDGED_BY, ...leaned], advice }),
    leaned,
    advice,
  );
}

/** What is wrong with a record by itself, and the choices that this leans on. */
export interface Judgement<Code extends string> {
  /** What is wrong. */
  readonly violations: readonly Violation<Code | DefinitionCode>[];
  /** What decided besides the rules that every record is judged by. */
  readonly leaned: readonly RuleId[];
  /** What else is worth knowing. */
  readonly advice: readonly Advice<IntegrationAdviceCode>[];
}

/** Judges a record by itself, with what was decided about its TBA, and whether its User Credentials box is being checked. */
export function judge<Code extends TbaChangeCode>(
  release: Release,
  { channels, integration }: IntegrationFacts,
  tba: Decision<Code, object, never>,
  boxIsNew: boolean,
  choices: IntegrationChoices | undefined,
): Judgement<Code> {
  const takesCredentials =
    channels.length === 0 || channels.some((one) => one === 'restlet' || one === 'soap');
  const credentials =
    integration.userCredentials && takesCredentials
      ? credentialsAge(release, integration, boxIsNew, choices)
      : { code: undefined, leaned: [] };
  const found = [...excluded(integration), credentials.code]
    .filter((code) => code !== undefined)
    .map((code) => violationOf(INTEGRATION_PROBLEMS, code));
  const end = tbaEnd(release, { channels, integration }, choices);
  const rules = [...tba.rules.filter((rule) => !JUDGED_BY.includes(rule)), ...credentials.leaned];
  if (end.length > 0) rules.push('CHOICE-TBA-END');
  return {
    violations: tba.allowed ? found : [...tba.violations, ...found],
    leaned: [...new Set(rules)],
    advice: [
      ...end,
      ...(integration.userCredentials ? credentialsEnd(release, channels) : []),
      ...(integration.userCredentials && channels.includes('rest')
        ? [
            adviceOf(INTEGRATION_ADVICE, 'credentials_not_on_rest', {
              path: ['integration', 'userCredentials'],
            }),
          ]
        : []),
      ...(channels.includes('connect') && !hasTbaAlone(integration)
        ? [adviceOf(INTEGRATION_ADVICE, 'connect_tba_box_alone')]
        : []),
    ],
  };
}

/** What the end of TBA means to a record with a TBA box, unless it is used with SuiteAnalytics Connect alone. */
function tbaEnd(
  release: Release,
  { channels, integration }: IntegrationFacts,
  choices: IntegrationChoices | undefined,
): Advice<'tba_ended' | 'tba_ends'>[] {
  const isConcerned = channels.length === 0 || channels.some((one) => one !== 'connect');
  if (!isConcerned || integration.tba.length === 0) return [];
  const inUse = { ...integration, state: 'enabled', tba: ['ui_token'] } as const;
  const use = decideTbaUse(release, { channel: 'rest', integration: inUse }, choices);
  if (use.allowed) return use.advice.filter((one): one is Advice<'tba_ends'> => one.code === 'tba_ends');
  return use.violations
    .filter(({ code }) => code === 'tba_ended')
    .map(({ rule, message }) => ({ code: 'tba_ended', rule, message, path: ['integration', 'tba'] }));
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
  return [...codes, exclusive && !alone ? ('mcp_with_other_scopes' as const) : undefined];
}

/** Several redirect URIs on a record whose grant does not use them. */
export function uselessRedirectUris({
  authorizationCodeGrant,
  redirectUris,
}: IntegrationRecord): Violation<'redirect_uris_without_grant'>[] {
  const wrong = redirectUris.length > 1 && !authorizationCodeGrant;
  return wrong ? [violationOf(INTEGRATION_PROBLEMS, 'redirect_uris_without_grant')] : [];
}

/** A record that waits for an approval that only installed records need. */
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
