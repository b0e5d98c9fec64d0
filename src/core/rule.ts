/**
 * The shape of a rule. The rules themselves stand in each module's `rules.ts`, the choices in its `choices.ts`.
 *
 * @module
 */

import type { AnyRelease } from './release.js';
import type { ChoiceId, ChoiceIds, RuleId, RuleIds } from './ruleIds.js';
import type { Source } from './sources.js';

/**
 * How sure a rule is, the surest first.
 *
 * - `official`: Oracle's help, release notes or developer blog.
 * - `standard`: an RFC or another standard that Oracle's help builds on.
 * - `observed`: seen on a real account, on a day and by somebody who are named. Oracle does not say it.
 * - `inferred`: deduced from official text; never an Oracle statement.
 * - `secondary`: somebody else's text.
 * - `choice`: Oracle is silent or contradicts itself, and this package decides.
 */
export const BASES = ['official', 'standard', 'observed', 'inferred', 'secondary', 'choice'] as const;

/** How sure a rule is, as {@link BASES} explains and ranks it. */
export type Basis = (typeof BASES)[number];

/** When something was seen on a real account, and who says so. */
export interface Observation {
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Who reports it: a name, an organization, or the address of a public report. */
  readonly by: string;
}

/** What every rule says, a choice or not. */
interface Stated {
  /** A few words, for lists. */
  readonly title: string;
  /** The fact in this package's words. */
  readonly statement: string;
  /** First release it holds in. A rule older than the modelled range carries its own release, or the first modelled one. */
  readonly since: AnyRelease;
  /** First release it no longer holds in. */
  readonly until?: AnyRelease;
  /** Whether it binds what is created from `since` on, what existed before, or both. */
  readonly appliesTo: 'all' | 'existing' | 'new';
  /** Where it is written. For a choice, the page that is silent or contradicts another. */
  readonly source: Source;
  /** State of the text it was read from, `YYYY-MM-DD`. Absent for a text that is not revised, such as an RFC. */
  readonly revised?: string;
}

/** How sure a fact is. One that was observed says when, and by whom. */
type Certainty =
  | {
      /** How sure it is. */
      readonly basis: Exclude<Basis, 'choice' | 'observed'>;
    }
  | {
      /** How sure it is. */
      readonly basis: 'observed';
      /** When it was seen, and who says so. */
      readonly observed: Observation;
    };

/** A fact that is written somewhere, or that somebody has seen on a real account. */
export type WrittenRule = Stated & {
  /** Tells a rule from a choice. */
  readonly kind: 'rule';
  /** Its id, which answers carry. */
  readonly id: Exclude<RuleId, ChoiceId>;
} & Certainty;

/** What an option can be set to: a word, a number, a list, or an object of numbers. */
export type OptionValue = number | object | string;

/** What is done by default where Oracle is silent, and what a caller may choose instead. */
export interface Choice extends Stated {
  /** Tells a choice from a rule. */
  readonly kind: 'choice';
  /** Its id, which answers that leaned on it carry. */
  readonly id: ChoiceId;
  /** A choice is one by its basis, too. */
  readonly basis: 'choice';
  /** What is done unless a caller chooses otherwise. */
  readonly default: OptionValue;
  /** What a caller may choose instead. Empty where no other behaviour is offered, or where `range` says what is. */
  readonly alternatives: readonly OptionValue[];
  /** What a caller may choose instead, where that is no list: `any number of seconds`. */
  readonly range?: string;
  /** Why the default is the default. */
  readonly reason: string;
  /** Field of the `choices` argument that overrides it, where one does. */
  readonly option?: string;
}

/** An enforceable fact, or a choice where Oracle is silent. `kind` tells which. */
export type Rule = Choice | WrittenRule;

type Usual = 'appliesTo' | 'revised' | 'since';

/** What a table says of one rule. What is left out is usual: official, for all, in every modelled release. */
export type RuleText = Omit<Stated, Usual> &
  Partial<Pick<Stated, Usual>> &
  (Certainty | { readonly basis?: never });

/** The rules of a module, by id: every one that {@link RuleIds} gives to it, and no other. */
export type RuleTexts<Module extends keyof RuleIds> = Readonly<Record<RuleIds[Module], RuleText>>;

/** The option that overrides a choice, with values of its type. */
type OptionText<Options> = {
  readonly [Name in keyof Options & string]-?: {
    readonly option: Name;
    readonly default: NonNullable<Options[Name]>;
    readonly alternatives?: readonly NonNullable<Options[Name]>[];
    readonly range?: string;
  };
}[keyof Options & string];

/** What a table says of one choice: its option, if it has one, is a field of `Options`. */
export type ChoiceText<Options> = Omit<Stated, Usual> &
  Partial<Pick<Stated, Usual>> & { readonly reason: string } & (
    | OptionText<Options>
    | { readonly default: string }
  );

/** What any table says of a choice. */
export interface AnyChoiceText
  extends Omit<Stated, Usual>,
    Partial<Pick<Stated, Usual>>,
    Partial<Pick<Choice, 'alternatives' | 'option' | 'range'>>,
    Pick<Choice, 'default' | 'reason'> {}

/** The choices of a module, by id. `Options` are its interfaces of options. */
export type ChoiceTexts<Module extends keyof ChoiceIds, Options = never> = Readonly<
  Record<ChoiceIds[Module], ChoiceText<Options>>
>;
