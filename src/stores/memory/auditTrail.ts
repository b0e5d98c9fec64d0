import { constant } from '../../decision.js';
import type { AuditEntry, AuditFilter, AuditTrail } from '../auditTrail.js';
import { ensured } from './ensured.js';
import { insert, placeIn } from './sorted.js';

/** The entries of one account, and lists of them in ascending order: all, by user, by user and detail. */
interface Trail {
  readonly entries: Map<string, AuditEntry>;
  readonly lists: Map<string, AuditEntry[]>;
}

function listName(user?: string, detail?: string): string {
  return JSON.stringify([user, detail]);
}

/** The lists that an entry stands in. */
function listsOf({ user, detail }: AuditEntry): string[] {
  const lists = [listName(), listName(user)];
  return detail === undefined ? lists : [...lists, listName(user, detail)];
}

function isBefore(one: AuditEntry, other: AuditEntry): boolean {
  return one.at === other.at ? one.id < other.id : one.at < other.at;
}

function isWanted(entry: AuditEntry, { event, user, role, status, detail }: AuditFilter): boolean {
  return (
    (event === undefined || entry.event === event) &&
    (user === undefined || entry.user === user) &&
    (role === undefined || entry.role === role) &&
    (status === undefined || entry.status === status) &&
    (detail === undefined || entry.detail === detail)
  );
}

/** The audit trail in memory. Entries are frozen, so they are handed out as they are. */
export class MemoryAuditTrail implements AuditTrail {
  readonly #accounts = new Map<string, Trail>();

  async append(account: string, entry: AuditEntry): Promise<void> {
    this.addAll(account, [entry]);
  }

  /** Adds all entries, or none if one cannot be kept. */
  addAll(account: string, entries: readonly AuditEntry[]): void {
    for (const entry of entries.map((one) => constant(structuredClone(one)))) this.#add(account, entry);
  }

  async get(account: string, id: string): Promise<AuditEntry | undefined> {
    return this.#accounts.get(account)?.entries.get(id);
  }

  async *query(account: string, filter: AuditFilter = {}): AsyncGenerator<AuditEntry, void, undefined> {
    const { user, detail, from, to } = filter;
    const name = user === undefined ? listName() : listName(user, detail);
    const list = this.#accounts.get(account)?.lists.get(name) ?? [];
    const first = from?.toISOString() ?? '';
    const end = to?.toISOString();
    let place = end === undefined ? list.length : placeIn(list, (entry) => entry.at < end);
    for (let entry = list[place - 1]; entry !== undefined && entry.at >= first; entry = list[place - 1]) {
      const current = entry;
      if (isWanted(current, filter)) {
        yield current;
        // while the reader was at it, entries may have come in before it
        place = placeIn(list, (other) => isBefore(other, current));
      } else {
        place -= 1;
      }
    }
  }

  #add(account: string, entry: AuditEntry): void {
    const { entries, lists } = ensured(this.#accounts, account, () => ({
      entries: new Map(),
      lists: new Map(),
    }));
    if (entries.has(entry.id)) return;
    entries.set(entry.id, entry);
    for (const name of listsOf(entry)) {
      insert(
        ensured(lists, name, () => []),
        entry,
        (other) => isBefore(other, entry),
      );
    }
  }
}
