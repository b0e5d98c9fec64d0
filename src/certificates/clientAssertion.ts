import type { IntegrationRecord } from '../records.js';
import type { Certificate } from './certificate.js';

/** A client assertion, decoded. Its signature is the host's to check, with the certificate that the answer names. */
export interface ClientAssertion {
  readonly header: { readonly alg?: unknown; readonly kid?: unknown; readonly typ?: unknown };
  readonly claims: {
    readonly aud?: unknown;
    readonly exp?: unknown;
    readonly iat?: unknown;
    readonly iss?: unknown;
    readonly scope?: unknown;
  };
}

/** What a client assertion is judged against. */
export interface ClientAssertionFacts {
  readonly assertion: ClientAssertion;
  /** Account id in either spelling: `1234567_SB1` or `1234567-sb1`. */
  readonly accountId: string;
  /** The record that the client id of the token request names; `null` if there is none. */
  readonly integration: Pick<
    IntegrationRecord,
    'clientCredentialsGrant' | 'clientId' | 'clientType' | 'id' | 'scopes' | 'state'
  > | null;
  /** The record's certificates; more do no harm. */
  readonly certificates: readonly Certificate[];
  readonly at: Date;
  /** The OAuth 2.0 feature is off in this account. */
  readonly featureDisabled?: boolean;
  /** The entity or role of the certificate is inactive. */
  readonly subjectDisabled?: boolean;
}

export interface AssertionChoices {
  /** `CHOICE-ASSERTION-LIFETIME`. Default: `up_to_60_minutes`. */
  readonly lifetime: 'under_60_minutes' | 'up_to_60_minutes';
  /** `CHOICE-ASSERTION-AUDIENCE`. Default: `suitetalk_or_restlets`. */
  readonly audience: 'suitetalk' | 'suitetalk_or_restlets';
  /** `CHOICE-ASSERTION-CLOCK`. Default: 0. */
  readonly clockToleranceSeconds: number;
}

export type AssertionCode =
  | 'algorithm_key_mismatch'
  | 'algorithm_not_supported'
  | 'algorithm_withdrawn'
  | 'audience_mismatch'
  | 'certificate_not_valid'
  | 'exp_malformed'
  | 'expired'
  | 'feature_disabled'
  | 'grant_not_enabled'
  | 'iat_malformed'
  | 'integration_blocked'
  | 'integration_unknown'
  | 'issued_in_future'
  | 'issuer_mismatch'
  | 'key_id_missing'
  | 'key_unknown'
  | 'lifetime_too_long'
  | 'public_client'
  | 'scope_invalid'
  | 'scope_not_enabled'
  | 'subject_disabled'
  | 'type_not_jwt';
