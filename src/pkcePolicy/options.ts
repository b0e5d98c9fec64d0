import type { Options } from '../core/options.js';

/** What a caller may choose differently about PKCE. */
export interface PkceChoices {
  /** `CHOICE-PKCE-NEW`. Default: `record_created`. `grant_enabled` also counts a grant that was enabled later. */
  readonly newIntegration?: 'grant_enabled' | 'record_created';
  /** `CHOICE-PKCE-VERIFIER-ERROR`. Default: `invalid_grant`. */
  readonly verifierError?: 'invalid_grant' | 'invalid_request';
}

/** What holds unless a caller chooses otherwise. */
export const PKCE_DEFAULTS: Required<PkceChoices> = {
  newIntegration: 'record_created',
  verifierError: 'invalid_grant',
};

/** What each option can be set to. */
export const PKCE_OPTIONS: Options<PkceChoices> = {
  newIntegration: ['grant_enabled', 'record_created'],
  verifierError: ['invalid_grant', 'invalid_request'],
};
