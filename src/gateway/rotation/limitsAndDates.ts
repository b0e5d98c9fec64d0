/**
 * The names, paths and limits of the rotation endpoint as it is served.
 *
 * @module
 */

import { OAUTH2_PATH } from '../../clientAssertion/limitsAndDates.js';
import type { AccountService } from '../../core/accountId.js';

/** The host that the endpoint is on (ROT-2). */
export const ROTATION_HOST: AccountService = 'restlets.api';

/** Where the certificates of a client are, with `{client}` in place of its id (ROT-2). */
export const CERTIFICATES_PATH: string = `${OAUTH2_PATH}clients/{client}/certificates`;

/** Where one of them is revoked, with `{certificate}` in place of its id (ROT-2). */
export const REVOKE_PATH: string = `${CERTIFICATES_PATH}/{certificate}/revoke`;

/** Longest body that is read by default, in bytes (CHOICE-ROTATION-BODY). */
export const MAXIMUM_BODY_BYTES = 65_536;

/** Body of the answer to a revocation: plain text (ROT-13). */
export const REVOKED_BODY = 'Successfully revoked';
