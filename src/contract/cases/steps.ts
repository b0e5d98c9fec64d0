import type { Certificate } from '../../certificates/index.js';
import type {
  AuditEntry,
  AuditFilter,
  CertificatePage,
  IntegrationKey,
  IntegrationUpdate,
  SessionUpdate,
  UserKey,
} from '../../stores/index.js';
import type { Bench } from '../case.js';
import { all, expectThat } from '../expectations.js';
import { instant, record } from '../samples.js';

/** Makes one step on a user's sessions. */
export function keep(bench: Bench, key: UserKey, update: Omit<SessionUpdate<null>, 'result'>): Promise<null> {
  return bench.host(0).sessions.update(key, () => ({ ...update, result: null }));
}

/** Ids of a user's sessions, in order. */
export async function ids(bench: Bench, key: UserKey): Promise<string[]> {
  return (await bench.host(1).sessions.list(key)).map(({ id }) => id).toSorted();
}

/** Makes one step on a record, with a certificate in question if one is named. */
export function keepRecord(
  bench: Bench,
  key: IntegrationKey,
  update: Omit<IntegrationUpdate<null>, 'result'>,
  certificateId: string | undefined = update.add?.id,
): Promise<null> {
  const question = certificateId === undefined ? {} : { at: instant(), certificateId };
  return bench.host(0).integrations.update(key, question, () => ({ ...update, result: null }));
}

/** Ids of an account's records, in order. */
export async function idsOf(bench: Bench, accountId: string): Promise<string[]> {
  return (await all(bench.host(1).integrations.list(accountId))).map(({ id }) => id).toSorted();
}

/** A record without certificates. */
export async function emptyRecord(bench: Bench, id = '7'): Promise<IntegrationKey> {
  const key = { accountId: bench.accountId, integrationId: id };
  await keepRecord(bench, key, { put: record(id) });
  return key;
}

/** What a change sees of the certificates. */
export async function seenBy(
  bench: Bench,
  key: IntegrationKey,
  certificateId?: string,
  at: Date = instant(),
): Promise<{ readonly active: readonly string[]; readonly known: Certificate | undefined }> {
  const question = certificateId === undefined ? { at } : { at, certificateId };
  const state = await bench.host(1).integrations.update(key, question, (seen) => ({ result: seen }));
  return { active: state.certificates.map(({ id }) => id).toSorted(), known: state.known };
}

/** The certificates of all pages, read one after the other. */
export async function history(
  bench: Bench,
  key: IntegrationKey,
  limit = 100,
  between?: (page: CertificatePage) => Promise<void>,
): Promise<Certificate[]> {
  const found: Certificate[] = [];
  let after: string | undefined;
  do {
    const page = await bench
      .host(1)
      .integrations.certificates(key, { limit, ...(after !== undefined && { after }) });
    const count = page.certificates.length;
    expectThat(count <= limit, `A page of at most ${limit} certificates has ${count}.`);
    found.push(...page.certificates);
    expectThat(found.length <= 2000, 'The pages do not end.');
    await between?.(page);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Appends entries, one after the other. */
export async function append(
  bench: Bench,
  entries: readonly AuditEntry[],
  accountId: string = bench.accountId,
): Promise<void> {
  for (const entry of entries) await bench.host(0).auditTrail.append(accountId, entry);
}

/** Ids of the entries that meet a filter, in the order in which they are given. */
export async function found(
  bench: Bench,
  filter?: AuditFilter,
  accountId: string = bench.accountId,
): Promise<string[]> {
  return (await all(bench.host(1).auditTrail.query(accountId, filter))).map(({ id }) => id);
}
