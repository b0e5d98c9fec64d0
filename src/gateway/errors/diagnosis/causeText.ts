import type { RuleId } from '../../../core/decision.js';

/** Something that is not known yet, by its place in the facts. `record.grants` stands for the boxes of both grants of OAuth 2.0. */
export type EvidenceName =
  | 'detail'
  | 'record'
  | `record.${'createdIn' | 'grants' | 'origin' | 'scopes' | 'state' | 'tba' | 'tbaSince' | 'userCredentials'}`
  | `request.${'authentication' | 'host' | 'nonce' | 'realm' | 'restletCreatedIn' | 'signatureMethod' | 'soapEndpoint' | 'target' | 'timestamp'}`
  | `role.${'designated2fa' | 'inactive' | 'permissions' | 'webServicesOnly'}`;

/** What is said of a cause. */
export interface CauseText {
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** What settles it, besides the Detail. Empty if nothing that a client or an administrator can look up does. */
  readonly evidence: readonly EvidenceName[];
  /** The names that Oracle documents for it. */
  readonly names: readonly string[];
  /** Other names that it may hide behind, so that they do not rule it out. */
  readonly hidesBehind?: readonly string[];
  /** The cause, in a whole sentence. */
  readonly message: string;
  /** Where to look, in a whole sentence. */
  readonly check: string;
  /** What to change, in a whole sentence. */
  readonly fix: string;
}

/** What a request to or for the wrong account may hide behind: that account has neither its keys nor its tokens. */
export const WRONG_ACCOUNT: readonly string[] = [
  'InvalidSignature',
  'consumer_key_unknown',
  'UnknownIntegration',
  'token_rejected',
  'InvalidIntegration',
  'InvalidIssuer',
  'invalid_token',
];

/** The error values with which the endpoints of OAuth 2.0 may hide a record, a role or a feature that is not to be used. */
export const TOKEN_ENDPOINT = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
] as const;
