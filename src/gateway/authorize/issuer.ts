import { accountHost } from '../../core/accountId.js';
import { ISSUER_SERVICE } from './limitsAndDates.js';

/** The issuer of an account (CHOICE-ISSUER). @throws {@link AccountIdError} for a text that is not an account id. */
export function issuerOf(accountId: string): string {
  return `https://${accountHost(accountId, ISSUER_SERVICE)}`;
}
