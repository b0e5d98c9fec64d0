import type { Certificate } from '../certificates/index.js';
import type { IntegrationRecord } from '../records.js';
import type { Change } from './change.js';

/** An integration record in an account, by its internal id. */
export interface IntegrationKey {
  readonly account: string;
  readonly integration: string;
}

/** What a change looks at besides the record. */
export interface CertificateQuestion {
  /** The instant at which certificates count as expired or not. Absent: the change looks at none but the one in question. */
  readonly at?: Date;
  /** Id of the certificate in question, if there is one. */
  readonly certificate?: string;
}

/** What a change sees: never the whole history, which has no bound. */
export interface IntegrationState {
  readonly record: IntegrationRecord | undefined;
  /** The record's certificates that are neither revoked nor, at the instant in question, past their `validUntil`, in any order; none where there is no instant. */
  readonly certificates: readonly Certificate[];
  /** The certificate in question, in whatever record of the account and in whatever state. */
  readonly known: Certificate | undefined;
}

/** What a change makes of a record and its certificates. */
export interface IntegrationUpdate<Result> {
  /** The record to keep. A step that gives it a client id of another record of the account is rejected. */
  readonly put?: IntegrationRecord;
  /** A certificate to add. One of its id must not be in the account. */
  readonly add?: Certificate;
  /** The certificate in question is revoked at this instant; it stays in the history. */
  readonly revokedAt?: Date;
  /** What `update` is to give. */
  readonly result: Result;
}

/** A part of a record's certificates. */
export interface CertificatePage {
  readonly certificates: readonly Certificate[];
  /** Where the next part begins; absent at the end. Only the store can read it. */
  readonly next?: string;
}

/** Integration records and their certificates: one aggregate, for what a record allows decides what it may hold. */
export interface IntegrationRepository {
  /**
   * One atomic step on a record and its certificates. It also excludes every other step in the
   * account with the same certificate in question, so that one certificate never enters two records.
   */
  update<Result>(
    key: IntegrationKey,
    question: CertificateQuestion,
    change: Change<IntegrationState, IntegrationUpdate<Result>>,
  ): Promise<Result>;
  get(key: IntegrationKey): Promise<IntegrationRecord | undefined>;
  /** The record of a client id, as it comes with an OAuth request. */
  byClientId(account: string, clientId: string): Promise<IntegrationRecord | undefined>;
  /** All records of an account, in any order. */
  list(account: string): AsyncIterable<IntegrationRecord>;
  /**
   * The certificates of a record, revoked and expired ones among them, the last created first; those
   * of one instant by descending id, compared by code units. While pages are read, certificates may be
   * added and revoked; every one that was there when reading began comes once.
   */
  certificates(
    key: IntegrationKey,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<CertificatePage>;
}
