import type { Stores } from '../stores.js';
import { MemoryAuditTrail } from './auditTrail.js';
import { MemoryIntegrations } from './integrations.js';
import { MemoryNotices } from './notices.js';
import { MemorySessions } from './sessions.js';

/**
 * Stores in memory, empty: for tests, and for a host that is one process and may forget. What they
 * hand out, and what was handed to them, can be changed without changing what they hold.
 *
 * @example
 * ```ts
 * const { sessions } = memoryStores();
 * const key = { account: '1234567', user: '7' };
 * const at = new Date('2026-03-01T08:00:00Z');
 * await sessions.update(key, (active) => ({
 *   put: { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   result: active.length,
 * })); //=> 0
 * (await sessions.list(key)).length; //=> 1
 * ```
 */
export function memoryStores(): Stores {
  const auditTrail = new MemoryAuditTrail();
  return {
    sessions: new MemorySessions(auditTrail),
    integrations: new MemoryIntegrations(),
    notices: new MemoryNotices(),
    auditTrail,
  };
}
