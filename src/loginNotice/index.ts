/**
 * The login notice: who may set which text, which login must acknowledge it, and what is recorded.
 *
 * @module
 */

export {
  type AcknowledgementFacts,
  decideAcknowledgement,
  type NoticeAcknowledged,
} from './acknowledgement.js';
export type { NoticeMarkupCode } from './markupProblems.js';
export type {
  Acknowledgement,
  LoginKind,
  NoticeLogin,
  NoticeReference,
  NoticeRevision,
} from './notice.js';
export type { NoticeChoices, NoticeFrequency, NoticeMaxAge } from './options.js';
export type {
  EnableLoginNotificationCode,
  NoticeAcknowledgementCode,
  NoticeAdviceCode,
  ReadAcknowledgementsCode,
  SetNoticeCode,
} from './problems.js';
export { decideReadAcknowledgements, type ReadAcknowledgementsFacts } from './readAcknowledgements.js';
export type { NoticeNotRequiredReason, NoticeRequiredReason } from './reasons.js';
export { renderNoticeHtml, renderNoticeText } from './render.js';
export {
  type NoticeFacts,
  type NoticeNotRequired,
  type NoticeRequired,
  type NoticeRequirement,
  type NoticeRequirementFacts,
  noticeRequirement,
} from './requirement.js';
export {
  decideEnableLoginNotification,
  decideSetNotice,
  type EnableLoginNotificationFacts,
  type NoticeSaved,
  type SetNoticeFacts,
} from './setNotice.js';
