import type { Options } from '../core/options.js';
import { ASSERTION_LIFETIME } from './limitsAndDates.js';

/** What a caller may decide differently about client assertions. Each option is a choice of the catalogue. */
export interface AssertionChoices {
  /** The longest lifetime: `CHOICE-ASSERTION-LIFETIME`. Default: `up_to_60_minutes`. */
  readonly lifetime?: 'under_60_minutes' | 'up_to_60_minutes';
  /** Whose token endpoint `aud` may name: `CHOICE-ASSERTION-AUDIENCE`. Default: `suitetalk_or_restlets`. */
  readonly audience?: 'suitetalk' | 'suitetalk_or_restlets';
  /** Seconds that clocks may differ by, from 0 to 3600: `CHOICE-ASSERTION-CLOCK`. Default: none. */
  readonly clockToleranceSeconds?: number;
  /** Whether an assertion needs a `jti`: `CHOICE-ASSERTION-JTI`. Default: `optional`. */
  readonly jti?: 'optional' | 'required';
}

/** What holds unless a caller chooses otherwise. */
export const ASSERTION_DEFAULTS: Required<AssertionChoices> = {
  lifetime: 'up_to_60_minutes',
  audience: 'suitetalk_or_restlets',
  clockToleranceSeconds: 0,
  jti: 'optional',
};

/** What each option about client assertions can be set to. */
export const ASSERTION_OPTIONS: Options<AssertionChoices> = {
  lifetime: ['under_60_minutes', 'up_to_60_minutes'],
  audience: ['suitetalk', 'suitetalk_or_restlets'],
  // a longer tolerance than the longest lifetime would make the expiry mean nothing
  clockToleranceSeconds: (value) => typeof value === 'number' && value >= 0 && value <= ASSERTION_LIFETIME,
  jti: ['optional', 'required'],
};
