import type { Certificate } from '../../certificates/index.js';
import { constant } from '../../core/decision.js';
import { isAbsent } from '../../core/facts.js';
import type { IntegrationRecord } from '../../core/records.js';
import type { Change } from '../atomicChange.js';
import type {
  CertificatePage,
  CertificatePageRequest,
  CertificateQuestion,
  IntegrationKey,
  IntegrationRepository,
  IntegrationState,
  IntegrationUpdate,
} from '../integrations.js';
import { getOrCreate } from './getOrCreate.js';
import { isPromise } from './isPromise.js';
import { insert, placeIn } from './sortedList.js';
import { StoreError } from './storeError.js';

/** A record and its certificates. */
interface Aggregate {
  /** The record, once there is one. */
  integration: IntegrationRecord | undefined;
  /** The certificates that are not revoked, including expired ones, by ascending end of validity. */
  unrevoked: Certificate[];
  /** Every certificate, by ascending {@link sortKeyOf}. */
  history: Certificate[];
  /** Counts the changes that were kept. */
  version: number;
}

/** What one account holds. */
interface Account {
  /** Records and their certificates, by the id of the record. */
  readonly aggregates: Map<string, Aggregate>;
  /** Ids of records, by client ID. */
  readonly idsByClientId: Map<string, string>;
  /** Certificates of all records, by their own id. */
  readonly certificates: Map<string, Certificate>;
  /** A revoked certificate of each key that one has, by the fingerprint of the key. */
  readonly revokedByKey: Map<string, Certificate>;
}

/** Even a frozen object has dates that can be changed, so certificates are copied on their way in and out. */
function copy(certificate: Certificate): Certificate {
  const { key, createdAt, revokedAt, validFrom, validUntil } = certificate;
  return {
    ...certificate,
    key: { ...key },
    validFrom: new Date(validFrom),
    validUntil: new Date(validUntil),
    createdAt: new Date(createdAt),
    ...(revokedAt && { revokedAt: new Date(revokedAt) }),
  };
}

/** What certificates are ordered by: creation, then id. It also marks the end of a page. */
function sortKeyOf({ createdAt, id }: Certificate): string {
  return `${createdAt.toISOString()} ${id}`;
}

function fresh(): Aggregate {
  return { integration: undefined, unrevoked: [], history: [], version: 0 };
}

function newAccount(): Account {
  return {
    aggregates: new Map(),
    idsByClientId: new Map(),
    certificates: new Map(),
    revokedByKey: new Map(),
  };
}

/** Integration records in memory. Records are frozen, so they are handed out as they are. */
export class MemoryIntegrations implements IntegrationRepository {
  readonly #accounts = new Map<string, Account>();

