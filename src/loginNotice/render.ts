import { LINE_BREAK, PARAGRAPH } from './limitsAndDates.js';
import { scanNotice } from './markup.js';

/** Escapes text for HTML. The ampersand comes first, so that no reference made here is escaped again. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/**
 * Renders the notice as HTML that is safe to put into a page, whatever the text is.
 *
 * Only the tags that a notice may use become tags, in lower case, without attributes and balanced. Everything else is
 * escaped: in a text that {@link decideSetNotice} would refuse, what is not allowed is shown as text. The result is
 * itself an allowed text, and rendering it again does not change it.
 *
 * @param text - The text as saved.
 * @returns HTML for the content of an element, not for an attribute. Line breaks stay as they are; HTML treats them as white space.
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
        html += `<${LINE_BREAK}>`;
        break;
      case 'text':
      case 'fault':
        html += escapeHtml(part.text);
    }
  }
  return html;
}

/**
 * Renders the notice as plain text, for a terminal or a mail. The result is not HTML: a reference such as `&lt;` becomes
 * the character that it stands for.
 *
 * @param text - The text as saved. Tags that are not allowed in a notice stay as they are written, and characters that are
 * not become replacement characters.
 * @returns Lines that end in a line feed, without any other control character than tabs. Escape the line feeds where each line is an entry of its own, as in a log. Paragraphs are separated by one blank line; there are never two in a row.
 * @see LN-4, CHOICE-NOTICE-MARKUP, CHOICE-NOTICE-INVISIBLE
 *
 * @example
 * ```ts
 * renderNoticeText('<p>Terms &amp; conditions</p><p>Use is <b>monitored</b></p>'); //=> 'Terms & conditions\n\nUse is monitored'
 * ```
 */
export function renderNoticeText(text: string): string {
  let plain = '';
  for (const part of scanNotice(text)) {
    if (part.kind === 'text' || part.kind === 'fault') plain += part.text;
    else if (part.kind === 'break') plain += '\n';
    else if (part.tag === PARAGRAPH) plain += '\n\n';
  }
  const lines = plain.split(/\r\n?|[\n\u2028\u2029]/).map((line) => line.trimEnd());
  return lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}

/** Tells whether there is nothing to see in a notice. It reads no further than the first thing to see. */
export function isBlankNotice(text: string): boolean {
  const first = text.trimStart()[0];
  // most texts begin with a letter and need not be scanned
  if (first !== undefined && first !== '<' && first !== '&') return false;
  for (const part of scanNotice(text)) {
    if ((part.kind === 'text' || part.kind === 'fault') && part.text.trim() !== '') return false;
  }
  return true;
}
