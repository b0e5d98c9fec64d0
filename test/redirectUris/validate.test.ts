import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { type RedirectUriChoices, validateRedirectUris } from '../../src/redirectUris/index.js';
import { codes, granted, refused } from '../support.js';

const HTTPS = 'https://example.com/callback';
const APP = 'com.example.app:/callback';

const validate = (release: Release, redirectUris: readonly string[], choices?: RedirectUriChoices) =>
  validateRedirectUris(release, { redirectUris }, choices);

/** The codes of a refusal without the prefix that they share. */
function faults(uri: string, choices?: RedirectUriChoices): string[] {
  return codes(validate('2026.1', [uri], choices)).map((code) => code.replace('redirect_uri_', ''));
}

/** The codes of the advice on an accepted URI. */
function advised(uri: string, choices?: RedirectUriChoices): string[] {
  return granted(validate('2026.1', [uri], choices)).advice.map(({ code }) =>
    code.replace('redirect_uri_', ''),
  );
}

describe('the list', () => {
  test.each(RELEASES)('URI-3, URI-4: one https URI may be saved in %s', (release) => {
    expect(validate(release, [HTTPS])).toEqual({
      allowed: true,
      rules: ['URI-3', 'URI-4'],
      advice: [],
    });
  });

  test.each(RELEASES)('R12: an empty list is refused in %s', (release) => {
    expect(validate(release, [])).toEqual({
      allowed: false,
      rules: ['R12'],
      advice: [],
      violations: [
        {
          code: 'redirect_uris_empty',
          rule: 'R12',
          message: 'The list of redirect URIs is empty.',
          path: ['redirectUris'],
        },
      ],
    });
  });

  test.each(RELEASES.filter((release) => release !== '2025.2'))(
    'URI-1: several URIs may be saved in %s',
    (release) => {
      expect(validate(release, [HTTPS, APP])).toEqual({
        allowed: true,
        rules: ['URI-3', 'URI-4', 'URI-1'],
        advice: [],
      });
      expect(
        validate(
          release,
          Array.from({ length: 300 }, (_, n) => `${HTTPS}/${n}`),
        ).allowed,
      ).toBe(true);
    },
  );

  it('URI-15: before 2026.1 every URI after the first is refused', () => {
    const refusal = refused(validate('2025.2', [HTTPS, APP, `${HTTPS}/3`]));
    expect(refusal.rules).toEqual(['URI-15']);
    expect(refusal.violations).toEqual([
      {
        code: 'redirect_uri_multiple',
        rule: 'URI-15',
        message: 'In this release, the number of redirect URIs in an integration record is at most 1.',
        remedy:
          'Remove this redirect URI, or save it in a release that allows more. The number of redirect URIs is at most 1 from 2025.2 on, and not limited from 2026.1 on.',
        path: ['redirectUris', 1],
      },
      expect.objectContaining({ code: 'redirect_uri_multiple', path: ['redirectUris', 2] }),
    ]);
  });

  it('R17: a duplicate is refused at its later place, and only the same text is one', () => {
    expect(refused(validate('2026.1', [HTTPS, APP, HTTPS])).violations).toEqual([
      {
        code: 'redirect_uri_duplicate',
        rule: 'R17',
        message: 'The same redirect URI stands earlier in the list.',
        path: ['redirectUris', 2],
      },
    ]);
    expect(validate('2026.1', [HTTPS, `${HTTPS}/`, HTTPS.toUpperCase()]).allowed).toBe(true);
  });

  it('CHOICE-REDIRECT-COUNT: has no bound unless the caller sets one', () => {
    const three = [HTTPS, APP, `${HTTPS}/3`];
    expect(validate('2026.1', three, { maxCount: 3 }).allowed).toBe(true);
    const refusal = refused(validate('2026.1', three, { maxCount: 2 }));
    expect(refusal.rules).toEqual(['CHOICE-REDIRECT-COUNT']);
    expect(refusal.violations).toMatchObject([
      {
        code: 'redirect_uri_count',
        message: 'This redirect URI is beyond the chosen maximum of 2.',
        path: ['redirectUris', 2],
      },
    ]);
    expect(validate('2026.1', three, { maxCount: 'unbounded' }).allowed).toBe(true);
  });

  it('CHOICE-REDIRECT-LENGTH: 2,048 characters unless the caller chooses otherwise', () => {
    const long = `https://example.com/${'a'.repeat(2028)}`;
    expect(long).toHaveLength(2048);
    expect(faults(long)).toEqual([]);
    expect(faults(`${long}a`)).toEqual(['too_long']);
    expect(faults(`${long}a`, { maxLength: 2049 })).toEqual([]);
    expect(faults(HTTPS, { maxLength: HTTPS.length })).toEqual([]);
    expect(faults(HTTPS, { maxLength: HTTPS.length - 1 })).toEqual(['too_long']);
    // what is too long is not even compared
    expect(codes(validate('2026.1', [`${long}a`, `${long}a`]))).toEqual([
      'redirect_uri_too_long',
      'redirect_uri_too_long',
    ]);
    expect(refused(validate('2026.1', [`${long}a`])).rules).toEqual(['CHOICE-REDIRECT-LENGTH']);
    expect(refused(validate('2026.1', [HTTPS], { maxLength: 8 })).violations[0].message).toBe(
      'The redirect URI is longer than 8 characters.',
    );
  });

  it('names every problem of every URI with its place', () => {
    const refusal = refused(
      validate('2025.2', ['http://u@localhost/*', HTTPS, 'javascript:alert(1)#', HTTPS]),
    );
    expect(refusal.violations.map(({ path, code }) => [path, code])).toEqual([
      [['redirectUris', 0], 'redirect_uri_wildcard'],
      [['redirectUris', 0], 'redirect_uri_http_loopback'],
      [['redirectUris', 0], 'redirect_uri_userinfo'],
      [['redirectUris', 1], 'redirect_uri_multiple'],
      [['redirectUris', 2], 'redirect_uri_multiple'],
      [['redirectUris', 2], 'redirect_uri_scheme_forbidden'],
      [['redirectUris', 2], 'redirect_uri_fragment'],
      [['redirectUris', 3], 'redirect_uri_multiple'],
      [['redirectUris', 3], 'redirect_uri_duplicate'],
    ]);
    expect(refusal.rules).toEqual([
      'URI-10',
      'URI-4',
      'R15',
      'URI-15',
      'R14',
      'R2',
      'R17',
      'CHOICE-REDIRECT-ATTACKS',
      'CHOICE-REDIRECT-LOOPBACK',
      'CHOICE-REDIRECT-FRAGMENT',
    ]);
  });

  it('a refusal keeps the advice about the rest, and its rules are those of the violations', () => {
    const refusal = refused(validate('2026.1', ['myapp:/callback', 'http://example.com/', HTTPS]));
    expect(codes(refusal)).toEqual(['redirect_uri_http']);
    expect(refusal.rules).toEqual(['URI-4']);
    expect(refusal.advice).toMatchObject([
      { code: 'redirect_uri_scheme_without_dot', rule: 'R10', path: ['redirectUris', 0] },
    ]);
  });

  it('an option that is left undefined is the default', () => {
    const unset = { maxCount: undefined, maxLength: undefined, schemeShape: undefined } as never;
    expect(validate('2026.1', [HTTPS, 'myapp:/callback'], unset)).toEqual(
      validate('2026.1', [HTTPS, 'myapp:/callback']),
    );
  });

  it('R1: entries that are not text are refused, also where types were not checked', () => {
    const list = [undefined, null, 7, {}, [HTTPS], new String(HTTPS)] as unknown as string[];
    expect(codes(validate('2026.1', list))).toEqual(Array(6).fill('redirect_uri_not_text'));
    expect(codes(validate('2026.1', new Array<string>(2)))).toContain('redirect_uri_not_text');
  });

  it('never repeats the URI', () => {
    const text = JSON.stringify(validate('2026.1', ['http://u:secret@example.com/?code=secret']));
    expect(text).not.toContain('secret');
  });

  it('leaves the list alone', () => {
    const list = Object.freeze([HTTPS, 'MyApp://callback', HTTPS]);
    expect(validate('2026.1', list)).toEqual(validate('2026.1', [...list]));
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => validate('2099.1' as Release, [HTTPS])).toThrow('outside the modelled range');
    expect(() => validate(undefined as unknown as Release, [])).toThrow('not of the form YYYY.1 or YYYY.2');
  });
});

