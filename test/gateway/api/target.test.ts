import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SOAP_ENDPOINTS } from '../../../src/tbaDeprecation/index.js';
import { at, HOST, REST } from './requestSupport.js';

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
    expect(at(url, { host: HOST })).toMatchObject({ target, accountId: 'TSTDRV123_SB1' });
    expect(at(`https://${HOST}${url}`)).toMatchObject({ target, accountId: 'TSTDRV123_SB1' });
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
    expect(at('/', { host })).toEqual({ target: 'connect', authentication: 'none', accountId: '1234567' });
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
        accountId: 'TSTDRV123_SB1',
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

  test.each([
    ...[
      '%c0%ae',
      '%c0%ae%c0%ae',
      '%c1%9c',
      '%e0%80%ae',
      '%e0%80%af',
      '%f0%80%80%af',
      '%ed%a0%80',
      '%f4%90%80%80',
    ],
    ...['%c3', '%80', '%e2%82', '%c2%85', '%c2%80', '%e2%80%a8', '%e2%80%8b', '%e2%80%ae', '%ef%bb%bf'],
    ...['\uff0e', '\uff0f', '\uff3c', '\u3002', '\uff61', '\ufe52', '\u2024', '\u2025', '\u2026', '\ufe68'],
    ...['\u2215', '\u2044', '\u2216', '\u29f8', '\uff05', '\uff1b', '\uff1f', '\uff03', '\u00bd', '\ufe12'],
  ])('%j is in none, written plainly or as an escape', (part) => {
    for (const text of [part, encodeURIComponent(part), encodeURIComponent(part).toLowerCase()]) {
      expect(at(`${REST}${text}`).target).toBe('unknown');
      expect(at(`${REST}/${text}/x`).target).toBe('unknown');
      expect(at(`/services/rest/record/v1/${text}/auth`).target).toBe('unknown');
    }
  });

  test.each([
    '\u00e9',
    '\u65e5\u672c',
    '\uff08\u682a\uff09',
    '\uff1a',
    '\u00b4',
    'm\u00b2',
    '\u{1f600}',
    '\u00a0',
  ])('the escape of %j is in one', (text) => {
    expect(at(`${REST}/eid:${encodeURIComponent(text)}`).target).toBe('rest');
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

describe('MCP-1: the MCP endpoint', () => {
  const paths = ['/services/mcp/v1/all', '/services/mcp/v1/suiteapp/com.example.tools'];

  test.each(paths)('%s is a target of its own, by POST', (path) => {
    expect(at(path, {}, 'POST')).toEqual({ target: 'mcp', authentication: 'none' });
    expect(at(`https://${HOST}${path}?x`, {}, 'POST')).toMatchObject({
      target: 'mcp',
      accountId: 'TSTDRV123_SB1',
    });
    for (const method of ['GET', 'DELETE', 'PUT', 'OPTIONS', 'post']) {
      expect(at(path, {}, method).target).toBe('unknown');
    }
  });

  test.each([
    '/services/mcp/v1',
    '/services/mcp/v1/',
    '/services/mcp/v1/all/',
    '/services/mcp/v1/all/x',
    '/services/mcp/v1/ALL',
    '/services/mcp/v2/all',
    '/services/mcp/v1/suiteapp/',
    '/services/mcp/v1/suiteapp/a/b',
    '/services/mcp/v1/suiteapp/..',
    '/services/mcp/v1/suiteapp/a%20b',
    '/x/services/mcp/v1/all',
  ])('%s is not one', (path) => {
    expect(at(path, {}, 'POST').target).toBe('unknown');
  });
});

describe('CHOICE-ACCOUNT-ID: the account comes from the host', () => {
  test.each([
    HOST,
    'TSTDRV123-SB1.SuiteTalk.API.NetSuite.com',
    `${HOST}:443`,
    `${HOST}:8443`,
    `${HOST}:`,
    `${HOST}:00443`,
    `${HOST}:123456`,
    `${HOST}.`,
    `${HOST}.:443`,
    `x@${HOST}`,
    `x:y@${HOST}`,
    'tstdrv123-sb1.restlets.api.netsuite.com',
    'tstdrv123-sb1.app.netsuite.com',
  ])('%s is one', (host) => {
    expect(at(REST, { host }).accountId).toBe('TSTDRV123_SB1');
    expect(at(REST, { ':authority': host }).accountId).toBe('TSTDRV123_SB1');
    expect(at(REST, { host, ':authority': host }).accountId).toBe('TSTDRV123_SB1');
    expect(at(`https://${host}${REST}`, { host: 'gateway.example' }).accountId).toBe('TSTDRV123_SB1');
    expect(at(REST, new Headers({ host })).accountId).toBe('TSTDRV123_SB1');
  });

  test.each([
    '',
    'gateway.example',
    'system.netsuite.com',
    `${HOST}..`,
    `${HOST}:44a`,
    `${HOST}.example.com`,
    ` ${HOST}`,
    `${HOST}, ${HOST}`,
    `${HOST}@example.com`,
    `example.com\\${HOST}`,
    `${'a'.repeat(101)}.app.netsuite.com`,
  ])('%j is none', (host) => {
    expect('accountId' in at(REST, { host })).toBe(false);
    expect('accountId' in at(`https://${host}${REST}`)).toBe(false);
  });

  test.each([undefined, null, 7, [HOST], {}])('%j is none', (host) => {
    expect('accountId' in at(REST, { host })).toBe(false);
  });

  it('RFC 9113 section 8.3.1: Host must not contradict :authority', () => {
    const host = '7654321.suitetalk.api.netsuite.com';
    expect(at(REST, { host, ':authority': HOST }).target).toBe('unknown');
    expect(at(REST, { host: 'gateway.example', ':authority': HOST })).toMatchObject({
      target: 'rest',
      accountId: 'TSTDRV123_SB1',
    });
  });

  it('RFC 9112 section 3.2.2: nor may Host contradict the URL, whichever of them names the account', () => {
    const other = '7654321.suitetalk.api.netsuite.com';
    expect(at(`https://${other}${REST}`, { host: HOST }).target).toBe('unknown');
    expect(at(`https://gateway.example${REST}`, { host: HOST }).accountId).toBe('TSTDRV123_SB1');
    expect(at(`https://${HOST}${REST}`, { host: HOST }).target).toBe('rest');
  });

  it('RFC 3986 section 3.2.1: a host with other characters gives no path either', () => {
    expect(at(`https://a\\@${HOST}${REST}`).target).toBe('unknown');
    expect(at(`https://a b${REST}`).target).toBe('unknown');
    expect(at(`https://${'a'.repeat(1001)}${REST}`).target).toBe('unknown');
  });
});
