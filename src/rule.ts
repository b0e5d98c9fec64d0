/**
 * The shape of a rule. The rules themselves stand in each module's `rules.ts`.
 *
 * @module
 */

import type { RuleId } from './decision.js';
import type { AnyRelease } from './release.js';

/**
 * How sure a rule is.
 *
 * - `official`: Oracle's help, release notes or developer blog.
 * - `standard`: an RFC that Oracle's help builds on.
 * - `secondary`: somebody else's text.
 * - `inferred`: deduced from official text; never an Oracle statement.
 * - `choice`: Oracle is silent or contradicts itself, and this package decides.
 */
export type Basis = 'choice' | 'inferred' | 'official' | 'secondary' | 'standard';

/** Where a rule is written. */
export interface Source {
  /** Name of the page, or the page's id in Oracle's help. */
  readonly page: string;
  readonly url: string;
}

/** One enforceable fact. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  /** The fact in this package's words. */
  readonly statement: string;
  /** First release it holds in. A rule older than the modelled range carries its own release, or the first modelled one. */
  readonly since: AnyRelease;
  /** First release it no longer holds in. */
  readonly until?: AnyRelease;
  /** Whether it binds what is created from `since` on, what existed before, or both. */
  readonly appliesTo: 'all' | 'existing' | 'new';
  readonly basis: Basis;
  readonly source: Source;
  /** Date of the text it was read from, `YYYY-MM-DD`. */
  readonly revised: string;
}

/** A rule of basis `choice`: what is done by default where Oracle is silent, and what a caller may choose instead. */
export interface Choice extends Rule {
  readonly id: `CHOICE-${string}`;
  readonly basis: 'choice';
  readonly default: string;
  /** Empty where no other behaviour is offered. */
  readonly alternatives: readonly string[];
  readonly reason: string;
  /** Field of the decision's `choices` argument that overrides it, where one does. */
  readonly option?: string;
}

/** The dates of a deprecation: four, not a flag. */
export interface Deprecation {
  readonly announced: AnyRelease;
  /** First release in which nothing new may be created. */
  readonly noNew: AnyRelease;
  /** First release without support. */
  readonly unsupported: AnyRelease;
  /** First release in which it no longer works. Absent where no date is known. */
  readonly removed?: AnyRelease;
  /** True while Oracle calls the last dates tentative, or sources disagree. */
  readonly tentative: boolean;
}

/** The day the help pages and release notes were last read, unless a rule says otherwise. */
const READ = '2026-08-17';

/** A page of Oracle's help by its id. */
export function help(page: string): Source {
  return { page, url: `https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/${page}.html` };
}

/** A section of an RFC. */
export function rfc(number: number, section: string): Source {
  return {
    page: `RFC ${number} section ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

type Usual = 'appliesTo' | 'basis' | 'revised' | 'since';

/** A rule, with what most rules have in common left out: official, for all, in every modelled release. */
export function rule(stated: Omit<Rule, Usual> & Partial<Pick<Rule, Usual>>): Rule {
  return { since: '2025.2', appliesTo: 'all', basis: 'official', revised: READ, ...stated };
}

/** A choice, likewise. `source` is the page that is silent or contradicts another. */
export function choice(
  stated: Omit<Choice, Usual | 'alternatives'> &
    Partial<Pick<Choice, 'alternatives' | 'appliesTo' | 'revised' | 'since'>>,
): Choice {
  return { since: '2025.2', appliesTo: 'all', basis: 'choice', revised: READ, alternatives: [], ...stated };
}