describe('accepted, and nothing to say', () => {
  test.each([
    ['URI-4: https', HTTPS],
    ['URI-4: https with a port', 'https://example.com:8443/callback'],
    ['R15: the lowest port', 'https://example.com:1/'],
    ['R15: the highest port', 'https://example.com:65535/'],
    ['R3: a query', 'https://example.com/callback?tenant=7&x'],
    ['R3: an empty query', 'https://example.com/callback?'],
    ['a name that only begins like one of the response', 'https://example.com/?code_x=1&states=2&statement'],
    ['a value that is one of those names', 'https://example.com/?next=code;x=state'],
    ['a response name in the path', 'https://example.com/code=1/state'],
    ['https on localhost', 'https://localhost:3000/callback'],
    ['https on an IPv4 address', 'https://192.168.1.211:9088/callback'],
    ['https on an IPv6 address', 'https://[2001:db8::1]:8443/callback'],
    ['an international host in punycode', 'https://xn--bcher-kva.example/'],
    ['percent-encoding in the path', 'https://example.com/%C3%A4/%2A/a%20b'],
    ['an encoded slash between names', 'https://example.com/a%2Fb'],
    ['dots that are no dot segment', 'https://example.com/.well-known/..a/b../.../x.y'],
    ['dots in the query', 'https://example.com/a?next=/../b'],
    ['an at sign and colons in the path', 'https://example.com/@user:x/a:b'],
    ['an empty segment', 'https://example.com//callback'],
    ['path parameters', 'https://example.com/a;b=c/d'],
    ['R10, R11: the recommended form of a custom scheme', APP],
    ['a custom scheme with an opaque path', 'com.example.app:callback'],
    ['a custom scheme with a plus, a hyphen and a digit', 'com.x-y+z2:/'],
    ['an at sign in a path without authority', 'com.example.app:user@host'],
    ['digits that do not end the first segment', 'com.example.app:8080x/callback'],
  ])('%s: %s', (_, uri) => {
    expect(advised(uri)).toEqual([]);
  });
});

