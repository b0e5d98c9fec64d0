import {
  type Advice,
  type Allowed,
  constant,
  type Decision,
  type RuleId,
  refusal,
  refuseOr,
  type Violation,
} from '../decision.js';
import { hasPermission } from '../permission.js';
import type { AccountFeatures, Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import { explainFault, type NoticeFault, type NoticeMarkupCode, scanNotice } from './markup.js';
import type { NoticeRevision } from './notice.js';
import { isBlankNotice } from './render.js';
import { AUDIT_TRAIL_PERMISSION, LOGIN_NOTICE_SINCE } from './thresholds.js';

export type SetNoticeCode =
  | NoticeMarkupCode
  | 'administrator_required'
  | 'feature_off'
  | 'not_available_yet'
  | 'role_inactive';

export type ReadAcknowledgementsCode = 'permission_missing' | 'role_inactive';

/** A text with more faults than anybody mends at once is read no further. */
const MOST_FAULTS = 20;

const AS_TEXT = 'write &lt; for a less-than sign';
const REMOVE = 'remove it';

/** What is wrong, and what to do about it. */
const MARKUP: Readonly<Record<NoticeMarkupCode, readonly [message: string, remedy: string]>> = {
  attribute_not_allowed: ['tags take no attributes', 'remove the attributes'],
  bare_less_than: ['a less-than sign that begins no tag', AS_TEXT],
  character_not_allowed: ['a control character or half a surrogate pair', REMOVE],
  declaration_not_allowed: ['comments and declarations are not allowed', REMOVE],
  image_not_allowed: ['images are not allowed', REMOVE],
  link_not_allowed: ['links are not allowed', 'write the address as text'],
  paragraph_nested: ['a paragraph inside another element', 'close what is open before the paragraph'],
  tag_malformed: ['a tag that is not written out properly', 'write <b>, </b> or <br>'],
  tag_not_allowed: ['only b, strong, i, em, br and p are allowed', `remove the tag, or ${AS_TEXT}`],
  tag_not_closed: ['a tag that is never closed', 'close it'],
  tag_not_open: ['a closing tag for what is not the innermost open tag', 'close tags in reverse order'],
};

const NOT_AVAILABLE_YET = /* @__PURE__ */ refusal(
  'not_available_yet',
  'LN-1',
  `login notification comes with ${LOGIN_NOTICE_SINCE}`,
  ['release'],
);
const FEATURE_OFF = /* @__PURE__ */ refusal(
  'feature_off',
  'LN-1',
  'the login notification feature is not enabled',
  ['features'],
);
const ADMINISTRATOR_REQUIRED = /* @__PURE__ */ refusal(
  'administrator_required',
  'LN-3',
  'only the Administrator role may set the notice',
  ['role'],
);
const ROLE_INACTIVE = /* @__PURE__ */ refusal(
  'role_inactive',
  'CHOICE-NOTICE-INACTIVE-ROLE',
  'an inactive role permits nothing',
  ['role'],
);
const PERMISSION_MISSING = /* @__PURE__ */ refusal(
  'permission_missing',
  'LAT-2',
  `the role lacks the permission ${AUDIT_TRAIL_PERMISSION}`,
  ['role'],
);
const MAY_READ = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['LAT-2'], advice: [] });
const BLANK = /* @__PURE__ */ constant<Advice>({
  code: 'notice_blank',
  rule: 'CHOICE-NOTICE-BLANK',
  message: 'the text is blank, so no login will be shown a notice',
  path: ['text'],
});

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
    const code = explainFault(text, fault);
    const [message, remedy] = MARKUP[code];
    return {
      code,
      rule: code === 'link_not_allowed' || code === 'image_not_allowed' ? 'LN-4' : 'CHOICE-NOTICE-MARKUP',
      message: `line ${line}, column ${fault.at - lineStart + 1}: ${message}`,
      path: ['text', fault.at],
      remedy,
    };
  });
}

/**
 * May this role save this text as the login notice? A text may have any length, and simple
 * formatting: `b`, `strong`, `i`, `em`, `br`, `p` without attributes, paragraphs not inside
 * anything. The references `&amp;` `&lt;` `&gt;` `&quot;` `&apos;` `&nbsp;` are understood; any
 * other ampersand is text.
 *
 * @param release - Release of the account.
 * @param facts - The role in use, the text, and the revision that it replaces, if there is one.
 * @returns If allowed, the revision to save the text as: the previous one if the text is the same, and then there is
 * nothing to save. If refused for its markup, up to 20 violations in order; the path ends in the offset in UTF-16 code
 * units, and the message begins with line and column, both from 1.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-1 to LN-4, CHOICE-NOTICE-MARKUP, CHOICE-NOTICE-SAME-TEXT, CHOICE-NOTICE-BLANK, CHOICE-NOTICE-INACTIVE-ROLE
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
  facts: {
    readonly features: Pick<AccountFeatures, 'loginNotification'>;
    readonly role: Role;
    readonly text: string;
    readonly previous?: Pick<NoticeRevision, 'revision' | 'text'>;
  },
): Decision<SetNoticeCode, { revision: number }> {
  assertRelease(release);
  if (release < LOGIN_NOTICE_SINCE) return NOT_AVAILABLE_YET;
  if (!facts.features.loginNotification) return FEATURE_OFF;
  const { previous, role, text } = facts;
  if (role.inactive === true) return ROLE_INACTIVE;
  if (role.kind !== 'administrator') return ADMINISTRATOR_REQUIRED;
  return refuseOr<SetNoticeCode, { revision: number }>(markupViolations(text), () => {
    const rules: RuleId[] = ['LN-1', 'LN-2', 'LN-3', 'LN-4', 'CHOICE-NOTICE-MARKUP'];
    const advice = isBlankNotice(text) ? [BLANK] : [];
    if (previous === undefined) return { allowed: true, rules, advice, revision: 1 };
    rules.push('CHOICE-NOTICE-SAME-TEXT');
    const revision = text === previous.text ? previous.revision : previous.revision + 1;
    return { allowed: true, rules, advice, revision };
  });
}

/**
 * May this role read who has acknowledged what? Acknowledgements are entries of the Login Audit
 * Trail, and open to those to whom it is.
 *
 * @param release - Release of the account.
 * @param facts - The role in use.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LAT-2, LN-7, CHOICE-NOTICE-INACTIVE-ROLE
 *
 * @example
 * ```ts
 * const role = { id: '1001', name: 'Auditor', kind: 'other', designated2fa: false, samlSso: false } as const;
 * decideReadAcknowledgements('2026.1', { role: { ...role, permissions: ['View Login Audit Trail'] } }).allowed; //=> true
 * decideReadAcknowledgements('2026.1', { role: { ...role, permissions: [] } }).allowed; //=> false
 * ```
 */
export function decideReadAcknowledgements(
  release: Release,
  facts: { readonly role: Role },
): Decision<ReadAcknowledgementsCode> {
  assertRelease(release);
  const { role } = facts;
  if (role.inactive === true) return ROLE_INACTIVE;
  return hasPermission(role, AUDIT_TRAIL_PERMISSION) ? MAY_READ : PERMISSION_MISSING;
}
