import type { Certificate } from '../certificates/index.js';
import type { IntegrationRecord } from '../core/records.js';
import type { Change } from './atomicChange.js';

/** Names one integration record of one account. */
export interface IntegrationKey {
  /** The account. */
  readonly accountId: string;
  /** Internal id of the integration record, as text. */
  readonly integrationId: string;
}

/** Which certificates a change wants to see. */
export interface CertificateQuestion {
  /** The instant that tells expired certificates from others. Without it, the change sees no certificate but the one in question. */
  readonly at?: Date;
  /** Id of the certificate in question, if there is one. */
  readonly certificateId?: string;
  /** The key in question, if there is one: the `spkiFingerprint` of certificates. */
  readonly spkiFingerprint?: string;
}

/** What a change sees. It never sees the whole history, which grows without limit. */
export interface IntegrationState {
  /** The record, or `undefined` if the account has no record with this id. */
  readonly integration: IntegrationRecord | undefined;
  /** The record's certificates that are neither revoked nor, at the instant of the question, past their `validUntil`; in any order. Without an instant, none. */
  readonly certificates: readonly Certificate[];
  /** The certificate in question, in whatever state and whichever record of the account has it. */
  readonly known: Certificate | undefined;
  /**
   * A revoked certificate with the key in question, whichever record of the account has it; one that has expired since
   * counts as well. If there are several, any of them.
   */
  readonly revokedWithSameKey: Certificate | undefined;
}

/** What a change makes of a record and its certificates. */
export interface IntegrationUpdate<Result> {
  /** The record to keep. If another record of the account has its client ID, the step is rejected. */
  readonly put?: IntegrationRecord;
  /** A certificate to add. If the account already has a certificate with its id, the step is rejected. */
  readonly add?: Certificate;
  /** The instant at which the certificate in question is revoked. It stays in the history. */
  readonly revokedAt?: Date;
  /** What `update` is to give. */
  readonly result: Result;
}

/** Which part of a record's certificates is wanted. */
export interface CertificatePageRequest {
  /** How many certificates the page may hold. */
  readonly limit: number;
  /** The `next` of the page before. Without it, reading begins at the newest certificate. */
  readonly after?: string;
}

/** A part of a record's certificates. */
export interface CertificatePage {
  /** The certificates of this page. */
  readonly certificates: readonly Certificate[];
  /** Where the next page begins, in a form that only the store understands. Absent on the last page. */
  readonly next?: string;
}

/** Integration records and their certificates. They belong together, because what a record allows decides which certificates it may have. */
export interface IntegrationRepository {
  /**
   * One atomic step on a record and its certificates. It also excludes every other step of the
   * account on the same certificate in question, so that one certificate never enters two records.
   *
   * @param key - The record.
   * @param question - Which certificates the change wants to see.
   * @param change - Decides what is kept.
   * @returns The `result` of the change.
   */
  update<Result>(
    key: IntegrationKey,
    question: CertificateQuestion,
    change: Change<IntegrationState, IntegrationUpdate<Result>>,
  ): Promise<Result>;
  /**
   * Reads one record.
   *
   * @param key - The record.
   * @returns The record, or `undefined` if there is none.
   */
  get(key: IntegrationKey): Promise<IntegrationRecord | undefined>;
  /**
   * Finds the record that has a client ID, which is what an OAuth request carries.
   *
   * @param accountId - The account.
   * @param clientId - The client ID.
   * @returns The record, or `undefined` if no record of the account has this client ID now.
   */
  byClientId(accountId: string, clientId: string): Promise<IntegrationRecord | undefined>;
  /**
   * Reads all records of an account, in any order.
   *
   * @param accountId - The account.
   */
  list(accountId: string): AsyncIterable<IntegrationRecord>;
  /**
   * Reads the certificates of a record, including revoked and expired ones: newest first by creation; those
   * of one instant by descending id, compared by code units. Certificates may be added and revoked
   * between pages: every one that was there when reading began is given exactly once.
   *
   * @param key - The record.
   * @param page - Which part is wanted.
   */
  certificates(key: IntegrationKey, page: CertificatePageRequest): Promise<CertificatePage>;
}
