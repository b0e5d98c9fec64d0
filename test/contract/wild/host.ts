import type { Certificate } from '../../../src/certificates/index.js';
import type { IntegrationRecord } from '../../../src/core/records.js';
import type { NoticeRevision } from '../../../src/loginNotice/index.js';
import type { Session } from '../../../src/sessions/index.js';
import type { AuditEntry, AuditFilter, Stores } from '../../../src/stores/index.js';

/** How a host keeps documents. Its usual habits are right. */
export interface Habits {
  /** Before each reading and writing. */
  readonly pause: () => Promise<void>;
  /** The document of an account, or of a user in it. */
  readonly nameOf: (...parts: string[]) => string;
  /** The lock that a step takes, by the document that it changes. */
  readonly lockOf: (...parts: string[]) => string;
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => unknown;
}

/** What several handles share: the documents, and the steps that wait for each other. */
export class Machine {
  readonly documents = new Map<string, string>();
  readonly locks = new Map<string, Promise<unknown>>();

  async locked<Result>(name: string, step: () => Promise<Result>): Promise<Result> {
    const done = (this.locks.get(name) ?? Promise.resolve()).then(step);
    this.locks.set(
      name,
      done.catch(() => {}),
    );
    return done;
  }
}

/** Some turns of the event loop. */
export async function turns(most = 3): Promise<void> {
  for (let left = Math.random() * most; left > 0; left -= 1) await new Promise(setImmediate);
}

export const USUAL: Habits = {
  pause: () => turns(2),
  nameOf: (...parts) => JSON.stringify(parts),
  lockOf: (...parts) => JSON.stringify(parts),
  write: (value) =>
    JSON.stringify(value, function (this: Record<string, unknown>, key, part) {
      const whole = this[key];
      return whole instanceof Date ? { $date: whole.getTime() } : part;
    }),
  read: (text) =>
    JSON.parse(text, (_, part) => (typeof part?.$date === 'number' ? new Date(part.$date) : part)),
};

interface Documents {
  readonly sessions: readonly Session[];
  readonly entries: readonly AuditEntry[];
  readonly integrations: {
    readonly records: readonly IntegrationRecord[];
    readonly certificates: readonly Certificate[];
  };
  readonly revisions: readonly NoticeRevision[];
  readonly used: readonly (readonly [id: string, until: Date])[];
}

class Shelf {
  readonly #documents: Map<string, string>;
  readonly #habits: Habits;

  constructor(documents: Map<string, string>, habits: Habits) {
    this.#documents = documents;
    this.#habits = habits;
  }

