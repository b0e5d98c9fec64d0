import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { IntegrationRecord } from '../../../src/core/records.js';
import { readCertificate } from '../../../src/crypto.js';
import {
  createRotationHandler,
  type RotationCaller,
  type RotationHandlerOptions,
} from '../../../src/gateway/rotation/index.js';
import { memoryStores } from '../../../src/stores/index.js';

export const ACCOUNT = 'TSTDRV123_SB1';
export const CLIENT = '6d0e2b';
export const HOST = 'https://tstdrv123-sb1.restlets.api.netsuite.com';
export const PATH = `/services/rest/auth/oauth2/v1/clients/${CLIENT}/certificates`;
export const OWN = 'Manage own OAuth 2.0 Client Credentials Certificates';
export const NOW = new Date('2026-12-01T08:00:00Z');

export const pem = (name: string) =>
  readFileSync(new URL(`../../fixtures/${name}.pem`, import.meta.url), 'utf8');

export const record: IntegrationRecord = {
  id: '7',
  name: 'Orders',
  clientId: CLIENT,
  state: 'enabled',
  origin: 'owned',
  createdIn: '2026.1',
  clientType: 'confidential',
  authorizationCodeGrant: false,
  clientCredentialsGrant: true,
  redirectUris: [],
  scopes: ['rest_webservices'],
  tba: [],
  userCredentials: false,
};

export const caller: RotationCaller = {
  entityId: '-5',
  scopes: ['rest_webservices'],
  role: { kind: 'other', permissions: [OWN] },
};
export const administrator: RotationCaller = { ...caller, role: { kind: 'administrator', permissions: [] } };

export const names: RotationHandlerOptions['names'] = ({ integrationId, entityId, roleId }) => ({
  application: { name: `record ${integrationId}`, url: '/record', applicationId: 'F3B0C442-98FC' },
  entity: { name: `entity ${entityId}`, url: '/entity' },
  role: { name: `role ${roleId}`, url: '/role' },
});

/** The body that creates a certificate. */
export function creation(fileContent = pem('ec-p256'), more: object = {}): object {
  return { fileContent, role: 1000, entity: '-5', ...more };
}

export async function idOf(created: Response): Promise<string> {
  return ((await created.json()) as { certificate_id: string }).certificate_id;
}

export async function served(options: Partial<RotationHandlerOptions> = {}, kept = record) {
  const stores = memoryStores();
  const key = { accountId: ACCOUNT, integrationId: kept.id };
  await stores.integrations.update(key, {}, () => ({ put: kept, result: null }));
  const errors: unknown[] = [];
  const handler = createRotationHandler({
    stores,
    release: () => '2026.1',
    authenticate: () => caller,
    holdsRole: () => true,
    names,
    readCertificate,
    now: () => NOW,
    onError: (error) => errors.push(error),
    ...options,
  });
  const call = (method: string, path = PATH, body?: string | object, headers: Record<string, string> = {}) =>
    handler(
      new Request(HOST + path, {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const create = (name: string, more: object = {}) => call('POST', PATH, creation(pem(name), more));
  return { stores, handler, call, create, errors };
}

/** RFC 9457 section 4.2.1: a problem of no type of its own is titled by its status. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  503: 'Service Unavailable',
};

export async function problem(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  const { code, detail, rule, rules, violations, ...body } = (await response.json()) as Record<
    string,
    unknown
  >;
  const { status } = response;
  expect(body).toEqual({ type: 'about:blank', status, title: TITLES[status] });
  expect(violations).toMatchObject({ 0: { code, message: detail, rule } });
  expect(rules).toEqual(expect.arrayContaining([rule, 'CHOICE-ROTATION-STATUS']));
  return { status, code, rule };
}
