import type { TbaChoices } from '../tbaDeprecation/index.js';

/** What a caller can decide where Oracle is silent about changes of integration records. */
export interface IntegrationRecordChoices {
  /** Whether a record that is used with SOAP can still be changed once SOAP is gone (CHOICE-TBA-MODIFY). Default: `refused`. */
  readonly modifyAfterSoap?: 'allowed' | 'refused';
}

/** What a caller can decide where Oracle is silent about integration records and about the end of TBA. */
export interface IntegrationChoices extends IntegrationRecordChoices, TbaChoices {}
