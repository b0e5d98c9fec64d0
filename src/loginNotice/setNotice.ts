import {
  type Allowed,
  type Decision,
  fixedAllowed,
  type RuleId,
  refuseOr,
  type Violation,
} from '../core/decision.js';
import { checkFlag, checkObject, malformed } from '../core/facts.js';
import { checkRolePermissions } from '../core/permission.js';
import { adviceOf, fixedRefusal, violationOf } from '../core/problem.js';
import type { AccountFeatures, Role, RolePermissions } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { LOGIN_NOTICE, MOST_FAULTS, SETTING_ROLE } from './limitsAndDates.js';
import { explainFault, type NoticeFault, scanNotice } from './markup.js';
import { NOTICE_MARKUP_PROBLEMS, type NoticeMarkupCode } from './markupProblems.js';
import type { NoticeRevision } from './notice.js';
import {
  type EnableLoginNotificationCode,
  NOTICE_ADVICE,
  NOTICE_PROBLEMS,
  type NoticeAdviceCode,
  type SetNoticeCode,
} from './problems.js';
import { isBlankNotice } from './render.js';

/** A text that is to become the login notice, and who sets it. */
export interface SetNoticeFacts {
  /** Features of the account. */
  readonly features: Pick<AccountFeatures, 'loginNotification'>;
  /** The role in use. */
  readonly role: Role;
  /** The text, with its markup. */
  readonly text: string;
  /** The current revision, which the text would replace. Absent if no text has ever been saved. */
  readonly previous?: Pick<NoticeRevision, 'revision' | 'text'>;
}

/** Who wants to enable the Login Notification feature. */
export interface EnableLoginNotificationFacts {
  /** The role in use. */
  readonly role: RolePermissions;
}

/** The text may be saved. */
export interface NoticeSaved {
  /** The revision to save the text as. If it is that of `previous`, the text is the same and there is nothing to save. */
  readonly revision: number;
}

const MAY_ENABLE = fixedAllowed(['LN-1', 'LN-3']);
const NOT_AVAILABLE_YET = fixedRefusal(NOTICE_PROBLEMS, 'not_available_yet');
const FEATURE_OFF = fixedRefusal(NOTICE_PROBLEMS, 'feature_off');
const ADMINISTRATOR_REQUIRED = fixedRefusal(NOTICE_PROBLEMS, 'administrator_required');
const ROLE_INACTIVE = fixedRefusal(NOTICE_PROBLEMS, 'role_inactive');

function markupFaults(text: string): NoticeFault[] {
  const faults: NoticeFault[] = [];
  for (const part of scanNotice(text)) {
    if (part.kind !== 'fault') continue;
    faults.push(part);
    if (faults.length === MOST_FAULTS) break;
  }
  // a tag that is never closed is only known at the end
  return faults.sort((one, other) => one.at - other.at);
}

function markupViolations(text: string): Violation<NoticeMarkupCode>[] {
  let line = 1;
  let lineStart = 0;
  let read = 0;
  return markupFaults(text).map((fault) => {
    for (; read < fault.at; read += 1) {
      if (text[read] === '\n' || (text[read] === '\r' && text[read + 1] !== '\n')) {
        line += 1;
        lineStart = read + 1;
      }
    }
    return violationOf(NOTICE_MARKUP_PROBLEMS, explainFault(text, fault), {
      path: ['text', fault.at],
      values: { line, column: fault.at - lineStart + 1 },
    });
  });
}

/** The refusal of a role that may not set up the notice. */
function refusedSetting(role: RolePermissions) {
  checkRolePermissions(role, 'role');
  if (role.inactive === true) return ROLE_INACTIVE();
  return role.kind === SETTING_ROLE ? undefined : ADMINISTRATOR_REQUIRED();
}

function checkPrevious(previous: SetNoticeFacts['previous']): void {
  if (previous === undefined) return;
  checkObject(previous, 'previous');
  if (!Number.isSafeInteger(previous.revision)) malformed('previous', 'revision');
  if (typeof previous.text !== 'string') malformed('previous', 'text');
}

