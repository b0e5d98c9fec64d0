// @ts-check

import { styleText } from 'node:util';

const { NO_COLOR } = process.env;
const coloured = process.stdout.isTTY === true && !NO_COLOR;

/** @typedef {'bold' | 'dim' | 'green' | 'red' | 'yellow'} Style */

/**
 * @param {Style} style
 * @param {string} text
 */
export function styled(style, text) {
  return coloured ? styleText(style, text) : text;
}

/**
 * Text of the snapshot, with nothing in it that a terminal would obey.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
}

/**
 * Breaks a text into lines at spaces, and longer words after one of - / . _ if there is one.
 *
 * @param {string} text
 * @param {number} width
 */
export function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * @param {string} word
 * @param {number} width
 * @returns {string[]}
 */
function pieces(word, width) {
  if (word.length <= width) return [word];
  const seam = word.slice(0, width).search(/[-/._][^-/._]*$/) + 1;
  const cut = seam > 1 ? seam : width;
  return [word.slice(0, cut), ...pieces(word.slice(cut), width)];
}
