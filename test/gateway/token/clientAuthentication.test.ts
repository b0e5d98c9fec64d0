import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tokenRequestNames } from '../../../src/gateway/index.js';
import { decodeBase64, decodePart } from '../../../src/gateway/token/base64.js';
import { presentedClient } from '../../../src/gateway/token/clientAuthentication.js';
import { basic, part, ASSERTION_TYPE as TYPE } from './support.js';

const MEBI = 1 << 20;

const HEADER = { typ: 'JWT', alg: 'PS256', kid: 'cert-1' };
const JWT = `${part(HEADER)}.${part({ iss: '6d0e2b' })}.c2ln`;

type Form = Readonly<Record<string, string>>;

function present(authorization: string | null, form: Form = {}) {
  return presentedClient({ authorization, parameters: new URLSearchParams(form) });
}

function byAssertion(jwt: string, form: Form = {}) {
  return present(null, { client_assertion: jwt, client_assertion_type: TYPE, ...form });
}

describe('presentedClient', () => {
  test.each<[string, string, string, string]>([
    ['PK-10: id and secret', basic('6d0e2b:s3cret'), '6d0e2b', 's3cret'],
    ['PK-11: id and an empty secret', basic('6d0e2b:'), '6d0e2b', ''],
    ['PK-11: the id without a colon', basic('6d0e2b'), '6d0e2b', ''],
    ['RFC 7617: a colon belongs to the secret', basic('6d0e2b:a:b:'), '6d0e2b', 'a:b:'],
    ['RFC 6749 section 2.3.1: form-encoded parts', basic('a%3Ab+c:%25%2B+%C3%A9'), 'a:b c', '%+ é'],
    ['RFC 7617: UTF-8', basic('é:ü'), 'é', 'ü'],
    ['RFC 9110 section 11.1: the scheme in any case', `bAsIc ${btoa('a:b')}`, 'a', 'b'],
    ['RFC 9110 section 11.4: several spaces', `Basic   ${btoa('a:b')}`, 'a', 'b'],
    ['base64 without padding', `Basic ${btoa('a:bc').replaceAll('=', '')}`, 'a', 'bc'],
    ['no byte order mark is taken off an id', basic('\uFEFFa:b'), '\uFEFFa', 'b'],
  ])('HTTP Basic, %s', (_, authorization, clientId, secret) => {
    expect(present(authorization)).toEqual({ by: 'basic', clientId, secret });
  });

  it('CHOICE-TOKEN-LENGTH: HTTP Basic of 16,384 characters is read, and none that is longer', () => {
    const header = `Basic ${'YTpi'.repeat(4094)}`;
    expect(header).toHaveLength(16_382);
    expect(present(`${header}YT`)).toMatchObject({ by: 'basic', clientId: 'a' });
    expect(present(`${header}YTp`)).toBe('client_authentication_malformed');
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['the scheme alone', 'Basic'],
    ['the scheme and a space', 'Basic '],
    ['no space', `Basic${btoa('a:b')}`],
    ['a tab', `Basic\t${btoa('a:b')}`],
    ['another scheme', 'Bearer YTpi'],
    ['a scheme that ends like it', ` Basic ${btoa('a:b')}`],
    ['two headers in one', `${basic('a:b')}, ${basic('c:d')}`],
    ['a line end', `${basic('a:b')}\n`],
    ['base64url', 'Basic Pz8_Pzo='],
    ['one character of base64', 'Basic Y'],
    ['too much padding', 'Basic YTpi===='],
    ['wrong padding', 'Basic YTo=='],
    ['padding alone', 'Basic ===='],
    ['padding within', 'Basic YTo=YTo='],
    ['broken UTF-8', `Basic ${Buffer.from([0x61, 0x3a, 0xc3]).toString('base64')}`],
    ['Latin-1', `Basic ${Buffer.from('é:ü', 'latin1').toString('base64')}`],
    ['no id', basic(':secret')],
    ['no id and no secret', basic(':')],
    ['an id that is not form-encoded', basic('%:secret')],
    ['a secret that is not form-encoded', basic('a:100%')],
    ['a secret encoded into broken UTF-8', basic('a:%C3')],
    ['characters outside ASCII', 'Basic YTpiſ'],
  ])('PK-10: HTTP Basic with %s is malformed', (_, authorization) => {
    expect(present(authorization)).toBe('client_authentication_malformed');
  });

  it('PK-11: a client id in the body', () => {
    expect(present(null, { client_id: '6d0e2b' })).toEqual({ by: 'client_id', clientId: '6d0e2b' });
  });

  test.each<[string, Form]>([
    ['nothing', {}],
    ['an empty client id', { client_id: '' }],
  ])('RFC 6749 section 5.2: %s names no client', (_, form) => {
    expect(present(null, form)).toBe('client_authentication_missing');
  });

  it('CERT-23: a client assertion', () => {
    expect(byAssertion(JWT)).toEqual({
      by: 'assertion',
      clientId: '6d0e2b',
      assertion: { header: HEADER, claims: { iss: '6d0e2b' } },
    });
  });

  it('RFC 7521 section 4.2: a client assertion beside the same client id', () => {
    expect(byAssertion(JWT, { client_id: '6d0e2b' })).toMatchObject({ by: 'assertion' });
  });

  test.each<[string, unknown]>([
    ['none', undefined],
    ['a number', 7],
    ['an object', { toString: 'x' }],
  ])('CERT-22: an issuer that is %s names no client', (_, iss) => {
    expect(byAssertion(`${part(HEADER)}.${part({ iss })}.c2ln`)).toMatchObject({ clientId: '' });
  });

  test.each<[string, string | null, Form, string]>([
    ['CERT-23: the type alone', null, { client_assertion_type: TYPE }, 'assertion_missing'],
    ['CERT-23: no type', null, { client_assertion: JWT }, 'assertion_type_unsupported'],
    [
      'RFC 7522: the type of SAML',
      null,
      { client_assertion: JWT, client_assertion_type: TYPE.replace('jwt', 'saml2') },
      'assertion_type_unsupported',
    ],
    ['PK-10: a secret in the body', null, { client_id: 'a', client_secret: 'b' }, 'client_secret_in_body'],
    ['PK-10: a secret alone', null, { client_secret: 'b' }, 'client_secret_in_body'],
  ])('%s', (_, authorization, form, expected) => {
    expect(present(authorization, form)).toBe(expected);
  });

  describe('PK-14: several at once', () => {
    const asserted = { client_assertion: JWT, client_assertion_type: TYPE };
    test.each<[string, string | null, Form]>([
      ['HTTP Basic and a secret in the body', basic('a:b'), { client_secret: 'b' }],
      ['HTTP Basic and an assertion', basic('6d0e2b:b'), asserted],
      ['HTTP Basic and the type of an assertion', basic('a:b'), { client_assertion_type: TYPE }],
      ['a broken header and a secret in the body', 'Basic', { client_secret: 'b' }],
      ['an assertion and a secret in the body', null, { ...asserted, client_secret: 'b' }],
      ['all three', basic('a:b'), { ...asserted, client_secret: 'b' }],
      ['CHOICE-TOKEN-CLIENT-ID: HTTP Basic and another client id', basic('a:b'), { client_id: 'c' }],
      ['CHOICE-TOKEN-CLIENT-ID: the same id in another case', basic('a:b'), { client_id: 'A' }],
      ['an assertion and another client id', null, { ...asserted, client_id: 'c' }],
    ])('%s', (_, authorization, form) => {
      expect(present(authorization, form)).toBe('client_authentication_several');
    });

    it('CHOICE-TOKEN-CLIENT-ID: the same client id is no second authentication', () => {
      expect(present(basic('a:b'), { client_id: 'a' })).toEqual({ by: 'basic', clientId: 'a', secret: 'b' });
    });

    test.each<[string, string | null, Form, string]>([
      ['a client id', basic('a:b'), { client_id: '' }, 'basic'],
      ['a secret beside HTTP Basic', basic('a:b'), { client_secret: '' }, 'basic'],
      ['a secret beside a client id', null, { client_id: 'a', client_secret: '' }, 'client_id'],
      ['an assertion', basic('a:b'), { client_assertion: '', client_assertion_type: '' }, 'basic'],
      ['a secret beside an assertion', null, { ...asserted, client_secret: '' }, 'assertion'],
    ])('RFC 6749 sections 2.3.1 and 3.1: %s that is empty is left out', (_, authorization, form, by) => {
      expect(present(authorization, form)).toMatchObject({ by });
    });
  });

  describe('CERT-19: an assertion that is no JWT', () => {
    const [header = '', claims = ''] = JWT.split('.');
    test.each<[string, string]>([
      ['one part', header],
      ['two parts', `${header}.${claims}`],
      ['four parts', `${JWT}.c2ln`],
      ['five parts', `${JWT}.c2ln.c2ln`],
      ['an empty header', `.${claims}.c2ln`],
      ['empty claims', `${header}..c2ln`],
      ['dots', '...'],
      ['padding', `${header}=.${claims}.c2ln`],
      ['correct padding', `${header}.${Buffer.from('{"a":1}').toString('base64')}.c2ln`],
      [
        'base64 that is not for URLs',
        `${header}.${Buffer.from('{"a":"?~>"}').toString('base64').replace('=', '')}.c2ln`,
      ],
      ['a line end', `${header}.${claims}\n.c2ln`],
      ['a line end after the signature', `${JWT}\n`],
      ['a space in the signature', `${JWT} x`],
      ['no JSON', `${header}.YWJj.c2ln`],
      ['a list', `${header}.${part([])}.c2ln`],
      ['a text', `${part('a')}.${claims}.c2ln`],
      ['null', `${part(null)}.${claims}.c2ln`],
      ['broken UTF-8', `${header}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.c2ln`],
      ['a byte order mark', `${header}.${Buffer.from('\uFEFF{}').toString('base64url')}.c2ln`],
      ['more than 16,384 characters', `${JWT}${'a'.repeat(16_385 - JWT.length)}`],
    ])('%s', (_, jwt) => {
      expect(byAssertion(jwt)).toBe('assertion_malformed');
    });

    it('but 16,384 characters can be one, and so can one without a signature', () => {
      expect(byAssertion(`${JWT}${'a'.repeat(16_384 - JWT.length)}`)).toMatchObject({ by: 'assertion' });
      expect(byAssertion(`${header}.${claims}.`)).toMatchObject({ by: 'assertion' });
    });
  });
});

