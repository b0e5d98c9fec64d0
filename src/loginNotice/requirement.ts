import { millisecondsInDay } from 'date-fns/constants';
import { constant, once, type Requirement, type RuleId } from '../core/decision.js';
import { hasMembers, isFilled, malformed } from '../core/facts.js';
import { type Instant, timeOf } from '../core/instant.js';
import { checkChoices } from '../core/options.js';
import { reasonOf } from '../core/problem.js';
import type { AccountFeatures } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { LOGIN_NOTICE } from './limitsAndDates.js';
import {
  type Acknowledgement,
  isLoginKind,
  type NoticeLogin,
  type NoticeReference,
  type NoticeRevision,
} from './notice.js';
import { NOTICE_DEFAULTS, NOTICE_OPTIONS, type NoticeChoices, type NoticeFrequency } from './options.js';
import { NOTICE_REASONS, type NoticeNotRequiredReason, type NoticeRequiredReason } from './reasons.js';
import { isBlankNotice } from './render.js';

/** What decides whether a login is shown the notice. */
export interface NoticeFacts {
  /** Features of the account. */
  readonly features: Pick<AccountFeatures, 'loginNotification'>;
  /** The current notice of the account, or `null` if none has ever been saved. */
  readonly notice: NoticeRevision<Instant> | null;
  /** The login. */
  readonly login: NoticeLogin;
  /** Internal id of the user who logs in, as text. */
  readonly userId: string;
  /** The instant of the question. */
  readonly at: Instant;
}

/** What decides whether a login must acknowledge the notice. */
export interface NoticeRequirementFacts extends NoticeFacts {
  /**
   * What the user has acknowledged in this login and, if earlier logins count, before it. Acknowledgements of other
   * users may be among them and do not count.
   */
  readonly acknowledgements: readonly Acknowledgement[];
}

/** As far as the notice is concerned, nothing keeps this login from the account. */
export interface NoticeNotRequired extends Requirement<NoticeNotRequiredReason, never> {
  /** Tells that the notice need not be acknowledged. */
  readonly required: false;
}

/** This login must be shown the notice, and has no access until the notice is acknowledged. */
export interface NoticeRequired extends Requirement<NoticeRequiredReason, never> {
  /** Tells that the notice must be acknowledged. */
  readonly required: true;
  /** Which text to show. The page sends it back with the click. */
  readonly notice: NoticeReference;
}

/** Whether a login must acknowledge the notice, and why. */
export type NoticeRequirement = NoticeNotRequired | NoticeRequired;

/** A login that the notice concerns. Its own object, because a stored row may have any member besides. */
interface Concerned {
  readonly concerned: true;
  readonly notice: NoticeRevision<Instant>;
}

/** A login that the notice does not concern. */
interface Unconcerned {
  readonly concerned: false;
  readonly answer: NoticeNotRequired;
}

const LEANED_ON = ['CHOICE-NOTICE-GATED', 'CHOICE-NOTICE-FREQUENCY', 'CHOICE-NOTICE-CHANGED'] as const;
const RULES = constant<readonly RuleId[]>(['LN-5', 'LN-6', ...LEANED_ON]);
const RULES_OF_EVERY_LOGIN = constant<readonly RuleId[]>([...RULES, 'LN-8']);

function notRequired(code: NoticeNotRequiredReason, leanedOn: readonly RuleId[] = []): NoticeNotRequired {
  const reason = reasonOf(NOTICE_REASONS, code);
  return { required: false, because: [reason], rules: [reason.rule, ...leanedOn], advice: [] };
}

/* @__NO_SIDE_EFFECTS__ */
function unconcerned(code: NoticeNotRequiredReason): () => Unconcerned {
  return once(() => ({ concerned: false, answer: notRequired(code) }));
}

const NOT_AVAILABLE_YET = unconcerned('not_available_yet');
const FEATURE_OFF = unconcerned('feature_off');
const NO_NOTICE = unconcerned('no_notice');
const LOGIN_NOT_GATED = unconcerned('login_not_gated');
const BLANK = unconcerned('notice_blank');
const ACKNOWLEDGED = once(() => notRequired('acknowledged', LEANED_ON));

/** Whether the notice concerns this login. Whether its text is blank takes reading, and is not looked at here. */
function noticeFor(
  release: Release,
  facts: NoticeFacts,
  choices: NoticeChoices | undefined,
): Concerned | Unconcerned {
  assertRelease(release);
  checkChoices(choices, NOTICE_OPTIONS);
  if (!hasMembers(facts)) malformed();
  if (!termAt(LOGIN_NOTICE, release).value) return NOT_AVAILABLE_YET();
  const { features, login, notice, userId } = facts;
  if (!hasMembers(features)) malformed('features');
  if (features.loginNotification === false) return FEATURE_OFF();
  if (features.loginNotification !== true) malformed('features', 'loginNotification');
  if (notice === null) return NO_NOTICE();
  checkNotice(notice);
  if (!hasMembers(login)) malformed('login');
  const gated = choices?.gatedLogins ?? NOTICE_DEFAULTS.gatedLogins;
  if (!gated.includes(login.kind)) {
    if (!isLoginKind(login.kind)) malformed('login', 'kind');
    return LOGIN_NOT_GATED();
  }
  if (!isFilled(login.id)) malformed('login', 'id');
  if (!isFilled(userId)) malformed('userId');
  return { concerned: true, notice };
}

