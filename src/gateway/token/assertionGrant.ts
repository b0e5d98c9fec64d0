import {
  type AssertionCode,
  type ClientAssertionFacts,
  decideClientAssertion,
} from '../../clientAssertion/index.js';
import { constant, type Denied, type Path, type Violation } from '../../core/decision.js';
import { checkObject } from '../../core/facts.js';
import { type Fault, faultFrom } from '../fault.js';
import { PARAMETERS } from '../parameterNames.js';
import { pathOfParameter } from './clientProblems.js';
import { type GrantAnswer, type GrantQuestion, tokenGrant } from './grants.js';
import { TOKEN_FAULTS } from './problems.js';
import { type GrantRefusal, refuseFor } from './refusal.js';

/**
 * The client credentials grant. An assertion that proves nothing is an `invalid_client`, whatever else is wrong: what
 * a record allows is told to its client only.
 *
 * @see CERT-19 to CERT-25, CERT-27; {@link decideClientAssertion}; RFC 7521 section 4.2.1
 */
export function assertionGrant({ release, facts, client, choices }: GrantQuestion): GrantAnswer {
  if (client.by !== 'assertion') return refuseFor('assertion_missing');
  const { accountId, at, integration } = facts;
  if (facts.assertion !== undefined) checkObject(facts.assertion, 'assertion');
  const { certificates = [], signatureValid = false, ...disabled } = facts.assertion ?? {};
  const { assertion, clientId } = client;
  const question = { ...disabled, assertion, accountId, integration, certificates, at };
  const decision = decideClientAssertion(release, question, choices);
  // a promise counts as false
  const verified = signatureValid === true;
  if (!decision.allowed) return refusedFor(decision, verified);
  if (!verified) return refuseFor('signature_invalid', decision.rules);
  const { exp, jti, usableUntil } = decision;
  return {
    allowed: true,
    assertion: { exp, usableUntil, ...(jti !== null && { jti }) },
    rules: ['CERT-23', ...decision.rules],
    advice: decision.advice,
    ...tokenGrant('client_credentials', { ...decision, clientId, refreshToken: null }),
  };
}

/** A refusal that begins with what the assertion fails to prove, if it fails to prove anything. */
function refusedFor({ rules, violations }: Denied<AssertionCode>, verified: boolean): GrantRefusal {
  const unproven = violations.find(({ oauthError }) => oauthError === 'invalid_client');
  const first = unproven ?? violations[0];
  const rest = violations.filter((one) => one !== first);
  const faults = [inTheseFacts(first), ...rest.map(inTheseFacts)] as const;
  const unsigned = unproven === undefined && !verified;
  return {
    faults: unsigned ? [TOKEN_FAULTS().signature_invalid, ...faults] : faults,
    leanedOn: rules,
    ends: 'nothing',
  };
}

/** Where in these facts lies what the policy has elsewhere. The rest lies where the policy has it. */
const PLACES: Readonly<Record<string, Path>> = constant({
  assertion: pathOfParameter(PARAMETERS.clientAssertion),
  featureDisabled: ['assertion', 'featureDisabled'],
  subjectDisabled: ['assertion', 'subjectDisabled'],
} satisfies Partial<Record<keyof ClientAssertionFacts, Path>>);

function inTheseFacts(violation: Violation<AssertionCode>): Fault<AssertionCode> {
  return faultFrom(violation, 'invalid_client', PLACES[`${violation.path?.[0]}`]);
}
