import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Role, RoleKind } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decideReadAcknowledgements,
  decideSetNotice,
  renderNoticeHtml,
  renderNoticeText,
  type SetNoticeCode,
} from '../../src/loginNotice/index.js';
import { isBlankNotice } from '../../src/loginNotice/render.js';
import { codes, granted, refused } from '../support.js';
import { administrator, clerk, OFF, ON } from './facts.js';

const set = (text: string, previous?: { revision: number; text: string }) =>
  decideSetNotice('2026.1', {
    features: ON,
    role: administrator,
    text,
    ...(previous !== undefined && { previous }),
  });

describe('who may set the notice', () => {
  test.each<[Release, string[]]>([
    ['2025.2', ['not_available_yet']],
    ['2026.1', []],
    ['2028.2', []],
  ])('LN-1: in %s: %j', (release, expected) => {
    expect(codes(decideSetNotice(release, { features: ON, role: administrator, text: 'x' }))).toEqual(
      expected,
    );
  });

  it('LN-1: says from which release on', () => {
    const facts = { features: ON, role: administrator, text: 'x' };
    expect(refused(decideSetNotice('2025.2', facts)).violations).toEqual([
      {
        code: 'not_available_yet',
        rule: 'LN-1',
        message: 'Login notification is available from release 2026.1 on.',
      },
    ]);
  });

  it('LN-1, LN-2: only once the feature is enabled', () => {
    const refusal = refused(decideSetNotice('2026.1', { features: OFF, role: administrator, text: 'x' }));
    expect(refusal).toMatchObject({
      rules: ['LN-1'],
      violations: [{ code: 'feature_off', path: ['features', 'loginNotification'] }],
    });
  });

  test.each<RoleKind>([
    'marketing_administrator',
    'sales_administrator',
    'support_administrator',
    'system_administrator',
    'customer_center',
    'other',
  ])('LN-3: not a %s, and no permission stands in', (kind) => {
    const role: Role = {
      ...clerk,
      kind,
      permissions: ['Core Administration Permissions', 'View Login Audit Trail'],
    };
    const refusal = refused(decideSetNotice('2026.1', { features: ON, role, text: 'x' }));
    expect(refusal.violations).toMatchObject([
      { code: 'administrator_required', rule: 'LN-3', path: ['role', 'kind'] },
    ]);
  });

  it('CHOICE-NOTICE-INACTIVE-ROLE: not an inactive administrator', () => {
    const role = { ...administrator, inactive: true };
    expect(codes(decideSetNotice('2026.1', { features: ON, role, text: 'x' }))).toEqual(['role_inactive']);
    const active = { ...administrator, inactive: false };
    expect(decideSetNotice('2026.1', { features: ON, role: active, text: 'x' }).allowed).toBe(true);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    const facts = { features: ON, role: administrator, text: 'x' };
    expect(() => decideSetNotice('2099.1' as Release, facts)).toThrow('outside the modelled range');
    expect(() => decideReadAcknowledgements('2099.1' as Release, facts)).toThrow(
      'outside the modelled range',
    );
  });
});

describe('which revision a text becomes', () => {
  it('LN-2: the first text is revision 1', () => {
    expect(set('Authorized use only')).toEqual({
      allowed: true,
      rules: ['LN-1', 'LN-2', 'LN-3', 'LN-4', 'CHOICE-NOTICE-MARKUP', 'CHOICE-NOTICE-INVISIBLE'],
      advice: [],
      revision: 1,
    });
  });

  it('CHOICE-NOTICE-SAME-TEXT: another text is the next revision, the same text keeps its own', () => {
    expect(granted(set('New', { revision: 4, text: 'Old' })).revision).toBe(5);
    expect(granted(set('Old ', { revision: 4, text: 'Old' })).revision).toBe(5);
    const same = granted(set('Old', { revision: 4, text: 'Old' }));
    expect(same.revision).toBe(4);
    expect(same.rules).toContain('CHOICE-NOTICE-SAME-TEXT');
  });

  it('CHOICE-NOTICE-BLANK: a blank text is saved, with the advice that nothing will be shown', () => {
    expect(granted(set('<p>&nbsp;</p>')).advice).toMatchObject([
      { code: 'notice_blank', rule: 'CHOICE-NOTICE-BLANK', path: ['text'] },
    ]);
  });
});

