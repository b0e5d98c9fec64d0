import * as z from 'zod/mini';
import type { SearchParameters } from './parameters.js';

/** A text, or several of the same name in the order in which they were sent, by name. */
export const texts: z.ZodMiniType<
  Readonly<Record<string, string | readonly string[]>>,
  Readonly<Record<string, string | string[]>>
> = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The parameters of a request, percent-decoded, by name. */
export const searchParameters: z.ZodMiniType<SearchParameters> = z.pipe(
  texts,
  z.transform(
    (sent) =>
      new URLSearchParams(
        Object.entries(sent).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        ),
      ),
  ),
);
