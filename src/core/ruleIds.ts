/**
 * The ids of the catalogue, by the module whose `rules.ts` or `choices.ts` states them. The compiler demands a
 * text for each of them there, and takes no other id anywhere.
 *
 * @module
 */

/** Ids of rules. */
export interface RuleIds {
  /** Releases. */
  core: `REL-${1 | 3}`;
  /** The login notice and the Login Audit Trail. */
  loginNotice: `LN-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | `LAT-${2 | 3 | 5 | 6}`;
  /** Certificates of the client credentials grant. */
  certificates:
    | `CERT-${1 | 2 | 3 | 4 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 16 | 17 | 18 | 26 | 27 | 28 | 29}`
    | 'CLI-1';
  /** Client assertions. */
  clientAssertion: `CERT-${19 | 20 | 21 | 22 | 24 | 25}`;
  /** Who may call the rotation endpoint, and what it takes and gives. */
  rotation: `ROT-${1 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12 | 15 | 17 | 18 | 19}` | 'CERT-15';
  /** Redirect URIs. */
  redirectUris:
    | `URI-${1 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12 | 15}`
    | `R${1 | 2 | 4 | 5 | 7 | 8 | 9 | 10 | 11 | 12 | 14 | 15 | 16 | 17}`;
  /** Sessions and two-factor authentication. */
  sessions:
    | `SES-${1 | 2 | 3 | 4 | 7 | 8 | 9 | 10 | 11 | 12}`
    | `2FA-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
    | `S${1 | 2 | 3 | 5 | 6}`;
  /** PKCE. */
  pkcePolicy: `PK-${5 | 6 | 7 | 12 | 21 | 22}` | `P${1 | 2 | 3 | 4 | 6 | 7 | 8 | 9 | 10}`;
  /** The end of TBA, SOAP and NLAuth. */
  tbaDeprecation:
    | `TBA-${1 | 2 | 3 | 4 | 5 | 6 | 8 | 9 | 10 | 12 | 13 | 14 | 15 | 16 | 18 | 19}`
    | `SOAP-${1 | 3 | 4 | 5 | 6}`;
  /** The integration record. */
  integrations: `IR-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 9 | 10 | 11}` | 'TBA-21' | 'CON-1' | 'MCP-4' | 'OIDC-1';
  /** Steps on stores. */
  useCases: 'S4';
  /** Requests to APIs. */
  api: 'TBA-20' | 'PK-15' | `MCP-${1 | 2 | 3}`;
  /** The authorization endpoint. */
  authorize: `PK-${1 | 2 | 3 | 4 | 8 | 9 | 13}` | `A${1 | 2}`;
  /** The token endpoint. */
  token: `PK-${10 | 11 | 14 | 16 | 17 | 18 | 19 | 20}` | 'CERT-23';
  /** The rotation endpoint as it is served. */
  rotationEndpoint: `ROT-${2 | 10 | 11 | 13}`;
  /** Errors explained. */
  errors: 'TBA-17' | `ERR-${1 | 2 | 3}`;
}

