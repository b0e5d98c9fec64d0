import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  AccountIdError,
  accountHost,
  isAccountId,
  parseAccountHost,
  parseAccountId,
} from '../../src/core/accountId.js';

const SERVICES = ['app', 'connect.api', 'restlets.api', 'suitetalk.api'] as const;

const anAccount = fc
  .tuple(fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/), fc.option(fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/)))
  .map(([base, suffix]) => (suffix === null ? [base, base] : [`${base}_${suffix}`, `${base}-${suffix}`]));

describe('CHOICE-ACCOUNT-ID: an account id', () => {
  test.each([
    ['1234567', '1234567', '1234567'],
    ['TSTDRV123_SB1', 'TSTDRV123_SB1', 'tstdrv123-sb1'],
    ['tstdrv123-sb1', 'TSTDRV123_SB1', 'tstdrv123-sb1'],
    ['1234567_RP', '1234567_RP', '1234567-rp'],
    ['tstdrv123_sb1', 'TSTDRV123_SB1', 'tstdrv123-sb1'],
    ['12345678901234567890_SB34567890', '12345678901234567890_SB34567890', '12345678901234567890-sb34567890'],
  ])('%s is %s in a realm and %s in a host name', (text, realm, label) => {
    expect(isAccountId(text)).toBe(true);
    expect(parseAccountId(text)).toBe(realm);
    expect(accountHost(text, 'suitetalk.api')).toBe(`${label}.suitetalk.api.netsuite.com`);
  });

  it('is the same in both spellings', () => {
    fc.assert(
      fc.property(anAccount, fc.constantFrom(...SERVICES), ([realm = '', label = ''], service) => {
        expect(parseAccountId(label)).toBe(parseAccountId(realm));
        expect(parseAccountId(parseAccountId(realm))).toBe(parseAccountId(realm));
        const host = accountHost(realm, service);
        expect(parseAccountHost(host)).toEqual({ accountId: parseAccountId(realm), service });
        expect(new URL(`https://${host}/`).hostname).toBe(host);
      }),
    );
  });

  test.each([
    '',
    ' 1234567',
    '1234567 ',
    '1234567\n',
    '1234567/',
    '1234567#',
    '1234567?',
    '1234567:443',
    '1234567@example.com',
    '1234567.example.com',
    '1234567\\',
    '1234567%2e',
    '-1234567',
    '1234567-',
    '1234567_',
    '1234567_SB1_SB2',
    '1234567--sb1',
    'ＴＳＴ',
    'ıd',
    '1234567\u0000',
    'a'.repeat(21),
    '1234567_SBSBSBSBSB1',
  ])('%j is not one, and is not repeated', (text) => {
    expect(isAccountId(text)).toBe(false);
    const error = (() => {
      try {
        return parseAccountId(text);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(AccountIdError);
    expect(error).toMatchObject({ name: 'AccountIdError', code: 'invalid_account_id' });
    expect(String(error)).toBe(
      'AccountIdError: The text is not an account id, such as 1234567 or TSTDRV123_SB1.',
    );
    expect(() => accountHost(text, 'app')).toThrow(AccountIdError);
  });

  test.each([undefined, null, 1234567, ['1234567'], {}])('%j is not one', (value) => {
    expect(isAccountId(value)).toBe(false);
  });

  it('never leads outside its host name, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...SERVICES), (text, service) => {
        if (!isAccountId(text)) return;
        expect(new URL(`https://${accountHost(text, service)}/`).hostname).toMatch(
          new RegExp(`^[a-z0-9-]+\\.${service}\\.netsuite\\.com$`),
        );
      }),
    );
  });
});

describe('PK-1, PK-10, ROT-2: a host name', () => {
  test.each([
    ['1234567.app.netsuite.com', { accountId: '1234567', service: 'app' }],
    ['TSTDRV123-SB1.Suitetalk.API.NetSuite.com', { accountId: 'TSTDRV123_SB1', service: 'suitetalk.api' }],
    ['1234567.restlets.api.netsuite.com', { accountId: '1234567', service: 'restlets.api' }],
    ['1234567.connect.api.netsuite.com', { accountId: '1234567', service: 'connect.api' }],
  ])('%s', (host, expected) => {
    expect(parseAccountHost(host)).toEqual(expected);
  });

  test.each([
    'system.netsuite.com',
    '1234567.app.netsuite.com.example.com',
    '1234567.app.netsuite.com:8443',
    '1234567.app.netsuite.com.',
    'x.1234567.app.netsuite.com',
    '1234567_SB1.app.netsuite.com',
    `${'a'.repeat(21)}.app.netsuite.com`,
    '1234567-sbsbsbsbsb1.app.netsuite.com',
    '1234567.appXnetsuite.com',
    '1234567.restletsXapi.netsuite.com',
    '1234567.app.netsuite.com\n',
    '.app.netsuite.com',
    '',
    'localhost',
  ])('%j does not belong to an account', (host) => {
    expect(parseAccountHost(host)).toBeUndefined();
  });
});

describe('CHOICE-ACCOUNT-ID: what is closed', () => {
  it('has no host for a service that there is not', () => {
    for (const service of ['App', 'evil.com/#', 'constructor', '', undefined, null]) {
      expect(() => accountHost('1234567', service as never)).toThrow('The fact “service”');
    }
  });

  it('takes nothing but text for a host', () => {
    for (const host of [undefined, null, 7, [], {}, new String('1234567.app.netsuite.com')]) {
      expect(parseAccountHost(host as never)).toBeUndefined();
    }
  });

  it('names itself in the error', () => {
    expect(new AccountIdError()).toMatchObject({ rule: 'CHOICE-ACCOUNT-ID' });
  });
});
