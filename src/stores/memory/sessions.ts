import type { Session, SessionKind } from '../../sessions/index.js';
import type { Change } from '../atomicChange.js';
import type { SessionRepository, SessionUpdate, UserKey } from '../sessions.js';
import type { MemoryAuditTrail } from './auditTrail.js';
import { getOrCreate } from './getOrCreate.js';
import { isPromise } from './isPromise.js';

/** A session as it is kept: nothing in it can be changed from outside, and its instants are numbers, which take less memory. */
interface Kept {
  readonly id: string;
  readonly kind: SessionKind;
  readonly startedAt: number;
  readonly lastUsedAt: number;
  readonly roleId: string | null | undefined;
}

function kept({ id, kind, startedAt, lastUsedAt, roleId }: Session): Kept {
  return { id, kind, startedAt: startedAt.getTime(), lastUsedAt: lastUsedAt.getTime(), roleId };
}

function shown({ id, kind, startedAt, lastUsedAt, roleId }: Kept): Session {
  const started = new Date(startedAt);
  const lastUsed = new Date(lastUsedAt);
  // written out twice, because spreading one into the other takes twenty times as long
  return roleId === undefined
    ? { id, kind, startedAt: started, lastUsedAt: lastUsed }
    : { id, kind, startedAt: started, lastUsedAt: lastUsed, roleId };
}

/** The sessions after an update: the same list, if the update touches none of them. */
function updated(before: readonly Kept[], { end, put }: SessionUpdate<unknown>): readonly Kept[] {
  const ended = new Set(end);
  const added = put === undefined ? undefined : kept(put);
  if (ended.size === 0 && added === undefined) return before;
  const after = ended.size === 0 ? before.slice() : before.filter(({ id }) => !ended.has(id));
  if (added === undefined) return after;
  const place = after.findIndex(({ id }) => id === added.id);
  if (place === -1) after.push(added);
  else after[place] = added;
  return after;
}

const NONE: readonly Kept[] = [];

/** Sessions in memory. A list is replaced and never changed, so that it is its own version. */
export class MemorySessions implements SessionRepository {
  readonly #accounts = new Map<string, Map<string, readonly Kept[]>>();
  readonly #trail: MemoryAuditTrail;

  constructor(trail: MemoryAuditTrail) {
    this.#trail = trail;
  }

  async update<Result>(
    { accountId, userId }: UserKey,
    change: Change<readonly Session[], SessionUpdate<Result>>,
  ): Promise<Result> {
    const users = getOrCreate(this.#accounts, accountId, () => new Map<string, readonly Kept[]>());
    for (;;) {
      const before = users.get(userId) ?? NONE;
      const answer = change(before.map(shown));
      const update = isPromise(answer) ? await answer : answer;
      if ((users.get(userId) ?? NONE) !== before) continue;
      const after = updated(before, update);
      this.#trail.addAll(accountId, update.entries ?? []);
      if (after.length === 0) users.delete(userId);
      else users.set(userId, after);
      return update.result;
    }
  }

  async list({ accountId, userId }: UserKey): Promise<readonly Session[]> {
    return (this.#accounts.get(accountId)?.get(userId) ?? NONE).map(shown);
  }
}