describe('tokenRequestNames', () => {
  function names(authorization: string | null, form: Form = {}) {
    return tokenRequestNames({ authorization, parameters: new URLSearchParams(form) });
  }
  function asserted(header: unknown, claims: unknown) {
    const jwt = `${part(header)}.${part(claims)}.c2ln`;
    return names(null, { client_assertion: jwt, client_assertion_type: TYPE });
  }

  it('PK-10, PK-11: the client that is named', () => {
    expect(names(basic('6d0e2b:s3cret'))).toEqual({ clientId: '6d0e2b' });
    expect(names(null, { client_id: '6d0e2b' })).toEqual({ clientId: '6d0e2b' });
  });

  it('CERT-19, CERT-23: the client and the certificate of an assertion', () => {
    expect(asserted(HEADER, { iss: '6d0e2b' })).toEqual({ clientId: '6d0e2b', certificateId: 'cert-1' });
  });

  test.each<[string, unknown]>([
    ['none', undefined],
    ['a number', 1],
    ['empty', ''],
    ['a list', ['cert-1']],
    ['too long', 'a'.repeat(256)],
    ['with a space', 'a b'],
    ['with a line end', 'a\n'],
    ['with a control character', 'a\u0000'],
    ['outside ASCII', 'é'],
  ])('CERT-19: no certificate for a kid that is %s', (_, kid) => {
    expect(asserted({ ...HEADER, kid }, { iss: '6d0e2b' })).toEqual({ clientId: '6d0e2b' });
  });

  it('no client by a name that cannot be one, and the longest that can', () => {
    expect(names(null, { client_id: 'a b' })).toEqual({});
    expect(names(null, { client_id: 'a'.repeat(256) })).toEqual({});
    expect(names(null, { client_id: 'a'.repeat(255) })).toEqual({ clientId: 'a'.repeat(255) });
    expect(names(null, { client_id: '!~' })).toEqual({ clientId: '!~' });
    expect(asserted(HEADER, {})).toEqual({ certificateId: 'cert-1' });
  });

  it('nothing of a request that presents none, or several', () => {
    expect(names(null)).toEqual({});
    expect(names(basic('a:b'), { client_secret: 'b' })).toEqual({});
  });

  it('never throws, and gives names alone', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(TYPE, JWT, basic('a:b')),
    );
    const name = fc.constantFrom(
      'client_id',
      'client_secret',
      'client_assertion',
      'client_assertion_type',
      '__proto__',
      'constructor',
    );
    const form = fc.array(fc.tuple(name, text), { maxLength: 6 });
    const header = fc.oneof(
      fc.constant(null),
      text,
      text.map((credentials) => `Basic ${credentials}`),
      text.map(basic),
      fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
    );
    fc.assert(
      fc.property(header, form, (authorization, entries) => {
        const parameters = new URLSearchParams(entries);
        const found = tokenRequestNames({ authorization, parameters });
        for (const value of Object.values(found)) expect(value).toMatch(/^[!-~]{1,255}$/);
      }),
    );
  });
});