/** Demands what is shown of a notice, and what tells its texts apart. @throws {@link FactsError} */
function checkNotice(notice: NoticeRevision<Instant>): void {
  if (!hasMembers(notice)) malformed('notice');
  if (!Number.isSafeInteger(notice.revision)) malformed('notice', 'revision');
  if (typeof notice.text !== 'string') malformed('notice', 'text');
  if (!isFilled(notice.sha256)) malformed('notice', 'sha256');
}

/** The notice that this login is shown, or why it is not shown any. */
export function noticeOnShow(
  release: Release,
  facts: NoticeFacts,
  choices: NoticeChoices | undefined,
): Concerned | Unconcerned {
  const found = noticeFor(release, facts, choices);
  return found.concerned && isBlankNotice(found.notice.text) ? BLANK() : found;
}

/** Whether the acknowledgement of an earlier login still counts for its text. If its age is unknown or negative, it does not. */
function lasts(entry: Acknowledgement, at: Instant, frequency: NoticeFrequency): boolean {
  if (frequency === 'every_login') return false;
  if (frequency === 'once_per_text') return true;
  const age = timeOf(at) - timeOf(entry.at);
  return age >= 0 && age < frequency.maxAgeDays * millisecondsInDay;
}

const REQUIRED_BECAUSE = {
  acknowledgement_expired: once(() => reasonOf(NOTICE_REASONS, 'acknowledgement_expired')),
  not_acknowledged: once(() => reasonOf(NOTICE_REASONS, 'not_acknowledged')),
} as const;

function required(
  { revision, sha256 }: NoticeReference,
  code: NoticeRequiredReason,
  frequency: NoticeFrequency,
): NoticeRequired {
  return {
    required: true,
    because: [REQUIRED_BECAUSE[code]()],
    rules: frequency === 'every_login' ? RULES_OF_EVERY_LOGIN : RULES,
    advice: [],
    notice: { revision, sha256 },
  };
}

/**
 * Tells whether a login must acknowledge the notice, and why. Until then the login has no access. There is no
 * way to decline the notice: a user who does not acknowledge it does not get in.
 *
 * @param release - Release of the account.
 * @param facts - The current notice, the login, and what the user has acknowledged.
 * @param choices - Which logins must acknowledge the notice, and how often.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see LN-1, LN-2, LN-5, LN-6, LN-8, CHOICE-NOTICE-GATED, CHOICE-NOTICE-FREQUENCY, CHOICE-NOTICE-BLANK, CHOICE-NOTICE-CHANGED
 *
 * @example
 * ```ts
 * const facts = {
 *   features: { loginNotification: true },
 *   notice: { revision: 1, text: 'Authorized use only', sha256: 'c0ffee', savedAt: '2026-02-01T08:00:00Z', savedBy: '3' },
 *   login: { id: 'login-1', kind: 'password' },
 *   userId: '7',
 *   acknowledgements: [],
 *   at: '2026-03-01T08:00:00Z',
 * } as const;
 * noticeRequirement('2025.2', facts).required; //=> false
 * noticeRequirement('2026.1', facts).required; //=> true
 * noticeRequirement('2026.1', { ...facts, login: { id: 'call-1', kind: 'token' } }).because[0].code; //=> 'login_not_gated'
 * ```
 */
export function noticeRequirement(
  release: Release,
  facts: NoticeRequirementFacts,
  choices?: NoticeChoices,
): NoticeRequirement {
  const found = noticeFor(release, facts, choices);
  if (!found.concerned) return found.answer;
  const { notice } = found;
  const { acknowledgements, at, login, userId } = facts;
  const frequency = choices?.frequency ?? NOTICE_DEFAULTS.frequency;
  if (!Array.isArray(acknowledgements)) malformed('acknowledgements');
  let expired = false;
  for (const entry of acknowledgements) {
    if (!hasMembers(entry)) malformed('acknowledgements', acknowledgements.indexOf(entry));
    if (entry.sha256 !== notice.sha256 || entry.userId !== userId) continue;
    if (entry.loginId === login.id && entry.revision === notice.revision) return ACKNOWLEDGED();
    if (lasts(entry, at, frequency)) return ACKNOWLEDGED();
    expired = frequency !== 'every_login';
  }
  if (isBlankNotice(notice.text)) return BLANK().answer;
  return required(notice, expired ? 'acknowledgement_expired' : 'not_acknowledged', frequency);
}
