/**
 * The ends that Oracle has announced, each with its dates.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import type { AnyRelease } from '../core/release.js';
import { NLAUTH_ENDS, NO_NEW_TBA, TBA_ENDS } from './limitsAndDates.js';
import { LAST_SOAP_ENDPOINT, SOAP_REMOVED } from './soapMatrix.js';

/** The dates of a deprecation: four, not a flag. */
export interface Deprecation {
  /** Release in which Oracle announced it. */
  readonly announced: AnyRelease;
  /** First release in which nothing new may be created. */
  readonly noNew: AnyRelease;
  /** First release without support. */
  readonly unsupported: AnyRelease;
  /** First release in which it no longer works. Absent where no date is known. */
  readonly removed?: AnyRelease;
  /** Whether Oracle calls the last dates tentative, or sources disagree. */
  readonly tentative: boolean;
}

/** A deprecation whose end is known. */
export interface Removal extends Deprecation {
  /** First release in which it no longer works. */
  readonly removed: AnyRelease;
}

/** The end of token-based authentication (TBA) on SOAP, REST and RESTlets (TBA-1, TBA-5, TBA-6). */
export const TBA_DEPRECATION: Deprecation = constant({
  announced: '2026.1',
  noNew: NO_NEW_TBA,
  unsupported: TBA_ENDS,
  tentative: true,
});

/** The end of SOAP web services (SOAP-1, SOAP-6), announced in the release of the last endpoint. */
export const SOAP_DEPRECATION: Removal = constant({
  announced: LAST_SOAP_ENDPOINT,
  noNew: NO_NEW_TBA,
  unsupported: SOAP_REMOVED,
  removed: SOAP_REMOVED,
  tentative: false,
});

/** The end of user credentials in requests, NLAuth (TBA-8). */
export const NLAUTH_DEPRECATION: Removal = constant({
  announced: '2026.2',
  noNew: NLAUTH_ENDS,
  unsupported: NLAUTH_ENDS,
  removed: NLAUTH_ENDS,
  tentative: false,
});
