/**
 * What a record has to be before anything is decided by it, and what is read from its boxes.
 *
 * @module
 */

import type { Denied } from '../core/decision.js';
import {
  checkAnyRelease,
  checkFlag,
  checkList,
  checkObject,
  checkTexts,
  checkWord,
  isAbsent,
} from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import {
  CHANNELS,
  type Channel,
  CLIENT_TYPES,
  INTEGRATION_RECORD_ORIGINS,
  INTEGRATION_RECORD_STATES,
  type IntegrationRecord,
  type IntegrationRecordState,
  SCOPES,
  TBA_FLOWS,
} from '../core/records.js';
import type { RecordStateCode } from '../tbaDeprecation/index.js';
import { TBA_PROBLEMS } from '../tbaDeprecation/problems.js';
import type { Method } from './limitsAndDates.js';
import { ALL_METHODS, isEnabled } from './methods.js';

type Place = (string | number)[];

/** Demands a list of these words. @throws {@link FactsError} */
export function checkWords<Word extends string>(
  value: readonly Word[],
  words: readonly Word[],
  ...path: Place
): void {
  checkList(value, ...path);
  for (const [index, one] of value.entries()) checkWord(one, words, ...path, index);
}

/** Demands a list of channels. @throws {@link FactsError} */
export function checkChannels(channels: readonly Channel[]): void {
  checkWords(channels, CHANNELS, 'channels');
}

/** Demands the boxes of a record that say how it authenticates. @throws {@link FactsError} */
export function checkMethods(record: Pick<IntegrationRecord, Method>, ...path: Place): void {
  for (const method of ALL_METHODS) {
    if (method === 'tba') checkWords(record.tba, TBA_FLOWS, ...path, 'tba');
    else checkFlag(record[method], ...path, method);
  }
}

/** Demands an integration record, as far as anything is decided by it. @throws {@link FactsError} */
export function checkIntegrationRecord(record: IntegrationRecord, ...path: Place): void {
  checkObject(record, ...path);
  checkWord(record.state, INTEGRATION_RECORD_STATES, ...path, 'state');
  checkWord(record.origin, INTEGRATION_RECORD_ORIGINS, ...path, 'origin');
  checkAnyRelease(record.createdIn, ...path, 'createdIn');
  checkWord(record.clientType, CLIENT_TYPES, ...path, 'clientType');
  checkMethods(record, ...path);
  for (const since of ['authorizationCodeGrantSince', 'tbaSince'] as const) {
    const release = record[since];
    if (!isAbsent(release)) checkAnyRelease(release, ...path, since);
  }
  checkTexts(record.redirectUris, ...path, 'redirectUris');
  checkWords(record.scopes, SCOPES, ...path, 'scopes');
}

/** Whether a record that uses TBA has the TBA box checked and no other one, as SuiteAnalytics Connect wants it (CON-1). */
export function hasTbaAlone(integration: Pick<IntegrationRecord, Method>): boolean {
  const others = ALL_METHODS.filter((method) => method !== 'tba');
  return (
    integration.tba.every((flow) => flow === 'ui_token') &&
    (integration.tba.length === 0 || !others.some((method) => isEnabled(integration, method)))
  );
}

const BLOCKED = fixedRefusal(TBA_PROBLEMS, 'integration_blocked');
const NOT_APPROVED = fixedRefusal(TBA_PROBLEMS, 'integration_not_approved');

/** The refusal of whatever a record that is not enabled asks for. @throws {@link FactsError} */
export function stateRefusal(state: IntegrationRecordState): Denied<RecordStateCode, never> | undefined {
  checkWord(state, INTEGRATION_RECORD_STATES, 'integration', 'state');
  if (state === 'enabled') return undefined;
  return state === 'blocked' ? BLOCKED() : NOT_APPROVED();
}
