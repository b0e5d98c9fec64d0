/**
 * Account ids, in the two spellings that NetSuite has for them, and the host names that hold them.
 *
 * @module
 */

import { checkWord } from './facts.js';

/**
 * A text is not an account id. `code` is stable, and the text is not repeated. Each built module has a copy of this
 * class, so recognize it by its `code`, not by `instanceof`.
 */
export class AccountIdError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'AccountIdError';
  /** Stable name of what is wrong. */
  readonly code = 'invalid_account_id';
  /** The choice that it is refused by. */
  readonly rule = 'CHOICE-ACCOUNT-ID';

  constructor() {
    super('The text is not an account id, such as 1234567 or TSTDRV123_SB1.');
  }
}

/** Every {@link AccountService}. */
const SERVICES = ['app', 'connect.api', 'restlets.api', 'suitetalk.api'] as const;

/** What an account has a host for: the user interface and the authorization endpoint, SuiteAnalytics Connect, RESTlets, web services. */
export type AccountService = (typeof SERVICES)[number];

/** A host name of one account. */
export interface AccountHost {
  /** The account id as a realm spells it: `TSTDRV123_SB1`. */
  readonly accountId: string;
  /** What the host is for. */
  readonly service: AccountService;
}

/** What every host name of an account ends in, after its service. */
const DOMAIN = 'netsuite.com';

/* @__NO_SIDE_EFFECTS__ */
function servicesByEnd(): ReadonlyMap<string, AccountService> {
  return new Map(SERVICES.map((service) => [`.${service}.${DOMAIN}`, service]));
}

/** The services by what a host name has after the account id. Gateways ask for every request, so it is made once. */
const SERVICE_BY_END = servicesByEnd();

/**
 * The form of an account id. It is no longer than a label of a host name can be, and has nothing in it that could end
 * the label. Without flags, so that it can stand in a JSON Schema.
 */
export const ACCOUNT_ID_FORM: RegExp = /^[A-Za-z0-9]{1,20}(?:[_-][A-Za-z0-9]{1,10})?$/;

/**
 * Tells whether a value is an account id, in the spelling of a realm or in that of a host name.
 *
 * @param value - Anything.
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
  return typeof value === 'string' && ACCOUNT_ID_FORM.test(value);
}

/**
 * Reads an account id in either spelling, and gives the one of a realm.
 *
 * @param text - The account id.
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
  return asInRealm(text);
}

/** An account id in the spelling of a realm. */
function asInRealm(accountId: string): string {
  return accountId.toUpperCase().replace('-', '_');
}

/**
 * The host name of an account for a service.
 *
 * @param accountId - The account id, in either spelling.
 * @param service - What the host is for.
 * @throws {@link AccountIdError} for anything that would not stay within one label of a host name, {@link FactsError} for
 * a service that there is not.
 * @see CHOICE-ACCOUNT-ID, PK-1, PK-10, ROT-2
 *
 * @example
 * ```ts
 * accountHost('TSTDRV123_SB1', 'restlets.api'); //=> 'tstdrv123-sb1.restlets.api.netsuite.com'
 * ```
 */
export function accountHost(accountId: string, service: AccountService): string {
  checkWord(service, SERVICES, 'service');
  return `${parseAccountId(accountId).toLowerCase().replace('_', '-')}.${service}.${DOMAIN}`;
}

/**
 * The account id and the service that a host name stands for, or `undefined` for anything else. A port is not
 * part of a host name.
 *
 * @param host - The host name, in any letter case.
 * @see CHOICE-ACCOUNT-ID, PK-1, PK-10, ROT-2
 *
 * @example
 * ```ts
 * parseAccountHost('tstdrv123-sb1.app.netsuite.com'); //=> { accountId: 'TSTDRV123_SB1', service: 'app' }
 * parseAccountHost('tstdrv123-sb1.app.netsuite.com.example.com'); //=> undefined
 * ```
 */
export function parseAccountHost(host: string): AccountHost | undefined {
  if (typeof host !== 'string') return undefined;
  const name = host.toLowerCase();
  const dot = name.indexOf('.');
  const label = name.slice(0, dot);
  const service = SERVICE_BY_END.get(name.slice(dot));
  // a host name has no underscore
  if (service === undefined || label.includes('_') || !isAccountId(label)) return undefined;
  return { accountId: asInRealm(label), service };
}
