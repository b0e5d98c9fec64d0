// @ts-check

import { CHOICES, findRule } from 'netsuite-auth-policy/rules';
import { day, list } from './answers.js';
import { plain, styled, wrap } from './text.js';

/**
 * @typedef {import('./answers.js').Answer} Answer
 * @typedef {import('./answers.js').Line} Line
 * @typedef {import('./answers.js').Question} Question
 * @typedef {import('./answers.js').Release} Release
 *
 * @typedef {{ readonly label: string, readonly answer: Answer }} Row Consecutive releases with one answer.
 */

const WIDTH = 140;
const GAP = '  ';
/** @type {readonly [Release, Release, Release]} */
const RELEASES = ['2025.2', '2026.1', '2027.1'];
const HEADINGS = /** @type {const} */ (['releases', 'answer', 'code', 'rule and basis', 'source page']);
const TONES = /** @type {const} */ ({ no: 'red', note: 'yellow', yes: 'green' });

/**
 * @param {import('./load.js').Account} account
 * @param {readonly { title: string, questions: readonly Question[] }[]} systems
 */
export function printReport(account, systems) {
  const { accountId, certificates, integrations, roles, takenAt, users } = account;
  const counts = [
    `${integrations.length} integration records`,
    `${certificates.length} certificates`,
    `${roles.length} roles`,
    `${users.length} users`,
  ];
  console.log(styled('bold', `NetSuite account ${plain(accountId)} on ${day(takenAt)}: ${list(counts)}`));
  const reading = [
    `Each question is asked three times, as if the account were on ${list(RELEASES)}. Equal answers share a row.`,
    'An answer that allows has no code; "note" is advice beside it. A rule is official (Oracle\'s text), standard (an RFC), ' +
      'inferred from official text, secondary (somebody else\'s), or a choice of this package; "+" names choices leaned on.',
  ];
  for (const line of reading.flatMap((text) => wrap(text, WIDTH))) console.log(line);
  /** Rules by id, each with the numbers of the systems that named it. @type {Map<string, Set<number>>} */
  const named = new Map();
  /** @type {Set<string>} */
  const cited = new Set();
  for (const [index, { title, questions }] of systems.entries()) {
    const groups = folded(questions);
    const changing = groups.filter(({ rows }) => rows.length > 1).length;
    console.log(
      `\n${styled('bold', `${index + 1}. ${title}`)} (answers: ${groups.length}, changing between the releases: ${changing})`,
    );
    for (const { answer } of groups.flatMap(({ rows }) => rows)) {
      for (const id of answer.rules) named.set(id, (named.get(id) ?? new Set()).add(index + 1));
      for (const { rule } of answer.lines) if (rule !== undefined) cited.add(rule);
    }
    printTable(groups);
  }
  printSources([...cited]);
  printChoices(named);
}

/**
 * Asks every question in every release. Those with the same answers become one: first the same question about
 * several things, then several questions about the same things.
 *
 * @param {readonly Question[]} questions
 */
function folded(questions) {
  const asked = questions.map(({ ask, what, who }) => ({
    who,
    what,
    rows: joined(RELEASES.map((release) => ({ label: release, answer: ask(release) }))),
  }));
  const byWhat = grouped(asked, ({ what }) => what).map((group) => ({
    who: list([...new Set(group.map(({ who }) => who))]),
    what: group[0].what,
    rows: group[0].rows,
  }));
  return grouped(byWhat, ({ who }) => who).map((group) => ({
    subject: `${group[0].who}: ${group.map(({ what }) => what).join(' / ')}`,
    rows: group[0].rows,
  }));
}

/**
 * Puts together what has the same key and the same answers.
 *
 * @template {{ readonly rows: readonly Row[] }} Asked
 * @param {readonly Asked[]} asked
 * @param {(one: Asked) => string} keyOf
 */
