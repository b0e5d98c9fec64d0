import { expect, it } from 'vitest';
import { memoryStores } from '../../src/stores/index.js';
import { createIntegration } from '../../src/useCases/index.js';
import { codes } from '../support.js';
import { ACCOUNT, keepRecord, RECORD } from './support.js';

it('IR-1: a record with the client id of another one is refused, and not for the store', async () => {
  const stores = memoryStores();
  await keepRecord(stores, RECORD);
  const facts = { accountId: ACCOUNT, integration: { ...RECORD, id: '9' }, channels: ['restlet'] } as const;
  expect(codes(await createIntegration(stores, '2026.1', facts))).toEqual(['client_id_known']);
  expect(await stores.integrations.get({ accountId: ACCOUNT, integrationId: '9' })).toBeUndefined();
});
