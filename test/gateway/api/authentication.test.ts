import { describe, expect, it, test } from 'vitest';
import { applicationOf } from '../../../src/gateway/api/request.js';
import { at, by, HOST, NLAUTH, REST, TBA } from './requestSupport.js';

describe('RFC 6750 section 2.1: bearer', () => {
  test.each(['Bearer a', 'bearer a', 'BEARER a.b-c_d~e+f/g==', 'Bearer  a'])('%s is one', (authorization) => {
    expect(by(authorization)).toBe('bearer');
    expect(at(REST, new Headers({ authorization })).authentication).toBe('bearer');
  });

  test.each(['Bearer =', 'Bearer a=b', 'Bearer \u00a0a', 'Bearer \u00e9'])(
    'CHOICE-API-HEADER: %j is one, which no server has issued',
    (authorization) => {
      expect(by(authorization)).toBe('bearer');
    },
  );

  test.each([
    ...['', ' ', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer\ta', 'Bearer \ta', 'Bearera'],
    ...['Bearer a, Bearer b', 'Bearer a,Bearer b', 'Bearer a,', 'Bearer "a"'],
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
  const tba = { target: 'rest', authentication: 'tba', accountId: 'TSTDRV123_SB1' };

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
  const nlauth = { target: 'restlet', authentication: 'nlauth', accountId: 'TSTDRV123_SB1' };
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
