import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ApiRequestHead, applicationOf, classifyApiRequest } from '../../src/gateway/apiRequest.js';
import { SOAP_ENDPOINTS } from '../../src/tbaDeprecation/index.js';

const HOST = 'tstdrv123-sb1.suitetalk.api.netsuite.com';
const REST = '/services/rest/record/v1/customer/7';
const TBA =
  'OAuth realm="TSTDRV123_SB1", oauth_consumer_key="ck", oauth_token="t", oauth_signature_method="HMAC-SHA256", oauth_timestamp="1", oauth_nonce="n", oauth_version="1.0", oauth_signature="s%3D"';
const NLAUTH = 'NLAuth nlauth_account=TSTDRV123_SB1, nlauth_email=a%40b.example, nlauth_signature=p';

function at(url: unknown, headers: unknown = {}, method: unknown = 'GET') {
  return classifyApiRequest({ method, url, headers } as ApiRequestHead);
}

/** How a request with this header authenticates, at the host of TSTDRV123_SB1. */
function by(authorization: unknown, url = REST, others: object = {}) {
  return at(url, { host: HOST, ...others, authorization }).authentication;
}

describe('PK-1, PK-10, PK-20, ROT-2: the target is told by its path', () => {
  test.each([
    ['/services/rest/record/v1/customer', 'rest'],
    ['/services/rest/record/v1/customer/', 'rest'],
    ['/services/rest/record/v1/customer/eid:a%20b', 'rest'],
    ['/services/rest/record/v1/customer/eid:%C3%A9%e2%82%ac%F0%9F%98%80', 'rest'],
    ['/services/rest/query/v1/suiteql?limit=1', 'rest'],
    ['/services/rest/record/v1/metadata-catalog', 'rest'],
    ['/services/rest/record', 'rest'],
    ['/services/rest/authors/v1', 'rest'],
    ['/app/site/hosting/restlet.nl?script=1&deploy=1', 'restlet'],
    ['/rest/issuetoken', 'issue_token'],
    ['/rest/revoketoken', 'issue_token'],
    ['/rest/requesttoken', 'tba_token'],
    ['/rest/accesstoken', 'tba_token'],
    ['/services/rest/auth/oauth2/v1/token', 'oauth2'],
    ['/services/rest/auth/oauth2/v1/revoke', 'oauth2'],
    ['/services/rest/auth/oauth2/v1/keys', 'oauth2'],
    ['/services/rest/auth/oauth2/v1/clients/c/certificates?c=', 'oauth2'],
    ['/app/login/oauth2/authorize.nl?client_id=1', 'oauth2'],
    ['/services/NetSuitePort_2025_2', 'soap'],
    ['/services/NetSuitePort_2025_2?wsdl', 'soap'],
  ])('%s is %s, whether by path or by URL', (url, target) => {
    expect(at(url)).toMatchObject({ target });
    expect(at(url, { host: HOST })).toMatchObject({ target, account: 'TSTDRV123_SB1' });
    expect(at(`https://${HOST}${url}`)).toMatchObject({ target, account: 'TSTDRV123_SB1' });
    expect(at(`HTTP://gateway.example:8080${url}`)).toEqual(at(url));
  });

  test.each([
    '',
    '/',
    '*',
    '/services',
    '/services/rest',
    '/services/rest/',
    '/services/rest/auth',
    '/services/rest/auth/',
    '/services/rest/auth/oidc/v1/userinfo',
    '/services/rest/auth/oauth2/v1/',
    '/services/rest/AUTH/oauth2/v1/token',
    '/services/rest/%61uth/oauth2/v1/token',
    '/services/Rest/record/v1/customer',
    '/SERVICES/rest/record/v1',
    '/app/site/hosting/RESTlet.nl',
    '/app/site/hosting/restlet.nl/',
    '/app/site/hosting/restlet.nlx',
    '/app/site/hosting/scriptlet.nl',
    '/x/services/NetSuitePort_2025_2',
    '/x/services/rest/record/v1',
    '/services/NetSuitePort_2025_2/',
    '/services/NetSuitePort_2025_2x',
    '/services/NetSuitePort',
    '/rest/authorize',
    'services/rest/record/v1',
    `${HOST}:443`,
    `ftp://${HOST}${REST}`,
    `https:/${HOST}${REST}`,
    `https:${REST}`,
    `https://${REST}`,
    'https://',
    `https://${HOST}`,
    `https://${HOST}?x=${REST}`,
    'https:',
  ])('%j is unknown', (url) => {
    expect(at(url).target).toBe('unknown');
  });

  test.each(Object.keys(SOAP_ENDPOINTS))('SOAP-1: the endpoint %s', (soapEndpoint) => {
    const url = `/services/NetSuitePort_${soapEndpoint.replace('.', '_')}`;
    expect(at(url, {}, 'POST')).toEqual({ target: 'soap', soapEndpoint, authentication: 'in_message' });
  });

  test.each(['2026_1', '2018_2', '2025_3', '0000_0'])('SOAP-1: the endpoint %s is in no matrix', (name) => {
    expect(at(`/services/NetSuitePort_${name}`)).toMatchObject({ target: 'soap', soapEndpoint: null });
  });

  it('SuiteAnalytics Connect is told by its host, which serves nothing else', () => {
    const host = '1234567.connect.api.netsuite.com';
    expect(at('/', { host })).toEqual({ target: 'connect', authentication: 'none', account: '1234567' });
    expect(at(`https://${host}`).target).toBe('connect');
    expect(at('/query', { host }).target).toBe('connect');
    for (const path of [REST, '/services/NetSuitePort_2025_2', '/rest/issuetoken', '/a/../b', '//']) {
      expect(at(path, { host }).target).toBe('unknown');
    }
  });

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('a method %s is one', (method) => {
    expect(at(REST, {}, method).target).toBe('rest');
  });

  test.each(['TRACE', 'CONNECT', 'get', '', 'GET ', 'X'.repeat(100), null, 7])(
    'a method %j is none',
    (method) => {
      expect(at(REST, { host: HOST }, method)).toMatchObject({
        target: 'unknown',
        account: 'TSTDRV123_SB1',
      });
    },
  );
});

