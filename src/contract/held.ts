import type { IntegrationRepository, NoticeRepository, SessionRepository } from '../stores/index.js';
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

export function heldNotices(notices: NoticeRepository, hold: Hold): NoticeRepository {
  return {
    update: (account, change) => notices.update(account, hold(change)),
    current: (account) => notices.current(account),
    revisions: (account) => notices.revisions(account),
  };
}
