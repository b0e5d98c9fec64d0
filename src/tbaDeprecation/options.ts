import type { Options } from '../core/options.js';
import { RELEASES, type Release } from '../core/release.js';

/** What a caller can decide where Oracle is silent about the end of TBA, or contradicts itself about user credentials. */
export interface TbaChoices {
  /** Whether a 2FA-required role can get a token from the IssueToken endpoint (CHOICE-2FA-ISSUE-TOKEN). Default: `refused`. */
  readonly issueToken?: 'allowed' | 'refused';
  /** Whether a record that is installed into an account late is a new integration there (CHOICE-TBA-INSTALLED). Default: `new`. */
  readonly installedRecord?: 'existing' | 'new';
  /** Whether a record that never used TBA may begin to use it late (CHOICE-TBA-LATE-BOX). Default: `refused`. */
  readonly lateTbaBox?: 'allowed' | 'refused';
  /** Whether an existing integration may get further tokens (CHOICE-TBA-TOKEN). Default: `allowed`. */
  readonly newToken?: 'allowed' | 'refused';
  /** Which RESTlets take user credentials (CHOICE-RESTLET-CREDENTIALS). Default: `old_restlets`. */
  readonly restletCredentials?: 'none' | 'old_restlets';
  /** First release that refuses existing TBA integrations (CHOICE-TBA-END). Default: that of {@link TBA_DEPRECATION}. */
  readonly tbaEndOfSupport?: Release;
}

/** What each option can be set to. */
export const TBA_OPTIONS: Options<TbaChoices> = {
  issueToken: ['allowed', 'refused'],
  installedRecord: ['existing', 'new'],
  lateTbaBox: ['allowed', 'refused'],
  newToken: ['allowed', 'refused'],
  restletCredentials: ['none', 'old_restlets'],
  tbaEndOfSupport: RELEASES,
};
