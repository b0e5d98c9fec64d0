import { type Decision, type RuleId, refuseOr, type Violation } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import { leanedOn, type NewTbaCode, newTbaRefusal, type TbaChoices } from './existing.js';
import { losesTba } from './timeline.js';

/** An integration record, and the channels it is used on: the record itself does not say. */
export interface IntegrationFacts {
  readonly record: IntegrationRecord;
  /** None: nothing is known, and TBA is judged as if it were used on every channel. */
  readonly channels: readonly Channel[];
}

/** What can be wrong with a record by itself. */
export type DefinitionCode =
  | NewTbaCode
  | 'mcp_with_client_credentials'
  | 'mcp_with_other_scopes'
  | 'mcp_with_tba'
  | 'public_client_with_client_credentials'
  | 'tba_flow_without_tba';

export type IntegrationRecordCode = DefinitionCode | 'channel_without_method';

/**
 * Judges an integration record as it stands, and names everything that is wrong with it.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-1, IR-6, IR-7, CERT-27, CERT-29, CHOICE-TBA-NEW, CHOICE-TBA-LATE-BOX, CHOICE-TBA-INSTALLED
 *
 * @example
 * ```ts
 * const record = {
 *   id: '7', name: 'orders', clientId: 'c', state: 'enabled', origin: 'owned', createdIn: '2027.1',
 *   clientType: 'confidential', authorizationCodeGrant: false, clientCredentialsGrant: true,
 *   redirectUris: [], scopes: ['restlets'], tba: ['ui_token'], userCredentials: false,
 * } as const;
 * validateIntegrationRecord('2027.1', { record, channels: ['restlet'] }).allowed; //=> false
 * validateIntegrationRecord('2027.1', { record: { ...record, tba: [] }, channels: ['restlet'] }).allowed; //=> true
 * ```
 */
export function validateIntegrationRecord(
  release: Release,
  { record, channels }: IntegrationFacts,
  choices?: Partial<TbaChoices>,
): Decision<IntegrationRecordCode> {
  assertRelease(release);
  const { violations, leaned } = judgeRecord(release, record, channels, choices);
  return refuseOr<IntegrationRecordCode, object>(
    [...violations, ...withoutMethod(record, channels)],
    () => ({ allowed: true, rules: ['IR-6', 'IR-7', 'CERT-27', 'CERT-29', ...leaned], advice: [] }),
    leaned,
  );
}

const MCP_ALONE = 'excluded by the mcp scope';

/** What is wrong with a record by itself, and the choices that this leans on. */
export function judgeRecord(
  release: Release,
  record: IntegrationRecord,
  channels: readonly Channel[],
  choices: Partial<TbaChoices> | undefined,
): { readonly violations: readonly Violation<DefinitionCode>[]; readonly leaned: readonly RuleId[] } {
  const violations: Violation<DefinitionCode>[] = [];
  const found = (code: DefinitionCode, rule: RuleId, message: string, field: keyof IntegrationRecord) =>
    violations.push({ code, rule, message, path: ['record', field] });

  if (record.tba.length > 0 && !record.tba.includes('ui_token')) {
    found('tba_flow_without_tba', 'IR-7', 'a TBA flow needs the TBA box', 'tba');
  }
  if (record.clientType === 'public' && record.clientCredentialsGrant) {
    found(
      'public_client_with_client_credentials',
      'CERT-27',
      'excluded for public clients',
      'clientCredentialsGrant',
    );
  }
  if (record.scopes.includes('mcp')) {
    if (record.clientCredentialsGrant) {
      found('mcp_with_client_credentials', 'CERT-29', MCP_ALONE, 'clientCredentialsGrant');
    }
    if (record.tba.length > 0) found('mcp_with_tba', 'CERT-29', MCP_ALONE, 'tba');
    if (record.scopes.some((scope) => scope !== 'mcp')) {
      found('mcp_with_other_scopes', 'CERT-29', MCP_ALONE, 'scopes');
    }
  }
  if (record.tba.length === 0 || !anyLosesTba(channels)) return { violations, leaned: [] };
  const refusal = newTbaRefusal(release, record, choices);
  if (refusal === undefined) return { violations, leaned: leanedOn(release, record) };
  const { code, rule, message } = refusal.violations[0];
  found(code, rule, message, 'tba');
  return { violations, leaned: refusal.rules };
}

/** Whether a record used on these channels is to lose TBA; with none given, it is. */
export function anyLosesTba(channels: readonly Channel[]): boolean {
  return channels.length === 0 || channels.some(losesTba);
}

function withoutMethod(
  record: IntegrationRecord,
  channels: readonly Channel[],
): Violation<'channel_without_method'>[] {
  return channels.flatMap((channel, index) =>
    hasMethod(record, channel)
      ? []
      : [
          {
            code: 'channel_without_method',
            rule: 'IR-6',
            message: 'no method for this channel',
            path: ['channels', index],
          },
        ],
  );
}

function hasMethod(record: IntegrationRecord, channel: Channel): boolean {
  const oauth = record.authorizationCodeGrant || record.clientCredentialsGrant;
  return (
    // IR-6 does not speak of SuiteAnalytics Connect, whose users can also log in without any record
    channel === 'connect' ||
    record.tba.length > 0 ||
    (channel !== 'soap' && oauth) ||
    (channel !== 'rest' && record.userCredentials)
  );
}
