// @ts-check
// What the rotation endpoint is served from.

import { readCertificate } from 'netsuite-auth-policy/crypto';
import { ACCOUNT, holdsRole, roleOf, userOf } from './account.js';

/**
 * @param {import('./server.js').Served} served
 * @returns {import('netsuite-auth-policy/gateway/rotation').RotationHandlerOptions}
 */
export function rotationOptions({ grants, now, pems, records, release, stores }) {
  /** @param {import('netsuite-auth-policy/gateway/rotation').RotationRequest} request */
  function callerOf(request) {
    const [, text = ''] = /^bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
    const token = grants.accessToken(text, now());
    const role = token && roleOf(token.roleId);
    return role ? { entityId: token.entityId, role, scopes: token.scopes } : null;
  }

  return {
    stores,
    now,
    readCertificate,
    accountId: () => ACCOUNT,
    release: () => release,
    authenticate: callerOf,
    holdsRole,
    keepPem: (certificateId, pem) => void pems.set(certificateId, pem),
    names: ({ entityId, integrationId, roleId }) => ({
      application: {
        name: records.find(({ id }) => id === integrationId)?.name ?? '',
        url: `/app/common/integration/integrapp.nl?id=${integrationId}`,
        applicationId: `00000000-0000-4000-8000-${integrationId.padStart(12, '0')}`,
      },
      entity: { name: userOf(entityId)?.name ?? '', url: `/app/common/entity/employee.nl?id=${entityId}` },
      role: { name: roleOf(roleId)?.name ?? '', url: `/app/setup/role.nl?id=${roleId}` },
    }),
    onError: (error) => console.error(error),
  };
}