function nextRevision({ previous, text }: SetNoticeFacts): number {
  if (previous === undefined) return 1;
  return text === previous.text ? previous.revision : previous.revision + 1;
}

/**
 * Decides whether a role may save a text as the login notice. A text may have any length and simple formatting, by tags
 * without attributes (CHOICE-NOTICE-MARKUP). The references `&amp;` `&lt;` `&gt;` `&quot;` `&apos;` and `&nbsp;` are
 * understood; any other ampersand is text.
 *
 * @param release - Release of the account.
 * @param facts - The text, the role in use, and the revision that the text would replace.
 * @returns If allowed, the revision to save the text as. If refused for its markup, at most {@link MOST_FAULTS} faults in the
 * order of the text; a tag that is never closed is named only if fewer others are found. The path of each ends in its offset in UTF-16 code units, and its message says line and column.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see LN-1 to LN-4, CHOICE-NOTICE-MARKUP, CHOICE-NOTICE-INVISIBLE, CHOICE-NOTICE-SAME-TEXT, CHOICE-NOTICE-BLANK, CHOICE-NOTICE-INACTIVE-ROLE
 *
 * @example
 * ```ts
 * const facts = {
 *   features: { loginNotification: true },
 *   role: { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: true, samlSso: false },
 * } as const;
 * decideSetNotice('2026.1', { ...facts, text: '<b>Authorized</b> use only' }).allowed; //=> true
 * decideSetNotice('2025.2', { ...facts, text: '<b>Authorized</b> use only' }).allowed; //=> false
 * decideSetNotice('2026.1', { ...facts, text: 'see <a href="#">here</a>' }).allowed; //=> false
 * ```
 */
export function decideSetNotice(
  release: Release,
  facts: SetNoticeFacts,
): Decision<SetNoticeCode, NoticeSaved, NoticeAdviceCode> {
  assertRelease(release);
  const available = termAt(LOGIN_NOTICE, release);
  if (!available.value) return NOT_AVAILABLE_YET();
  checkObject(facts);
  const { features, previous, role, text } = facts;
  checkObject(features, 'features');
  checkFlag(features.loginNotification, 'features', 'loginNotification');
  if (!features.loginNotification) return FEATURE_OFF();
  const refused = refusedSetting(role);
  if (refused !== undefined) return refused;
  if (typeof text !== 'string') malformed('text');
  checkPrevious(previous);
  return refuseOr(markupViolations(text), (): Allowed<NoticeSaved, NoticeAdviceCode> => {
    const rules: RuleId[] = [
      ...available.rules,
      'LN-2',
      'LN-3',
      'LN-4',
      'CHOICE-NOTICE-MARKUP',
      'CHOICE-NOTICE-INVISIBLE',
    ];
    if (previous !== undefined) rules.push('CHOICE-NOTICE-SAME-TEXT');
    return {
      allowed: true,
      rules,
      advice: isBlankNotice(text) ? [adviceOf(NOTICE_ADVICE, 'notice_blank')] : [],
      revision: nextRevision(facts),
    };
  });
}

/**
 * Decides whether a role may enable the Login Notification feature.
 *
 * @param release - Release of the account.
 * @param facts - The role in use.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a role that is not one.
 * @see LN-1, LN-3, CHOICE-NOTICE-INACTIVE-ROLE
 *
 * @example
 * ```ts
 * decideEnableLoginNotification('2026.1', { role: { kind: 'administrator', permissions: [] } }).allowed; //=> true
 * decideEnableLoginNotification('2026.1', { role: { kind: 'other', permissions: [] } }).allowed; //=> false
 * ```
 */
export function decideEnableLoginNotification(
  release: Release,
  facts: EnableLoginNotificationFacts,
): Decision<EnableLoginNotificationCode, object, never> {
  assertRelease(release);
  if (!termAt(LOGIN_NOTICE, release).value) return NOT_AVAILABLE_YET();
  checkObject(facts);
  return refusedSetting(facts.role) ?? MAY_ENABLE;
}
