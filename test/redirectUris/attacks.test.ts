import { describe, expect, test } from 'vitest';
import { validateRedirectUris } from '../../src/redirectUris/index.js';
import { codes } from '../support.js';

/** The codes of a refusal without the prefix that they share. */
function faults(uri: string): string[] {
  return codes(validateRedirectUris('2026.1', { redirectUris: [uri] })).map((code) =>
    code.replace('redirect_uri_', ''),
  );
}

describe('R14: schemes of others', () => {
  test.each(
    `javascript vbscript jscript jscript.encode livescript ecmascript data blob filesystem view-source about file
    intent market tel sms mailto facetime facetime-audio steam zoommtg ws wss ftp ftps sftp ldap ldaps smb cifs nfs ssh
    git git+ssh svn+ssh urn jar chrome chrome-extension moz-extension safari-web-extension ms-msdt ms-appinstaller
    ms-settings ms-word microsoft-edge x-apple.systempreferences x-apple-helpbasic itms-services itms-apps itmss
    android-app search-ms search shell res content smb resource mk its hcp help app-prefs prefs mhtml feed jnlp
    web+stealer ext+stealer telnet rlogin sip sips callto skype magnet bitcoin webcal news nntp gopher imap irc xmpp
    rtsp vnc rdp tftp geo maps info tag cid mid dav coap+tcp wyciwyg package sgnl-x`
      .split(/\s+/)
      .filter((scheme) => scheme !== 'sgnl-x'),
  )('%s is refused, in any letter case', (scheme) => {
    for (const uri of [`${scheme}:x`, `${scheme}://x/y`, `${scheme.toUpperCase()}:x`]) {
      expect([uri, faults(uri)]).toEqual([uri, ['scheme_forbidden']]);
    }
  });

  test.each(['c:/windows', 'C:x'])('%s is a drive, not a scheme', (uri) => {
    expect(faults(uri)).toEqual(['scheme_forbidden']);
  });

  test.each(
    `myapp com.example.app cursor vscode vscode-insiders slack claude no-dot-reverse-notation app.co msauth.com.example
    datahub filer mailtool telco smsapp shellfish resume content-hub chromebook gitlab github searchlight newsroom intents
    manuscript orders-ms web webapp ms itm xapple`.split(/\s+/),
  )('%s is an own scheme of an app', (scheme) => {
    expect(faults(`${scheme}:/callback`)).toEqual([]);
  });
});

describe('R15: hosts', () => {
  const label = 'a'.repeat(63);
  test.each([
    ['an empty label', 'https://app..example.com/'],
    ['an empty label in front', 'https://.example.com/'],
    ['a hyphen in front', 'https://-app.example.com/'],
    ['a hyphen at the end', 'https://app-.example.com/'],
    ['a hyphen at the end of the last label', 'https://app.example-/'],
    ['a label of 64 characters', `https://${label}a.example/`],
    ['a host of 254 characters', `https://${`${label}.`.repeat(3)}${'b'.repeat(62)}/`],
    ['a mark that no name of a host has', 'https://app,example.com/'],
    ['a mark that ends a name for some readers', 'https://app.example.com;evil.example/'],
    ['an ampersand', 'https://app.example.com&evil.example/'],
  ])('%s is refused', (_, uri) => {
    expect(faults(uri)).toEqual(['host_malformed']);
  });

  test.each([
    `https://${label}.example/`,
    `https://${`${label}.`.repeat(3)}${'b'.repeat(61)}/`,
    'https://a-b.example.com/',
    'https://a--b.example/',
    'https://app_1.example.com/',
    'https://1.example/',
    'https://localhost/',
    'https://192.168.1.211/',
    'https://[2001:db8::1]/',
    'myapp://-callback-/',
  ])('%s is accepted', (uri) => {
    expect(faults(uri)).toEqual([]);
  });
});

describe('R1, R15: percent-encoding', () => {
  test.each([
    ['a null', '%00'],
    ['a line break', '%0d%0aSet-Cookie:x'],
    ['a tab', '%09'],
    ['the last of the controls', '%1F'],
    ['a delete', '%7f'],
    ['a control of the second set', '%c2%85'],
    ['a null encoded twice', '%2500'],
    ['a line feed encoded three times', '%25250A'],
    ['a delete encoded twice', '%257F'],
    ['a control of the second set encoded twice', '%25c2%2580'],
  ])('%s is refused', (_, text) => {
    for (const uri of [
      `https://app.example.com/${text}`,
      `https://app.example.com/?x=${text}`,
      `com.example.app:/${text}`,
    ]) {
      expect([uri, faults(uri)]).toEqual([uri, ['control_character']]);
    }
  });

  test.each([
    ['half a surrogate pair', '%ed%a0%80'],
    ['a surrogate pair', '%ed%a0%80%ed%b0%80'],
    ['a second octet without a first', '%80'],
    ['a first octet without a second', '%c3'],
    ['a first octet before a letter', '%c3x'],
    ['two octets of three', '%e2%82'],
    ['a letter in Latin-1', '%e4'],
    ['an overlong null', '%c0%80'],
    ['an overlong slash of four octets', '%f0%80%80%af'],
    ['a code point beyond the last', '%f4%90%80%80'],
  ])('%s is refused', (_, text) => {
    for (const uri of [
      `https://app.example.com/${text}`,
      `https://app.example.com/?x=${text}`,
      `com.example.app:/${text}`,
    ]) {
      expect([uri, faults(uri)]).toEqual([uri, ['percent_encoding']]);
    }
  });

  test.each(['%20', '%7e', '%C3%A4', '%e2%82%ac', '%f0%9f%98%80', '%252F', '%253D', '%C2%A0', '%ef%bf%bd'])(
    '%s is accepted',
    (text) => {
      expect(faults(`https://app.example.com/a${text}b?x=${text}`)).toEqual([]);
    },
  );
});

describe('R16: response parameters as PHP reads them', () => {
  test.each([
    'error.description=x',
    'error%2Edescription',
    'error+description=x',
    'error%20description=x',
    '%20error.uri=x',
    'ERROR.URI=x',
    'error.description%5B%5D=x',
    'error.description%5Ba%5D=x',
  ])('?%s is refused', (query) => {
    expect(faults(`https://app.example.com/cb?${query}`)).toEqual(['response_parameter']);
  });

  test.each(['error-description=x', 'error..description=x', 'x=error.description', 'co.de=x', '.state=x'])(
    '?%s is accepted',
    (query) => {
      expect(faults(`https://app.example.com/cb?${query}`)).toEqual([]);
    },
  );
});
