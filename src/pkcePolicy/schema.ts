import * as z from 'zod/mini';
import type { PkceBinding, PkceParameters } from './policy.js';

/** Judged by `decidePkceAuthorization`, so any text may stand here. */
export const pkceParameters: z.ZodMiniType<PkceParameters> = z.strictObject({
  codeChallenge: z.exactOptional(z.string()),
  codeChallengeMethod: z.exactOptional(z.string()),
});

export const pkceBinding: z.ZodMiniType<PkceBinding> = z.strictObject({
  codeChallenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  codeChallengeMethod: z.literal('S256'),
});
