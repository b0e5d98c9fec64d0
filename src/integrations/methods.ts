import type { IntegrationRecord } from '../core/records.js';
import { METHODS, type Method, type OAuth2Grant, type Protocol } from './limitsAndDates.js';

/** Every way of authenticating that a record can have. */
export const ALL_METHODS: readonly Method[] = /* @__PURE__ */ Object.keys(METHODS) as Method[];

/** The ways of authenticating whose requests are authenticated with one of these. */
export function methodsOf(protocols: readonly Protocol[]): readonly Method[] {
  return ALL_METHODS.filter((method) => protocols.includes(METHODS[method].protocol));
}

/** Whether a record has a way of authenticating: its box is checked, or one of its boxes is. */
export function isEnabled<Of extends Method>(integration: Pick<IntegrationRecord, Of>, method: Of): boolean {
  const box: boolean | readonly unknown[] = integration[method];
  return typeof box === 'boolean' ? box : box.length > 0;
}

/** The ways of authenticating that are grants of OAuth 2.0. */
export const OAUTH2_GRANTS = /* @__PURE__ */ methodsOf(['oauth2']) as readonly OAuth2Grant[];

/**
 * Whether an integration record has a grant of OAuth 2.0.
 *
 * @param integration - The boxes of the record.
 *
 * @example
 * ```ts
 * hasOAuth2Grant({ authorizationCodeGrant: false, clientCredentialsGrant: true }); //=> true
 * ```
 */
export function hasOAuth2Grant(integration: Pick<IntegrationRecord, OAuth2Grant>): boolean {
  return OAUTH2_GRANTS.some((grant) => isEnabled(integration, grant));
}