  async update<Result>(
    key: IntegrationKey,
    question: CertificateQuestion,
    change: Change<IntegrationState, IntegrationUpdate<Result>>,
  ): Promise<Result> {
    const { integrationId } = key;
    const { at, certificateId, spkiFingerprint } = question;
    const account = getOrCreate(this.#accounts, key.accountId, newAccount);
    const inQuestion = () =>
      certificateId === undefined ? undefined : account.certificates.get(certificateId);
    for (;;) {
      const aggregate = account.aggregates.get(integrationId) ?? fresh();
      const { version } = aggregate;
      const known = inQuestion();
      const revoked = spkiFingerprint === undefined ? undefined : account.revokedByKey.get(spkiFingerprint);
      const answer = change({
        integration: aggregate.integration,
        certificates: at === undefined ? [] : unexpired(aggregate.unrevoked, at).map(copy),
        known: known && copy(known),
        revokedWithSameKey: revoked && copy(revoked),
      });
      const update = isPromise(answer) ? await answer : answer;
      const isCurrent =
        (account.aggregates.get(integrationId)?.version ?? 0) === version && inQuestion() === known;
      if (!isCurrent) continue;
      keep(account, integrationId, aggregate, known, update);
      return update.result;
    }
  }

  async get({ accountId, integrationId }: IntegrationKey): Promise<IntegrationRecord | undefined> {
    return this.#accounts.get(accountId)?.aggregates.get(integrationId)?.integration;
  }

  async byClientId(accountId: string, clientId: string): Promise<IntegrationRecord | undefined> {
    const integrationId = this.#accounts.get(accountId)?.idsByClientId.get(clientId);
    return integrationId === undefined ? undefined : this.get({ accountId, integrationId });
  }

  async *list(accountId: string): AsyncGenerator<IntegrationRecord, void, undefined> {
    for (const { integration } of this.#accounts.get(accountId)?.aggregates.values() ?? []) {
      if (integration !== undefined) yield integration;
    }
  }

  async certificates(
    { accountId, integrationId }: IntegrationKey,
    { limit, after }: CertificatePageRequest,
  ): Promise<CertificatePage> {
    const history = this.#accounts.get(accountId)?.aggregates.get(integrationId)?.history ?? [];
    const end = after === undefined ? history.length : placeIn(history, (one) => sortKeyOf(one) < after);
    const start = Math.max(0, end - limit);
    const certificates = history.slice(start, end).reverse().map(copy);
    const last = certificates.at(-1);
    return start === 0 || last === undefined ? { certificates } : { certificates, next: sortKeyOf(last) };
  }
}

/** A certificate whose end is an invalid date never ends, so that a change always sees it. */
function endOf({ validUntil }: Certificate): number {
  const end = validUntil.getTime();
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

function unexpired(unrevoked: readonly Certificate[], at: Date): Certificate[] {
  return unrevoked.slice(placeIn(unrevoked, (one) => endOf(one) < at.getTime()));
}

/** Keeps what a change gave, or throws before anything is kept. */
function keep(
  account: Account,
  integrationId: string,
  aggregate: Aggregate,
  known: Certificate | undefined,
  { put, add, revokedAt }: IntegrationUpdate<unknown>,
): void {
  const integration = put && constant(structuredClone(put));
  const added = add && { certificate: copy(add), place: sortKeyOf(add) };
  const revoked = known && revokedAt && { ...known, revokedAt: new Date(revokedAt) };
  const holder = integration && account.idsByClientId.get(integration.clientId);
  if (holder !== undefined && holder !== integrationId) throw new StoreError('client_id_taken');
  if (added && account.certificates.has(added.certificate.id)) throw new StoreError('certificate_taken');

  if (integration) {
    account.aggregates.set(integrationId, aggregate);
    if (aggregate.integration) account.idsByClientId.delete(aggregate.integration.clientId);
    account.idsByClientId.set(integration.clientId, integrationId);
    aggregate.integration = integration;
    aggregate.version += 1;
  }
  if (revoked) revoke(account, known, revoked);
  if (added) {
    account.aggregates.set(integrationId, aggregate);
    addTo(account, aggregate, added.certificate, added.place);
  }
}

function addTo(account: Account, aggregate: Aggregate, certificate: Certificate, place: string): void {
  account.certificates.set(certificate.id, certificate);
  insert(aggregate.history, certificate, (one) => sortKeyOf(one) < place);
  if (isAbsent(certificate.revokedAt)) {
    insert(aggregate.unrevoked, certificate, (one) => endOf(one) < endOf(certificate));
  } else {
    keepRevokedKey(account, certificate);
  }
  aggregate.version += 1;
}

function keepRevokedKey({ revokedByKey }: Account, revoked: Certificate): void {
  if (!isAbsent(revoked.spkiFingerprint)) revokedByKey.set(revoked.spkiFingerprint, revoked);
}

function revoke(account: Account, known: Certificate, revoked: Certificate): void {
  const aggregate = account.aggregates.get(known.integrationId);
  if (aggregate === undefined) return;
  const { unrevoked, history } = aggregate;
  const place = sortKeyOf(known);
  account.certificates.set(known.id, revoked);
  keepRevokedKey(account, revoked);
  history[placeIn(history, (one) => sortKeyOf(one) < place)] = revoked;
  unrevoked.splice(unrevoked.indexOf(known), isAbsent(known.revokedAt) ? 1 : 0);
  aggregate.version += 1;
}
