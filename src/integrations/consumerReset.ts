import { type Decision, once } from '../core/decision.js';
import { checkObject, checkWord } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { checkRolePermissions, type RolePermissions } from '../core/permission.js';
import { fixedRefusal } from '../core/problem.js';
import { INTEGRATION_RECORD_ORIGINS, type IntegrationRecord, TBA_FLOWS } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { INTEGRATION_OPTIONS, type IntegrationChoices } from './options.js';
import { type ConsumerResetCode, INTEGRATION_PROBLEMS } from './problems.js';
import { checkWords } from './record.js';

/** A consumer key and secret, which are the client ID and secret, that are to be reset. */
export interface ConsumerResetFacts {
  /** Their record. */
  readonly integration: Pick<IntegrationRecord, 'origin' | 'tba'>;
  /** The role of whoever resets them. */
  readonly role: RolePermissions;
}

/** What an allowed reset obliges the host to do. */
export interface ConsumerResetGrant {
  /** Whether the tokens of the record end (CHOICE-CONSUMER-RESET). The old pair always does. */
  readonly endsTokens: boolean;
}

const NOT_OURS = fixedRefusal(INTEGRATION_PROBLEMS, 'reset_by_owner_only');
const NOT_ADMINISTRATOR = fixedRefusal(INTEGRATION_PROBLEMS, 'reset_by_administrators_only');
const WITHOUT_TBA = fixedRefusal(INTEGRATION_PROBLEMS, 'reset_without_tba');
const RULES: readonly RuleId[] = ['IR-11', 'TBA-15', 'CHOICE-CONSUMER-RESET'];
const TOKENS_SURVIVE = once(() => ({
  allowed: true as const,
  rules: [...RULES],
  advice: [],
  endsTokens: false,
}));
const TOKENS_END = once(() => ({ allowed: true as const, rules: [...RULES], advice: [], endsTokens: true }));

/**
 * May the consumer key and secret of this record be reset, and do its tokens end with them? The old pair stops working for
 * everybody who uses it.
 *
 * @param release - Release of the account.
 * @param facts - The record, and the role of whoever resets.
 * @param choices - What is done where Oracle contradicts itself.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see IR-4, IR-11, TBA-15, CHOICE-CONSUMER-RESET
 *
 * @example
 * ```ts
 * const integration = { origin: 'owned', tba: ['ui_token'] } as const;
 * const administrator = { kind: 'administrator', permissions: [] } as const;
 * decideConsumerReset('2026.2', { integration, role: administrator }).allowed; //=> true
 * const other = { kind: 'other', permissions: ['Integration Application'] } as const;
 * decideConsumerReset('2026.2', { integration, role: other }).allowed; //=> false
 * ```
 */
export function decideConsumerReset(
  release: Release,
  facts: ConsumerResetFacts,
  choices?: IntegrationChoices,
): Decision<ConsumerResetCode, ConsumerResetGrant, never> {
  assertRelease(release);
  checkChoices(choices, INTEGRATION_OPTIONS);
  checkObject(facts);
  const { integration, role } = facts;
  checkObject(integration, 'integration');
  checkWord(integration.origin, INTEGRATION_RECORD_ORIGINS, 'integration', 'origin');
  checkRolePermissions(role, 'role');
  checkWords(integration.tba, TBA_FLOWS, 'integration', 'tba');
  if (integration.origin !== 'owned') return NOT_OURS();
  if (role.kind !== 'administrator' || role.inactive === true) return NOT_ADMINISTRATOR();
  if (integration.tba.length === 0) return WITHOUT_TBA();
  return choices?.consumerReset === 'tokens_end' ? TOKENS_END() : TOKENS_SURVIVE();
}
