import type { Options } from '../core/options.js';
import { INTERACTIVE_LOGINS } from './limitsAndDates.js';
import { isLoginKind, type LoginKind } from './notice.js';

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

function isFrequency(value: unknown): boolean {
  if (value === 'every_login' || value === 'once_per_text') return true;
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'maxAgeDays') return false;
  const { maxAgeDays } = value as NoticeMaxAge;
  return Number.isFinite(maxAgeDays) && maxAgeDays >= 0;
}

/** What each of the {@link NoticeChoices} can be. */
export const NOTICE_OPTIONS: Options<NoticeChoices> = {
  gatedLogins: (value) => Array.isArray(value) && value.every(isLoginKind),
  frequency: isFrequency,
};
