import { describe, expect, it } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import { memoryStores } from '../../src/stores/index.js';
import { changeGrants, createIntegration } from '../../src/useCases/index.js';

const KEY = { accountId: '1234567', integrationId: '7' };

/** A record of old, with TBA in its history. An object of this type is also one of a new record, and of a change. */
const OLD: IntegrationRecord = {
  id: '7',
  name: 'orders',
  clientId: 'c',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2014.2',
  clientType: 'confidential',
  authorizationCodeGrant: false,
  authorizationCodeGrantSince: '2014.2',
  clientCredentialsGrant: true,
  redirectUris: [],
  scopes: ['restlets'],
  tba: [],
  tbaSince: '2014.2',
  userCredentials: false,
};

describe('a record whose facts are a copy of another one', () => {
  it('CHOICE-TBA-NEW: is new, and brings no history with it', async () => {
    const stores = memoryStores();
    const created = await createIntegration(stores, '2027.1', {
      accountId: KEY.accountId,
      integration: OLD,
      channels: ['restlet'],
    });
    const { authorizationCodeGrantSince: _, tbaSince: __, ...begun } = OLD;
    expect(created).toMatchObject({ allowed: true, integration: { ...begun, createdIn: '2027.1' } });
    expect(await stores.integrations.get(KEY)).toEqual({ ...begun, createdIn: '2027.1' });
  });

  it('CHOICE-TBA-LATE-BOX: cannot begin with TBA in 2027.1', async () => {
    const stores = memoryStores();
    const facts = {
      accountId: KEY.accountId,
      integration: { ...OLD, tba: ['ui_token'] as const },
      channels: ['restlet'] as const,
    };
    expect(await createIntegration(stores, '2027.1', facts)).toMatchObject({ allowed: false });
    await createIntegration(stores, '2027.1', { ...facts, integration: OLD });
    const late = { key: KEY, to: { tba: ['ui_token'] }, channels: ['restlet'] } as const;
    expect(await changeGrants(stores, '2027.1', late)).toMatchObject({ allowed: false });
  });
});

describe('a change of grants that is a whole record', () => {
  it('IR-4: changes the grants alone', async () => {
    const stores = memoryStores();
    const { integrations } = stores;
    await createIntegration(stores, '2027.1', {
      accountId: KEY.accountId,
      integration: OLD,
      channels: ['restlet'],
    });
    const before = await integrations.get(KEY);
    const to = {
      ...OLD,
      state: 'blocked',
      name: 'other',
      clientId: 'd',
      scopes: ['rest_webservices'],
    } as const;
    await changeGrants(stores, '2027.1', { key: KEY, to, channels: ['rest'] });
    expect(await integrations.get(KEY)).toEqual({ ...before, scopes: ['rest_webservices'] });
  });
});
