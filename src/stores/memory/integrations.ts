import type { Certificate } from '../../certificates/index.js';
import { constant } from '../../decision.js';
import type { IntegrationRecord } from '../../records.js';
import type { Change } from '../change.js';
import type {
  CertificatePage,
  CertificateQuestion,
  IntegrationKey,
  IntegrationRepository,
  IntegrationState,
  IntegrationUpdate,
} from '../integrations.js';
import { ensured } from './ensured.js';
import { StoreError } from './error.js';
import { isPending } from './pending.js';
import { insert, placeIn } from './sorted.js';

/** A record and its certificates. */
interface Aggregate {
  record: IntegrationRecord | undefined;
  /** Those that are not revoked, expired ones among them, by ascending end of validity. */
  unrevoked: Certificate[];
  /** By ascending {@link placeOf}. */
  history: Certificate[];
  /** Counts the steps that have changed it. */
  version: number;
}

/** What one account holds. */
interface Account {
  readonly aggregates: Map<string, Aggregate>;
  readonly integrationsByClientId: Map<string, string>;
  readonly certificates: Map<string, Certificate>;
}

/** Dates can be changed even in a frozen object, so certificates are copied on their way in and out. */
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

/** Orders certificates by creation, then id; the mark at which a page ends. */
function placeOf({ createdAt, id }: Certificate): string {
  return `${createdAt.toISOString()} ${id}`;
}

function fresh(): Aggregate {
  return { record: undefined, unrevoked: [], history: [], version: 0 };
}

function newAccount(): Account {
  return { aggregates: new Map(), integrationsByClientId: new Map(), certificates: new Map() };
}

/** Integration records in memory. Records are frozen, so they are handed out as they are. */
export class MemoryIntegrations implements IntegrationRepository {
  readonly #accounts = new Map<string, Account>();

  async update<Result>(
    key: IntegrationKey,
    question: CertificateQuestion,
    change: Change<IntegrationState, IntegrationUpdate<Result>>,
  ): Promise<Result> {
    const account = ensured(this.#accounts, key.account, newAccount);
    for (;;) {
      const aggregate = account.aggregates.get(key.integration) ?? fresh();
      const { version } = aggregate;
      const known =
        question.certificate === undefined ? undefined : account.certificates.get(question.certificate);
      const answer = change({
        record: aggregate.record,
        certificates: question.at === undefined ? [] : unexpired(aggregate.unrevoked, question.at).map(copy),
        known: known && copy(known),
      });
      const update = isPending(answer) ? await answer : answer;
      const isCurrent =
        (account.aggregates.get(key.integration)?.version ?? 0) === version &&
        (question.certificate === undefined || account.certificates.get(question.certificate) === known);
      if (!isCurrent) continue;
      keep(account, key.integration, aggregate, known, update);
      return update.result;
    }
  }

  async get({ account, integration }: IntegrationKey): Promise<IntegrationRecord | undefined> {
    return this.#accounts.get(account)?.aggregates.get(integration)?.record;
  }

  async byClientId(account: string, clientId: string): Promise<IntegrationRecord | undefined> {
    const integration = this.#accounts.get(account)?.integrationsByClientId.get(clientId);
    return integration === undefined ? undefined : this.get({ account, integration });
  }

  async *list(account: string): AsyncGenerator<IntegrationRecord, void, undefined> {
    for (const { record } of this.#accounts.get(account)?.aggregates.values() ?? []) {
      if (record !== undefined) yield record;
    }
  }

  async certificates(
    { account, integration }: IntegrationKey,
    { limit, after }: { readonly limit: number; readonly after?: string },
  ): Promise<CertificatePage> {
    const history = this.#accounts.get(account)?.aggregates.get(integration)?.history ?? [];
    const end = after === undefined ? history.length : placeIn(history, (one) => placeOf(one) < after);
    const start = Math.max(0, end - limit);
    const certificates = history.slice(start, end).reverse().map(copy);
    const last = certificates.at(-1);
    return start === 0 || last === undefined ? { certificates } : { certificates, next: placeOf(last) };
  }
}

/** One whose end cannot be read never ends, so that it stays among those that are looked at. */
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
  integration: string,
  aggregate: Aggregate,
  known: Certificate | undefined,
  { put, add, revokedAt }: IntegrationUpdate<unknown>,
): void {
  const record = put && constant(structuredClone(put));
  const added = add && { certificate: copy(add), place: placeOf(add) };
  const revoked = known && revokedAt && { ...known, revokedAt: new Date(revokedAt) };
  const holder = record && account.integrationsByClientId.get(record.clientId);
  if (holder !== undefined && holder !== integration) throw new StoreError('client_id_taken');
  if (added && account.certificates.has(added.certificate.id)) throw new StoreError('certificate_taken');

  if (record) {
    account.aggregates.set(integration, aggregate);
    if (aggregate.record) account.integrationsByClientId.delete(aggregate.record.clientId);
    account.integrationsByClientId.set(record.clientId, integration);
    aggregate.record = record;
    aggregate.version += 1;
  }
  if (revoked) revoke(account, known, revoked);
  if (added) {
    account.aggregates.set(integration, aggregate);
    addTo(account, aggregate, added.certificate, added.place);
  }
}

function addTo(account: Account, aggregate: Aggregate, certificate: Certificate, place: string): void {
  account.certificates.set(certificate.id, certificate);
  insert(aggregate.history, certificate, (one) => placeOf(one) < place);
  if (certificate.revokedAt === undefined) {
    insert(aggregate.unrevoked, certificate, (one) => endOf(one) < endOf(certificate));
  }
  aggregate.version += 1;
}

function revoke(account: Account, known: Certificate, revoked: Certificate): void {
  const aggregate = account.aggregates.get(known.integration);
  if (aggregate === undefined) return;
  const { unrevoked, history } = aggregate;
  const place = placeOf(known);
  account.certificates.set(known.id, revoked);
  history[placeIn(history, (one) => placeOf(one) < place)] = revoked;
  unrevoked.splice(unrevoked.indexOf(known), known.revokedAt === undefined ? 1 : 0);
  aggregate.version += 1;
}
