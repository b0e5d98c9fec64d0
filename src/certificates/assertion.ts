import { type Decision, deny, type RuleId, refuseOr } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import {
  againstAudience,
  againstClient,
  againstHeader,
  againstScopes,
  againstTimes,
  scopesOf,
  signerOf,
} from './assertionChecks.js';
import { fault } from './assertionFaults.js';
import type { AssertionChoices, AssertionCode, ClientAssertionFacts } from './clientAssertion.js';

/** What an accepted assertion stands for. */
export interface AssertionAccepted {
  /** Id of the certificate whose key must have signed it. */
  readonly certificate: string;
  readonly entity: string;
  readonly role: string;
  readonly scopes: readonly string[];
}

const LEANED_ON: readonly RuleId[] = [
  'CHOICE-ASSERTION-LIFETIME',
  'CHOICE-ASSERTION-AUDIENCE',
  'CHOICE-ASSERTION-CLOCK',
];

/**
 * Judges a decoded client assertion of the client credentials grant; collects every reason
 * against it, with the Detail that NetSuite documents for it where it documents one.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-19, CERT-20, CERT-21, CERT-22, CERT-24, CERT-25, CERT-27, ROT-15; RFC 7523 section 3
 *
 * @example
 * ```ts
 * const decision = decideClientAssertion('2026.1', {
 *   assertion: { header: { alg: 'RS256', typ: 'JWT' }, claims: {} },
 *   accountId: '1234567',
 *   integration: null,
 *   certificates: [],
 *   at: new Date('2026-03-01T00:00:00Z'),
 * });
 * decision.allowed; //=> false
 * ```
 */
export function decideClientAssertion(
  release: Release,
  facts: ClientAssertionFacts,
  choices: Partial<AssertionChoices> = {},
): Decision<AssertionCode, AssertionAccepted> {
  assertRelease(release);
  const { header, claims } = facts.assertion;
  const signer = signerOf(facts);
  const scopes = scopesOf(claims.scope);
  const violations = [
    ...againstClient(facts),
    ...againstHeader(header, signer),
    ...againstAudience(claims.aud, facts.accountId, choices.audience),
    ...againstScopes(scopes, facts.integration),
    ...againstTimes(claims, facts.at, choices),
  ]
    .filter((code) => typeof code === 'string')
    .map(fault);
  if (typeof signer === 'string') return deny([fault(signer), ...violations], LEANED_ON);
  return refuseOr(
    violations,
    () => ({
      allowed: true,
      rules: ['CERT-19', 'CERT-21', 'CERT-22', ...LEANED_ON],
      advice: [],
      certificate: signer.id,
      entity: signer.entity,
      role: signer.role,
      scopes,
    }),
    LEANED_ON,
  );
}