describe('which text may be set', () => {
  test.each([
    'Authorized use only',
    '',
    '<b>bold</b> <strong>bold</strong> <i>italic</i> <em>italic</em>',
    '<B>b</b><STRONG>s</StRoNg>',
    'a<br>b<br/>c<br />d<BR\n/>e',
    '<p >a</p\t\r\n><p\n>b</p>',
    '<p><b><i>deep</i></b><br></p>',
    '<b><b>twice</b></b>',
    'a > b && c; &copy; &#60; &amp; &lt;script&gt; &quot;q&quot; &apos;',
    'tab\tline\nreturn\r\n',
    'Ünïcödé 😀 \u00a0\u2028',
  ])('LN-4, CHOICE-NOTICE-MARKUP: %j is allowed', (text) => {
    expect(codes(set(text))).toEqual([]);
  });

  it('LN-4: no length is too long', () => {
    const text = '<p>Authorized use only &amp; monitored</p>\n'.repeat(25_000);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(set(text).allowed).toBe(true);
  });

  test.each([
    ['<a href="https://example.com">here</a>', 'link_not_allowed'],
    ['<A>', 'link_not_allowed'],
    ['<img src=x onerror=alert(1)>', 'image_not_allowed'],
    ['<IMG/src=x>', 'image_not_allowed'],
  ])('LN-4: %j is refused', (text, code) => {
    expect(refused(set(text)).violations[0]).toMatchObject({ code, rule: 'LN-4', path: ['text', 0] });
  });

  test.each<[string, SetNoticeCode, number]>([
    ['a <script>', 'tag_not_allowed', 2],
    ['</u>', 'tag_not_allowed', 0],
    ['<bold>', 'tag_not_allowed', 0],
    ['<b-x>', 'tag_not_allowed', 0],
    ['<\u017ftrong>', 'bare_less_than', 0],
    ['<svg/onload=alert(1)>', 'tag_not_allowed', 0],
    ['<brr>', 'tag_not_allowed', 0],
    [`<${'x'.repeat(100)}>`, 'tag_not_allowed', 0],
    ['<b onclick="x()">', 'attribute_not_allowed', 0],
    ['<p/class=x>', 'attribute_not_allowed', 0],
    ['<br clear=all>', 'attribute_not_allowed', 0],
    ['<p\nid=x>', 'attribute_not_allowed', 0],
    ['<b/>', 'tag_malformed', 0],
    ['<p', 'tag_malformed', 0],
    ['<p ', 'tag_malformed', 0],
    ['</br>', 'tag_malformed', 0],
    ['<br//>', 'tag_malformed', 0],
    ['<br/ >', 'tag_malformed', 0],
    ['1 < 2', 'bare_less_than', 2],
    ['x <', 'bare_less_than', 2],
    ['<>', 'bare_less_than', 0],
    ['< b>', 'bare_less_than', 0],
    ['</ b>', 'bare_less_than', 0],
    ['<!-- x -->', 'declaration_not_allowed', 0],
    ['<!DOCTYPE html>', 'declaration_not_allowed', 0],
    ['<![CDATA[x]]>', 'declaration_not_allowed', 0],
    ['<?xml?>', 'declaration_not_allowed', 0],
    ['</b>', 'tag_not_open', 0],
    ['a<b>', 'tag_not_closed', 1],
    ['<b>x</i>', 'tag_not_closed', 0],
    ['<p><p></p>', 'paragraph_nested', 3],
    ['<b><p></b>', 'paragraph_nested', 3],
    ['a\u0000', 'character_not_allowed', 1],
    ['\u000b', 'character_not_allowed', 0],
    ['\u000c', 'character_not_allowed', 0],
    ['\u001f', 'character_not_allowed', 0],
    ['\u007f', 'character_not_allowed', 0],
    ['\u0085', 'character_not_allowed', 0],
    ['\u009f', 'character_not_allowed', 0],
    ['😀\ud800', 'character_not_allowed', 2],
    ['\udc00\ud800', 'character_not_allowed', 0],
    ['<b\u0000>', 'tag_not_allowed', 0],
  ])('CHOICE-NOTICE-MARKUP: %j is refused as %s at %i', (text, code, offset) => {
    expect(refused(set(text)).violations[0]).toMatchObject({
      code,
      rule: 'CHOICE-NOTICE-MARKUP',
      path: ['text', offset],
    });
  });

  test.each([
    ['\u202e', 0],
    ['a\u202d', 1],
    ['\u2066x\u2069', 0],
    ['\u200e', 0],
    ['\u200f', 0],
    ['\u061c', 0],
    ['pass\u200bword', 4],
    ['pass\u200dword', 4],
    ['pass\u200cword', 4],
    ['soft\u00adhyphen', 4],
    ['\u2060', 0],
    ['\ufeffAuthorized', 0],
    ['\u3164', 0],
    ['x\ufe0f', 1],
    ['1\ufe0f\ufe0f', 2],
    ['<b>\ufe0f</b>', 3],
    ['&nbsp;\u200d', 6],
    ['\u00a0\u200d', 1],
    ['é\u200d\u200d', 2],
    ['\u{e0041}', 0],
  ])('CHOICE-NOTICE-INVISIBLE: %j is refused at %i', (text, offset) => {
    expect(refused(set(text)).violations).toMatchObject(
      text.startsWith('\u2066')
        ? [{ path: ['text', 0] }, { path: ['text', 2] }]
        : [{ code: 'invisible_character', rule: 'CHOICE-NOTICE-INVISIBLE', path: ['text', offset] }],
    );
    const shown = renderNoticeText(text);
    expect(shown).toContain('\ufffd');
    expect(renderNoticeHtml(text).replace(/1\ufe0f|é\u200d/, '')).not.toMatch(/\p{DI}/u);
  });

  test.each([
    ['joiners of Persian', 'می\u200cخواهم'],
    ['joiners of Malayalam', 'അവന\u0d4d\u200d പറഞ്ഞു'],
    ['joined emoji', '👩🏽\u200d💻 ❤\ufe0f\u200d🔥'],
    ['keycaps', '1\ufe0f\u20e3 #\ufe0f\u20e3'],
  ])('CHOICE-NOTICE-INVISIBLE: %s are allowed, and stay', (_, text) => {
    expect(codes(set(text))).toEqual([]);
    expect(renderNoticeHtml(text)).toBe(text);
    expect(renderNoticeText(text)).toBe(text);
  });

  it('CHOICE-NOTICE-MARKUP: mis-nested tags are refused where they are closed, and what stays open where it was opened', () => {
    expect(refused(set('<b><i></b></i>')).violations).toMatchObject([
      { code: 'tag_not_closed', path: ['text', 0] },
      { code: 'tag_not_open', path: ['text', 6] },
    ]);
  });

  it('CHOICE-NOTICE-MARKUP: says line and column, whatever ends the lines, and what to do', () => {
    const text = 'one\ntwo\r\nthree\rfour <u>\n<\n\r <br>\r\r\n\n<a>';
    const places = refused(set(text)).violations.map(
      ({ message }) => /line \d+, column \d+/.exec(message)?.[0],
    );
    expect(places).toEqual(['line 4, column 6', 'line 5, column 1', 'line 10, column 1']);
    expect(refused(set('1 < 2')).violations).toEqual([
      {
        code: 'bare_less_than',
        rule: 'CHOICE-NOTICE-MARKUP',
        message: 'The less-than sign at line 1, column 3 does not begin a tag.',
        path: ['text', 2],
        remedy: 'Write &lt; for a less-than sign.',
      },
    ]);
  });

  it('CHOICE-NOTICE-MARKUP: every fault is named, up to twenty, in order', () => {
    expect(codes(set('<a><img><u>'))).toEqual(['link_not_allowed', 'image_not_allowed', 'tag_not_allowed']);
    expect(codes(set('<'.repeat(19)))).toHaveLength(19);
    expect(codes(set('<'.repeat(20)))).toHaveLength(20);
    expect(codes(set('<'.repeat(500)))).toHaveLength(20);
    expect(refused(set('<b>'.repeat(50))).violations[0].path).toEqual(['text', 90]);
  });

  it('repeats nothing of the text', () => {
    expect(JSON.stringify(set('<secret>secret</secret>'))).not.toContain('secret');
  });
});

