import { type Advice, type Decision, deny, type Violation } from '../core/decision.js';
import { fixedRefusal } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import type { Release } from '../core/release.js';
import type { IntegrationChoices } from '../integrations/index.js';
import {
  type RedirectUriAdviceCode,
  type RedirectUriChoices,
  type RedirectUriCode,
  validateRedirectUris,
} from '../redirectUris/index.js';
import { USE_CASE_PROBLEMS } from './problems.js';

/** What a caller may decide differently about an integration record and its redirect URIs. */
export interface IntegrationStepChoices extends IntegrationChoices, RedirectUriChoices {}

/** The refusal of a step on a record that the account does not have. */
export const INTEGRATION_UNKNOWN = fixedRefusal(USE_CASE_PROBLEMS, 'integration_unknown');

/** The refusal of a step on certificates at an instant that is not valid: none of them has a status then (CERT-2). */
export const INVALID_INSTANT = fixedRefusal(USE_CASE_PROBLEMS, 'invalid_instant', { rule: 'CERT-2' });

/** A record that shares nothing with another one: what a store keeps is not what a caller holds. */
export function copyOf(integration: IntegrationRecord): IntegrationRecord {
  const { redirectUris, scopes, tba } = integration;
  return { ...integration, redirectUris: [...redirectUris], scopes: [...scopes], tba: [...tba] };
}

/** The decision about the redirect URIs of a record. */
export type RedirectUrisDecision = Decision<RedirectUriCode, object, RedirectUriAdviceCode>;

/**
 * Joins two decisions: allowed if both are, with the grant of the first. An allowed answer has the rules of both
 * decisions. A refusal has the rules and the violations of the decisions that refuse. Either has the advice of both.
 */
export function both<
  Code extends string,
  Grant extends object,
  AdviceCode extends string,
  OtherCode extends string,
  OtherAdviceCode extends string,
>(
  one: Decision<Code, Grant, AdviceCode>,
  other: Decision<OtherCode, object, OtherAdviceCode> | undefined,
): Decision<Code | OtherCode, Grant, AdviceCode | OtherAdviceCode> {
  if (other === undefined) return one;
  const advice: readonly Advice<AdviceCode | OtherAdviceCode>[] = [...one.advice, ...other.advice];
  if (one.allowed) {
    return other.allowed ? { ...one, rules: [...one.rules, ...other.rules], advice } : { ...other, advice };
  }
  if (other.allowed) return { ...one, advice };
  const [first, ...rest]: readonly [Violation<Code | OtherCode>, ...Violation<Code | OtherCode>[]] =
    one.violations;
  return deny([first, ...rest, ...other.violations], [...one.rules, ...other.rules], advice);
}

/** Whether there is anything to decide about redirect URIs: without the authorization code grant a record needs none. */
export function needsRedirectUris({
  authorizationCodeGrant,
  redirectUris,
}: Pick<IntegrationRecord, 'authorizationCodeGrant' | 'redirectUris'>): boolean {
  return authorizationCodeGrant || redirectUris.length > 0;
}

/**
 * Decides about the redirect URIs of a record, with paths that lead into the record, if there is anything to
 * decide.
 */
export function redirectUrisDecision(
  release: Release,
  integration: Pick<IntegrationRecord, 'authorizationCodeGrant' | 'redirectUris'>,
  choices: RedirectUriChoices | undefined,
): RedirectUrisDecision | undefined {
  if (!needsRedirectUris(integration)) return undefined;
  const decision = validateRedirectUris(release, integration, choices);
  const advice = decision.advice.map(inRecord);
  if (decision.allowed) return { ...decision, advice };
  const [first, ...rest] = decision.violations;
  return { ...decision, violations: [inRecord(first), ...rest.map(inRecord)], advice };
}

/** The same, with a path that begins at the record. */
export function inRecord<Placed extends Pick<Advice, 'path'>>(placed: Placed): Placed {
  return placed.path === undefined ? placed : { ...placed, path: ['integration', ...placed.path] };
}
