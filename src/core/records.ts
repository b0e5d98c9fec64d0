/**
 * The nouns that several modules share, and the words that they are written in, each stated once: types and
 * schemas are derived from the same lists.
 *
 * @module
 */

import type { RolePermissions } from './permission.js';
import type { AnyRelease } from './release.js';

export type { KnownPermission, Permission, RoleKind, RolePermissions } from './permission.js';

/** A role in an account. */
export interface Role extends RolePermissions {
  /** Internal id, as text: `'3'` is the Administrator. */
  readonly id: string;
  /** The name that its role page shows. */
  readonly name: string;
  /** Whether it is designated "2FA authentication required" on the Two-Factor Authentication Roles page (2FA-4). */
  readonly designated2fa: boolean;
  /** Whether it is a SAML single sign-on role (2FA-6). */
  readonly samlSso: boolean;
}

/** A user, and the roles assigned to the user in this account. */
export interface User {
  /** Internal id of the entity, as text. May be negative: `'-5'`. */
  readonly id: string;
  /** The user's name. */
  readonly name: string;
  /** Ids of the roles that are assigned to the user. */
  readonly roleIds: readonly string[];
}

/** Account features that decisions depend on, by the boxes of Enable Features. */
export interface AccountFeatures {
  /** Whether Login Notification is enabled (LN-1). */
  readonly loginNotification: boolean;
  /** Whether Multiple Sessions for 2FA-protected Users is enabled (SES-2). */
  readonly multipleSessions: boolean;
}

/** Every {@link Scope}. */
export const SCOPES = ['mcp', 'rest_webservices', 'restlets', 'suite_analytics'] as const;

/** An OAuth 2.0 scope that an integration record can enable (IR-5). */
export type Scope = (typeof SCOPES)[number];

/** Tells whether a value is a scope. */
export function isScope(value: unknown): value is Scope {
  const scope = value as Scope;
  // as in `isRelease`
  switch (scope) {
    case 'mcp':
    case 'rest_webservices':
    case 'restlets':
    case 'suite_analytics':
      return true;
    default:
      scope satisfies never;
      return false;
  }
}

/** Every {@link ClientType}. */
export const CLIENT_TYPES = ['confidential', 'public'] as const;

/** Whether a client can keep a secret (`confidential`) or cannot (`public`). */
export type ClientType = (typeof CLIENT_TYPES)[number];

/** Every {@link TbaFlow}. */
export const TBA_FLOWS = ['issue_token', 'three_step', 'ui_token'] as const;

/** A way in which token-based authentication (TBA) gets its token. `ui_token` stands for the TBA box itself, which every flow needs (IR-5, IR-7). */
export type TbaFlow = (typeof TBA_FLOWS)[number];

/** Every {@link Channel}. */
export const CHANNELS = ['connect', 'rest', 'restlet', 'soap'] as const;

/** What a request is made to. `connect` is SuiteAnalytics Connect. */
export type Channel = (typeof CHANNELS)[number];

/** Every {@link IntegrationRecordState}. */
export const INTEGRATION_RECORD_STATES = ['blocked', 'enabled', 'waiting_for_approval'] as const;

/** The state of an integration record. `blocked` and `waiting_for_approval` stop every request (IR-2). */
export type IntegrationRecordState = (typeof INTEGRATION_RECORD_STATES)[number];

/** Every {@link IntegrationRecordOrigin}. */
export const INTEGRATION_RECORD_ORIGINS = ['installed', 'owned'] as const;

/**
 * Where an integration record comes from. `owned`: this account created it. `installed`: another account owns it, and
 * it was installed automatically or came in a bundle (IR-3, IR-4).
 */
export type IntegrationRecordOrigin = (typeof INTEGRATION_RECORD_ORIGINS)[number];

/** An integration record as one account holds it (IR-1 to IR-5). */
export interface IntegrationRecord {
  /** Internal id, as text. */
  readonly id: string;
  /** The name that its page shows. */
  readonly name: string;
  /** The OAuth 2.0 client ID. No other record of the account has it. */
  readonly clientId: string;
  /** Whether it is enabled, blocked, or still waiting for approval (IR-2). */
  readonly state: IntegrationRecordState;
  /** Whether this account created it or it was installed (IR-3, IR-4). */
  readonly origin: IntegrationRecordOrigin;
  /** Release of this account when the record appeared in it. */
  readonly createdIn: AnyRelease;
  /** Whether the client can keep a secret. */
  readonly clientType: ClientType;
  /** Whether the Authorization Code Grant box is checked. */
  readonly authorizationCodeGrant: boolean;
  /** Release of this account when the authorization code grant was enabled, if it was later than creation. `null` as if absent. */
  readonly authorizationCodeGrantSince?: AnyRelease | null;
  /** Whether the Client Credentials (Machine to Machine) Grant box is checked. */
  readonly clientCredentialsGrant: boolean;
  /** The redirect URIs, exactly as they were entered. */
  readonly redirectUris: readonly string[];
  /** The scopes whose boxes are checked. */
  readonly scopes: readonly Scope[];
  /** The token-based authentication (TBA) boxes that are checked. If there are none, the record does not use TBA. */
  readonly tba: readonly TbaFlow[];
  /** Release of this account when the first TBA box was checked, if it was later than creation. `null` as if absent. */
  readonly tbaSince?: AnyRelease | null;
  /** Whether the User Credentials box is checked (NLAuth). */
  readonly userCredentials: boolean;
}
