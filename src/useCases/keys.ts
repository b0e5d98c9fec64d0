import { checkObject, checkText } from '../core/facts.js';
import type { IntegrationKey, UserKey } from '../stores/index.js';

/** Demands the facts of a step, and in them the name of a user. @throws {@link FactsError} */
export function checkUserKey(facts: { readonly key: UserKey }): void {
  checkObject(facts);
  checkObject(facts.key, 'key');
  checkText(facts.key.accountId, 'key', 'accountId');
  checkText(facts.key.userId, 'key', 'userId');
}

/** Demands the facts of a step, and in them the name of an integration record. @throws {@link FactsError} */
export function checkIntegrationKey(facts: { readonly key: IntegrationKey }): void {
  checkObject(facts);
  checkObject(facts.key, 'key');
  checkText(facts.key.accountId, 'key', 'accountId');
  checkText(facts.key.integrationId, 'key', 'integrationId');
}
