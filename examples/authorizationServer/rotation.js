// @ts-check
// What the rotation endpoint is served from.

import { ACCOUNT, holdsRole, roleOf, userOf } from './account.js';

/**
 * @param {import('./server.js').Served} served
 * @returns {import('netsuite-auth-policy/gateway').RotationHandlerOptions}
 */
export function rotationOptions({ grants, now, pems, records, release, stores }) {
  /** @param {Request} request */
  function callerOf(request) {
    const [, text = ''] = /^bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
    const token = grants.accessToken(text, now());
    const role = token && roleOf(token.role);
    return role ? { entity: token.entity, role, scopes: token.scopes } : null;
  }

  return {
    stores,
    now,
    account: () => ACCOUNT,
    release: () => release,
    authenticate: callerOf,
    holdsRole,
    keepPem: (id, pem) => void pems.set(id, pem),
    names: ({ entity, integration, role }) => ({
      application: {
        name: records.find(({ id }) => id === integration)?.name ?? '',
        url: `/app/common/integration/integrapp.nl?id=${integration}`,
        applicationId: `00000000-0000-4000-8000-${integration.padStart(12, '0')}`,
      },
      entity: { name: userOf(entity)?.name ?? '', url: `/app/common/entity/employee.nl?id=${entity}` },
      role: { name: roleOf(role)?.name ?? '', url: `/app/setup/role.nl?id=${role}` },
    }),
    onError: (error) => console.error(error),
  };
}
