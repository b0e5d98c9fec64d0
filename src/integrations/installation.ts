import { type Answer, once } from '../core/decision.js';
import { checkFlag, checkObject, checkWord } from '../core/facts.js';
import type { ClientType, IntegrationRecordState } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';

/** How a record of another account arrives in this one. */
export interface InstallationFacts {
  /**
   * `auto_installation`: a user authorizes the application. `bundle`: it comes in a bundle. `mcp_client`: an MCP client
   * brings its record at its first connection.
   */
  readonly by: 'auto_installation' | 'bundle' | 'mcp_client';
  /** Whether the account demands approval: the preference Require Approval during Auto-Installation of Integration. */
  readonly approvalRequired: boolean;
}

/** How a record stands that has just been installed. */
export interface InstalledRecord extends Answer<never> {
  /** Its state. */
  readonly state: Exclude<IntegrationRecordState, 'blocked'>;
  /** The type of its client, where it follows from how the record arrived. */
  readonly clientType?: ClientType;
}

const WAYS: readonly InstallationFacts['by'][] = ['auto_installation', 'bundle', 'mcp_client'];

function installed(
  state: InstalledRecord['state'],
  rules: readonly RuleId[],
  more: Pick<InstalledRecord, 'clientType'> = {},
): () => InstalledRecord {
  return once(() => ({ state, ...more, rules: [...rules], advice: [] }));
}

const ENABLED = /* @__PURE__ */ installed('enabled', ['IR-2', 'IR-3']);
const WAITS = /* @__PURE__ */ installed('waiting_for_approval', ['IR-2', 'IR-3']);
const OF_MCP_CLIENT = /* @__PURE__ */ installed('enabled', ['MCP-4'], { clientType: 'public' });

/**
 * How a record of another account stands once it has been installed in this one. A record that an MCP client brings is
 * enabled even where the account demands approval, so block it if nobody may use it.
 *
 * @param release - Release of the account.
 * @param facts - How the record arrives, and whether the account demands approval.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts that are none.
 * @see IR-2, IR-3, MCP-4
 *
 * @example
 * ```ts
 * installedRecord('2026.2', { by: 'auto_installation', approvalRequired: true }).state; //=> 'waiting_for_approval'
 * installedRecord('2026.2', { by: 'mcp_client', approvalRequired: true }).state; //=> 'enabled'
 * ```
 */
export function installedRecord(release: Release, facts: InstallationFacts): InstalledRecord {
  assertRelease(release);
  checkObject(facts);
  checkWord(facts.by, WAYS, 'by');
  checkFlag(facts.approvalRequired, 'approvalRequired');
  if (facts.by === 'mcp_client') return OF_MCP_CLIENT();
  return facts.by === 'auto_installation' && facts.approvalRequired ? WAITS() : ENABLED();
}