/** Ids of choices. */
export interface ChoiceIds {
  /** Releases. */
  core: 'CHOICE-RELEASE-RANGE' | 'CHOICE-ACCOUNT-ID';
  /** The login notice and the Login Audit Trail. */
  loginNotice:
    | 'CHOICE-NOTICE-GATED'
    | 'CHOICE-NOTICE-FREQUENCY'
    | 'CHOICE-NOTICE-BLANK'
    | 'CHOICE-NOTICE-MARKUP'
    | 'CHOICE-NOTICE-INVISIBLE'
    | 'CHOICE-NOTICE-CHANGED'
    | 'CHOICE-NOTICE-SAME-TEXT'
    | 'CHOICE-NOTICE-LOG-TEXT'
    | 'CHOICE-NOTICE-INACTIVE-ROLE';
  /** Certificates of the client credentials grant. */
  certificates:
    | 'CHOICE-CERT-OVER-CAP'
    | 'CHOICE-CERT-NOT-YET-VALID'
    | 'CHOICE-CERT-TWO-YEARS'
    | 'CHOICE-CERT-AGAIN'
    | 'CHOICE-CERT-EXPIRED'
    | 'CHOICE-CERT-REVOKED-KEY'
    | 'CHOICE-CERT-RSA-PSS'
    | 'CHOICE-CERT-REVOKE-AGAIN'
    | 'CHOICE-CERT-REVOKE-EXPIRED'
    | 'CHOICE-CERT-ROTATION';
  /** Client assertions. */
  clientAssertion: `CHOICE-ASSERTION-${'LIFETIME' | 'AUDIENCE' | 'CLOCK' | 'CLAIMS' | 'JTI'}`;
  /** Who may call the rotation endpoint, and what it takes and gives. */
  rotation: 'CHOICE-ROTATION-LISTING';
  /** Redirect URIs. */
  redirectUris:
    | 'CHOICE-REDIRECT-FRAGMENT'
    | 'CHOICE-REDIRECT-LENGTH'
    | 'CHOICE-REDIRECT-COUNT'
    | 'CHOICE-REDIRECT-ATTACKS'
    | 'CHOICE-REDIRECT-REWRITING'
    | 'CHOICE-REDIRECT-SCHEME'
    | 'CHOICE-REDIRECT-LOOPBACK'
    | 'CHOICE-REDIRECT-MISSING'
    | 'CHOICE-REDIRECT-REGISTRATION';
  /** Sessions and two-factor authentication. */
  sessions:
    | 'CHOICE-SESSION-OVERFLOW'
    | 'CHOICE-SESSION-LOWERED'
    | 'CHOICE-SAML-2FA'
    | 'CHOICE-SESSION-NO-ROLES'
    | 'CHOICE-SESSION-INACTIVE-ROLES'
    | 'CHOICE-SESSION-DATE'
    | 'CHOICE-SESSION-BOUNDARY'
    | 'CHOICE-SESSION-NO-TIMEOUT'
    | 'CHOICE-SESSION-IDLE-INVALID'
    | 'CHOICE-SESSION-ROLE-UNKNOWN'
    | 'CHOICE-SESSION-ROLE-GONE'
    | 'CHOICE-SESSION-ADMIN-CARDS'
    | 'CHOICE-2FA-ISSUE-TOKEN';
  /** PKCE. */
  pkcePolicy: `CHOICE-PKCE-${'NEW' | 'SCOPE' | 'VERIFIER-ERROR'}`;
  /** The end of TBA, SOAP and NLAuth. */
  tbaDeprecation:
    | 'CHOICE-TBA-NEW'
    | 'CHOICE-TBA-LATE-BOX'
    | 'CHOICE-TBA-INSTALLED'
    | 'CHOICE-TBA-TOKEN'
    | 'CHOICE-TBA-CONNECT'
    | 'CHOICE-TBA-END'
    | 'CHOICE-RESTLET-CREDENTIALS'
    | 'CHOICE-SOAP-MATRIX';
  /** The integration record. */
  integrations: 'CHOICE-TBA-MODIFY' | 'CHOICE-CREDENTIALS-LATE-BOX' | 'CHOICE-CONSUMER-RESET';
  /** A login as a whole. */
  login: 'CHOICE-LOGIN-ORDER';
  /** Steps on stores. */
  useCases: 'CHOICE-ASSERTION-REPLAY';
  /** Requests to APIs. */
  api:
    | 'CHOICE-API-UNKNOWN'
    | 'CHOICE-API-HEADER'
    | 'CHOICE-API-COOKIE'
    | 'CHOICE-API-SESSION'
    | 'CHOICE-API-SOAP'
    | 'CHOICE-API-STATUS'
    | 'CHOICE-MCP-FULL-ROLE';
  /** The authorization endpoint. */
  authorize:
    | 'CHOICE-PARAMETER-REPEATED'
    | 'CHOICE-AUTHORIZE-BLOCKED'
    | 'CHOICE-AUTHORIZE-ORDER'
    | 'CHOICE-AUTHORIZE-STATE'
    | 'CHOICE-ISSUER';
  /** The token endpoint. */
  token:
    | 'CHOICE-CODE-LIFETIME'
    | 'CHOICE-CODE-ENDS'
    | 'CHOICE-TOKEN-CLIENT-ID'
    | 'CHOICE-TOKEN-GRANT-TYPE'
    | 'CHOICE-TOKEN-LENGTH'
    | 'CHOICE-TOKEN-STATUS'
    | 'CHOICE-REFRESH-REUSE'
    | 'CHOICE-REFRESH-SETTINGS';
  /** The rotation endpoint as it is served. */
  rotationEndpoint:
    | 'CHOICE-ROTATION-STATUS'
    | 'CHOICE-ROTATION-OWN'
    | 'CHOICE-ROTATION-BODY'
    | 'CHOICE-ROTATION-LAST-DAY';
}

/** Id of a choice, by which answers say that they leaned on it. */
export type ChoiceId = ChoiceIds[keyof ChoiceIds];

/** Id of a rule or a choice in the catalogue (`netsuite-auth-policy/rules`), where its text and source stand. */
export type RuleId = ChoiceId | RuleIds[keyof RuleIds];
