/**
 * How the facts of questions are read from unknown JSON. What stands here makes the compiler demand a schema for each
 * member of a type, in its place among those that have to be there or those that need not.
 *
 * @module
 */

import * as z from 'zod/mini';
import { malformed } from './facts.js';
import { oneOf } from './schema.js';

type OptionalKeys<Noun> = {
  [Name in keyof Noun]-?: object extends Pick<Noun, Name> ? Name : never;
}[keyof Noun];
type RequiredMembers<Noun> = {
  readonly [Name in Exclude<keyof Noun, OptionalKeys<Noun>>]: z.ZodMiniType<Noun[Name]>;
};
type OptionalMembers<Noun> = {
  readonly [Name in OptionalKeys<Noun>]-?: z.ZodMiniType<Exclude<Noun[Name], undefined>>;
};

/** An object with these members and no others. */
export function object<Noun extends object>(
  required: RequiredMembers<Noun>,
  ...optional: [OptionalKeys<Noun>] extends [never] ? [] : [OptionalMembers<Noun>]
): z.ZodMiniType<Noun> {
  return made({ ...required, ...allOptional(optional[0] ?? {}) });
}

function made<Noun>(shape: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType<Noun> {
  return z.strictObject(shape) as unknown as z.ZodMiniType<Noun>;
}

/**
 * An object with what is asked of a noun. The whole noun is taken as well: members that are not asked for are checked,
 * and make no difference.
 */
export function having<Noun extends object, Asked extends keyof Noun & string>(
  noun: z.ZodMiniType<Noun>,
  ...asked: readonly Asked[]
): z.ZodMiniType<Pick<Noun, Asked>> {
  const members = Object.entries<z.ZodMiniType>(membersOf(noun)).map(([name, schema]) => {
    const asItIs = asked.some((one) => one === name) || schema._zod.optin === 'optional';
    return [name, asItIs ? schema : z.exactOptional(schema)] as const;
  });
  return made(Object.fromEntries(members));
}

/** The schemas of the members of a noun. */
export function membersOf<Noun extends object>(
  noun: z.ZodMiniType<Noun>,
): { readonly [Name in keyof Noun]-?: z.ZodMiniType<Noun[Name]> } {
  return (noun as unknown as z.ZodMiniObject).def.shape as never;
}

/** One of several objects, told by the word in one of their members. */
export function kindOf<Union extends object>(
  discriminator: keyof Union & string,
  ...kinds: readonly z.ZodMiniType<Union>[]
): z.ZodMiniType<Union> {
  return z.discriminatedUnion(discriminator, kinds as never) as unknown as z.ZodMiniType<Union>;
}

/** One of the words of a type. The compiler demands all of them, and no others. */
export function word<Word extends string>(words: Readonly<Record<Word, true>>): z.ZodMiniType<Word> {
  return oneOf(Object.keys(words) as Word[]);
}

/** Choices, of which none has to be there. */
export function choices<Choices extends object>(options: OptionalMembers<Choices>): z.ZodMiniType<Choices> {
  return made(allOptional(options));
}

function allOptional(members: object): Record<string, z.ZodMiniType> {
  return Object.fromEntries(
    Object.entries<z.ZodMiniType>(members as never).map(([name, schema]) => [name, z.exactOptional(schema)]),
  );
}

/**
 * In the place of a function of the facts: what the caller has found in its stead. It has to be there once the question
 * comes to it.
 */
export function found(result: boolean | undefined, name: string): () => boolean {
  return () => result ?? malformed(name);
}
