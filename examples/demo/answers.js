// @ts-check

/**
 * @typedef {import('netsuite-auth-policy').Release} Release
 * @typedef {import('netsuite-auth-policy').Advice} Advice
 * @typedef {import('netsuite-auth-policy').Violation} Violation
 * @typedef {import('netsuite-auth-policy/rules').RuleId} RuleId
 *
 * @typedef {object} Line One line of an answer, and the rule behind it.
 * @property {'no' | 'note' | 'yes'} tone
 * @property {string} text
 * @property {string} code Empty where an answer that allows has none.
 * @property {RuleId | undefined} rule
 *
 * @typedef {object} Answer
 * @property {readonly Line[]} lines
 * @property {readonly RuleId[]} rules Every rule that decided, and every choice leaned on.
 *
 * @typedef {object} Question What is asked about somebody or something, in any release.
 * @property {string} who
 * @property {string} what
 * @property {(release: Release) => Answer} ask
 */

/**
 * A decision in words: what it grants, or everything that stands against it.
 *
 * @template {object} Grant
 * @param {import('netsuite-auth-policy').Decision<string, Grant>} decision
 * @param {(granted: import('netsuite-auth-policy').Allowed<Grant>) => string} granted
 * @param {object} [names]
 * @param {(violation: Violation) => string | undefined} [names.place] What a violation's `path` points to.
 * @param {(id: string) => string} [names.related] What an id among a violation's `related` stands for.
 * @returns {Answer}
 */
export function ofDecision(decision, granted, { place, related = (id) => id } = {}) {
  if (decision.allowed) {
    return {
      lines: [
        { tone: 'yes', text: granted(decision), code: '', rule: decision.rules[0] },
        ...notes(decision.advice),
      ],
      rules: decision.rules,
    };
  }
  return {
    lines: decision.violations.map((violation) => {
      const { code, message, remedy, rule } = violation;
      const at = place?.(violation);
      const others = violation.related ? ` (${list(violation.related.map(related))})` : '';
      const advised = remedy === undefined ? '' : ` ${remedy}${others}`;
      return {
        tone: 'no',
        text: `refused: ${at === undefined ? '' : `${at}: `}${message}${advised}`,
        code,
        rule,
      };
    }),
    rules: decision.rules,
  };
}

/**
 * A requirement, or another answer with reasons, in words.
 *
 * @param {object} answer
 * @param {readonly [import('netsuite-auth-policy').Reason, ...import('netsuite-auth-policy').Reason[]]} answer.because
 * @param {readonly RuleId[]} answer.rules
 * @param {readonly Advice[]} answer.advice
 * @param {string} verdict
 * @param {'no' | 'yes'} [tone]
 * @returns {Answer}
 */
export function ofReasons({ because, rules, advice }, verdict, tone = 'yes') {
  return {
    lines: [
      ...because.map(({ code, message, rule }) => ({ tone, text: `${verdict}: ${message}`, code, rule })),
      ...notes(advice),
    ],
    rules,
  };
}

/**
 * @param {readonly Advice[]} advice
 * @returns {Line[]}
 */
function notes(advice) {
  return advice.map(({ code, message, rule }) => ({ tone: 'note', text: `note: ${message}`, code, rule }));
}

/**
 * @param {readonly string[]} names
 * @param {string} [none]
 */
export function list(names, none = 'none') {
  return names.length > 0 ? names.join(', ') : none;
}

/** @param {Date | string} instant */
export function day(instant) {
  return new Date(instant).toISOString().slice(0, 10);
}
