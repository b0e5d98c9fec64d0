import type { AssertionChoices } from '../clientAssertion/index.js';
import { ASSERTION_OPTIONS } from '../clientAssertion/options.js';
import { parseAccountId } from '../core/accountId.js';
import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject, checkSent, checkText, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import type { Stores } from '../stores/index.js';
import { LONGEST_ASSERTION_ID, REPLAY_MARGIN } from './limitsAndDates.js';
import { type AssertionReplayCode, USE_CASE_PROBLEMS } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** A client assertion that has been accepted, and is to be used. */
export interface RedeemAssertionStepFacts {
  /** Account id in either spelling: `1234567_SB1` or `1234567-sb1`. */
  readonly accountId: string;
  /** The client ID of the integration record that the assertion was accepted for. */
  readonly clientId: string;
  /** The assertion as it was sent: three parts with dots between them. */
  readonly jwt: string;
  /** Its claim `exp`, in seconds since 1970. */
  readonly exp: number;
  /** Its claim `jti`, if it has one. Empty text counts as none. */
  readonly jti?: string;
  /** Gives the SHA-256 of a text in hexadecimal: `hashNoticeText` of `netsuite-auth-policy/crypto`. */
  readonly hash: (text: string) => string;
}

/** The answer of {@link redeemAssertion}, unless the store fails. */
export type RedeemAssertionAnswer = Decision<AssertionReplayCode, object, never>;

const REPLAYED = fixedRefusal(USE_CASE_PROBLEMS, 'assertion_replayed');
const FIRST = fixedAllowed(['CHOICE-ASSERTION-REPLAY']);

/** What an assertion is known by. Its signature is no part of it, because others fit the same text as well. */
function idOf({ clientId, hash, jti, jwt }: RedeemAssertionStepFacts): string {
  checkSent(jti, 'jti');
  const known = jti ? ['jti', jti] : ['signed', signedPartOf(jwt)];
  const id = hash(JSON.stringify([clientId, ...known]));
  checkText(id, 'hash');
  return id.length <= LONGEST_ASSERTION_ID ? id : malformed('hash');
}

function signedPartOf(jwt: string): string {
  const end = jwt.lastIndexOf('.');
  return end > 0 ? jwt.slice(0, end) : malformed('jwt');
}

/** The instant from which on no host accepts the assertion any more. */
function endOf({ exp }: RedeemAssertionStepFacts, toleranceSeconds: number): Date {
  if (typeof exp !== 'number') malformed('exp');
  const end = new Date((exp + toleranceSeconds + REPLAY_MARGIN) * 1000);
  return Number.isNaN(end.getTime()) ? malformed('exp') : end;
}

/**
 * Uses a client assertion up: a second use of it is refused. Ask this last, once the token request is allowed in all
 * other respects, and issue the token only if this is allowed as well.
 *
 * If the store fails, the assertion may be used up: the client asks again with a new one.
 *
 * @param stores - Where used assertions are kept.
 * @param release - Release of the account.
 * @param facts - The assertion that {@link decideClientAssertion} has accepted and whose signature is valid, and the
 * function that hashes it.
 * @param choices - The choices that it was accepted by.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link AccountIdError} for a text that is not an
 * account id, {@link FactsError} and {@link ChoicesError}.
 * @see CHOICE-ASSERTION-REPLAY, S4; RFC 7523 section 3
 *
 * @example
 * ```ts
 * import { hashNoticeText } from 'netsuite-auth-policy/crypto';
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const stores = memoryStores();
 * const facts = {
 *   accountId: '1234567',
 *   clientId: '6d0e2b',
 *   jwt: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
 *   exp: Date.now() / 1000 + 60,
 *   hash: hashNoticeText,
 * };
 * (await redeemAssertion(stores, '2026.1', facts)).allowed; //=> true
 * (await redeemAssertion(stores, '2026.1', facts)).allowed; //=> false
 * ```
 */
export async function redeemAssertion(
  { assertions }: Pick<Stores, 'assertions'>,
  release: Release,
  facts: RedeemAssertionStepFacts,
  choices: Pick<AssertionChoices, 'clockToleranceSeconds'> = {},
): Promise<RedeemAssertionAnswer | StoreFailure> {
  assertRelease(release);
  checkChoices(choices, ASSERTION_OPTIONS);
  checkObject(facts);
  checkText(facts.accountId, 'accountId');
  checkText(facts.clientId, 'clientId');
  checkText(facts.jwt, 'jwt');
  if (typeof facts.hash !== 'function') malformed('hash');
  // both spellings of an account are one account
  const key = { accountId: parseAccountId(facts.accountId), id: idOf(facts) };
  const until = endOf(facts, choices.clockToleranceSeconds ?? 0);
  // written so that what is not a clear yes refuses
  return failClosed(async () => ((await assertions.once(key, until)) === true ? FIRST : REPLAYED()));
}
