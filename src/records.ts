/**
 * The nouns that several modules share. Types only.
 *
 * @module
 */

import type { AnyRelease } from './release.js';

/** A permission by the name its role page shows (2FA-2, CERT-14 to CERT-16, LAT-2). */
export type Permission =
  | 'Access Token Management'
  | 'Core Administration Permissions'
  | 'Device ID Management'
  | 'Integration Application'
  | 'Log in using OAuth 2.0 Access Tokens'
  | 'Manage own OAuth 2.0 Client Credentials Certificates'
  | 'OAuth 2.0 Authorized Applications Management'
  | 'OIDC Provider Setup'
  | 'Set Up OIDC Single Sign-on'
  | 'Set Up OpenID Single Sign-on'
  | 'Set Up SAML Single Sign-on'
  | 'Two-Factor Authentication base'
  | 'View Login Audit Trail'
  | 'View Unencrypted ACH Account Numbers'
  | 'View Unencrypted Credit Cards'
  // keeps the names above in completions while any other permission stays possible
  | (string & Record<never, never>);

/** What a role is, where that matters to authentication; every other role is `other`. */
export type RoleKind =
  | 'administrator'
  | 'marketing_administrator'
  | 'sales_administrator'
  | 'support_administrator'
  | 'system_administrator'
  | 'customer_center'
  | 'other';

/** A role in an account. */
export interface Role {
  /** Internal id, as text: `'3'` is the Administrator. */
  readonly id: string;
  readonly name: string;
  readonly kind: RoleKind;
  readonly permissions: readonly Permission[];
  /** Designated "2FA authentication required" on the Two-Factor Authentication Roles page (2FA-4). */
  readonly designated2fa: boolean;
  /** A SAML single sign-on role (2FA-6). */
  readonly samlSso: boolean;
  readonly inactive?: boolean;
}

/** A user, and the roles assigned to the user in this account. */
export interface User {
  /** Internal id of the entity, as text. May be negative: `'-5'`. */
  readonly id: string;
  readonly name: string;
  /** Ids of the roles. */
  readonly roles: readonly string[];
}

/** Account features that decisions depend on, by the boxes of Enable Features. */
export interface AccountFeatures {
  /** Login Notification (LN-1). */
  readonly loginNotification: boolean;
  /** Multiple Sessions for 2FA-protected Users (SES-2). */
  readonly multipleSessions: boolean;
}

/** OAuth 2.0 scopes that an integration record can enable (IR-5). */
export type Scope = 'mcp' | 'rest_webservices' | 'restlets' | 'suite_analytics';

export type ClientType = 'confidential' | 'public';

/** A way in which token-based authentication (TBA) gets its token (IR-5, IR-7). */
export type TbaFlow = 'issue_token' | 'three_step' | 'ui_token';

/** What a request is made to. `connect` is SuiteAnalytics Connect. */
export type Channel = 'connect' | 'rest' | 'restlet' | 'soap';

/** An integration record as one account holds it (IR-1 to IR-5). */
export interface IntegrationRecord {
  /** Internal id, as text. */
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  /** `blocked` and `waiting_for_approval` stop every request (IR-2). */
  readonly state: 'blocked' | 'enabled' | 'waiting_for_approval';
  /** `installed`: owned by another account, and come by auto-installation or in a bundle (IR-3, IR-4). */
  readonly origin: 'installed' | 'owned';
  /** Release of this account when the record appeared in it. */
  readonly createdIn: AnyRelease;
  readonly clientType: ClientType;
  readonly authorizationCodeGrant: boolean;
  /** Release of this account when the authorization code grant was enabled, if it was later than creation. */
  readonly authorizationCodeGrantSince?: AnyRelease;
  readonly clientCredentialsGrant: boolean;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly Scope[];
  /** Token-based authentication: which boxes are checked. None: the record does not use TBA. */
  readonly tba: readonly TbaFlow[];
  /** Release of this account when the first TBA box was checked, if it was later than creation. */
  readonly tbaSince?: AnyRelease;
  /** The User Credentials box (NLAuth). */
  readonly userCredentials: boolean;
}
