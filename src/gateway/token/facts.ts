import type { Certificate } from '../../certificates/index.js';
import type { Instant } from '../../core/instant.js';
import type { IntegrationRecord } from '../../core/records.js';
import type { PkceBinding } from '../../pkcePolicy/index.js';
import type { TokenRequest } from './clientAuthentication.js';

/** The fields of an integration record that a token request is judged by. */
export type TokenIntegration = Pick<
  IntegrationRecord,
  | 'authorizationCodeGrant'
  | 'authorizationCodeGrantSince'
  | 'clientCredentialsGrant'
  | 'clientId'
  | 'clientType'
  | 'createdIn'
  | 'id'
  | 'scopes'
  | 'state'
>;

/** What an authorization code and a refresh token have in common. */
export interface Issued<At extends Instant = Date> {
  /** The client that it was issued to. */
  readonly clientId: string;
  /** Internal id of the entity that it stands for. */
  readonly entityId: string;
  /** Internal id of the role that it stands for. */
  readonly roleId: string;
  /** The scopes that were granted. */
  readonly scopes: readonly string[];
  /** When it was issued. */
  readonly issuedAt: At;
  /** When it was used, if it can be used only once and was. `null` as if absent. */
  readonly usedAt?: At | null;
}

/** An authorization code, as the host has kept it. */
export interface IssuedCode<At extends Instant = Date> extends Issued<At> {
  /** The redirect URI of the authorization request. */
  readonly redirectUri: string;
  /** The code challenge that the code is bound to; `null` if the authorization request had none. */
  readonly binding: PkceBinding | null;
}

/** A refresh token, as the host has kept it. One that was revoked counts as not found (PK-20). */
export interface IssuedRefreshToken<At extends Instant = Date> extends Issued<At> {
  /** When the code was used that the first refresh token was issued for. The time for token rotation begins with it. */
  readonly authorizedAt: At;
}

/** Fields of an integration record for the refresh tokens of a public client, in hours (IR-5, PK-17). `null` as if absent. */
export interface RefreshTokenSettings {
  /** Refresh Token Validity, in hours. Default: that of rule PK-17. */
  readonly validityHours?: number | null;
  /** Maximum Time For Token Rotation, in hours. Default: that of rule PK-17. */
  readonly maximumRotationHours?: number | null;
}

/** What a client assertion is checked with. */
export interface AssertionFacts {
  /** The certificates of the integration record; the one that the assertion names is enough. */
  readonly certificates: readonly Certificate<Instant>[];
  /** Whether the host has verified the signature with the key of the certificate that {@link tokenRequestNames} gives. */
  readonly signatureValid: boolean;
  /** Whether the OAuth 2.0 feature is off in the account. Default: `false`. */
  readonly featureDisabled?: boolean;
  /** Whether the entity or the role of the certificate is inactive. Default: `false`. */
  readonly subjectDisabled?: boolean;
}

/** A token request and what it is judged by. What is left out counts as not found. */
export interface TokenRequestFacts {
  /** The request, as it was sent. */
  readonly request: TokenRequest;
  /** Account id, in either spelling. One that is not an account id is an error, whatever the request. */
  readonly accountId: string;
  /** The integration record of the client ID that {@link tokenRequestNames} gives; `null` if there is none. */
  readonly integration: TokenIntegration | null;
  /**
   * Tells at once whether a client secret is that of the integration record. A promise counts as `false`. Called once,
   * and only for a confidential client.
   */
  readonly secretMatches: (secret: string) => boolean;
  /** `verifyCodeVerifier` of `netsuite-auth-policy/crypto`, or the host's own. */
  readonly verify: (codeVerifier: string, codeChallenge: string) => boolean;
  /** What the parameter `code` stands for; `null` if nothing was found. */
  readonly code?: IssuedCode<Instant> | null;
  /** What the parameter `refresh_token` stands for; `null` if nothing was found. */
  readonly refreshToken?: IssuedRefreshToken<Instant> | null;
  /** The settings of the integration record for refresh tokens of public clients. */
  readonly refreshTokenSettings?: RefreshTokenSettings;
  /** What the client assertion is checked with, if the request has one. */
  readonly assertion?: AssertionFacts;
  /** When the request came in. */
  readonly at: Instant;
}
