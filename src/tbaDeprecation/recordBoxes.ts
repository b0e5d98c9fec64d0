/**
 * What an integration record has to have for any request: its state, and the boxes of TBA.
 *
 * @module
 */

import type { Denied } from '../core/decision.js';
import { checkList, checkWord, malformed } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import { type IntegrationRecordState, TBA_FLOWS, type TbaFlow } from '../core/records.js';
import { type RecordStateCode, TBA_PROBLEMS } from './problems.js';

const BLOCKED = fixedRefusal(TBA_PROBLEMS, 'integration_blocked');
const NOT_APPROVED = fixedRefusal(TBA_PROBLEMS, 'integration_not_approved');

/** The refusal of every request by a record that is not enabled. */
export function stateRefusal(state: IntegrationRecordState): Denied<RecordStateCode, never> | undefined {
  switch (state) {
    case 'enabled':
      return undefined;
    case 'blocked':
      return BLOCKED();
    case 'waiting_for_approval':
      return NOT_APPROVED();
    default:
      return malformed('integration', 'state');
  }
}

/** Demands a list of TBA boxes. @throws {@link FactsError} */
export function checkBoxes(tba: readonly TbaFlow[], ...path: (number | string)[]): void {
  checkList(tba, ...path);
  for (const [index, flow] of tba.entries()) checkWord(flow, TBA_FLOWS, ...path, index);
}

/** Whether the box that every use of TBA needs is checked. */
export function hasTbaBox(tba: readonly TbaFlow[]): boolean {
  if (!Array.isArray(tba)) malformed('integration', 'tba');
  return tba.includes('ui_token');
}

/** Whether the boxes allow this flow to get tokens (IR-7). */
export function allowsFlow(tba: readonly TbaFlow[], flow: TbaFlow): boolean {
  return hasTbaBox(tba) && tba.includes(flow);
}

/** The refusal of a flow whose boxes are not checked. */
export const FLOW_NOT_ENABLED: () => Denied<'tba_flow_not_enabled', never> = fixedRefusal(
  TBA_PROBLEMS,
  'tba_flow_not_enabled',
);
