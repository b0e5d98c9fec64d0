import type { Options } from '../core/options.js';
import type { TbaChoices } from '../tbaDeprecation/index.js';
import { TBA_OPTIONS } from '../tbaDeprecation/options.js';

/** What a caller can decide where Oracle is silent about integration records, or contradicts itself. */
export interface IntegrationRecordChoices {
  /** Whether resetting the consumer key and secret ends the tokens (CHOICE-CONSUMER-RESET). Default: `tokens_survive`. */
  readonly consumerReset?: 'tokens_end' | 'tokens_survive';
  /** Whether the User Credentials box may be checked late on an old record (CHOICE-CREDENTIALS-LATE-BOX). Default: `refused`. */
  readonly lateCredentialsBox?: 'allowed' | 'refused';
  /** Whether a record that is used with SOAP can still be changed once SOAP is gone (CHOICE-TBA-MODIFY). Default: `refused`. */
  readonly modifyAfterSoap?: 'allowed' | 'refused';
}

/** What a caller can decide where Oracle is silent about integration records and about the end of TBA. */
export interface IntegrationChoices extends IntegrationRecordChoices, TbaChoices {}

/** What each option can be set to. */
export const INTEGRATION_OPTIONS: Options<IntegrationChoices> = {
  ...TBA_OPTIONS,
  consumerReset: ['tokens_end', 'tokens_survive'],
  lateCredentialsBox: ['allowed', 'refused'],
  modifyAfterSoap: ['allowed', 'refused'],
};
