import * as z from 'zod/mini';
import { listed } from '../core/words.js';
import { type Checked, InputError, type InputProblem, type NounSchema } from './nounSchema.js';

/** A schema of zod, by a name that those can use who must not name zod. */
export type ZodSchema<Noun> = z.ZodMiniType<Noun>;

/** The choices of a question that has none. */
export const noChoices = (): z.ZodMiniType<object> => z.strictObject({});

/** Makes the public schema of a noun from that of zod. */
/* @__NO_SIDE_EFFECTS__ */
export function nounSchema<Noun>(schema: z.ZodMiniType<Noun>): NounSchema<Noun> {
  const check = (input: unknown): Checked<Noun> => {
    const outcome = schema.safeParse(input, { error: messageOf });
    return outcome.success ? { value: outcome.data } : { issues: outcome.error.issues.flatMap(problemsOf) };
  };
  const parse = (input: unknown): Noun => {
    const checked = check(input);
    if (checked.issues) throw new InputError(checked.issues);
    return checked.value;
  };
  return {
    parse,
    check,
    toJsonSchema: () => z.toJSONSchema(schema, { io: 'input' }),
    '~standard': { version: 1, vendor: 'netsuite-auth-policy', validate: check },
  };
}

/** What zod's names of types and formats mean to people. */
const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  date: 'a date of the form YYYY-MM-DD',
  datetime: 'an instant as ISO 8601 text with its offset',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

const OTHER = 'Expected another kind of value.';

function named(name: string, otherwise: string): string {
  return NAMES[name] ?? otherwise;
}

/** What belongs in a place, without what stood there. */
function messageOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'This value is required.';
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${named(issue.expected, 'another kind of value')}.`;
    case 'invalid_value':
      return `Expected ${listed(issue.values.map(String), 'or')}.`;
    case 'invalid_format':
      return `Expected ${named(issue.format, 'text of another form')}.`;
    case 'too_small':
      return `Expected a number that is at least ${issue.minimum}.`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `Expected ${listed(issue.options.map(String), 'or')}.` : OTHER;
    default:
      return OTHER;
  }
}

/** An unknown member is a problem of its own place, not of the object around it. */
function problemsOf({ path, message, ...issue }: z.core.$ZodIssue): InputProblem[] {
  const place = path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path: place, message }];
  return issue.keys.map((key) => ({ path: [...place, key], message: 'This member is not known.' }));
}