  async load<Kind extends keyof Documents>(
    kind: Kind,
    empty: Documents[Kind],
    ...parts: string[]
  ): Promise<Documents[Kind]> {
    await this.#habits.pause();
    const text = this.#documents.get(this.#habits.nameOf(kind, ...parts));
    return text === undefined ? empty : (this.#habits.read(text) as Documents[Kind]);
  }

  async save(...kept: [kind: keyof Documents, parts: readonly string[], value: unknown][]): Promise<void> {
    const { nameOf, pause, write } = this.#habits;
    await pause();
    // all are written out before the first one is kept, for that may fail
    const texts = kept.map(([kind, parts, value]) => [nameOf(kind, ...parts), write(value)] as const);
    for (const [name, text] of texts) this.#documents.set(name, text);
  }
}

function byTime(one: AuditEntry, other: AuditEntry): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

function isWanted(entry: AuditEntry, { from, to, ...fields }: AuditFilter): boolean {
  if (from !== undefined && entry.at < from.toISOString()) return false;
  if (to !== undefined && entry.at >= to.toISOString()) return false;
  return Object.entries(fields).every(([field, value]) => entry[field as keyof AuditEntry] === value);
}

function merged(entries: readonly AuditEntry[], added: readonly AuditEntry[]): AuditEntry[] {
  const ids = new Set(entries.map(({ id }) => id));
  return [...entries, ...added.filter(({ id }) => !ids.has(id))];
}

function creation({ createdAt, id }: Certificate): string {
  return `${createdAt.toISOString()} ${id}`;
}

/** Stores of a host that keeps a document for each user and account, and locks it while a step is on. */
export function hostStores(habits: Partial<Habits> = {}, machine = new Machine(), locks = machine): Stores {
  const all = { ...USUAL, ...habits };
  const shelf = new Shelf(machine.documents, all);
  const locked = <Result>(parts: string[], step: () => Promise<Result>) =>
    locks.locked(all.lockOf(...parts), step);
  const none: Documents['integrations'] = { records: [], certificates: [] };
  return {
    sessions: {
      list: ({ accountId, userId }) => shelf.load('sessions', [], accountId, userId),
      update: ({ accountId, userId }, change) =>
        locked(['sessions', accountId, userId], async () => {
          const before = await shelf.load('sessions', [], accountId, userId);
          const { end = [], put, entries = [], result } = await change(structuredClone(before));
          const gone = [...end, ...(put ? [put.id] : [])];
          const after = before.filter(({ id }) => !gone.includes(id)).concat(put ?? []);
          if (entries.length === 0) await shelf.save(['sessions', [accountId, userId], after]);
          else {
            await locked(['entries', accountId], async () => {
              const trail = merged(await shelf.load('entries', [], accountId), entries);
              await shelf.save(['entries', [accountId], trail], ['sessions', [accountId, userId], after]);
            });
          }
          return result;
        }),
    },
    integrations: {
      update: ({ accountId, integrationId }, { at, certificateId, spkiFingerprint: key }, change) =>
        locked(['integrations', accountId], async () => {
          const { records, certificates } = await shelf.load('integrations', none, accountId);
          const integration = records.find(({ id }) => id === integrationId);
          const known = certificates.find(({ id }) => id === certificateId);
          const active = certificates.filter(
            (one) =>
              at !== undefined &&
              one.integrationId === integrationId &&
              one.revokedAt === undefined &&
              one.validUntil >= at,
          );
          const revokedWithSameKey = certificates.find(
            (one) => key !== undefined && one.revokedAt !== undefined && one.spkiFingerprint === key,
          );
          const { put, add, revokedAt, result } = await change(
            structuredClone({ integration, certificates: active, known, revokedWithSameKey }),
          );
          const others = records.filter(({ id }) => id !== integrationId);
          if (put && others.some(({ clientId }) => clientId === put.clientId)) {
            throw new Error('the client id is taken');
          }
          if (add && certificates.some(({ id }) => id === add.id))
            throw new Error('the certificate is known');
          const revoked = certificates.map((one) =>
            revokedAt && one.id === certificateId ? { ...one, revokedAt } : one,
          );
          const after = {
            records: put ? [...others, put] : records,
            certificates: add ? [...revoked, add] : revoked,
          };
          await shelf.save(['integrations', [accountId], after]);
          return result;
        }),
      async get({ accountId, integrationId }) {
        const { records } = await shelf.load('integrations', none, accountId);
        return records.find(({ id }) => id === integrationId);
      },
      async byClientId(accountId, clientId) {
        const { records } = await shelf.load('integrations', none, accountId);
        return records.find((one) => one.clientId === clientId);
      },
      async *list(accountId) {
        yield* (await shelf.load('integrations', none, accountId)).records;
      },
      async certificates({ accountId, integrationId }, { limit, after }) {
        const { certificates } = await shelf.load('integrations', none, accountId);
        const history = certificates
          .filter((one) => one.integrationId === integrationId)
          .filter((one) => after === undefined || creation(one) < after)
          .sort((one, other) => (creation(one) < creation(other) ? 1 : -1));
        const page = history.slice(0, limit);
        const last = page.at(-1);
        return history.length > limit && last
          ? { certificates: page, next: creation(last) }
          : { certificates: page };
      },
    },
    notices: {
      update: (accountId, change) =>
        locked(['revisions', accountId], async () => {
          const revisions = await shelf.load('revisions', [], accountId);
          const { save, result } = await change(structuredClone(revisions.at(-1)));
          if (save && revisions.some(({ revision }) => revision === save.revision)) {
            throw new Error('the revision is there');
          }
          if (save) await shelf.save(['revisions', [accountId], [...revisions, save]]);
          return result;
        }),
      current: async (accountId) => (await shelf.load('revisions', [], accountId)).at(-1),
      async *revisions(accountId) {
        yield* (await shelf.load('revisions', [], accountId)).toReversed();
      },
    },
    auditTrail: {
      append: (accountId, entry) =>
        locked(['entries', accountId], async () => {
          const entries = await shelf.load('entries', [], accountId);
          await shelf.save(['entries', [accountId], merged(entries, [entry])]);
        }),
      get: async (accountId, id) => (await shelf.load('entries', [], accountId)).find((one) => one.id === id),
      async *query(accountId, filter = {}) {
        const entries = await shelf.load('entries', [], accountId);
        yield* entries.filter((entry) => isWanted(entry, filter)).sort(byTime);
      },
    },
    assertions: {
      once: ({ accountId, id }, until) =>
        locked(['used', accountId], async () => {
          const used = new Map(await shelf.load('used', [], accountId));
          const end = used.get(id);
          if (end !== undefined && end >= new Date()) return false;
          await shelf.save(['used', [accountId], [...used.set(id, until)]]);
          return true;
        }),
    },
  };
}

/** Two handles on the same documents, as two processes have them. */
export function twoHosts(habits: Partial<Habits> = {}): [Stores, Stores] {
  const machine = new Machine();
  return [hostStores(habits, machine), hostStores(habits, machine)];
}

/** The same, with locks that hold in one process alone. */
export function twoHostsApart(habits: Partial<Habits> = {}): [Stores, Stores] {
  const machine = new Machine();
  return [hostStores(habits, machine, new Machine()), hostStores(habits, machine, new Machine())];
}
