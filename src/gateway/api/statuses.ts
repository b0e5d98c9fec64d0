/**
 * The HTTP statuses with which API requests are refused.
 *
 * @module
 */

import type { NlauthCode, TbaCreationCode, TbaUseCode } from '../../tbaDeprecation/index.js';

/** The HTTP statuses of refused requests (PK-15, CHOICE-API-STATUS). */
export const API_STATUSES = {
  /** Credentials, or the request itself, are malformed. */
  malformed: 400,
  /** Credentials are missing or not valid. */
  unauthenticated: 401,
  /** Policy refuses what the credentials are for. */
  refused: 403,
} as const;

/** The HTTP status of a refused request. */
export type ApiRefusalStatus = (typeof API_STATUSES)[keyof typeof API_STATUSES];

const { refused } = API_STATUSES;

/** Codes of the policies that judge credentials. */
export type ApiPolicyCode = NlauthCode | TbaCreationCode | TbaUseCode;

/** The HTTP status of each code with which a policy refuses credentials (CHOICE-API-STATUS). */
export const POLICY_STATUSES: Readonly<Record<ApiPolicyCode, ApiRefusalStatus>> = {
  integration_blocked: refused,
  integration_not_approved: refused,
  nlauth_2fa_role: refused,
  nlauth_ended: refused,
  nlauth_new_restlet: refused,
  nlauth_new_soap_endpoint: refused,
  nlauth_not_enabled: refused,
  nlauth_not_on_rest: refused,
  nlauth_not_on_restlets: refused,
  soap_endpoint_disabled: refused,
  tba_box_checked_late: refused,
  tba_ended: refused,
  tba_flow_not_enabled: refused,
  tba_installed_record: refused,
  tba_new_integration: refused,
  tba_new_token: refused,
  tba_not_enabled: refused,
};
