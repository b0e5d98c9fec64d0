import { constant, type Reason, type Requirement, type RuleId } from '../decision.js';
import type { AccountFeatures } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type {
  Acknowledgement,
  NoticeChoices,
  NoticeFrequency,
  NoticeLogin,
  NoticeReference,
  NoticeRevision,
} from './notice.js';
import { isBlankNotice } from './render.js';
import { INTERACTIVE_LOGINS, LOGIN_NOTICE_SINCE } from './thresholds.js';

/** What decides whether a login is shown a notice at all. */
export interface NoticeFacts {
  readonly features: Pick<AccountFeatures, 'loginNotification'>;
  /** The current text, or `null` where none was ever saved. */
  readonly notice: NoticeRevision | null;
  readonly login: NoticeLogin;
  /** Id of the user who logs in. */
  readonly user: string;
  /** The instant of the question. */
  readonly at: Date;
}

export type NoticeNotRequiredReason =
  | 'acknowledged'
  | 'feature_off'
  | 'login_not_gated'
  | 'no_notice'
  | 'not_available_yet'
  | 'notice_blank';

export type NoticeRequiredReason = 'acknowledgement_expired' | 'not_acknowledged';

/** Nothing stands between this login and the account, as far as the notice goes. */
export interface NoticeNotRequired extends Requirement<NoticeNotRequiredReason> {
  readonly required: false;
}

/** This login is to be shown the notice, and has no access until it is acknowledged. */
export interface NoticeRequired extends Requirement<NoticeRequiredReason> {
  readonly required: true;
  /** What is to be shown, and to come back with the click. */
  readonly notice: NoticeReference;
}

export type NoticeRequirement = NoticeNotRequired | NoticeRequired;

const DAY = 86_400_000;

const LEANED_ON: readonly RuleId[] = [
  'CHOICE-NOTICE-GATED',
  'CHOICE-NOTICE-FREQUENCY',
  'CHOICE-NOTICE-CHANGED',
];

function notRequired(reason: Reason<NoticeNotRequiredReason>, rules: readonly RuleId[] = [reason.rule]) {
  return constant<NoticeNotRequired>({ required: false, because: [reason], rules, advice: [] });
}

const NOT_AVAILABLE_YET = /* @__PURE__ */ notRequired({
  code: 'not_available_yet',
  rule: 'LN-1',
  message: `login notification comes with ${LOGIN_NOTICE_SINCE}`,
});
const FEATURE_OFF = /* @__PURE__ */ notRequired({
  code: 'feature_off',
  rule: 'LN-1',
  message: 'the login notification feature is not enabled',
});
const NO_NOTICE = /* @__PURE__ */ notRequired({
  code: 'no_notice',
  rule: 'LN-2',
  message: 'no notice has been saved',
});
const LOGIN_NOT_GATED = /* @__PURE__ */ notRequired({
  code: 'login_not_gated',
  rule: 'CHOICE-NOTICE-GATED',
  message: 'logins of this kind are not shown the notice',
});
const BLANK = /* @__PURE__ */ notRequired({
  code: 'notice_blank',
  rule: 'CHOICE-NOTICE-BLANK',
  message: 'the notice is blank',
});
const ACKNOWLEDGED = /* @__PURE__ */ notRequired(
  { code: 'acknowledged', rule: 'LN-5', message: 'the notice has been acknowledged' },
  ['LN-5', ...LEANED_ON],
);

/** The notice as far as it concerns this login, or why it does not. Whether it is blank takes reading: not yet known here. */
function noticeAt(
  release: Release,
  facts: NoticeFacts,
  choices: Partial<NoticeChoices> | undefined,
): NoticeNotRequired | NoticeRevision {
  assertRelease(release);
  if (release < LOGIN_NOTICE_SINCE) return NOT_AVAILABLE_YET;
  if (!facts.features.loginNotification) return FEATURE_OFF;
  const { notice } = facts;
  if (notice === null) return NO_NOTICE;
  const gated = choices?.gatedLogins ?? INTERACTIVE_LOGINS;
  return gated.includes(facts.login.kind) ? notice : LOGIN_NOT_GATED;
}

/** The notice that this login is shown, or why it is shown none. */
export function noticeOnShow(
  release: Release,
  facts: NoticeFacts,
  choices?: Partial<NoticeChoices>,
): NoticeNotRequired | NoticeRevision {
  const notice = noticeAt(release, facts, choices);
  return 'text' in notice && isBlankNotice(notice.text) ? BLANK : notice;
}

/** Milliseconds of an entry's instant; `NaN` for any text that is not ISO 8601 in UTC. */
function instantOf(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** Whether the entry of an earlier login still counts for its text. An age that is unknown or negative does not. */
function lasts(entry: Acknowledgement, at: Date, frequency: NoticeFrequency): boolean {
  if (frequency === 'every_login') return false;
  if (frequency === 'once_per_text') return true;
  const age = at.getTime() - instantOf(entry.at);
  return age >= 0 && age < frequency.maxAgeDays * DAY;
}

/**
 * Must this login acknowledge the notice, and why? While it must, it has no access. There is no
 * declining: whoever does not acknowledge does not get in.
 *
 * @param release - Release of the account.
 * @param facts - The current notice, the login, and what the user has acknowledged before. Entries of other users do not count.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-1, LN-2, LN-5, LN-6, LN-8, CHOICE-NOTICE-GATED, CHOICE-NOTICE-FREQUENCY, CHOICE-NOTICE-BLANK, CHOICE-NOTICE-CHANGED
 *
 * @example
 * ```ts
 * const facts = {
 *   features: { loginNotification: true },
 *   notice: { revision: 1, text: 'Authorized use only', sha256: 'c0ffee', savedAt: new Date(0), savedBy: '3' },
 *   login: { id: 'login-1', kind: 'password' },
 *   user: '7',
 *   acknowledgements: [],
 *   at: new Date('2026-03-01T08:00:00Z'),
 * } as const;
 * noticeRequirement('2025.2', facts).required; //=> false
 * noticeRequirement('2026.1', facts).required; //=> true
 * noticeRequirement('2026.1', { ...facts, login: { id: 'call-1', kind: 'token' } }).because[0].code; //=> 'login_not_gated'
 * ```
 */
export function noticeRequirement(
  release: Release,
  facts: NoticeFacts & { readonly acknowledgements: readonly Acknowledgement[] },
  choices?: Partial<NoticeChoices>,
): NoticeRequirement {
  const notice = noticeAt(release, facts, choices);
  if ('required' in notice) return notice;
  const { revision, sha256 } = notice;
  const frequency = choices?.frequency ?? 'every_login';
  let expired = false;
  for (const entry of facts.acknowledgements) {
    if (entry.sha256 !== sha256 || entry.user !== facts.user) continue;
    if (entry.loginId === facts.login.id && entry.revision === revision) return ACKNOWLEDGED;
    if (lasts(entry, facts.at, frequency)) return ACKNOWLEDGED;
    expired = frequency !== 'every_login';
  }
  if (isBlankNotice(notice.text)) return BLANK;
  const reason: Reason<NoticeRequiredReason> = expired
    ? {
        code: 'acknowledgement_expired',
        rule: 'CHOICE-NOTICE-FREQUENCY',
        message: 'no acknowledgement of this text is recent enough',
      }
    : { code: 'not_acknowledged', rule: 'LN-6', message: 'the notice must be acknowledged' };
  const rules: RuleId[] = ['LN-5', 'LN-6', ...LEANED_ON];
  if (frequency === 'every_login') rules.push('LN-8');
  return { required: true, because: [reason], rules, advice: [], notice: { revision, sha256 } };
}
