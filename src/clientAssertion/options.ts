import type { Options } from '../core/options.js';

/** What a caller may decide differently about client assertions. Each option is a choice of the catalogue. */
export interface AssertionChoices {
  /** The longest lifetime: `CHOICE-ASSERTION-LIFETIME`. Default: `up_to_60_minutes`. */
  readonly lifetime?: 'under_60_minutes' | 'up_to_60_minutes';
  /** Whose token endpoint `aud` may name: `CHOICE-ASSERTION-AUDIENCE`. Default: `suitetalk_or_restlets`. */
  readonly audience?: 'suitetalk' | 'suitetalk_or_restlets';
  /** Seconds that clocks may differ by: `CHOICE-ASSERTION-CLOCK`. Default: none. */
  readonly clockToleranceSeconds?: number;
}

/** What holds unless a caller chooses otherwise. */
export const ASSERTION_DEFAULTS: Required<AssertionChoices> = {
  lifetime: 'up_to_60_minutes',
  audience: 'suitetalk_or_restlets',
  clockToleranceSeconds: 0,
};

/** What each option can be set to. */
export const ASSERTION_OPTIONS: Options<AssertionChoices> = {
  lifetime: ['under_60_minutes', 'up_to_60_minutes'],
  audience: ['suitetalk', 'suitetalk_or_restlets'],
  clockToleranceSeconds: (seconds) => Number.isFinite(seconds) && (seconds as number) >= 0,
};
