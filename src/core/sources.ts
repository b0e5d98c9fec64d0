/**
 * Where rules are written. Each page stands here once.
 *
 * @module
 */

/** Where a rule is written. */
export interface Source {
  /** Name of the page, or the page's id in Oracle's help. */
  readonly page: string;
  /** Its address. */
  readonly url: string;
}

/** A page of Oracle's help by its id. */
/* @__NO_SIDE_EFFECTS__ */
function help(page: string): Source {
  return { page, url: `https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/${page}.html` };
}

/** The release note on authentication of one release. Its page shows that of the newest release. */
/* @__NO_SIDE_EFFECTS__ */
export function releaseNote(release: string): Source {
  return { ...help('section_158921905537'), page: `Authentication, release note of ${release}` };
}

/** A section of an RFC. */
/* @__NO_SIDE_EFFECTS__ */
export function rfc(number: number, section: string): Source {
  return {
    page: `RFC ${number} section ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

// The pages of Oracle's help, by what they are about.
export const ACCESS_TOKEN_ERRORS: Source = help('subsect_158324637123');
export const ACKNOWLEDGING_NOTICES: Source = help('article_87165101013');
export const API_CONCURRENCY: Source = help('bridgehead_1502455060');
export const AUTHENTICATION_RELEASE_NOTE: Source = help('section_158921905537');
export const AUTHORIZATION_AUDIT_DETAILS: Source = help('subsect_158711892221');
export const AUTHORIZATION_ERRORS: Source = help('subsect_158521823069');
export const AUTHORIZATION_REQUEST: Source = help('section_158081944642');
export const AUTHORIZED_APPLICATIONS: Source = help('section_157960925955');
export const AUTO_INSTALLATION: Source = help('section_4429293934');
export const CERTIFICATE_MAPPING: Source = help('subsect_162755332391');
export const CERTIFICATE_ROTATION: Source = help('article_92130837826');
export const CLIENT_ASSERTION: Source = help('section_162790605110');
export const CLIENT_CREDENTIALS_REQUEST: Source = help('section_162755359851');
export const CLIENT_CREDENTIALS_SETUP: Source = help('section_162686838198');
export const CREATE_CERTIFICATE: Source = help('article_0209112025');
export const DESIGNATING_TWO_FACTOR_ROLES: Source = help('section_N328126');
export const INTEGRATION_RECORD: Source = help('bridgehead_4249032125');
export const INTEGRATION_RECORDS: Source = help('section_4389727047');
export const ISSUE_TOKEN_TWO_FACTOR: Source = help('section_1546447142');
export const LIST_CERTIFICATES: Source = help('article_11111634165');
export const LOGIN_AUDIT_TRAIL: Source = help('section_1548084502');
export const LOGIN_NOTIFICATION: Source = help('section_56135727646');
export const MANAGING_INTEGRATION_RECORDS: Source = help('section_4393879073');
export const MANDATORY_TWO_FACTOR: Source = help('section_1532968056');
export const MULTIPLE_SESSIONS: Source = help('section_67135625265');
export const NEW_FEATURES: Source = help('article_72152418635');
export const OAUTH2_AUDIT_TRAIL: Source = help('section_158323851171');
export const OAUTH2_INTEGRATION_RECORD: Source = help('section_157771733782');
export const OAUTH2_OVERVIEW: Source = help('chapter_157769826287');
export const OAUTH2_PERMISSIONS: Source = help('section_157771510070');
export const PASSKEYS_AS_SECOND_FACTOR: Source = help('article_0624120652');
export const QUALIFYING_FOR_SESSIONS: Source = help('article_0804023640');
export const REFRESH_REQUEST: Source = help('section_158082518856');
export const RELEASES: Source = help('chapter_N3944673');
export const REMOVING_INTEGRATION_RECORDS: Source = help('section_4429221557');
export const RESOURCE_ERRORS: Source = help('subsect_158521885412');
export const RESTLET_AUTHENTICATION: Source = help('section_4623992425');
export const REVOKE_CERTIFICATE: Source = help('article_0209112818');
export const REVOKE_REQUEST: Source = help('section_161071224088');
export const SCRIPTED_SIGNING: Source = help('section_0312092212');
export const SESSIONS_IN_ACCOUNTS: Source = help('section_1534881956');
export const SESSIONS_IN_BROWSERS: Source = help('section_1534882691');
export const SESSION_TYPES: Source = help('section_1534882804');
export const SOAP_FAQ: Source = help('article_2104046421');
export const SOAP_VERSIONS: Source = help('section_N3418621');
export const TBA_END_OF_SUPPORT: Source = help('section_0525020842');
export const TBA_ERRORS: Source = help('subsect_156935170194');
export const TBA_INVENTORY: Source = help('section_0525022007');
export const TBA_PERMISSIONS: Source = help('bridgehead_4248124361');
export const TBA_REPLACEMENT: Source = help('section_0525032151');
export const TBA_TOKENS_IN_OTHER_ACCOUNTS: Source = help('section_1515141510');
export const TBA_TO_OAUTH2: Source = help('section_157771863841');
export const TOKEN_ERRORS: Source = help('subsect_158521832417');
export const TOKEN_REQUEST: Source = help('section_158081952044');
export const TWO_FACTOR_PERMISSIONS: Source = help('section_1515446005');
export const TWO_FACTOR_SETUP: Source = help('section_1535124947');
export const USING_TWO_FACTOR: Source = help('section_4410552915');
