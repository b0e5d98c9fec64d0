import { secondsInMinute } from 'date-fns/constants';
import type { Allowed } from '../../core/decision.js';
import {
  checkFlag,
  checkInstant,
  checkList,
  checkObject,
  checkText,
  checkTexts,
  isAbsent,
  malformed,
} from '../../core/facts.js';
import type { Instant } from '../../core/instant.js';
import type { Release } from '../../core/release.js';
import type { PkceAdviceCode } from '../../pkcePolicy/index.js';
import type { Fault } from '../fault.js';
import type { PresentedClient } from './clientAuthentication.js';
import type { Issued, TokenIntegration, TokenRequestFacts } from './facts.js';
import type { GrantType } from './grantTypes.js';
import { ACCESS_TOKEN_MINUTES } from './limitsAndDates.js';
import type { TokenChoices } from './options.js';
import { TOKEN_FAULTS } from './problems.js';
import type { RefreshTokenTerms } from './refreshTokens.js';
import type { GrantRefusal } from './refusal.js';

/** By what a client assertion is known that must not be used again. */
export interface AcceptedAssertion {
  /** Its claim `exp`, in seconds since 1970. */
  readonly exp: number;
  /** Its claim `jti`, if it has one. */
  readonly jti?: string;
  /** From when on it is refused as expired, in seconds since 1970. */
  readonly usableUntil: number;
}

/** What to issue. */
export interface TokenGrant {
  /** The grant that was used. */
  readonly grantType: GrantType;
  /** The client that the tokens are issued to. */
  readonly clientId: string;
  /** Internal id of the entity that the tokens stand for. */
  readonly entityId: string;
  /** Internal id of the role that the tokens stand for. */
  readonly roleId: string;
  /** The scopes of the tokens. */
  readonly scopes: readonly string[];
  /** Seconds that the access token lives. */
  readonly expiresIn: number;
  /**
   * How long the refresh token to issue lives; `null` if none is issued. The code of the request, or its refresh token
   * that can be used only once, is now used.
   */
  readonly refreshToken: RefreshTokenTerms | null;
  /** The client assertion that was accepted, for `redeemAssertion` of `netsuite-auth-policy/useCases`, if there is one. */
  readonly assertion?: AcceptedAssertion;
}

/** What a grant answers. */
export type GrantAnswer = Allowed<TokenGrant, PkceAdviceCode> | GrantRefusal;

/** A request whose client has presented itself, but has not been authenticated yet. */
export interface GrantQuestion {
  /** Release of the account. */
  readonly release: Release;
  /** What the request is judged by. */
  readonly facts: TokenRequestFacts;
  /** The client, as it presents itself. */
  readonly client: PresentedClient;
  /** What to do where Oracle is silent. */
  readonly choices: TokenChoices;
}

/** The members of a grant, taken from what it is issued for. Other members of that object are left out. */
export function tokenGrant(
  grantType: GrantType,
  { clientId, entityId, roleId, scopes, refreshToken }: Omit<TokenGrant, 'expiresIn' | 'grantType'>,
): TokenGrant {
  const expiresIn = ACCESS_TOKEN_MINUTES * secondsInMinute;
  return { grantType, clientId, entityId, roleId, scopes: [...scopes], expiresIn, refreshToken };
}

/** Demands a code or a refresh token as the host has kept it, as far as every grant depends on it. @throws {@link FactsError} */
export function checkIssued(issued: Issued<Instant>, place: 'code' | 'refreshToken'): void {
  checkObject(issued, place);
  const { clientId, entityId, issuedAt, roleId, scopes, usedAt } = issued;
  checkText(clientId, place, 'clientId');
  checkText(entityId, place, 'entityId');
  checkText(roleId, place, 'roleId');
  checkTexts(scopes, place, 'scopes');
  // no request without a scope is granted (PK-3)
  if (scopes.length === 0) malformed(place, 'scopes');
  checkInstant(issuedAt, place, 'issuedAt');
  if (!isAbsent(usedAt)) checkInstant(usedAt, place, 'usedAt');
}

/** Demands what both grants of a user ask of an integration record and of the moment. @throws {@link FactsError} */
export function checkUserGrant({ at }: TokenRequestFacts, integration: TokenIntegration): void {
  checkInstant(at, 'at');
  checkFlag(integration.authorizationCodeGrant, 'integration', 'authorizationCodeGrant');
  checkList(integration.scopes, 'integration', 'scopes');
}

/** What is wrong with scopes that were granted and that the integration record may have lost since (PK-3). */
export function againstScopes(
  granted: readonly string[],
  enabled: readonly string[],
): Fault<'scope_not_enabled'>[] {
  const lost = granted.some((scope) => !enabled.includes(scope));
  return lost ? [TOKEN_FAULTS().scope_not_enabled] : [];
}
