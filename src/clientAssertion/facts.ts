import type { Certificate } from '../certificates/index.js';
import { isAccountId } from '../core/accountId.js';
import {
  checkFlag,
  checkInstant,
  checkList,
  checkObject,
  checkText,
  checkWord,
  checkWords,
  malformed,
} from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import { CLIENT_TYPES, INTEGRATION_RECORD_STATES, type IntegrationRecord, SCOPES } from '../core/records.js';

/** Header of a client assertion. Any member can be missing or of the wrong type. */
export interface AssertionHeader {
  /** Signing algorithm. */
  readonly alg?: unknown;
  /** Id of the certificate whose key has signed. */
  readonly kid?: unknown;
  /** Type of the token. */
  readonly typ?: unknown;
}

/** Claims of a client assertion. Any member can be missing or of the wrong type. */
export interface AssertionClaims {
  /** For whom the assertion is: the token endpoint of the account. */
  readonly aud?: unknown;
  /** When it expires, in seconds since 1970. */
  readonly exp?: unknown;
  /** When it was issued, in seconds since 1970. */
  readonly iat?: unknown;
  /** Who issued it: the client ID. */
  readonly iss?: unknown;
  /** Its own id. Oracle does not list it. */
  readonly jti?: unknown;
  /** From when it is valid, in seconds since 1970. Oracle does not list it. */
  readonly nbf?: unknown;
  /** The scopes that are asked for. */
  readonly scope?: unknown;
  /** Whom it is about: the client ID. Oracle does not list it. */
  readonly sub?: unknown;
}

/**
 * A client assertion, decoded. The host checks its signature, with the certificate that the answer names.
 */
export interface ClientAssertion {
  /** The first part. */
  readonly header: AssertionHeader;
  /** The second part. */
  readonly claims: AssertionClaims;
}

/** What a client assertion is judged against. */
export interface ClientAssertionFacts {
  /** The assertion of the token request. */
  readonly assertion: ClientAssertion;
  /** Account id in either spelling: `1234567_SB1` or `1234567-sb1`. */
  readonly accountId: string;
  /** The integration record that the client ID of the token request names; `null` if there is none. */
  readonly integration: Pick<
    IntegrationRecord,
    'clientCredentialsGrant' | 'clientId' | 'clientType' | 'id' | 'scopes' | 'state'
  > | null;
  /** The certificates of the record. Those of other records are passed over. */
  readonly certificates: readonly Certificate<Instant>[];
  /** The instant of the token request. */
  readonly at: Instant;
  /** Whether the OAuth 2.0 feature is off in this account. Default: false. */
  readonly featureDisabled?: boolean;
  /** Whether the entity or the role of the certificate is inactive. Default: false. */
  readonly subjectDisabled?: boolean;
}

/** Demands facts that are what they have to be. What the assertion itself says is judged. @throws {@link FactsError} */
export function checkClientAssertion(facts: ClientAssertionFacts): void {
  checkObject(facts);
  const { assertion, featureDisabled, integration, subjectDisabled } = facts;
  checkObject(assertion, 'assertion');
  checkObject(assertion.header, 'assertion', 'header');
  checkObject(assertion.claims, 'assertion', 'claims');
  if (!isAccountId(facts.accountId)) malformed('accountId');
  if (integration !== null) checkIntegration(integration);
  checkList(facts.certificates, 'certificates');
  facts.certificates.forEach((one, index) => {
    checkObject(one, 'certificates', index);
  });
  checkInstant(facts.at, 'at');
  if (featureDisabled !== undefined) checkFlag(featureDisabled, 'featureDisabled');
  if (subjectDisabled !== undefined) checkFlag(subjectDisabled, 'subjectDisabled');
}

function checkIntegration(integration: NonNullable<ClientAssertionFacts['integration']>): void {
  const path = 'integration';
  checkObject(integration, path);
  checkText(integration.id, path, 'id');
  checkText(integration.clientId, path, 'clientId');
  checkWord(integration.clientType, CLIENT_TYPES, path, 'clientType');
  checkFlag(integration.clientCredentialsGrant, path, 'clientCredentialsGrant');
  checkWords(integration.scopes, SCOPES, path, 'scopes');
  checkWord(integration.state, INTEGRATION_RECORD_STATES, path, 'state');
}
