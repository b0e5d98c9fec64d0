/**
 * The numbers and names that decisions compare with. They stand apart from the rules so that
 * bundling a decision does not bundle the catalogue.
 *
 * @module
 */

import type { AnyRelease, Release } from '../release.js';

/** First release in which new integrations with the authorization code grant need PKCE (PK-21). */
export const PKCE_FOR_NEW_SINCE: Release = '2027.1';

/** First release without the `plain` method (PK-6). */
export const WITHOUT_PLAIN_SINCE: AnyRelease = '2020.2';
