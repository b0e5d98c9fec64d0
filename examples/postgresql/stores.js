// @ts-check

import { usedAssertions } from './assertions.js';
import { auditTrail } from './auditTrail.js';
import { integrationRepository } from './integrations.js';
import { noticeRepository } from './notices.js';
import { sessionRepository } from './sessions.js';

/**
 * @param {import('./database.js').Database} database - One that {@link migrate} has been run on.
 * @returns {import('netsuite-auth-policy/stores').Stores}
 */
export function postgresqlStores(database) {
  return {
    sessions: sessionRepository(database),
    integrations: integrationRepository(database),
    notices: noticeRepository(database),
    auditTrail: auditTrail(database),
    assertions: usedAssertions(database),
  };
}