describe('accepted, with advice', () => {
  it("R10, R11, CHOICE-REDIRECT-SCHEME: Oracle's own example of a custom scheme", () => {
    expect(validate('2026.1', [HTTPS, 'myapp://callback'])).toEqual({
      allowed: true,
      rules: ['URI-3', 'URI-4', 'URI-1', 'R10', 'R11', 'CHOICE-REDIRECT-SCHEME'],
      advice: [
        {
          code: 'redirect_uri_scheme_without_dot',
          rule: 'R10',
          message: 'The custom scheme of the redirect URI has no dot, so any other app may claim it as well.',
          path: ['redirectUris', 1],
        },
        {
          code: 'redirect_uri_scheme_with_authority',
          rule: 'R11',
          message:
            'Two slashes follow the custom scheme of the redirect URI, where a single slash is recommended.',
          path: ['redirectUris', 1],
        },
      ],
    });
  });

  test.each([
    ['myapp:/callback', ['scheme_without_dot']],
    ['myapp:callback', ['scheme_without_dot']],
    ['com.example.app://callback', ['scheme_with_authority']],
    ['com.example.app:///callback', ['scheme_with_authority']],
    ['com.example.app://', ['scheme_with_authority']],
  ])('CHOICE-REDIRECT-SCHEME: the shape of %s, refused where the caller chooses so', (uri, expected) => {
    expect(advised(uri)).toEqual(expected);
    expect(advised(uri, { schemeShape: 'advise' })).toEqual(expected);
    expect(faults(uri, { schemeShape: 'refuse' })).toEqual(expected);
    expect(faults(APP, { schemeShape: 'refuse' })).toEqual([]);
    expect(faults(HTTPS, { schemeShape: 'refuse' })).toEqual([]);
  });

  test.each([
    ['https://EXAMPLE.com/', ['host_capitals']],
    ['https://example.com:443/', ['default_port']],
    ['https://example.com', ['path_missing']],
    ['https://example.com?x=1', ['path_missing']],
    ['https://Example.com:443', ['host_capitals', 'default_port', 'path_missing']],
    ['HTTPS://example.com/', ['scheme_capitals']],
    ['COM.example.app:/callback', ['scheme_capitals']],
    ["https://example.com/?q='", ['rewritten']],
    ['https://[2001:DB8::1]/', ['host_capitals']],
  ])(
    'URI-5, CHOICE-REDIRECT-REWRITING: %s is compared as written, and refused where the caller chooses so',
    (uri, expected) => {
      expect(advised(uri)).toEqual(expected);
      expect(advised(uri, { rewriting: 'refuse_deceptive' })).toEqual(expected);
      expect(faults(uri, { rewriting: 'refuse_all' })).toEqual(expected);
      expect(granted(validate('2026.1', [uri])).rules).toEqual([
        'URI-3',
        'URI-4',
        'CHOICE-REDIRECT-REWRITING',
      ]);
    },
  );

  it('CHOICE-REDIRECT-REWRITING: port 443 is the default of https alone', () => {
    expect(advised('com.example.app://host:443/')).toEqual(['scheme_with_authority']);
    expect(advised('com.example.app://HOST')).toEqual(['scheme_with_authority']);
  });

  test.each([
    'https://example.com/taskpane.html#/oauth-callback',
    'https://example.com/#',
    'com.example.app:/callback#x',
  ])('R2, CHOICE-REDIRECT-FRAGMENT: %s is refused unless the caller chooses to allow it', (uri) => {
    expect(faults(uri)).toEqual(['fragment']);
    expect(faults(uri, { fragment: 'refuse' })).toEqual(['fragment']);
    expect(advised(uri, { fragment: 'allow' })).toEqual(['fragment']);
    expect(refused(validate('2026.1', [uri])).rules).toEqual(['R2', 'CHOICE-REDIRECT-FRAGMENT']);
  });

  test.each([
    ['https://example.com/#a#b', 'illegal_character'],
    ['https://example.com/#[x]', 'illegal_character'],
    ['https://example.com/#/callback?code=1', 'response_parameter'],
    ['https://example.com/#state=1', 'response_parameter'],
    ['https://256.0.0.1/#', 'unparsable'],
    ['#x', 'not_absolute'],
  ])('CHOICE-REDIRECT-FRAGMENT: %s stays refused where fragments are allowed', (uri, expected) => {
    expect(faults(uri, { fragment: 'allow' })).toEqual([expected]);
  });
});

