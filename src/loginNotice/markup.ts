import { ENCLOSING_TAGS, LINE_BREAK, NOTICE_TAGS, PARAGRAPH } from './limitsAndDates.js';
import type { NoticeMarkupCode } from './markupProblems.js';

/** A tag that encloses text. */
type NoticeTag = (typeof ENCLOSING_TAGS)[number];

/** A piece of a text. */
export type NoticePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close' | 'open'; readonly tag: NoticeTag }
  | { readonly kind: 'break' }
  | NoticeFault;

/** A piece that a notice may not have. */
export interface NoticeFault {
  /** Tells a fault from the other pieces. */
  readonly kind: 'fault';
  /** `no_tag` is a less-than sign that does not begin an allowed tag; {@link explainFault} says what it begins. */
  readonly code:
    | 'character_not_allowed'
    | 'invisible_character'
    | 'no_tag'
    | 'paragraph_nested'
    | 'tag_not_closed'
    | 'tag_not_open';
  /** Offset in UTF-16 code units. */
  readonly at: number;
  /** The text that is shown in its place. */
  readonly text: string;
}

const BREAK: NoticePart = { kind: 'break' };
/** Characters that are enough to tell what a refused piece was meant to be. */
const AHEAD = 32;

/**
 * A less-than sign; a lone surrogate; a control character other than tab, line feed and carriage return; and what cannot be
 * seen, other than a joiner or a variation selector where scripts and emoji have one (CHOICE-NOTICE-INVISIBLE).
 */
function specialPattern(): RegExp {
  const joiner = '(?<=[^\\0-\\x7f\\s\\u200b-\\u200f])[\\u200c\\u200d]';
  const selector = '(?<=[#*0-9]|[^\\0-\\x7f\\s\\p{DI}])\\p{Variation_Selector}';
  return new RegExp(`[<\\p{Cs}]|[^\\P{Cc}\\t\\n\\r]|(?!${joiner}|${selector})\\p{DI}`, 'gu');
}

function isInvisible(character: string): boolean {
  return /\p{DI}/u.test(character);
}

function tagPattern(): RegExp {
  const space = '[ \\t\\r\\n]*';
  return new RegExp(`<(?:${LINE_BREAK}${space}/?|(/?)(${ENCLOSING_TAGS.join('|')})${space})>`, 'iy');
}

/** Decodes the references that a notice knows. The ampersand comes last, so that `&amp;lt;` does not become a less-than sign. */
function readText(source: string): NoticePart {
  const text = source
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&');
  return { kind: 'text', text };
}

/** Searches from an offset on. */
function execFrom(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from;
  return expression.exec(text);
}

function fault(code: NoticeFault['code'], at: number, text = '<'): NoticeFault {
  return { kind: 'fault', code, at, text };
}

/** Says what is wrong, by what follows a less-than sign that does not begin an allowed tag. */
export function explainFault(text: string, { at, code }: NoticeFault): NoticeMarkupCode {
  if (code !== 'no_tag') return code;
  const ahead = text.slice(at, at + AHEAD).toLowerCase();
  if (/^<[!?]/.test(ahead)) return 'declaration_not_allowed';
  const name = /^<\/?([a-z][^\s/>]*)/.exec(ahead)?.[1];
  if (name === undefined) return 'bare_less_than';
  if (name === 'a') return 'link_not_allowed';
  if (name === 'img') return 'image_not_allowed';
  if (!NOTICE_TAGS.includes(name)) return 'tag_not_allowed';
  return /^<\/?[a-z]+[\s/]+[^\s/>]/.test(ahead) ? 'attribute_not_allowed' : 'tag_malformed';
}

/**
 * Reads a notice once, from front to back. Validation, both renderings and the test for a blank text are all based on
 * these parts, so they agree on what is a tag. Open and close parts are always balanced, whatever the text is.
 */
export function* scanNotice(text: string): Generator<NoticePart, void> {
  const open: { readonly tag: NoticeTag; readonly at: number }[] = [];
  const specials = specialPattern();
  const tags = tagPattern();
  let from = 0;
  for (;;) {
    const special = execFrom(specials, text, from);
    if (special === null) break;
    const at = special.index;
    if (at > from) yield readText(text.slice(from, at));
    from = at + special[0].length;
    if (special[0] !== '<') {
      yield fault(isInvisible(special[0]) ? 'invisible_character' : 'character_not_allowed', at, '\ufffd');
      continue;
    }
    const match = execFrom(tags, text, at);
    const tag = match?.[2]?.toLowerCase() as NoticeTag | undefined;
    const closing = match?.[1] === '/';
    if (match === null) yield fault('no_tag', at);
    else if (closing && open.at(-1)?.tag !== tag) yield fault('tag_not_open', at);
    else if (!closing && tag === PARAGRAPH && open.length > 0) yield fault('paragraph_nested', at);
    else {
      from = at + match[0].length;
      if (tag === undefined) {
        yield BREAK;
      } else if (closing) {
        open.pop();
        yield { kind: 'close', tag };
      } else {
        open.push({ tag, at });
        yield { kind: 'open', tag };
      }
    }
  }
  if (from < text.length) yield readText(text.slice(from));
  for (const { tag, at } of open.reverse()) {
    yield fault('tag_not_closed', at, '');
    yield { kind: 'close', tag };
  }
}
