import { INTERACTIVE_LOGINS } from './limitsAndDates.js';
import type { LoginKind } from './notice.js';

/** An acknowledgement counts for a limited time. */
export interface NoticeMaxAge {
  /** How long an acknowledgement counts, in days of 24 hours. */
  readonly maxAgeDays: number;
}

/** How often a user has to acknowledge the same text. */
export type NoticeFrequency = 'every_login' | 'once_per_text' | NoticeMaxAge;

/** What a caller may decide differently about the login notice. Each option overrides a choice of the catalogue. */
export interface NoticeChoices {
  /** `CHOICE-NOTICE-GATED`: the kinds of logins that must acknowledge the notice. Default: the logins that a person makes at a page. */
  readonly gatedLogins?: readonly LoginKind[];
  /** `CHOICE-NOTICE-FREQUENCY`: how often a user has to acknowledge the same text. Default: `every_login`. */
  readonly frequency?: NoticeFrequency;
}

/** What holds unless a caller chooses otherwise. */
export const NOTICE_DEFAULTS: Required<NoticeChoices> = {
  gatedLogins: INTERACTIVE_LOGINS,
  frequency: 'every_login',
};
