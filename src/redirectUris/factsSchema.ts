import * as z from 'zod/mini';
import { choices, having, object, word } from '../core/factsSchema.js';
import { integrationRecord } from '../core/schema.js';
import type { RedirectUriFacts, TokenRedirectUriFacts } from './match.js';
import type { RedirectUriChoices } from './options.js';
import type { RedirectUriListFacts } from './validate.js';

export const redirectUriFacts = (): z.ZodMiniType<RedirectUriFacts> =>
  object<RedirectUriFacts>(
    { integration: z.nullable(having(integrationRecord, 'redirectUris')) },
    { redirectUri: z.string() },
  );

export const tokenRedirectUriFacts = (): z.ZodMiniType<TokenRedirectUriFacts> =>
  object<TokenRedirectUriFacts>({ authorizedRedirectUri: z.string() }, { redirectUri: z.string() });

export const redirectUriListFacts = (): z.ZodMiniType<RedirectUriListFacts> =>
  object<RedirectUriListFacts>({ redirectUris: z.array(z.string()) });

const atLeastOne = () => z.int().check(z.gte(1));

export const redirectUriChoices = (): z.ZodMiniType<RedirectUriChoices> =>
  choices<RedirectUriChoices>({
    fragment: word({ allow: true, refuse: true }),
    maxLength: atLeastOne(),
    maxCount: z.union([atLeastOne(), word({ unbounded: true })]),
    rewriting: word({ refuse_all: true, refuse_deceptive: true }),
    schemeShape: word({ advise: true, refuse: true }),
  });
