import type { Channel, IntegrationRecord, RolePermissions } from '../../core/records.js';
import type { AnyRelease } from '../../core/release.js';
import type { OAuth2Grant } from '../../integrations/index.js';
import type { ApiRequest } from './request.js';

/** The fields of an integration record that its requests to APIs are judged by. */
export type ApiIntegration = Pick<
  IntegrationRecord,
  OAuth2Grant | 'createdIn' | 'origin' | 'scopes' | 'state' | 'tba' | 'tbaSince' | 'userCredentials'
>;

/** What an access token stands for. */
export interface ApiToken {
  /** The scopes that it was issued for. */
  readonly scopes: readonly string[];
  /** The role that it was issued for, as it is now. */
  readonly role: RolePermissions;
}

/** A request to an API, and what the host knows of it. What is not given counts against the request. */
export interface ApiUseFacts {
  /** What {@link classifyApiRequest} tells about the request. */
  readonly request: ApiRequest;
  /**
   * The integration record that {@link applicationOf} leads to, or that the access token was issued for; `null` if
   * there is none.
   */
  readonly integration?: ApiIntegration | null;
  /** The access token, checked by the host; `null` if it is not valid. */
  readonly token?: ApiToken | null;
  /** Whether the session of the cookie exists and has not ended. */
  readonly sessionLive?: boolean;
  /** Whether the role of the user credentials, also of those for a token, or of the SOAP session requires two-factor authentication. */
  readonly role2faRequired?: boolean;
  /** Release in which the RESTlet was created. */
  readonly restletCreatedIn?: AnyRelease;
  /** What the host found in the SOAP message. It counts in place of the cookie. */
  readonly soapAuthentication?: 'nlauth' | 'tba';
  /** What the token will be used on, if the request asks for a TBA token. */
  readonly tokenFor?: Channel;
}
