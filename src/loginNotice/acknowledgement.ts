import { constant, type Decision, deny, type RuleId, refuseOr, type Violation } from '../decision.js';
import type { Release } from '../release.js';
import type { Acknowledgement, NoticeChoices, NoticeReference } from './notice.js';
import { type NoticeFacts, noticeOnShow } from './requirement.js';
import { LOG_TEXT_LENGTH } from './thresholds.js';

export type NoticeAcknowledgementCode = 'invalid_instant' | 'nothing_to_acknowledge' | 'notice_changed';

const RULES = /* @__PURE__ */ constant<readonly RuleId[]>([
  'LN-5',
  'LN-7',
  'CHOICE-NOTICE-GATED',
  'CHOICE-NOTICE-CHANGED',
  'CHOICE-NOTICE-LOG-TEXT',
]);

const UNFIT_FOR_LOG = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Cut first, so that half a surrogate pair at the cut is replaced too. */
function logText(text: string): string {
  return text.slice(0, LOG_TEXT_LENGTH).replace(UNFIT_FOR_LOG, '\ufffd');
}

/**
 * Does this click acknowledge the notice? If so, the entry for the audit trail comes back, and
 * once it is stored, {@link noticeRequirement} asks this login no more, whatever the frequency.
 * There is no entry for declining: who does not acknowledge has no access, and leaves no click.
 *
 * @param release - Release of the account.
 * @param facts - `notice` is the text current now, `shown` what the page with the click showed, `at` the instant of the click.
 * @returns If refused with `notice_changed`, the current notice is to be shown, and the click to be asked for again.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-5, LN-7, CHOICE-NOTICE-CHANGED, CHOICE-NOTICE-LOG-TEXT
 *
 * @example
 * ```ts
 * const click = {
 *   features: { loginNotification: true },
 *   notice: { revision: 2, text: 'Authorized use only', sha256: 'c0ffee', savedAt: new Date(0), savedBy: '3' },
 *   shown: { revision: 2, sha256: 'c0ffee' },
 *   login: { id: 'login-1', kind: 'password' },
 *   user: '7',
 *   role: '1001',
 *   at: new Date('2026-03-01T08:00:00Z'),
 * } as const;
 * decideAcknowledgement('2026.1', click).allowed; //=> true
 * decideAcknowledgement('2026.1', { ...click, shown: { revision: 1, sha256: 'decaf' } }).allowed; //=> false
 * ```
 */
export function decideAcknowledgement(
  release: Release,
  facts: NoticeFacts & {
    readonly shown: NoticeReference;
    /** Id of the role that the user logs in with. */
    readonly role: string;
    readonly address?: string;
    readonly userAgent?: string;
  },
  choices?: Partial<NoticeChoices>,
): Decision<NoticeAcknowledgementCode, { entry: Acknowledgement }> {
  const notice = noticeOnShow(release, facts, choices);
  if ('required' in notice) {
    const [{ message, rule }] = notice.because;
    return deny([{ code: 'nothing_to_acknowledge', rule, message }], notice.rules);
  }
  const { revision, sha256 } = notice;
  const { address, at, login, role, shown, user, userAgent } = facts;
  const violations: Violation<NoticeAcknowledgementCode>[] = [];
  if (shown.revision !== revision || shown.sha256 !== sha256) {
    violations.push({
      code: 'notice_changed',
      rule: 'CHOICE-NOTICE-CHANGED',
      message: 'the notice that was shown is not the current one',
      path: ['shown'],
      remedy: 'show the current notice',
    });
  }
  if (Number.isNaN(at.getTime())) {
    violations.push({
      code: 'invalid_instant',
      rule: 'LN-7',
      message: 'the instant is not a valid date',
      path: ['at'],
    });
  }
  return refuseOr(violations, () => ({
    allowed: true,
    rules: RULES,
    advice: [],
    entry: {
      loginId: login.id,
      user,
      role,
      at: at.toISOString(),
      revision,
      sha256,
      ...(address && { address: logText(address) }),
      ...(userAgent && { userAgent: logText(userAgent) }),
    },
  }));
}
