/**
 * What refusals of the markup of a notice say, by code.
 *
 * @module
 */

import type { Problems } from '../core/problem.js';
import { listed } from '../core/words.js';
import { NOTICE_TAGS } from './limitsAndDates.js';

/** Why a piece of a text is refused. */
export type NoticeMarkupCode =
  | 'attribute_not_allowed'
  | 'bare_less_than'
  | 'character_not_allowed'
  | 'declaration_not_allowed'
  | 'image_not_allowed'
  | 'invisible_character'
  | 'link_not_allowed'
  | 'paragraph_nested'
  | 'tag_malformed'
  | 'tag_not_allowed'
  | 'tag_not_closed'
  | 'tag_not_open';

/** Where in a text a piece stands: `{line}` and `{column}` count from 1. */
const PLACE = 'line {line}, column {column}';

/** What is wrong with a piece of a text. The path is that of the piece. */
export const NOTICE_MARKUP_PROBLEMS: Problems<NoticeMarkupCode> = {
  attribute_not_allowed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The tag at ${PLACE} has an attribute, which the notice may not use.`,
    remedy: 'Remove the attributes of the tag.',
  },
  bare_less_than: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The less-than sign at ${PLACE} does not begin a tag.`,
    remedy: 'Write &lt; for a less-than sign.',
  },
  character_not_allowed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The character at ${PLACE} is a control character or half of a surrogate pair.`,
    remedy: 'Remove the character.',
  },
  declaration_not_allowed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `A comment or a declaration begins at ${PLACE}, and the notice may use neither.`,
    remedy: 'Remove the comment or the declaration.',
  },
  image_not_allowed: {
    rule: 'LN-4',
    message: `An image begins at ${PLACE}, and the notice may not show images.`,
    remedy: 'Remove the image.',
  },
  invisible_character: {
    rule: 'CHOICE-NOTICE-INVISIBLE',
    message: `The character at ${PLACE} cannot be seen, or turns the direction of writing.`,
    remedy: 'Remove the character.',
  },
  link_not_allowed: {
    rule: 'LN-4',
    message: `A link begins at ${PLACE}, and the notice may not have links.`,
    remedy: 'Write the address as text.',
  },
  paragraph_nested: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The paragraph at ${PLACE} stands inside another element.`,
    remedy: 'Close every open tag before the paragraph begins.',
  },
  tag_malformed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The tag at ${PLACE} is not written correctly.`,
    remedy: 'Write the tag like <b>, </b> or <br>.',
  },
  tag_not_allowed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The tag at ${PLACE} is not one of ${listed(NOTICE_TAGS, 'and')}.`,
    remedy: 'Remove the tag, or write &lt; for its less-than sign.',
  },
  tag_not_closed: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The tag at ${PLACE} is never closed.`,
    remedy: 'Close the tag.',
  },
  tag_not_open: {
    rule: 'CHOICE-NOTICE-MARKUP',
    message: `The closing tag at ${PLACE} does not belong to the innermost open tag.`,
    remedy: 'Close the tags in the reverse order of their opening.',
  },
};