describe('the notice as HTML', () => {
  test.each([
    ['Authorized use only', 'Authorized use only'],
    ['<P\n>a<BR/>b</P >', '<p>a<br>b</p>'],
    ['<b>x</b> <strong>x</strong> <i>x</i> <em>x</em>', '<b>x</b> <strong>x</strong> <i>x</i> <em>x</em>'],
    ['&amp; &lt; &gt; &quot; &apos;', '&amp; &lt; &gt; &quot; &apos;'],
    ['& &copy; &#60; &AMP; &amp;lt;', '&amp; &amp;copy; &amp;#60; &amp;AMP; &amp;lt;'],
    ['&nbsp;', '\u00a0'],
    [`"double" 'single'`, '&quot;double&quot; &apos;single&apos;'],
    ['a\r\nb', 'a\r\nb'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<b onclick=x()>y</b>', '&lt;b onclick=x()&gt;y&lt;/b&gt;'],
    ['<b>open', '<b>open</b>'],
    ['<p><i>open', '<p><i>open</i></p>'],
    ['</b>', '&lt;/b&gt;'],
    ['<b><p>x</p></b>', '<b>&lt;p&gt;x&lt;/p&gt;</b>'],
    ['<!--<b>-->', '&lt;!--<b>--&gt;</b>'],
    ['a\u0000b\ud800', 'a\ufffdb\ufffd'],
    ['', ''],
  ])('LN-4: %j comes out as %j', (text, html) => {
    expect(renderNoticeHtml(text)).toBe(html);
  });
});

describe('the notice as text', () => {
  test.each([
    ['Authorized <b>use</b> <em>only</em>', 'Authorized use only'],
    ['a<br>b<BR/>c', 'a\nb\nc'],
    ['a<br><br>b', 'a\n\nb'],
    ['a<br><br><br><br>b', 'a\n\nb'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['a<p>b</p>c', 'a\n\nb\n\nc'],
    ['<p>a</p>\n  <p>b</p>\n', 'a\n\nb'],
    ['one\r\ntwo\rthree\n\n\n\nfour', 'one\ntwo\nthree\n\nfour'],
    ['one  \n two', 'one\n two'],
    ['&amp;lt; &lt;b&gt; &quot;&apos; x&nbsp;y', '&lt; <b> "\' x\u00a0y'],
    ['<u>x</u>', '<u>x</u>'],
    ['a\u0000', 'a\ufffd'],
    ['a\u2028b\u2029c', 'a\nb\nc'],
    ['a\u202eb\u200bc', 'a\ufffdb\ufffdc'],
    ['\u001b[2J', '\ufffd[2J'],
    ['', ''],
  ])('LN-4: %j comes out as %j', (text, plain) => {
    expect(renderNoticeText(text)).toBe(plain);
  });
});

describe('laws of markup', () => {
  // heavy with what matters, so that whole tags and near misses come up often
  const pieces = [
    '<',
    '>',
    '/',
    '&',
    '"',
    "'",
    ' ',
    '\n',
    '\r',
    '\t',
    '!',
    '-',
    '=',
    ';',
    'b',
    'i',
    'p',
    'em',
    'strong',
    'br',
    'a',
    'img',
    'amp',
    'lt',
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<i>',
    '</i>',
    '<br>',
    '&nbsp;',
    '&amp;',
    '&lt;',
    '\u0000',
    '\u000b',
    '\f',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2028',
    '\ufe0f',
    'é',
    '1',
    '\ud800',
    '\udc00',
    '😀',
    'x',
  ];
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  );
  const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
    tree: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('text', ' ', '&amp;', '&lt;', 'a > b', '&', '<br>', '<BR />', '"', '\n'),
      fc
        .tuple(fc.constantFrom('b', 'I', 'em', 'Strong'), tie('tree'))
        .map(([tag, inner]) => `<${tag}>${inner}</${tag} >`),
    ),
  }));
  const proper = fc
    .array(
      fc.oneof(
        tree,
        tree.map((inner) => `<p>${inner}</p>`),
      ),
      { maxLength: 5 },
    )
    .map((blocks) => blocks.join('\n'));

  function balanced(html: string): boolean {
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)(\w+)>/g)) {
      if (name === 'br') continue;
      if (slash === '') open.push(name ?? '');
      else if (open.pop() !== name) return false;
    }
    return open.length === 0;
  }

  it('C2: HTML has no less-than sign but in the allowed tags, no quote, and its tags balance', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const html = renderNoticeHtml(text);
        const rest = html.replace(/<br>|<\/?(?:b|em|i|p|strong)>/g, '');
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest.replace(/&(?:amp|apos|gt|lt|quot);/g, '')).not.toContain('&');
        expect(rest).not.toMatch(/[^\P{Cc}\t\n\r]|\p{Cs}/u);
        expect(balanced(html)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('LN-4: HTML is an allowed text, and its own rendering', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const html = renderNoticeHtml(text);
        expect(codes(set(html))).toEqual([]);
        expect(renderNoticeHtml(html)).toBe(html);
        expect(renderNoticeText(html)).toBe(renderNoticeText(text));
      }),
      { numRuns: 300 },
    );
  });

  it('LN-4: an allowed text loses none of its tags to escaping, and shows none as text', () => {
    const shown = (text: string) => text.replace(/&(?!(?:amp|lt|gt|quot|apos|nbsp);)/g, '&amp;');
    fc.assert(
      fc.property(fc.oneof(proper, anything), (text) => {
        if (!set(text).allowed) return;
        const escaped = shown(text)
          .replace(
            /<[^>]*>|[>"']/g,
            (piece) => ({ '>': '&gt;', '"': '&quot;', "'": '&apos;' })[piece] ?? piece,
          )
          .replace(/<br[^>]*>/gi, '<br>')
          .replace(/<(\/?)(\w+)\s*>/g, (_, slash: string, name: string) => `<${slash}${name.toLowerCase()}>`)
          .replaceAll('&nbsp;', '\u00a0');
        expect(renderNoticeHtml(text)).toBe(escaped);
        if (!text.includes('&lt;')) expect(renderNoticeText(text)).not.toContain('<');
      }),
      { numRuns: 300 },
    );
  });

  it('LN-4: properly nested text is allowed', () => {
    fc.assert(
      fc.property(proper, (text) => {
        expect(codes(set(text))).toEqual([]);
      }),
    );
  });

  it('CHOICE-NOTICE-BLANK: blank is what leaves no text', () => {
    const faint = fc.array(fc.constantFrom('<b>', '</b>', '<p>', '</p>', '<br>', '&nbsp;', ' ', '\n', '.'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          faint.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(isBlankNotice(text)).toBe(renderNoticeText(text) === '');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['<', '<b>', '</b>', '<b ', '<!--', '&', '&amp', '\n', '\n ', ' ', '\u0000', '<p>\n'])(
    'reads a long run of %j in time proportional to its length',
    (piece) => {
      const text = piece.repeat(Math.ceil(50_000 / piece.length));
      const started = performance.now();
      set(text);
      renderNoticeHtml(text);
      renderNoticeText(text);
      // a quadratic reading would take minutes
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
});

describe('who may read acknowledgements', () => {
  test.each(RELEASES)('LAT-2: an administrator, in %s', (release) => {
    expect(decideReadAcknowledgements(release, { role: administrator })).toEqual({
      allowed: true,
      rules: ['LAT-2', 'LAT-3', 'LAT-5', 'LN-7'],
      advice: [],
    });
  });

  it('LAT-2: a role with the permission, and no other', () => {
    const auditor: Role = { ...clerk, permissions: ['View Login Audit Trail'] };
    expect(decideReadAcknowledgements('2026.1', { role: auditor }).allowed).toBe(true);
    const other: Role = { ...clerk, kind: 'system_administrator', permissions: ['Device ID Management'] };
    expect(refused(decideReadAcknowledgements('2026.1', { role: other })).violations).toMatchObject([
      { code: 'permission_missing', rule: 'LAT-2', path: ['role'] },
    ]);
  });

  it('CHOICE-NOTICE-INACTIVE-ROLE: not a role that is inactive', () => {
    const role: Role = { ...clerk, permissions: ['View Login Audit Trail'], inactive: true };
    expect(refused(decideReadAcknowledgements('2026.1', { role }))).toMatchObject({
      rules: ['CHOICE-NOTICE-INACTIVE-ROLE'],
      violations: [{ code: 'role_inactive', path: ['role', 'inactive'] }],
    });
  });
});
