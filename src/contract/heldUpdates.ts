import type { IntegrationRepository, SessionRepository } from '../stores/index.js';
import type { Hold } from './case.js';

/** The same store with another `update`. */
function updating<Port extends object>(port: Port, update: unknown): Port {
  return new Proxy<Port>(port, {
    get: (target: object, name) => (name === 'update' ? update : Reflect.get(target, name).bind(target)),
  });
}

/** The same sessions, with every change held at the barrier. For races of use cases, which pass changes of their own. */
export function heldSessions(sessions: SessionRepository, hold: Hold): SessionRepository {
  return updating(sessions, ((key, change) =>
    sessions.update(key, hold(change))) satisfies SessionRepository['update']);
}

/** The same integration records, with every change held at the barrier. */
export function heldIntegrations(integrations: IntegrationRepository, hold: Hold): IntegrationRepository {
  return updating(integrations, ((key, question, change) =>
    integrations.update(key, question, hold(change))) satisfies IntegrationRepository['update']);
}
