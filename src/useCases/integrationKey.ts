import { checkObject, checkText } from '../core/facts.js';
import type { IntegrationKey } from '../stores/index.js';

/** Demands the key of an integration record, which the facts of every step call `key`. @throws {@link FactsError} */
export function checkIntegrationKey(key: IntegrationKey): void {
  checkObject(key, 'key');
  checkText(key.accountId, 'key', 'accountId');
  checkText(key.integrationId, 'key', 'integrationId');
}
