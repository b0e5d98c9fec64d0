import { hashNoticeText } from '../crypto.js';
import { type Decision, refusal } from '../decision.js';
import {
  type Acknowledgement,
  decideAcknowledgement,
  decideSetNotice,
  type NoticeAcknowledgementCode,
  type NoticeChoices,
  type NoticeLogin,
  type NoticeReference,
  type SetNoticeCode,
} from '../loginNotice/index.js';
import type { AccountFeatures, Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { AcknowledgementEntry, Stores, UserKey } from '../stores/index.js';
import { failClosed, type StoreFailure } from './failure.js';

const INVALID_INSTANT = /* @__PURE__ */ refusal(
  'invalid_instant',
  'LN-5',
  'the instant is not a valid date',
  ['at'],
);

/** Id of the entry for an acknowledgement: one login acknowledges one revision once. */
export function acknowledgementId(user: string, loginId: string, revision: number): string {
  return JSON.stringify(['acknowledgement', user, loginId, revision]);
}

/**
 * Saves a text as the account's login notice.
 *
 * @param release - Release of the account.
 * @param facts - The role in use, the user who saves, and the text.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-1 to LN-5, S4; {@link decideSetNotice}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const { notices } = memoryStores();
 * const saved = await setNotice({ notices }, '2026.1', {
 *   account: '1234567',
 *   features: { loginNotification: true },
 *   role: { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: true, samlSso: false },
 *   user: '7',
 *   text: 'Authorized use only',
 *   at: new Date('2026-03-01T08:00:00Z'),
 * });
 * saved.allowed && saved.revision; //=> 1
 * (await notices.current('1234567'))?.text; //=> 'Authorized use only'
 * ```
 */
export async function setNotice(
  { notices }: Pick<Stores, 'notices'>,
  release: Release,
  facts: {
    readonly account: string;
    readonly features: Pick<AccountFeatures, 'loginNotification'>;
    readonly role: Role;
    /** Id of the user. */
    readonly user: string;
    readonly text: string;
    readonly at: Date;
  },
): Promise<Decision<SetNoticeCode | 'invalid_instant', { revision: number }> | StoreFailure> {
  assertRelease(release);
  const { account, at, features, role, text, user } = facts;
  if (Number.isNaN(at.getTime())) return INVALID_INSTANT;
  const sha256 = hashNoticeText(text);
  return failClosed(() =>
    notices.update(account, (previous) => {
      const result = decideSetNotice(release, { features, role, text, ...(previous && { previous }) });
      if (!result.allowed || result.revision === previous?.revision) return { result };
      return { save: { revision: result.revision, text, sha256, savedAt: at, savedBy: user }, result };
    }),
  );
}

/**
 * Records that a user has acknowledged the notice in a login; the login is then asked again. A second
 * click is not recorded again, and gets the entry of the first.
 *
 * @param release - Release of the account.
 * @param facts - As for {@link decideAcknowledgement}: what the page with the click showed, and when it was.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-5, LN-7, S4; {@link decideAcknowledgement}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const click = {
 *   user: { account: '1234567', user: '7' },
 *   features: { loginNotification: true },
 *   login: { id: 'login-1', kind: 'password' },
 *   role: '1001',
 *   shown: { revision: 1, sha256: 'c0ffee' },
 *   at: new Date('2026-03-01T08:00:00Z'),
 * } as const;
 * (await acknowledge(memoryStores(), '2026.1', click)).allowed; //=> false
 * ```
 */
export async function acknowledge(
  { auditTrail, notices }: Pick<Stores, 'auditTrail' | 'notices'>,
  release: Release,
  facts: {
    readonly user: UserKey;
    readonly features: Pick<AccountFeatures, 'loginNotification'>;
    readonly login: NoticeLogin;
    /** Id of the role that the user logs in with. */
    readonly role: string;
    readonly shown: NoticeReference;
    readonly address?: string;
    readonly userAgent?: string;
    readonly at: Date;
  },
  choices?: Partial<NoticeChoices>,
): Promise<Decision<NoticeAcknowledgementCode, { entry: Acknowledgement }> | StoreFailure> {
  assertRelease(release);
  const { account, user } = facts.user;
  return failClosed(async () => {
    const notice = (await notices.current(account)) ?? null;
    const decision = decideAcknowledgement(release, { ...facts, notice, user }, choices);
    if (!decision.allowed) return decision;
    const { entry } = decision;
    const id = acknowledgementId(user, entry.loginId, entry.revision);
    const { sha256: detail } = entry;
    const recorded: AcknowledgementEntry = {
      ...entry,
      id,
      event: 'acknowledgement',
      status: 'success',
      detail,
    };
    await auditTrail.append(account, recorded);
    const kept = await auditTrail.get(account, id);
    return kept?.event === 'acknowledgement' ? { ...decision, entry: acknowledgementOf(kept) } : decision;
  });
}

function acknowledgementOf({
  id: _id,
  event: _event,
  status: _status,
  detail: _detail,
  ...entry
}: AcknowledgementEntry): Acknowledgement {
  return entry;
}