describe('RFC 7515 section 2: parts of a JWT', () => {
  it('a member by any name is a member', () => {
    const json = '{"__proto__":{"kid":"evil"},"constructor":1,"toString":2}';
    const decoded = decodePart(Buffer.from(json).toString('base64url'));
    expect(Object.keys(decoded ?? {})).toEqual(['__proto__', 'constructor', 'toString']);
    expect(decoded?.['kid']).toBeUndefined();
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  });

  it('gives back every object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(decodePart(part(plain))).toEqual(plain);
      }),
    );
  });

  it('gives back every text, and none for bytes that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeBase64(Buffer.from(text).toString('base64'))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = decodeBase64(Buffer.from(bytes).toString('base64'));
        if (text !== undefined) expect(new Uint8Array(Buffer.from(text))).toEqual(bytes);
      }),
    );
  });

  test.each<[string, () => unknown, unknown]>([
    ['a header', () => present(`Basic ${'YTpi'.repeat(MEBI / 4)}`), 'client_authentication_malformed'],
    ['a header of spaces', () => present(`Basic${' '.repeat(MEBI)}`), 'client_authentication_malformed'],
    ['padding', () => present(`Basic Y${'='.repeat(MEBI)}!`), 'client_authentication_malformed'],
    ['percent signs', () => present(basic('%'.repeat(MEBI))), 'client_authentication_malformed'],
    ['an assertion', () => byAssertion('a'.repeat(MEBI)), 'assertion_malformed'],
    ['an assertion of dots', () => byAssertion('.'.repeat(MEBI)), 'assertion_malformed'],
    [
      'a kid',
      () => tokenRequestNames({ authorization: basic('a'.repeat(MEBI)), parameters: new URLSearchParams() }),
      {},
    ],
  ])('CHOICE-TOKEN-LENGTH: a mebibyte of it is answered: %s', (_, answer, expected) => {
    expect(answer()).toEqual(expected);
  });
});
