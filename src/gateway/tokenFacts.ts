import type { AssertionChoices, Certificate } from '../certificates/index.js';
import type { PkceBinding, PkceChoices } from '../pkcePolicy/index.js';
import type { IntegrationRecord } from '../records.js';
import type { TokenRequest } from './clientAuthentication.js';
import type { RefreshTokenSettings } from './refreshTokens.js';

/** The fields of an integration record that a token request is judged by. */
export type TokenRecord = Pick<
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

/** An authorization code, as the host has kept it. */
export interface IssuedCode {
  readonly clientId: string;
  readonly entity: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly issuedAt: Date;
  /** When it was used, if it was. */
  readonly usedAt?: Date;
  readonly redirectUri: string;
  readonly binding: PkceBinding | null;
}

/** A refresh token, as the host has kept it. One that was revoked is none any more (PK-20). */
export interface IssuedRefreshToken extends Omit<IssuedCode, 'binding' | 'redirectUri' | 'usedAt'> {
  /** When the code was used that began it all: rotation ends some time after that, however often it takes place. */
  readonly authorizedAt: Date;
  /** When it was used, if it can be used once and was. */
  readonly usedAt?: Date;
}

/** What a client assertion is checked with. */
export interface AssertionFacts {
  /** The record's certificates; the one that the assertion names is enough. */
  readonly certificates: readonly Certificate[];
  /** Whether the host has found the signature to be that of the certificate which {@link tokenRequestNames} gives. */
  readonly signatureValid: boolean;
  /** The OAuth 2.0 feature is off in this account. */
  readonly featureDisabled?: boolean;
  /** The entity or role of the certificate is inactive. */
  readonly subjectDisabled?: boolean;
}

/** A token request and what it is judged by. Whatever is left out counts as not found. */
export interface TokenRequestFacts {
  readonly request: TokenRequest;
  /** In either spelling. One that is none is an error, whatever the request. */
  readonly accountId: string;
  /** The record of the client id that {@link tokenRequestNames} gives; `null` if there is none. */
  readonly integration: TokenRecord | null;
  /** Whether a client secret is that of the record: `true` at once, and not a promise. Called once, for a confidential client. */
  readonly secretMatches: (secret: string) => boolean;
  /** `verifyCodeVerifier` of `netsuite-auth-policy/crypto`, or the host's own. */
  readonly verify: (codeVerifier: string, codeChallenge: string) => boolean;
  /** What the parameter `code` stands for. */
  readonly code?: IssuedCode | null;
  /** What the parameter `refresh_token` stands for. */
  readonly refreshToken?: IssuedRefreshToken | null;
  /** The record's settings for refresh tokens of public clients. */
  readonly refreshTokenSettings?: RefreshTokenSettings;
  readonly assertion?: AssertionFacts;
  readonly at: Date;
}

export interface TokenChoices extends PkceChoices, AssertionChoices {
  /** `CHOICE-CODE-LIFETIME`. Default, and at most: 600. */
  readonly codeLifetimeSeconds: number;
}
