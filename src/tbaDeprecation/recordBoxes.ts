/**
 * What an integration record has to have for any request: its state, and the boxes of TBA.
 *
 * @module
 */

import type { Denied } from '../core/decision.js';
import { fixedRefusal } from '../core/problem.js';
import type { IntegrationRecordState, TbaFlow } from '../core/records.js';
import { type RecordStateCode, TBA_PROBLEMS } from './problems.js';

const BLOCKED = fixedRefusal(TBA_PROBLEMS, 'integration_blocked');
const NOT_APPROVED = fixedRefusal(TBA_PROBLEMS, 'integration_not_approved');

/** The refusal of every request by a record that is not enabled. */
export function stateRefusal(state: IntegrationRecordState): Denied<RecordStateCode, never> | undefined {
  if (state === 'enabled') return undefined;
  return state === 'blocked' ? BLOCKED() : NOT_APPROVED();
}

/** Whether the box that every use of TBA needs is checked. */
export function hasTbaBox(tba: readonly TbaFlow[]): boolean {
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
