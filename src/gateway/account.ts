/** A text that is no account id. `code` is stable; the text is not echoed. */
export class AccountIdError extends Error {
  override readonly name = 'AccountIdError';
  readonly code = 'invalid_account_id';

  constructor() {
    super('expected an account id such as 1234567 or TSTDRV123_SB1');
  }
}

/** What an account has a host for: the user interface and the authorization endpoint, SuiteAnalytics Connect, RESTlets, web services. */
export type AccountService = 'app' | 'connect.api' | 'restlets.api' | 'suitetalk.api';

/** A host name of one account. */
export interface AccountHost {
  /** The account id as a realm spells it: `TSTDRV123_SB1`. */
  readonly account: string;
  readonly service: AccountService;
}

// a host name's label holds no more, and nothing that ends it
const ACCOUNT = /^[a-z\d]{1,20}(?:[_-][a-z\d]{1,10})?$/i;
const HOST =
  /^([a-z\d]{1,20}(?:-[a-z\d]{1,10})?)\.(app|connect\.api|restlets\.api|suitetalk\.api)\.netsuite\.com$/i;

/**
 * Tells whether a value is an account id, in the spelling of a realm or in that of a host name.
 *
 * @see CHOICE-ACCOUNT-ID
 *
 * @example
 * ```ts
 * isAccountId('TSTDRV123_SB1'); //=> true
 * isAccountId('tstdrv123-sb1'); //=> true
 * isAccountId('1234567.example.com/'); //=> false
 * ```
 */
export function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && ACCOUNT.test(value);
}

/**
 * Reads an account id in either spelling, and gives the one of a realm.
 *
 * @throws {@link AccountIdError} for anything that would not stay within one label of a host name.
 * @see CHOICE-ACCOUNT-ID
 *
 * @example
 * ```ts
 * parseAccountId('tstdrv123-sb1'); //=> 'TSTDRV123_SB1'
 * parseAccountId('TSTDRV123_SB1'); //=> 'TSTDRV123_SB1'
 * ```
 */
export function parseAccountId(text: string): string {
  if (!isAccountId(text)) throw new AccountIdError();
  return text.toUpperCase().replace('-', '_');
}

/**
 * The host name of an account for a service.
 *
 * @throws {@link AccountIdError} for anything that would not stay within one label of a host name.
 * @see CHOICE-ACCOUNT-ID, PK-1, PK-10, ROT-2
 *
 * @example
 * ```ts
 * accountHost('TSTDRV123_SB1', 'restlets.api'); //=> 'tstdrv123-sb1.restlets.api.netsuite.com'
 * ```
 */
export function accountHost(account: string, service: AccountService): string {
  return `${parseAccountId(account).toLowerCase().replace('_', '-')}.${service}.netsuite.com`;
}

/**
 * The account and the service that a host name stands for, or `undefined` for any other host. A port is not
 * part of a host name.
 *
 * @see CHOICE-ACCOUNT-ID, PK-1, PK-10, ROT-2
 *
 * @example
 * ```ts
 * parseAccountHost('tstdrv123-sb1.app.netsuite.com'); //=> { account: 'TSTDRV123_SB1', service: 'app' }
 * parseAccountHost('tstdrv123-sb1.app.netsuite.com.example.com'); //=> undefined
 * ```
 */
export function parseAccountHost(host: string): AccountHost | undefined {
  const [, account, service] = HOST.exec(host) ?? [];
  if (account === undefined || service === undefined) return undefined;
  return { account: parseAccountId(account), service: service.toLowerCase() as AccountService };
}
