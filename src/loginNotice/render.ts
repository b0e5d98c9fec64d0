import { scanNotice } from './markup.js';

/** The ampersand comes first, so that no reference made here is escaped again. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/**
 * The notice as HTML, safe to put into a page whatever the text is. Only the tags that a notice
 * may use come out as tags, in lower case, without attributes and balanced; all else is escaped.
 * A text that {@link decideSetNotice} allows comes out as it was meant; of any other, what is not
 * allowed is shown as text. The result is itself an allowed text, and its own rendering.
 *
 * @param text - The text as saved.
 * @returns HTML for an element's content, not for an attribute. Line breaks stay as they are: to HTML they are white space.
 * @see LN-4, CHOICE-NOTICE-MARKUP
 *
 * @example
 * ```ts
 * renderNoticeHtml('<B>Authorized</B> use only'); //=> '<b>Authorized</b> use only'
 * renderNoticeHtml('<a href="#">here</a>'); //=> '&lt;a href=&quot;#&quot;&gt;here&lt;/a&gt;'
 * ```
 */
export function renderNoticeHtml(text: string): string {
  let html = '';
  for (const part of scanNotice(text)) {
    switch (part.kind) {
      case 'open':
        html += `<${part.tag}>`;
        break;
      case 'close':
        html += `</${part.tag}>`;
        break;
      case 'break':
        html += '<br>';
        break;
      default:
        html += escapeHtml(part.text);
    }
  }
  return html;
}

/**
 * The notice as plain text, for a terminal or a log. It is no HTML: a reference such as `&lt;`
 * has become the character.
 *
 * @param text - The text as saved. What is not allowed in a notice stays as it is written.
 * @returns Lines ended by a line feed. `br` ends a line, and a blank line sets paragraphs apart; there is never more than one.
 * @see LN-4, CHOICE-NOTICE-MARKUP
 *
 * @example
 * ```ts
 * renderNoticeText('<p>Terms &amp; conditions</p><p>Use is <b>monitored</b></p>'); //=> 'Terms & conditions\n\nUse is monitored'
 * ```
 */
export function renderNoticeText(text: string): string {
  let plain = '';
  for (const part of scanNotice(text)) {
    if ('text' in part) plain += part.text;
    else if (part.kind === 'break') plain += '\n';
    else if (part.tag === 'p') plain += '\n\n';
  }
  const lines = plain.split(/\r\n?|\n/).map((line) => line.trimEnd());
  return lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}

/** Tells whether there is nothing to see in a notice. Reads no further than the first thing to see. */
export function isBlankNotice(text: string): boolean {
  const first = text.trimStart()[0];
  // most texts begin with a letter, and need no scanner
  if (first !== undefined && first !== '<' && first !== '&') return false;
  for (const part of scanNotice(text)) {
    if ('text' in part && part.text.trim() !== '') return false;
  }
  return true;
}