describe('CHOICE-API-UNKNOWN: no path passes as another', () => {
  const escapes = ['%2f', '%5c', '%2e', '%25', '%00', '%0a', '%1f', '%7f', '%3b', '%61', '%5a', '%30', '%2d'];
  const odd = ['%5F', '%7E', '%c0%af', '%f5', '%ff', '%', '%2', '%zz', '%u002f', '\\', ';', ';x=1', '\u0000'];
  const raw = ['\n', '\t', ' ', '\u007f', '\u00e9', '\uff0f', '#', '"', '<', '{', '^', '|', '`', '[', ']'];
  test.each([...escapes, ...odd, ...raw])('%j is in none', (part) => {
    for (const text of [part, part.toUpperCase()]) {
      expect(at(`${REST}${text}`).target).toBe('unknown');
      expect(at(`${REST}/${text}/x`).target).toBe('unknown');
      expect(at(`https://${HOST}${REST}${text}`).target).toBe('unknown');
    }
  });

  test.each(['//', '/./', '/../', '/.', '/..', '/x/..', '/x//'])('%s is in none', (part) => {
    expect(at(`/services/rest/record/v1${part}`).target).toBe('unknown');
    expect(at(`${part}services/rest/record/v1`).target).toBe('unknown');
  });

  test.each(['...', '.x', 'x.', '..x', '.well-known', 'a.b', "!$&'()*+,=:@~_-"])(
    '%s is a segment',
    (part) => {
      expect(at(`/services/rest/record/v1/${part}/x`).target).toBe('rest');
      expect(at(`/services/rest/record/v1/${part}`).target).toBe('rest');
    },
  );

  it('what comes after the question mark does not matter, however long', () => {
    expect(at(`${REST}?a=%2f%00;\\//../#\u0000`).target).toBe('rest');
    expect(at(`${REST}?${'a'.repeat(1_000_000)}`).target).toBe('rest');
  });

  it('a path has 2,048 characters at most', () => {
    expect(at(REST.padEnd(2048, 'x')).target).toBe('rest');
    expect(at(REST.padEnd(2049, 'x')).target).toBe('unknown');
  });

  it('has a target only where the URL parser reads the same path', () => {
    const piece = fc.constantFrom(
      ...['/', '.', '..', '%2e', '%2F', '%', '\\', ';', '?', '#', 'auth', 'rest', 'services', 'record', 'v1'],
      ...[
        '//',
        'restlet.nl',
        'app',
        'site',
        'hosting',
        'NetSuitePort_2025_2',
        '\t',
        '@',
        ':',
        '%41',
        '\u00e9',
      ],
    );
    const url = fc.array(piece, { maxLength: 8 }).map((parts) => `/services/rest/record${parts.join('')}`);
    fc.assert(
      fc.property(url, (text) => {
        if (at(text).target === 'unknown') return;
        const path = text.replace(/\?.*$/s, '');
        expect(new URL(text, 'https://a.example').pathname).toBe(path);
        expect(decodeURIComponent(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('CHOICE-ACCOUNT-ID: the account comes from a clean host alone', () => {
  test.each([
    HOST,
    'TSTDRV123-SB1.SuiteTalk.API.NetSuite.com',
    `${HOST}:443`,
    `${HOST}:8443`,
    'tstdrv123-sb1.restlets.api.netsuite.com',
    'tstdrv123-sb1.app.netsuite.com',
  ])('%s is one', (host) => {
    expect(at(REST, { host }).account).toBe('TSTDRV123_SB1');
    expect(at(REST, { ':authority': host }).account).toBe('TSTDRV123_SB1');
    expect(at(REST, { host, ':authority': host }).account).toBe('TSTDRV123_SB1');
    expect(at(`https://${host}${REST}`, { host: 'gateway.example' }).account).toBe('TSTDRV123_SB1');
    expect(at(REST, new Headers({ host })).account).toBe('TSTDRV123_SB1');
  });

  test.each([
    '',
    'gateway.example',
    'system.netsuite.com',
    `${HOST}.`,
    `${HOST}:`,
    `${HOST}:123456`,
    `${HOST}:44a`,
    `${HOST}.example.com`,
    ` ${HOST}`,
    `${HOST}, ${HOST}`,
    `x@${HOST}`,
    `x:y@${HOST}`,
    `${HOST}@example.com`,
    `example.com\\${HOST}`,
    `${'a'.repeat(101)}.app.netsuite.com`,
  ])('%j is none', (host) => {
    expect('account' in at(REST, { host })).toBe(false);
    expect('account' in at(`https://${host}${REST}`)).toBe(false);
  });

  test.each([undefined, null, 7, [HOST], {}])('%j is none', (host) => {
    expect('account' in at(REST, { host })).toBe(false);
  });

  it('RFC 9113 section 8.3.1: Host must not contradict :authority', () => {
    const host = '7654321.suitetalk.api.netsuite.com';
    expect('account' in at(REST, { host, ':authority': HOST })).toBe(false);
  });

  it('RFC 3986 section 3.2.1: user information, or a host with other characters, gives no path either', () => {
    expect(at(`https://a\\@${HOST}${REST}`).target).toBe('unknown');
    expect(at(`https://a b${REST}`).target).toBe('unknown');
    expect(at(`https://${'a'.repeat(1001)}${REST}`).target).toBe('unknown');
    expect(at(`https://u:p@${HOST}${REST}`)).toEqual({ target: 'rest', authentication: 'none' });
  });
});

describe('RFC 6750 section 2.1: bearer', () => {
  test.each(['Bearer a', 'bearer a', 'BEARER a.b-c_d~e+f/g==', 'Bearer  a'])('%s is one', (authorization) => {
    expect(by(authorization)).toBe('bearer');
    expect(at(REST, new Headers({ authorization })).authentication).toBe('bearer');
  });

  test.each([
    ...[
      '',
      ' ',
      'Bearer',
      'Bearer ',
      'Bearer =',
      'Bearer a=b',
      'Bearer a b',
      'Bearer\ta',
      'Bearer \ta',
      'Bearera',
    ],
    ...[
      'Bearer a, Bearer b',
      'Bearer a,Bearer b',
      'Bearer a,',
      'Bearer "a"',
      'Bearer \u00a0a',
      'Bearer \u00e9',
    ],
    ...[
      ' Bearer a',
      'Bearer a ',
      'Bearer a\n',
      'Bearer a, Basic b',
      'Basic a, Bearer b',
      'Basic, Bearer',
      ', a',
    ],
    'Digest username="a", realm="b"',
  ])('CHOICE-API-HEADER: %j is malformed', (authorization) => {
    expect(by(authorization)).toBe('malformed');
    expect(applicationOf({ headers: { authorization } })).toBeUndefined();
  });

  test.each([[['Bearer a', 'Bearer b']], [['Bearer a']], [[]], [7], [{}], [true]])(
    'CHOICE-API-HEADER: %j is malformed',
    (authorization) => {
      expect(by(authorization)).toBe('malformed');
    },
  );

  it('CHOICE-API-HEADER: a header has 16,384 characters at most, and so have cookies', () => {
    expect(by('Bearer '.padEnd(16_384, 'a'))).toBe('bearer');
    expect(by('Bearer '.padEnd(16_385, 'a'))).toBe('malformed');
    expect(at(REST, { cookie: 'JSESSIONID='.padEnd(16_384, 'a') }).authentication).toBe('session');
    expect(at(REST, { cookie: 'JSESSIONID='.padEnd(16_385, 'a') }).authentication).toBe('malformed');
  });

  it('RFC 9110 section 11.4: a scheme that no API takes is another', () => {
    expect(by('Basic YTpi')).toBe('other');
    expect(by('Negotiate YTpi==')).toBe('other');
  });

  it('two headers that the web’s Headers merge are malformed', () => {
    const headers = new Headers({ authorization: 'Bearer a' });
    headers.append('authorization', 'Bearer b');
    expect(at(REST, headers).authentication).toBe('malformed');
  });
});

describe('RFC 5849 section 3.5.1: TBA', () => {
  const tba = { target: 'rest', authentication: 'tba', account: 'TSTDRV123_SB1' };

  it('is told, with its signature method', () => {
    const headers = { host: HOST, authorization: TBA };
    expect(at(REST, headers)).toEqual({ ...tba, signatureMethod: 'HMAC-SHA256' });
    expect(applicationOf({ headers })).toEqual({ consumerKey: 'ck' });
    expect(applicationOf({ headers: new Headers({ authorization: TBA }) })).toEqual({ consumerKey: 'ck' });
  });

  test.each(['HMAC-SHA1', 'hmac-sha256', 'PLAINTEXT', ''])(
    'TBA-20: %j is another signature method',
    (name) => {
      const authorization = TBA.replace('HMAC-SHA256', name);
      expect(at(REST, { host: HOST, authorization })).toEqual({ ...tba, signatureMethod: 'other' });
    },
  );

  it('takes the header however it is spaced, and whatever the case of its names', () => {
    expect(by(TBA.replaceAll(', ', ','))).toBe('tba');
    expect(by(TBA.replaceAll(', ', ' \t, \t'))).toBe('tba');
    expect(by(TBA.replace('OAuth realm', 'oauth Realm'))).toBe('tba');
    expect(by(TBA.replace('oauth_version="1.0", ', ''))).toBe('tba');
  });

  test.each(['TSTDRV123_SB1', 'tstdrv123-sb1', 'tstdrv123_sb1'])('the realm may be %s', (realm) => {
    expect(by(TBA.replace('TSTDRV123_SB1', realm))).toBe('tba');
  });

  test.each(['TSTDRV123', '1234567', 'TSTDRV123_SB2'])(
    'CHOICE-API-HEADER: a realm %s is not the account of the host',
    (realm) => {
      const authorization = TBA.replace('TSTDRV123_SB1', realm);
      expect(by(authorization)).toBe('malformed');
      expect(at(REST, { host: 'gateway.example', authorization }).authentication).toBe('tba');
    },
  );

  it('CHOICE-API-HEADER: a request has a token, but for that which asks for one', () => {
    const without = TBA.replace(' oauth_token="t",', '');
    const empty = TBA.replace('"t"', '""');
    for (const authorization of [without, empty]) {
      expect(by(authorization)).toBe('malformed');
      expect(by(authorization, '/rest/requesttoken')).toBe('tba');
    }
  });

  test.each([
    ['a merged header', `${TBA}, ${TBA}`],
    ['a bearer after it', `${TBA}, Bearer a`],
    ['a bearer before it', `Bearer a, ${TBA}`],
    ['a repeated key', TBA.replace('oauth_token', 'oauth_consumer_key="x", oauth_token')],
    ['the same key twice', TBA.replace('oauth_token', 'oauth_consumer_key="ck", oauth_token')],
    ['a key repeated in capitals', `${TBA}, OAUTH_CONSUMER_KEY="x"`],
    ['a key repeated with an escape', `${TBA}, oauth%5Fconsumer_key="x"`],
    ['a repeated unknown parameter', `${TBA}, x="1", x="1"`],
    ['a repeated realm', `${TBA}, realm="TSTDRV123_SB1"`],
    ['no realm', TBA.replace('realm="TSTDRV123_SB1", ', '')],
    ['a realm that is none', TBA.replace('TSTDRV123_SB1', 'a.b')],
    ['no key', TBA.replace('oauth_consumer_key="ck", ', '')],
    ['an empty key', TBA.replace('"ck"', '""')],
    ['an escaped key', TBA.replace('"ck"', '"%63k"')],
    ['a long key', TBA.replace('"ck"', `"${'k'.repeat(257)}"`)],
    ['no signature', TBA.replace(', oauth_signature="s%3D"', '')],
    ['an empty signature', TBA.replace('s%3D', '')],
    ['a value without quotes', TBA.replace('"ck"', 'ck')],
    ['a quote in a value', TBA.replace('"ck"', '"c"k"')],
    ['a comma in a value', TBA.replace('"ck"', '"c,k"')],
    ['a backslash in a value', TBA.replace('"ck"', '"c\\k"')],
    ['a space in a value', TBA.replace('s%3D', 's D')],
    ['a letter beyond ASCII', TBA.replace('s%3D', '\u00e9')],
    ['a comma at the end', `${TBA},`],
    ['a tab after the scheme', TBA.replace('OAuth ', 'OAuth\t')],
    ['nothing', 'OAuth '],
  ])('CHOICE-API-HEADER: %s is malformed', (_, authorization) => {
    expect(by(authorization)).toBe('malformed');
    expect(applicationOf({ headers: { authorization } })).toBeUndefined();
  });
});

describe('TBA-8: NLAuth', () => {
  const nlauth = { target: 'restlet', authentication: 'nlauth', account: 'TSTDRV123_SB1' };
  const url = '/app/site/hosting/restlet.nl';

  it('is told, with whether it names a record', () => {
    const headers = { host: HOST, authorization: NLAUTH };
    expect(at(url, headers)).toEqual({ ...nlauth, namesApplication: false });
    expect(applicationOf({ headers })).toBeUndefined();
    const authorization = `${NLAUTH}, nlauth_role=3, nlauth_application_id=4E6F-1`;
    expect(at(url, { host: HOST, authorization })).toEqual({ ...nlauth, namesApplication: true });
    expect(applicationOf({ headers: { authorization } })).toEqual({ applicationId: '4E6F-1' });
  });

  test.each([
    ['another account', NLAUTH.replace('TSTDRV123_SB1', 'TSTDRV123_SB2')],
    ['an account that is none', NLAUTH.replace('TSTDRV123_SB1', '"TSTDRV123_SB1"')],
    ['no account', NLAUTH.replace('nlauth_account=TSTDRV123_SB1, ', '')],
    ['no e-mail', NLAUTH.replace('nlauth_email=a%40b.example, ', '')],
    ['no password', NLAUTH.replace(', nlauth_signature=p', '')],
    ['an empty password', NLAUTH.replace('=p', '=')],
    ['a space in the password', NLAUTH.replace('=p', '=p q')],
    ['a merged header', `${NLAUTH}, ${NLAUTH}`],
    ['a bearer after it', `${NLAUTH}, Bearer a`],
    ['a repeated parameter', `${NLAUTH}, nlauth_role=3, nlauth_role=4`],
    ['an application that is no id', `${NLAUTH}, nlauth_application_id=a'b`],
    ['a repeated application', `${NLAUTH}, nlauth_application_id=a, nlauth_application_id=b`],
  ])('CHOICE-API-HEADER: %s is malformed', (_, authorization) => {
    expect(by(authorization, url)).toBe('malformed');
  });
});

describe('CHOICE-API-COOKIE: a session cookie', () => {
  test.each(['JSESSIONID=abc', 'a=b; JSESSIONID=abc; c=d', 'a=b;JSESSIONID="abc"', ' JSESSIONID=abc'])(
    '%s names a session',
    (cookie) => {
      expect(at(REST, { cookie }).authentication).toBe('session');
      expect(at('/services/NetSuitePort_2025_2', { cookie }).authentication).toBe('session');
    },
  );

  test.each([
    '',
    'a=b',
    'XJSESSIONID=abc',
    'JSESSIONIDX=abc',
    'jsessionid=abc',
    'a=JSESSIONID=abc',
    'a=b, JSESSIONID=c',
  ])('%j names none', (cookie) => {
    expect(at(REST, { cookie }).authentication).toBe('none');
  });

  test.each([
    ['JSESSIONID=abc; JSESSIONID=abc'],
    ['JSESSIONID='],
    ['JSESSIONID= ; a=b'],
    [['JSESSIONID=abc']],
    [7],
  ])('%j is malformed', (cookie) => {
    expect(at(REST, { cookie }).authentication).toBe('malformed');
  });

  test.each([
    ['Bearer a', 'bearer'],
    [TBA, 'tba'],
    [NLAUTH, 'nlauth'],
    ['Basic YTpi', 'other'],
    ['Bearer', 'malformed'],
    ['', 'malformed'],
  ])('does not count beside the header %s', (authorization, expected) => {
    expect(by(authorization, REST, { cookie: 'JSESSIONID=abc' })).toBe(expected);
    expect(by(authorization, REST, { cookie: 'JSESSIONID=a; JSESSIONID=b' })).toBe(expected);
  });
});

describe('whatever a client sends', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.constantFrom(null, undefined, '', [], {}),
  );
  const aHeader = fc.oneof(
    odd,
    fc
      .array(fc.constantFrom('Bearer ', 'OAuth ', 'NLAuth ', 'a', '=', '"', ',', ' ', '%', TBA, NLAUTH))
      .map((parts) => parts.join('')),
    fc.array(fc.string()),
  );
  const anUrl = fc.oneof(
    odd,
    fc
      .array(fc.constantFrom('https://', HOST, '/', REST, '%', '..', '?', '#', '@', ':', '\\', 'x'))
      .map((parts) => parts.join('')),
  );
  const someHeaders = fc.oneof(
    odd,
    fc.record(
      { authorization: aHeader, cookie: aHeader, host: aHeader, ':authority': aHeader, get: odd },
      { requiredKeys: [] },
    ),
  );

  it('classifying does not throw, and answers with known words only', () => {
    fc.assert(
      fc.property(odd, anUrl, someHeaders, (method, url, headers) => {
        const request = at(url, headers, method);
        expect(JSON.stringify(request)).toMatch(/^\{("\w+":("[\w.-]+"|null|true|false),?)+\}$/);
        applicationOf({ headers } as ApiRequestHead);
      }),
      { numRuns: 5000 },
    );
  });

  it('CHOICE-API-UNKNOWN, CHOICE-API-HEADER: a megabyte of anything is answered', () => {
    const big = 1_000_000;
    const texts = [
      'a',
      ' ',
      ';',
      ',',
      '=',
      '/',
      '/a',
      '%41',
      '"',
      'a="",',
      'JSESSIONID=',
      '; ',
      '.',
      '@',
      ':',
    ];
    for (const text of texts) {
      const long = text.repeat(big / text.length);
      const capped = text.repeat(16_000 / text.length);
      for (const value of [long, capped]) {
        expect(at(value).target).toBe('unknown');
        expect(at(`https://${value}`).target).toBe('unknown');
        at(`/services/rest/record/${value}`.slice(0, 2048), { host: value, cookie: value });
        for (const scheme of ['', 'Bearer ', 'OAuth ', 'NLAuth ', 'Basic ']) {
          by(`${scheme}${value}`, `/${value}`, { host: value });
        }
      }
    }
  });
});
