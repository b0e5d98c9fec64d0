// @ts-check

import { redisAssertions } from './assertions.js';
import { redisAuditTrail } from './auditTrail.js';
import { redisIntegrations } from './integrations.js';
import { keyNames } from './keys.js';
import { redisNotices } from './notices.js';
import { redisSessions } from './sessions.js';

/**
 * All stores, on a pool of connections from `openPool`.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {{ prefix?: string }} [options] - `prefix`: what the names of all keys begin with, without braces.
 * @returns {import('netsuite-auth-policy/stores').Stores}
 */
export function redisStores(pool, { prefix = 'netsuite-auth:' } = {}) {
  const keys = keyNames(prefix);
  return {
    sessions: redisSessions(pool, keys),
    integrations: redisIntegrations(pool, keys),
    notices: redisNotices(pool, keys),
    auditTrail: redisAuditTrail(pool, keys),
    assertions: redisAssertions(pool, keys),
  };
}
