import type { Decision } from '../core/decision.js';
import { checkInstant, checkObject, checkText, malformed } from '../core/facts.js';
import { type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { fixedRefusal } from '../core/problem.js';
import type { AccountFeatures, Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  type Acknowledgement,
  type AcknowledgementFacts,
  decideAcknowledgement,
  decideSetNotice,
  type NoticeAcknowledged,
  type NoticeAcknowledgementCode,
  type NoticeAdviceCode,
  type NoticeChoices,
  type NoticeSaved,
  type SetNoticeCode,
} from '../loginNotice/index.js';
import type { AcknowledgementEntry, Stores, UserKey } from '../stores/index.js';
import { checkUserKey } from './keys.js';
import { type StepCode, USE_CASE_PROBLEMS } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** A text that is to become the login notice, and who saves it. */
export interface SetNoticeStepFacts {
  /** The account. */
  readonly accountId: string;
  /** Features of the account. */
  readonly features: Pick<AccountFeatures, 'loginNotification'>;
  /** The role in use. */
  readonly role: Role;
  /** Internal id of the user who saves the text, as text. */
  readonly userId: string;
  /** The text, with its markup. */
  readonly text: string;
  /** Gives the SHA-256 of a text in hexadecimal: `hashNoticeText` of `netsuite-auth-policy/crypto`. */
  readonly hash: (text: string) => string;
  /** The instant of saving. */
  readonly at: Instant;
}

/** The answer of {@link setNotice}, unless the store fails. */
export type SetNoticeAnswer = Decision<SetNoticeCode | StepCode, NoticeSaved, NoticeAdviceCode>;

/** A click on the notice. The notice itself is read from the store. */
export interface AcknowledgeStepFacts extends Omit<AcknowledgementFacts, 'notice' | 'userId'> {
  /** The user who clicks. */
  readonly key: UserKey;
}

/** The answer of {@link acknowledge}, unless the store fails. */
export type AcknowledgeAnswer = Decision<NoticeAcknowledgementCode, NoticeAcknowledged, never>;

const INVALID_INSTANT = fixedRefusal(USE_CASE_PROBLEMS, 'invalid_instant', { rule: 'LN-5' });

/** Id of the entry for an acknowledgement: one login acknowledges one revision once. */
export function acknowledgementId(userId: string, loginId: string, revision: number): string {
  return JSON.stringify(['acknowledgement', userId, loginId, revision]);
}

/**
 * Saves a text as the login notice of an account, in one atomic step.
 *
 * @param stores - Where the notices are kept.
 * @param release - Release of the account.
 * @param facts - The text, the role in use, the user who saves it, and the function that hashes it.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError}.
 * @see LN-1 to LN-5, S4; {@link decideSetNotice}
 *
 * @example
 * ```ts
 * import { hashNoticeText } from 'netsuite-auth-policy/crypto';
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const { notices } = memoryStores();
 * const saved = await setNotice({ notices }, '2026.1', {
 *   accountId: '1234567',
 *   features: { loginNotification: true },
 *   role: { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: true, samlSso: false },
 *   userId: '7',
 *   text: 'Authorized use only',
 *   hash: hashNoticeText,
 *   at: '2026-03-01T08:00:00Z',
 * });
 * saved.allowed && saved.revision; //=> 1
 * (await notices.current('1234567'))?.text; //=> 'Authorized use only'
 * ```
 */
export async function setNotice(
  { notices }: Pick<Stores, 'notices'>,
  release: Release,
  facts: SetNoticeStepFacts,
): Promise<SetNoticeAnswer | StoreFailure> {
  assertRelease(release);
  checkObject(facts);
  const { accountId, at, features, hash, role, text, userId } = facts;
  checkText(accountId, 'accountId');
  checkText(userId, 'userId');
  if (typeof text !== 'string') malformed('text');
  checkInstant(at, 'at');
  if (!isValidInstant(at)) return INVALID_INSTANT();
  // what the caller has made wrong shows before a store is asked
  decideSetNotice(release, { features, role, text });
  if (typeof hash !== 'function') malformed('hash');
  const sha256 = hash(text);
  checkText(sha256, 'hash');
  const savedAt = new Date(timeOf(at));
  return failClosed(() =>
    notices.update<SetNoticeAnswer>(accountId, (previous) => {
      const result = decideSetNotice(release, { features, role, text, ...(previous && { previous }) });
      if (!result.allowed || result.revision === previous?.revision) return { result };
      return { save: { revision: result.revision, text, sha256, savedAt, savedBy: userId }, result };
    }),
  );
}

/**
 * Records that a user has acknowledged the notice in a login. Then ask {@link login} again. A second click is not
 * recorded again: its answer has the entry of the first one.
 *
 * @param stores - Where the notices and the audit trail are kept.
 * @param release - Release of the account.
 * @param facts - The click, and what the page with the click showed.
 * @param choices - The choices about the notice.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see LN-5, LN-7, S4; {@link decideAcknowledgement}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const click = {
 *   key: { accountId: '1234567', userId: '7' },
 *   features: { loginNotification: true },
 *   login: { id: 'login-1', kind: 'password' },
 *   roleId: '1001',
 *   shown: { revision: 1, sha256: 'c0ffee' },
 *   at: '2026-03-01T08:00:00Z',
 * } as const;
 * (await acknowledge(memoryStores(), '2026.1', click)).allowed; //=> false
 * ```
 */
export async function acknowledge(
  { auditTrail, notices }: Pick<Stores, 'auditTrail' | 'notices'>,
  release: Release,
  facts: AcknowledgeStepFacts,
  choices?: NoticeChoices,
): Promise<AcknowledgeAnswer | StoreFailure> {
  assertRelease(release);
  checkUserKey(facts);
  const { accountId, userId } = facts.key;
  // what the caller has made wrong shows before a store is asked
  decideAcknowledgement(release, { ...facts, notice: null, userId }, choices);
  return failClosed(async () => {
    const notice = (await notices.current(accountId)) ?? null;
    const decision = decideAcknowledgement(release, { ...facts, notice, userId }, choices);
    if (!decision.allowed) return decision;
    const { entry } = decision;
    const id = acknowledgementId(userId, entry.loginId, entry.revision);
    const recorded: AcknowledgementEntry = {
      ...entry,
      id,
      event: 'acknowledgement',
      status: 'success',
      detail: entry.sha256,
    };
    await auditTrail.append(accountId, recorded);
    const kept = await auditTrail.get(accountId, id);
    return kept?.event === 'acknowledgement' ? { ...decision, entry: acknowledgementOf(kept) } : decision;
  });
}

/** The acknowledgement alone, without what makes it an entry of the trail. */
function acknowledgementOf({
  id: _id,
  event: _event,
  status: _status,
  detail: _detail,
  ...entry
}: AcknowledgementEntry): Acknowledgement {
  return entry;
}
