/**
 * JSON Schema as people read types.
 *
 * @module
 */

/** The parts of JSON Schema that the schemas of this package have. */
interface Schema {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const NAMES: Readonly<Record<string, string>> = {
  boolean: 'true | false',
  integer: 'whole number',
  'date-time': 'instant',
  date: 'day',
  string: 'text',
};

/** What a document has to look like: `{ at: instant, scopes: list of text }`, over several lines. */
export function shapeOf(schema: Schema, indent = ''): string {
  if (schema.title !== undefined) return schema.title;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return alternatives(options.map((option) => shapeOf(option, indent)));
  if (schema.enum !== undefined) return alternatives(schema.enum.map((word) => JSON.stringify(word)));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items !== undefined) return `list of ${shapeOf(schema.items, indent)}`;
  if (schema.type === 'object') return objectShape(schema, indent);
  return alternatives([schema.type ?? 'anything'].flat().map((type) => named(schema.format ?? type)));
}

function named(type: string): string {
  return NAMES[type] ?? type;
}

function alternatives(shapes: readonly string[]): string {
  return [...new Set(shapes)].join(' | ');
}

function objectShape(schema: Schema, indent: string): string {
  const { properties = {}, required = [], additionalProperties = {} } = schema;
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(
    ([name, member]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(member, inner)}\n`,
  );
  if (members.length > 0) return `{\n${members.join('')}${indent}}`;
  return additionalProperties === false ? 'none' : `object of ${shapeOf(additionalProperties, indent)}`;
}
