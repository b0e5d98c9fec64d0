import type { IntegrationRepository, SessionRepository } from '../stores/index.js';
import type { Hold } from './case.js';

/** The same store, with every change held. For races of use cases, which hand in changes of their own. */
export function heldSessions(sessions: SessionRepository, hold: Hold): SessionRepository {
  return {
    update: (user, change) => sessions.update(user, hold(change)),
    list: (user) => sessions.list(user),
  };
}

export function heldIntegrations(integrations: IntegrationRepository, hold: Hold): IntegrationRepository {
  return {
    update: (key, question, change) => integrations.update(key, question, hold(change)),
    get: (key) => integrations.get(key),
    byClientId: (account, clientId) => integrations.byClientId(account, clientId),
    list: (account) => integrations.list(account),
    certificates: (key, page) => integrations.certificates(key, page),
  };
}
