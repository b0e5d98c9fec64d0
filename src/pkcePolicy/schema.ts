import * as z from 'zod/mini';
import { RELEASES } from '../core/release.js';
import { termAt } from '../core/terms.js';
import type { PkceBinding, PkceParameters } from './authorization.js';
import { CODE_CHALLENGE_LENGTH, CODE_CHALLENGE_METHODS } from './limitsAndDates.js';

/** Judged by `decidePkceAuthorization`, so any text may stand here. */
export const pkceParameters: z.ZodMiniType<PkceParameters> = z.strictObject({
  codeChallenge: z.exactOptional(z.string()),
  codeChallengeMethod: z.exactOptional(z.string()),
});

/** The methods that a code can have been issued with in some modelled release. */
const methods = [...new Set(RELEASES.flatMap((release) => termAt(CODE_CHALLENGE_METHODS, release).value))];

export const pkceBinding: z.ZodMiniType<PkceBinding> = z.strictObject({
  codeChallenge: z.string().check(
    z.regex(new RegExp(`^[A-Za-z0-9_-]{${CODE_CHALLENGE_LENGTH}}$`), {
      error: `Expected a code challenge: ${CODE_CHALLENGE_LENGTH} base64url characters.`,
    }),
    z.meta({ title: 'code challenge' }),
  ),
  codeChallengeMethod: z.literal(methods),
});
