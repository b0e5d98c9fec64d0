import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { questions } from '../../src/questions/index.js';
import { checker, isRelease, publicFunctions } from './typescript.js';

/** What stands in the facts of JSON for a function of the typed facts. */
const IN_PLACE_OF_FUNCTIONS: Readonly<Record<string, string>> = {
  verify: 'codeVerifierMatches',
  secretMatches: 'secretMatches',
};
/** Types of the facts that JSON has another form of. */
const OTHER_FORMS: Readonly<Record<string, RegExp>> = {
  SearchParameters: /"propertyNames"/,
  HeadersLike: /"propertyNames"/,
  AssertionHeader: /"additionalProperties":\{\}/,
  AssertionClaims: /"additionalProperties":\{\}/,
};

interface Schema {
  readonly type?: string | string[];
  readonly const?: unknown;
  readonly enum?: unknown[];
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly items?: Schema;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
}

/** The schema of each possibility: what is nullable or a union has several. */
function possibilities(schema: Schema): Schema[] {
  const among = schema.anyOf ?? schema.oneOf;
  if (among !== undefined) return among.flatMap(possibilities);
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema];
}

/** The words and kinds of values that a schema takes, such as `"ui"`, `string`, `null`. */
function kindsOf(schemas: readonly Schema[]): string[] {
  const kinds = schemas.flatMap((schema) => {
    if (schema.enum !== undefined) return schema.enum.map((word) => JSON.stringify(word));
    if (schema.const !== undefined) return [JSON.stringify(schema.const)];
    return [schema.type === 'integer' ? 'number' : String(schema.type)];
  });
  return [...new Set(kinds)].sort();
}

function kindOf(type: ts.Type): string {
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  if (type.flags & ts.TypeFlags.Null) return 'null';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.isIntersection() && type.types.some((part) => kindOf(part) === 'string')) return 'string';
  return checker.isArrayLikeType(type) ? 'array' : 'object';
}

function members(type: ts.Type): ts.Type[] {
  return (type.isUnion() ? type.types : [type]).filter((one) => !(one.flags & ts.TypeFlags.Undefined));
}

/** Where a schema does not say what a type says. */
function drift(type: ts.Type, schema: Schema, path: string): string[] {
  const name = type.aliasSymbol?.name ?? type.symbol?.name ?? '';
  const form = OTHER_FORMS[name];
  if (form !== undefined) return form.test(JSON.stringify(schema)) ? [] : [`${path}: no ${name}`];
  const schemas = possibilities(schema);
  const all = members(type);
  const types = all.filter((one) => one.symbol?.name !== 'Date');
  if (types.length < all.length && !/"format":"date-time"/.test(JSON.stringify(schema))) {
    return [`${path}: no instant`];
  }
  const kinds = [...new Set(types.map(kindOf))].sort();
  // an id may be a number in JSON, and is read as text
  const taken = kindsOf(schemas).filter(
    (kind) => !(kind === 'number' && kinds.includes('string') && !kinds.includes('number')),
  );
  if (JSON.stringify(kinds) !== JSON.stringify(taken) && !isKnownText(kinds, taken)) {
    return [`${path}: the type is ${kinds.join(' | ')}, the schema ${taken.join(' | ')}`];
  }
  const lists = types.filter((one) => kindOf(one) === 'array');
  const objects = types.filter((one) => kindOf(one) === 'object');
  return [
    ...lists.flatMap((list) =>
      drift(
        checker.getTypeArguments(list as ts.TypeReference)[0] as ts.Type,
        schemas.find(({ items }) => items)?.items as Schema,
        `${path}[]`,
      ),
    ),
    ...driftOfObjects(
      objects,
      schemas.filter(({ properties }) => properties),
      path,
    ),
  ];
}

/** A type of any text, for which the schema has a list or a form, such as a release. */
function isKnownText(kinds: readonly string[], taken: readonly string[]): boolean {
  const words = taken.every((kind) => kind.startsWith('"') || kind === 'string' || kinds.includes(kind));
  return kinds.includes('string') && words;
}

function driftOfObjects(types: readonly ts.Type[], schemas: readonly Schema[], path: string): string[] {
  const found = types.map((type) => {
    const each = schemas.map((schema) => driftOfObject(type, schema, path));
    return each.sort((a, b) => a.length - b.length)[0] ?? [`${path}: no schema of an object`];
  });
  return found.flat();
}

function driftOfObject(type: ts.Type, schema: Schema, path: string): string[] {
  const { properties = {}, required = [] } = schema;
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const of = checker.getTypeOfSymbol(property);
    const isFunction = of.getCallSignatures().length > 0;
    const name = isFunction ? (IN_PLACE_OF_FUNCTIONS[property.name] ?? property.name) : property.name;
    const member = properties[name];
    const at = `${path}.${name}`;
    if (member === undefined) return [`${at}: not in the schema`];
    if (isFunction) return [];
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const wrong =
      optional === required.includes(name) ? [`${at}: ${optional ? 'optional' : 'required'}`] : [];
    return [...wrong, ...drift(of, member, at)];
  });
}

describe('the schema of a question says what its type says', () => {
  const functions = new Map(publicFunctions().map((one) => [one.name, one.parameters]));
  const typed = questions().flatMap((question) => {
    const [first, facts, choices] = functions.get(question.name) ?? [];
    return isRelease(first) ? [{ ...question, facts, choices, question }] : [];
  });

  it.each(typed)('$name', ({ facts, choices, question }) => {
    expect(facts === undefined ? [] : drift(facts, question.facts.toJsonSchema(), 'facts')).toEqual([]);
    expect(choices === undefined ? [] : drift(choices, question.choices.toJsonSchema(), 'choices')).toEqual(
      [],
    );
  });
});
