import type { Stores } from '../stores.js';
import { MemoryAssertions } from './assertions.js';
import { MemoryAuditTrail } from './auditTrail.js';
import { MemoryIntegrations } from './integrations.js';
import { MemoryNotices } from './notices.js';
import { MemorySessions } from './sessions.js';

/** How stores in memory behave. */
export interface MemoryStoresOptions {
  /** Tells the instant by which used assertions are forgotten. Default: the clock of the machine. */
  readonly now?: () => Date;
}

/**
 * Makes empty stores in memory: for tests, and for a host that is a single process and may forget. Changing what
 * they hand out, or what was handed to them, does not change what they hold.
 *
 * @param options - The clock, if it is not that of the machine.
 * @returns The five ports. A step that would break a promise of a port is rejected with a `StoreError`, whose `code`
 *   is `certificate_taken`, `client_id_taken` or `revision_taken`.
 *
 * @example
 * ```ts
 * const { sessions } = memoryStores();
 * const key = { accountId: '1234567', userId: '7' };
 * const at = new Date('2026-03-01T08:00:00Z');
 * await sessions.update(key, (active) => ({
 *   put: { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   result: active.length,
 * })); //=> 0
 * (await sessions.list(key)).length; //=> 1
 * ```
 */
export function memoryStores({ now = () => new Date() }: MemoryStoresOptions = {}): Stores {
  const auditTrail = new MemoryAuditTrail();
  return {
    sessions: new MemorySessions(auditTrail),
    integrations: new MemoryIntegrations(),
    notices: new MemoryNotices(),
    auditTrail,
    assertions: new MemoryAssertions(now),
  };
}
