import { type Denied, deny } from './decision.js';
import type { NoticeRequirement, NoticeRevision } from './loginNotice/index.js';

/** The notice is to be shown, and the login to be asked again once it is acknowledged. It holds no session. */
export interface NoticePending extends Denied<'acknowledgement_required'> {
  readonly notice: Pick<NoticeRevision, 'revision' | 'sha256' | 'text'>;
}

/** The answer to a login that waits for its acknowledgement (CHOICE-LOGIN-ORDER). */
export function pendingNotice(
  { revision, sha256, text }: NoticeRevision,
  { because: [{ message, rule }], rules }: NoticeRequirement,
): NoticePending {
  return {
    ...deny(
      [{ code: 'acknowledgement_required', rule, message, remedy: 'acknowledge the notice' }],
      [...rules, 'CHOICE-LOGIN-ORDER'],
    ),
    notice: { revision, sha256, text },
  };
}