describe('refused', () => {
  test.each([
    ['http://example.com/callback', 'http'],
    ['HTTP://example.com/', 'http'],
    ['http:callback', 'http'],
    ['http://localhost.example.com/', 'http'],
    ['http://127.example.com/', 'http'],
    ['http://localhost/', 'http_loopback'],
    ['http://LOCALHOST:8080/callback', 'http_loopback'],
    ['http://127.0.0.1:49152/callback', 'http_loopback'],
    ['http://[::1]:49152/callback', 'http_loopback'],
  ])('URI-4, URI-13: %s (%s)', (uri, expected) => {
    expect(faults(uri)).toEqual([expected]);
    const { violations, rules } = refused(validate('2026.1', [uri]));
    expect(violations[0]).toMatchObject({
      rule: 'URI-4',
      remedy: expect.stringMatching(/https or the custom scheme.*Loopback hosts are not an exception/),
    });
    expect(rules.includes('CHOICE-REDIRECT-LOOPBACK')).toBe(expected === 'http_loopback');
  });

  test.each([
    ['javascript', 'javascript:alert(1)'],
    ['javascript in capitals', 'JAVASCRIPT:alert(1)'],
    ['javascript with an authority', 'JaVaScRiPt://example.com/alert(1)'],
    ['data', 'data:text/html,x'],
    ['vbscript', 'vbscript:x'],
    ['livescript', 'livescript:x'],
    ['blob', 'blob:https://example.com/x'],
    ['file', 'file:///etc/passwd'],
    ['file, whatever its host', 'file://user@localhost:0/'],
    ['filesystem', 'filesystem:https://example.com/x'],
    ['about', 'about:blank'],
    ['mailto', 'mailto:user@example.com'],
    ['ftp', 'ftp://example.com/'],
    ['ssh', 'ssh://example.com/'],
    ['tel', 'tel:5551234'],
    ['sms', 'sms:5551234'],
    ['view-source', 'view-source:https://example.com/'],
    ['jar', 'jar:https://example.com/x!/y'],
    ['feed', 'feed:https://example.com/x'],
    ['mhtml', 'mhtml:https://example.com/x!y'],
    ['intent', 'intent://example.com/'],
    ['ws', 'ws://example.com/'],
    ['wss', 'wss://example.com/'],
    ['urn', 'urn:ietf:wg:oauth:2.0:oob'],
  ])('R14: the scheme %s', (_, uri) => {
    expect(faults(uri)).toEqual(['scheme_forbidden']);
    expect(refused(validate('2026.1', [uri])).rules).toEqual(['R14', 'CHOICE-REDIRECT-ATTACKS']);
  });

  test.each([
    ['nothing', ''],
    ['a path', '/callback'],
    ['a scheme-relative reference', '//example.com/callback'],
    ['one with userinfo and a port', '//user@example.com:0/callback'],
    ['a host', 'example.com'],
    ['an address and port', '127.0.0.1:8080'],
    ['a scheme that begins with a digit', '1app:/callback'],
    ['a scheme with an underscore', 'my_app:/callback'],
    ['no scheme before the colon', '://example.com'],
    ['a colon in the query alone', 'callback?a:b'],
  ])('R1: not absolute, %s', (_, uri) => {
    expect(faults(uri)).toEqual(['not_absolute']);
  });

  test.each([
    'localhost:8080',
    'localhost:80/callback',
    'app.co:80/x',
    'com.example.app:51004/x',
    'app:1?x=1',
  ])('R1: a host and port mistaken for a scheme, %s', (uri) => {
    expect(faults(uri)).toEqual(['host_and_port']);
  });

  test.each([
    'https:',
    'https:example.com',
    'https:/example.com',
    'https://',
    'https:///example.com',
    'https://:443/',
    'https://?x=1',
  ])('R1: https without a host, %s', (uri) => {
    expect(faults(uri)).toEqual(['host_missing']);
  });

  test.each(['myapp:', 'com.example.app:', 'com.example.app:?x=1'])(
    'R4: nothing after the scheme, %s',
    (uri) => {
      expect(faults(uri)).toEqual(['incomplete']);
    },
  );

  test.each([
    ['a space', 'https://example.com/a b'],
    ['a leading space', ' https://example.com/'],
    ['a trailing line feed', 'https://example.com/\n'],
    ['a tab inside the scheme', 'java\tscript:alert(1)'],
    ['a null', 'https://example.com/\0'],
    ['a delete', 'https://example.com/\x7f'],
    ['a backslash', 'https:\\\\example.com\\'],
    ['a backslash before the at sign', 'https://example.com\\@evil.example/'],
    ['full-width letters', 'https://ｅxample.com/'],
    ['an international host', 'https://bücher.example/'],
    ['an ideographic full stop', 'https://example。com/'],
    ['a soft hyphen', 'https://exam\u00adple.com/'],
    ['a byte order mark', '\ufeffhttps://example.com/'],
    ['half a surrogate pair', 'https://example.com/\ud800'],
    ...[...'"<>^`{|}'].map((mark) => [`the character ${mark}`, `https://example.com/${mark}`]),
    ['a bracket in the path', 'https://example.com/[x'],
    ['a bracket in the query', 'https://example.com/?x]'],
  ])('R1: %s', (_, uri) => {
    expect(faults(uri)).toEqual(['illegal_character']);
  });

  test.each([
    ['a percent sign alone', 'https://example.com/%'],
    ['one digit', 'https://example.com/?x=%4'],
    ['letters beyond F', 'https://example.com/%gg'],
    ['a code unit', 'https://example.com/%u002e%u002e/'],
    ['an overlong full stop', 'https://example.com/%c0%ae%c0%ae/'],
    ['an overlong slash of three octets', 'https://example.com/%E0%80%AF'],
    ['the longest overlong form of three octets', 'https://example.com/%e0%9f%bf'],
    ['an octet that UTF-8 never has', 'https://example.com/%FF'],
    ['the last of those', 'com.example.app:/%f5'],
  ])('R1, CHOICE-REDIRECT-REWRITING: malformed percent-encoding, %s', (_, uri) => {
    expect(faults(uri)).toEqual(['percent_encoding']);
    expect(refused(validate('2026.1', [uri])).rules).toEqual(['R1', 'CHOICE-REDIRECT-REWRITING']);
  });

  test.each([
    'https://example.com/*',
    'https://*.example.com/',
    'https://example.com:*/',
    'https://example.com/?x=*',
    'com.example.app:/*',
    'localhost:*',
  ])('URI-10, R4: a wildcard, %s', (uri) => {
    expect(faults(uri)).toContain('wildcard');
  });

  test.each([
    'https://user@example.com/',
    'https://user:password@example.com/',
    'https://@example.com/',
    'https://example.com@evil.example/',
    'https://example.com:443@evil.example/',
    'https://a@b@example.com/',
    'com.example.app://user@host/',
  ])('R15: user information, %s', (uri) => {
    expect(faults(uri)).toEqual(['userinfo']);
  });

  test.each([
    'https://example.com/a/../b',
    'https://example.com/a/./b',
    'https://example.com/..',
    'https://example.com/.',
    'https://example.com/%2e%2e/b',
    'https://example.com/%2E./b',
    'https://example.com/.%2e',
    'https://example.com/%2e/b',
    'https://example.com/%252e%252e/b',
    'https://example.com/%25252e./b',
    'https://example.com/..;/b',
    'https://example.com/..;x=1/b',
    'https://example.com/a%2f..%2fb',
    'https://example.com/a%252F..%5Cb',
    'https://example.com/..?x=1',
    'com.example.app:/a/../b',
    'com.example.app:../b',
    'com.example.app:..',
    'com.example.app://../b',
  ])('R15: a dot segment, %s', (uri) => {
    expect(faults(uri)).toEqual(['dot_segment']);
  });

  test.each([
    'https://example.com:0/',
    'https://example.com:65536/',
    'https://example.com:100000/',
    'https://example.com:/',
    'https://example.com:0443/',
    'https://example.com:8443x/',
    'https://example.com:80:80/',
    'https://[::1]:/',
    'https://[::1',
    'com.example.app://host:0/',
    'com.example.app://host:/',
    'com.example.app://:/',
  ])('R15: a malformed port, %s', (uri) => {
    expect(faults(uri)).toEqual(['port']);
  });

  test.each([
    ['octal numbers', 'https://0177.0.0.1/'],
    ['hexadecimal numbers', 'https://0x7f.1/'],
    ['one number', 'https://2130706433/'],
    ['two numbers', 'https://127.1/'],
    ['a trailing dot after an address', 'https://127.0.0.1./'],
    ['a trailing dot after a name', 'https://example.com./'],
    ['percent-encoding', 'https://ex%61mple.com/'],
    ['percent-encoding after a custom scheme', 'com.example.app://ex%61mple/'],
    ['an IPv6 zone', 'https://[fe80::1%25eth0]/'],
    ['IPv6 written long', 'https://[0:0:0:0:0:0:0:1]/'],
    ['IPv6 that wraps IPv4', 'https://[::ffff:127.0.0.1]/'],
    ['IPv6 written long after a custom scheme', 'com.example.app://[0:0:0:0:0:0:0:1]/'],
  ])('CHOICE-REDIRECT-REWRITING: a host that is read as another one, %s', (_, uri) => {
    expect(faults(uri)).toEqual(['host_not_plain']);
    expect(refused(validate('2026.1', [uri])).rules).toEqual(['CHOICE-REDIRECT-REWRITING']);
  });

  test.each([
    'https://256.0.0.1/',
    'https://1.2.3.4.5/',
    'https://[0::0::0]/',
    'https://[::1]x/',
    'https://xn--a/',
    'com.example.app://[x]/',
  ])('R15: text that the URL standard cannot read, %s', (uri) => {
    expect(faults(uri)).toEqual(['unparsable']);
  });

  test.each(['code', 'state', 'error', 'error_description', 'error_uri', 'iss', 'role', 'entity', 'company'])(
    'R16: the response parameter %s, in every spelling that a reader may take for it',
    (name) => {
      const [head = '', ...tail] = name;
      const encoded = `%${head.charCodeAt(0).toString(16)}${tail.join('')}`;
      for (const query of [
        name,
        `${name}=`,
        `${name}=x`,
        `a=b&${name}=x`,
        `a=b;${name}=x`,
        `;${name}`,
        `${encoded}=x`,
        `${name.toUpperCase()}=x`,
        `+${name}=x`,
        `%20${name}%20=x`,
        `${name}%5B%5D=x`,
      ]) {
        expect([query, faults(`https://example.com/?${query}`)]).toEqual([query, ['response_parameter']]);
        expect(faults(`com.example.app:/?${query}`)).toEqual(['response_parameter']);
      }
    },
  );
});

