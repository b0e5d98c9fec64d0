import type { Channel, IntegrationRecord } from '../../src/core/records.js';
import type { Release } from '../../src/core/release.js';
import { decideIntegrationChange, type IntegrationDefinition } from '../../src/integrations/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import type { IntegrationStepChoices } from '../../src/useCases/index.js';
import { keepRecord, RECORD } from './support.js';

/** Judged by the rules of today, these would be refused. */
export const LEGACY = ['http://a.example/cb', 'http://b.example/cb'];
export const GRANTED: IntegrationRecord = {
  ...RECORD,
  authorizationCodeGrant: true,
  redirectUris: ['https://a.example/cb'],
};
export const CHANNELS: readonly Channel[] = ['restlet'];

export async function storesWith(record: IntegrationRecord): Promise<Stores> {
  const stores = memoryStores();
  await keepRecord(stores, record);
  return stores;
}

export interface More {
  readonly release?: Release;
  readonly choices?: IntegrationStepChoices;
  readonly channels?: readonly Channel[];
}

export function decided(
  release: Release,
  record: IntegrationRecord,
  to: Partial<IntegrationDefinition>,
  channels = CHANNELS,
) {
  return decideIntegrationChange(release, {
    integration: record,
    channels,
    change: { edit: 'definition', to },
  });
}
