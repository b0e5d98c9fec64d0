import * as z from 'zod/mini';
import type { ClientAssertion } from './facts.js';

/** Its parts are judged by `decideClientAssertion`, so all that is required here is that both are there. */
export const clientAssertion: z.ZodMiniType<ClientAssertion> = z.strictObject({
  header: z.looseObject({}),
  claims: z.looseObject({}),
});
