/** How a login proves who logs in, or what it is instead of a login at a page. */
export type LoginKind =
  | 'oidc'
  | 'passkey'
  | 'password'
  | 'saml'
  /** A change of role inside a session that stands already. */
  | 'role_switch'
  /** A call with a token or with user credentials: REST, RESTlet, SOAP, SuiteAnalytics Connect. */
  | 'token';

/** One saved text of the login notice. Texts are never edited: another text is another revision. */
export interface NoticeRevision {
  /** Counts from 1. */
  readonly revision: number;
  /** As entered, with its markup. */
  readonly text: string;
  /** SHA-256 of the text in UTF-8, in hexadecimal: `hashNoticeText` of `netsuite-auth-policy/crypto`. */
  readonly sha256: string;
  readonly savedAt: Date;
  /** Id of the user who saved it. */
  readonly savedBy: string;
}

/** Which text somebody has before them. A page that shows the notice keeps it, and sends it back with the click. */
export type NoticeReference = Pick<NoticeRevision, 'revision' | 'sha256'>;

/** One login. Its id is the host's, and never used for another login. */
export interface NoticeLogin {
  readonly id: string;
  readonly kind: LoginKind;
}

/** An entry of the audit trail: one user has acknowledged one text in one login (LN-7). */
export interface Acknowledgement {
  readonly loginId: string;
  /** Id of the user. */
  readonly user: string;
  /** Id of the role. */
  readonly role: string;
  /** The instant, as ISO 8601 text in UTC. */
  readonly at: string;
  readonly revision: number;
  readonly sha256: string;
  /** Address that the click came from, fit for a log line. */
  readonly address?: string;
  /** User agent that the click came from, fit for a log line. */
  readonly userAgent?: string;
}

/** How often a user meets the same text. `maxAgeDays` counts days of 24 hours, as they all are in UTC. */
export type NoticeFrequency = 'every_login' | 'once_per_text' | { readonly maxAgeDays: number };

export interface NoticeChoices {
  /** `CHOICE-NOTICE-GATED`. Default: `password`, `saml`, `oidc`, `passkey`. */
  readonly gatedLogins: readonly LoginKind[];
  /** `CHOICE-NOTICE-FREQUENCY`. Default: `every_login`. */
  readonly frequency: NoticeFrequency;
}
