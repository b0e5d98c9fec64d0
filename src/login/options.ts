import type { NoticeChoices } from '../loginNotice/index.js';
import type { SessionChoices } from '../sessions/index.js';

/** What a caller may decide differently about a login: about its notice, and about its session. */
export interface LoginChoices extends NoticeChoices, SessionChoices {}
