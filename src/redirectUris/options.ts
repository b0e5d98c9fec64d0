import type { Options } from '../core/options.js';
import { MAX_LENGTH } from './limitsAndDates.js';

/** What a caller may choose differently about the redirect URIs of a record. */
export interface RedirectUriChoices {
  /** `CHOICE-REDIRECT-FRAGMENT`. Default: `refuse`. `allow` accepts a fragment, with advice. */
  readonly fragment?: 'allow' | 'refuse';
  /** `CHOICE-REDIRECT-LENGTH`: the longest redirect URI, in characters. The default is in the catalogue. */
  readonly maxLength?: number;
  /** `CHOICE-REDIRECT-COUNT`: the largest number of redirect URIs per record. Default: `unbounded`. */
  readonly maxCount?: number | 'unbounded';
  /**
   * `CHOICE-REDIRECT-REWRITING`. Default: `refuse_deceptive`. `refuse_all` refuses whatever
   * `new URL(uri).href` would write differently.
   */
  readonly rewriting?: 'refuse_all' | 'refuse_deceptive';
  /** `CHOICE-REDIRECT-SCHEME`. Default: `advise`. */
  readonly schemeShape?: 'advise' | 'refuse';
}

/** What holds unless a caller chooses otherwise. */
export const REDIRECT_URI_DEFAULTS: Required<RedirectUriChoices> = {
  fragment: 'refuse',
  maxLength: MAX_LENGTH,
  maxCount: 'unbounded',
  rewriting: 'refuse_deceptive',
  schemeShape: 'advise',
};

function isBound(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

/** What each option can be set to. */
export const REDIRECT_URI_OPTIONS: Options<RedirectUriChoices> = {
  fragment: ['allow', 'refuse'],
  maxCount: (value) => value === 'unbounded' || isBound(value),
  maxLength: isBound,
  rewriting: ['refuse_all', 'refuse_deceptive'],
  schemeShape: ['advise', 'refuse'],
};

/** The choices of a caller, completed by the defaults. */
export function chosenFrom(choices: RedirectUriChoices): Required<RedirectUriChoices> {
  return {
    fragment: choices.fragment ?? REDIRECT_URI_DEFAULTS.fragment,
    maxLength: choices.maxLength ?? REDIRECT_URI_DEFAULTS.maxLength,
    maxCount: choices.maxCount ?? REDIRECT_URI_DEFAULTS.maxCount,
    rewriting: choices.rewriting ?? REDIRECT_URI_DEFAULTS.rewriting,
    schemeShape: choices.schemeShape ?? REDIRECT_URI_DEFAULTS.schemeShape,
  };
}

/** The options that turn a violation into advice, and the value of each that does so. */
export const TOLERANT = {
  fragment: 'allow',
  rewriting: 'refuse_deceptive',
  schemeShape: 'advise',
} as const satisfies RedirectUriChoices;
