import { constant, type Decision, type RuleId, refuseOr, type Violation } from '../core/decision.js';
import { checkObject, checkSent, checkText } from '../core/facts.js';
import { isoOf, timeOf } from '../core/instant.js';
import { refusalOf, violationOf } from '../core/problem.js';
import type { Release } from '../core/release.js';
import { LOG_TEXT_LENGTH } from './limitsAndDates.js';
import type { Acknowledgement, NoticeReference } from './notice.js';
import type { NoticeChoices } from './options.js';
import { NOTICE_PROBLEMS, type NoticeAcknowledgementCode } from './problems.js';
import { type NoticeFacts, noticeOnShow } from './requirement.js';

/** A click on the notice. `notice` is the text that is current now, and `at` the instant of the click. */
export interface AcknowledgementFacts extends NoticeFacts {
  /** Internal id of the role that the user logs in with, as text. */
  readonly roleId: string;
  /** Which text the page with the click showed. */
  readonly shown: NoticeReference;
  /** Address that the click came from, if it is known. */
  readonly address?: string;
  /** User agent that the click came from, if it is known. */
  readonly userAgent?: string;
}

/** The click acknowledges the notice. */
export interface NoticeAcknowledged {
  /** The entry to append to the audit trail. */
  readonly entry: Acknowledgement;
}

const RULES = constant<readonly RuleId[]>([
  'LN-5',
  'LN-7',
  'CHOICE-NOTICE-GATED',
  'CHOICE-NOTICE-CHANGED',
  'CHOICE-NOTICE-LOG-TEXT',
]);

/** Makes text safe for a log line. It is cut first, so that half of a surrogate pair at the cut is replaced, too. */
function logText(text: string): string {
  return text.slice(0, LOG_TEXT_LENGTH).replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu, '\ufffd');
}

/**
 * Decides whether a click acknowledges the notice. If it does, the answer has the entry for the audit trail. Once the
 * entry is stored, {@link noticeRequirement} does not ask this login again, whatever the frequency. There is no entry
 * for declining, because a user who does not acknowledge the notice does not click.
 *
 * @param release - Release of the account.
 * @param facts - The click, what the page showed, and the current notice.
 * @param choices - Which logins must acknowledge the notice.
 * @returns If refused with `notice_changed`, show the current notice and ask for the click again.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see LN-5, LN-7, CHOICE-NOTICE-CHANGED, CHOICE-NOTICE-LOG-TEXT
 *
 * @example
 * ```ts
 * const click = {
 *   features: { loginNotification: true },
 *   notice: { revision: 2, text: 'Authorized use only', sha256: 'c0ffee', savedAt: '2026-02-01T08:00:00Z', savedBy: '3' },
 *   shown: { revision: 2, sha256: 'c0ffee' },
 *   login: { id: 'login-1', kind: 'password' },
 *   userId: '7',
 *   roleId: '1001',
 *   at: '2026-03-01T08:00:00Z',
 * } as const;
 * decideAcknowledgement('2026.1', click).allowed; //=> true
 * decideAcknowledgement('2026.1', { ...click, shown: { revision: 1, sha256: 'decaf' } }).allowed; //=> false
 * ```
 */
export function decideAcknowledgement(
  release: Release,
  facts: AcknowledgementFacts,
  choices?: NoticeChoices,
): Decision<NoticeAcknowledgementCode, NoticeAcknowledged, never> {
  const onShow = noticeOnShow(release, facts, choices);
  if (!onShow.concerned) {
    const { because, rules } = onShow.answer;
    const [{ message: reason, path, rule }] = because;
    const details = { rule, values: { reason }, ...(path && { path }) };
    return refusalOf(NOTICE_PROBLEMS, 'nothing_to_acknowledge', details, rules);
  }
  const { revision, sha256 } = onShow.notice;
  const { address, login, roleId, shown, userAgent, userId } = facts;
  checkText(roleId, 'roleId');
  checkObject(shown, 'shown');
  checkSent(address, 'address');
  checkSent(userAgent, 'userAgent');
  const at = timeOf(facts.at);
  const violations: Violation<NoticeAcknowledgementCode>[] = [];
  if (shown.revision !== revision || shown.sha256 !== sha256) {
    violations.push(violationOf(NOTICE_PROBLEMS, 'notice_changed'));
  }
  if (Number.isNaN(at)) violations.push(violationOf(NOTICE_PROBLEMS, 'invalid_instant'));
  return refuseOr(violations, () => ({
    allowed: true,
    rules: RULES,
    advice: [],
    entry: {
      loginId: login.id,
      userId,
      roleId,
      at: isoOf(at),
      revision,
      sha256,
      ...(address && { address: logText(address) }),
      ...(userAgent && { userAgent: logText(userAgent) }),
    },
  }));
}
