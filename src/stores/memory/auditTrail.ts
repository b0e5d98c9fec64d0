import { constant } from '../../core/decision.js';
import type { AuditEntry, AuditFilter, AuditTrail } from '../auditTrail.js';
import { getOrCreate } from './getOrCreate.js';
import { insert, placeIn } from './sortedList.js';

/** The entries of one account. */
interface Trail {
  /** Every entry, by its id. */
  readonly entries: Map<string, AuditEntry>;
  /** Lists in ascending order: of all entries, of those of a user, and of those of a user with one detail. */
  readonly lists: Map<string, AuditEntry[]>;
}

function listName(userId?: string, detail?: string): string {
  return JSON.stringify([userId, detail]);
}

/** Names of the lists that an entry belongs to. */
function listsOf({ userId, detail }: AuditEntry): string[] {
  const lists = [listName(), listName(userId)];
  return detail === undefined ? lists : [...lists, listName(userId, detail)];
}

function isBefore(one: AuditEntry, other: AuditEntry): boolean {
  return one.at === other.at ? one.id < other.id : one.at < other.at;
}

/** Whether an entry meets a filter, apart from its instants. */
function isWanted(entry: AuditEntry, { event, userId, roleId, status, detail }: AuditFilter): boolean {
  return (
    (event === undefined || entry.event === event) &&
    (userId === undefined || entry.userId === userId) &&
    (roleId === undefined || entry.roleId === roleId) &&
    (status === undefined || entry.status === status) &&
    (detail === undefined || entry.detail === detail)
  );
}

/** The audit trail in memory. Entries are frozen, so they are handed out as they are. */
export class MemoryAuditTrail implements AuditTrail {
  readonly #accounts = new Map<string, Trail>();

  async append(accountId: string, entry: AuditEntry): Promise<void> {
    this.addAll(accountId, [entry]);
  }

  /** Appends all entries, or none of them if one cannot be kept. */
  addAll(accountId: string, entries: readonly AuditEntry[]): void {
    for (const entry of entries.map((one) => constant(structuredClone(one)))) this.#add(accountId, entry);
  }

  async get(accountId: string, id: string): Promise<AuditEntry | undefined> {
    return this.#accounts.get(accountId)?.entries.get(id);
  }

  async *query(accountId: string, filter: AuditFilter = {}): AsyncGenerator<AuditEntry, void, undefined> {
    const { userId, detail, from, to } = filter;
    const name = userId === undefined ? listName() : listName(userId, detail);
    const list = this.#accounts.get(accountId)?.lists.get(name) ?? [];
    const first = from?.toISOString() ?? '';
    const end = to?.toISOString();
    let place = end === undefined ? list.length : placeIn(list, (entry) => entry.at < end);
    for (let entry = list[place - 1]; entry !== undefined && entry.at >= first; entry = list[place - 1]) {
      const current = entry;
      if (isWanted(current, filter)) {
        yield current;
        // while the caller looked at it, entries may have been inserted before it
        place = placeIn(list, (other) => isBefore(other, current));
      } else {
        place -= 1;
      }
    }
  }

  #add(accountId: string, entry: AuditEntry): void {
    const { entries, lists } = getOrCreate(this.#accounts, accountId, () => ({
      entries: new Map(),
      lists: new Map(),
    }));
    if (entries.has(entry.id)) return;
    entries.set(entry.id, entry);
    for (const name of listsOf(entry)) {
      insert(
        getOrCreate(lists, name, () => []),
        entry,
        (other) => isBefore(other, entry),
      );
    }
  }
}