function grouped(asked, keyOf) {
  /** @type {Map<string, [Asked, ...Asked[]]>} */
  const groups = new Map();
  for (const one of asked) {
    const key = JSON.stringify([keyOf(one), one.rows.map(({ answer, label }) => [label, answer.lines])]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/**
 * @param {readonly Row[]} rows One for each release.
 * @returns {Row[]}
 */
function joined(rows) {
  /** @type {Row[][]} */
  const runs = [];
  for (const row of rows) {
    const before = runs.at(-1)?.[0];
    if (before && JSON.stringify(before.answer.lines) === JSON.stringify(row.answer.lines)) {
      runs.at(-1)?.push(row);
    } else runs.push([row]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0], run.at(-1)];
    const label = first === last ? first?.label : `${first?.label}-${last?.label}`;
    return {
      label: run.length === rows.length ? 'all three' : (label ?? ''),
      answer: {
        lines: first?.answer.lines ?? [],
        rules: [...new Set(run.flatMap(({ answer }) => answer.rules))],
      },
    };
  });
}

/** @param {ReturnType<typeof folded>} groups */
function printTable(groups) {
  if (groups.length === 0) return;
  const table = groups.map(({ rows, subject }) => ({
    subject,
    lines: rows.flatMap(({ answer, label }) =>
      answer.lines.map((line, index) => ({
        tone: line.tone,
        cells: index === 0 ? cellsOf(line, label, answer.rules) : cellsOf(line),
      })),
    ),
  }));
  const all = table.flatMap(({ lines }) => lines.map(({ cells }) => cells));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(
      heading.length,
      ...all.flatMap((cells) => cells[column]?.split('\n') ?? []).map(({ length }) => length),
    ),
  );
  // the answer has what the others leave
  widths[1] = 0;
  widths[2] = Math.min(widths[2] ?? 0, 26);
  widths[4] = Math.min(widths[4] ?? 0, 22);
  widths[1] = WIDTH - GAP.length * HEADINGS.length - widths.reduce((sum, width) => sum + width, 0);

  printRow(HEADINGS, widths, (text) => styled('dim', text));
  for (const { lines, subject } of table) {
    for (const line of wrap(plain(subject), WIDTH)) console.log(styled('bold', line));
    for (const { cells, tone } of lines) printRow(cells, widths, (text) => styled(TONES[tone], text));
  }
}

/**
 * @param {Line} line
 * @param {string} [label]
 * @param {readonly string[]} [rules] Of the whole answer. The choices among them stand below the line's rule.
 */
function cellsOf({ code, rule: id, text }, label = '', rules = []) {
  const rule = id === undefined ? undefined : findRule(id);
  const leaned = rules.filter((other) => other !== id && findRule(other)?.basis === 'choice');
  return [
    label,
    plain(text),
    code || '-',
    [`${id} ${rule?.basis ?? 'not in the catalogue'}`, ...leaned.map((choice) => `+ ${choice}`)].join('\n'),
    rule?.source.page ?? '-',
  ];
}

/**
 * @param {readonly string[]} cells
 * @param {readonly number[]} widths
 * @param {(answer: string) => string} style
 */
function printRow(cells, widths, style) {
  const wrapped = cells.map((cell, column) =>
    cell.split('\n').flatMap((line) => wrap(line, widths[column] ?? WIDTH)),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  for (let line = 0; line < height; line += 1) {
    const padded = wrapped.map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 0));
    const end = padded.findLastIndex((cell) => cell.trim() !== '');
    const shown = padded
      .slice(0, end + 1)
      .map((cell, column) => (column === 1 && cell.trim() ? style(cell) : cell));
    console.log(`${GAP}${shown.join(GAP)}`.trimEnd());
  }
}

/** @param {readonly string[]} cited */
function printSources(cited) {
  console.log(`\n${styled('bold', 'Sources')}`);
  /** @type {Map<string, { page: string, ids: string[] }>} */
  const sources = new Map();
  const sorted = cited.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const id of sorted) {
    const source = findRule(id)?.source;
    if (source === undefined) continue;
    const known = sources.get(source.url) ?? { page: source.page, ids: [] };
    known.ids.push(id);
    sources.set(source.url, known);
  }
  for (const [url, { ids, page }] of sources) {
    for (const line of wrap(`${page}: ${list(ids)}`, WIDTH - 2)) console.log(`${GAP}${line}`);
    console.log(`${GAP}${GAP}${url}`);
  }
}

/** @param {import('netsuite-auth-policy/rules').OptionValue} value */
function inWords(value) {
  if (Array.isArray(value)) return list(value);
  if (typeof value !== 'object') return String(value);
  return list(Object.entries(value).map(([name, number]) => `${name} ${number}`));
}

/** @param {ReadonlyMap<string, ReadonlySet<number>>} named */
function printChoices(named) {
  console.log(
    `\n${styled('bold', 'Choices of this package, where NetSuite is silent or contradicts itself')}`,
  );
  for (const choice of CHOICES) {
    const systems = named.get(choice.id);
    if (systems === undefined) continue;
    const instead = [
      ...choice.alternatives.map(inWords),
      ...(choice.range === undefined ? [] : [choice.range]),
    ];
    const others = instead.length > 0 ? `; instead: ${instead.join(' | ')}` : '';
    const tables = `${systems.size === 1 ? 'table' : 'tables'} ${list([...systems].map(String))}`;
    console.log(
      `${GAP}${styled('bold', choice.id)} (${tables}), default: ${inWords(choice.default)}${others}`,
    );
    for (const line of wrap(`${choice.title}. ${choice.statement}`, WIDTH - 4))
      console.log(`${GAP}${GAP}${line}`);
  }
}
