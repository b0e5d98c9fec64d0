/**
 * The login notice: who may set which text, which login must acknowledge it, and what is recorded.
 *
 * @module
 */

export { decideAcknowledgement, type NoticeAcknowledgementCode } from './acknowledgement.js';
export type { NoticeMarkupCode } from './markup.js';
export type {
  Acknowledgement,
  LoginKind,
  NoticeChoices,
  NoticeFrequency,
  NoticeLogin,
  NoticeReference,
  NoticeRevision,
} from './notice.js';
export {
  decideReadAcknowledgements,
  decideSetNotice,
  type ReadAcknowledgementsCode,
  type SetNoticeCode,
} from './policy.js';
export { renderNoticeHtml, renderNoticeText } from './render.js';
export {
  type NoticeFacts,
  type NoticeNotRequired,
  type NoticeNotRequiredReason,
  type NoticeRequired,
  type NoticeRequiredReason,
  type NoticeRequirement,
  noticeRequirement,
} from './requirement.js';
