import type * as z from 'zod/mini';
import { object } from '../../core/factsSchema.js';
import { text } from '../../core/schema.js';

/** An error, by its name. */
export interface ExplainErrorFacts {
  /** The name of the error, as it was received. */
  readonly error: string;
}

export const explainErrorFacts = (): z.ZodMiniType<ExplainErrorFacts> =>
  object<ExplainErrorFacts>({ error: text });