describe('known attacks', () => {
  test.each([
    ['userinfo on loopback', 'http://127.0.0.1:49152@evil.example/', ['http', 'userinfo']],
    ['userinfo on https loopback', 'https://127.0.0.1:49152@evil.example/', ['userinfo']],
    ['path traversal', 'https://example.com/app/../../evil', ['dot_segment']],
    ['encoded traversal', 'https://example.com/app/%2e%2e/evil', ['dot_segment']],
    ['doubly encoded traversal', 'https://example.com/app/%252e%252e/evil', ['dot_segment']],
    ['traversal behind a path parameter', 'https://example.com/app/..;/evil', ['dot_segment']],
    ['backslash prefix', '/\\evil.example', ['illegal_character']],
    ['tab prefix', '/\t/evil.example', ['illegal_character']],
    ['slash prefix', '///evil.example', ['not_absolute']],
    ['script scheme behind a tab', '\tjavascript:alert(1)', ['illegal_character']],
    ['parameter pollution', 'https://example.com/?code=stolen', ['response_parameter']],
    ['wildcard host', 'https://*.example.com/', ['wildcard']],
    ['pattern', 'https://example.com/.*', ['wildcard']],
    ['host behind an encoded separator', 'https://example.com%2f@evil.example/', ['userinfo']],
    ['host behind a full-width dot', 'https://example．com/', ['illegal_character']],
  ])('%s cannot be registered', (_, uri, expected) => {
    expect(faults(uri)).toEqual(expected);
  });
});

describe('cost', () => {
  const length = 200_000;
  test.each([
    ['letters', 'a'],
    ['percent signs', '%25'],
    ['encoded dots', '%252e'],
    ['dots', '.'],
    ['slashes', '/'],
    ['dot segments', '../'],
    ['colons', ':'],
    ['at signs', '@'],
    ['brackets', '['],
    ['parameters', '&code'],
    ['question marks', '?'],
    ['hashes', '#'],
  ])('200,000 characters of %s are judged in time linear to their number', (_, unit) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const uris = [text, `https://${text}`, `https://example.com/?${text}`, `com.example.app:${text}`];
    for (const uri of uris) expect(faults(uri)).toEqual(['too_long']);
    const start = performance.now();
    validate('2026.1', uris, { maxLength: Number.POSITIVE_INFINITY });
    // takes a tenth of a second or less; a quadratic check would take most of a minute
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
