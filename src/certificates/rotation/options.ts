import type { Options } from '../../core/options.js';

/** What a caller may decide differently about the rotation endpoint. */
export interface RotationCallChoices {
  /** What the endpoint takes before Oracle dates the listing: `CHOICE-ROTATION-LISTING`. Default: `create_only`. */
  readonly beforeListing?: 'all' | 'create_only';
}

/** What each option about the rotation endpoint can be set to. */
export const ROTATION_CALL_OPTIONS: Options<RotationCallChoices> = { beforeListing: ['all', 'create_only'] };
