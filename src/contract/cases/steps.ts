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
import { all, expectThat } from '../check.js';
import { instant, record } from '../nouns.js';

/** Keeps something of a user's sessions. */
export function keep(
  bench: Bench,
  user: UserKey,
  update: Omit<SessionUpdate<null>, 'result'>,
): Promise<null> {
  return bench.host(0).sessions.update(user, () => ({ ...update, result: null }));
}

/** Ids of a user's sessions, in order. */
export async function ids(bench: Bench, user: UserKey): Promise<string[]> {
  return (await bench.host(1).sessions.list(user)).map(({ id }) => id).toSorted();
}

/** Keeps something of a record, with a certificate in question where one is named. */
export function keepRecord(
  bench: Bench,
  key: IntegrationKey,
  update: Omit<IntegrationUpdate<null>, 'result'>,
  inQuestion: string | undefined = update.add?.id,
): Promise<null> {
  const question = inQuestion === undefined ? {} : { at: instant(), certificate: inQuestion };
  return bench.host(0).integrations.update(key, question, () => ({ ...update, result: null }));
}

/** Ids of an account's records, in order. */
export async function idsOf(bench: Bench, account: string): Promise<string[]> {
  return (await all(bench.host(1).integrations.list(account))).map(({ id }) => id).toSorted();
}

/** A record without certificates. */
export async function emptyRecord(bench: Bench, id = '7'): Promise<IntegrationKey> {
  const key = { account: bench.account, integration: id };
  await keepRecord(bench, key, { put: record(id) });
  return key;
}

/** What a change sees of certificates. */
export async function seenBy(
  bench: Bench,
  key: IntegrationKey,
  certificateId?: string,
  at: Date = instant(),
): Promise<{ readonly active: readonly string[]; readonly known: Certificate | undefined }> {
  const question = certificateId === undefined ? { at } : { at, certificate: certificateId };
  const state = await bench.host(1).integrations.update(key, question, (seen) => ({ result: seen }));
  return { active: state.certificates.map(({ id }) => id).toSorted(), known: state.known };
}

/** All pages, one after the other. */
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
    expectThat(count <= limit, `${count} certificates in a page of at most ${limit}`);
    found.push(...page.certificates);
    expectThat(found.length <= 2000, 'pages do not end');
    await between?.(page);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Appends entries, one after the other. */
export async function append(
  bench: Bench,
  entries: readonly AuditEntry[],
  account: string = bench.account,
): Promise<void> {
  for (const entry of entries) await bench.host(0).auditTrail.append(account, entry);
}

/** Ids of the entries that a filter wants, as they come. */
export async function found(
  bench: Bench,
  filter?: AuditFilter,
  account: string = bench.account,
): Promise<string[]> {
  return (await all(bench.host(1).auditTrail.query(account, filter))).map(({ id }) => id);
}
