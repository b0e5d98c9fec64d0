import * as z from 'zod/mini';
import { choices, found, having, membersOf, object, word } from '../core/factsSchema.js';
import { integrationRecord } from '../core/schema.js';
import type { PkceAuthorizationFacts, PkceBinding } from './authorization.js';
import type { PkceChoices } from './options.js';
import type { PkceFacts } from './requirement.js';
import { pkceBinding, pkceParameters } from './schema.js';
import type { PkceTokenFacts } from './token.js';

/** {@link PkceTokenFacts}, with what the caller has found in the place of the function that finds it. */
interface PkceTokenDocument extends Omit<PkceTokenFacts, 'verify'> {
  /** Whether the code verifier matches the code challenge. It has to be there where both are. */
  readonly codeVerifierMatches?: boolean;
}

/** A code challenge that a host has kept. One of the method `plain` is judged, though no record can hold it. */
export const keptBinding = (): z.ZodMiniType<PkceBinding> =>
  object<PkceBinding>({
    codeChallenge: membersOf(pkceBinding).codeChallenge,
    codeChallengeMethod: word({ S256: true, plain: true }),
  });

const client = () => ({
  integration: having(integrationRecord, 'authorizationCodeGrantSince', 'clientType', 'createdIn'),
  scopes: z.array(z.string()),
});

export const pkceFacts = (): z.ZodMiniType<PkceFacts> => object<PkceFacts>(client());

export const pkceAuthorizationFacts = (): z.ZodMiniType<PkceAuthorizationFacts> =>
  object<PkceAuthorizationFacts>({ ...client(), parameters: pkceParameters });

export const pkceTokenFacts = (): z.ZodMiniType<PkceTokenFacts> =>
  z.pipe(
    object<PkceTokenDocument>(
      { ...client(), binding: z.nullable(keptBinding()) },
      { codeVerifier: z.string(), codeVerifierMatches: z.boolean() },
    ),
    z.transform(({ codeVerifierMatches, ...facts }) => ({
      ...facts,
      verify: found(codeVerifierMatches, 'codeVerifierMatches'),
    })),
  );

/** The options of {@link PkceChoices}. */
export const pkceOptions = () => ({
  newIntegration: word({ grant_enabled: true, record_created: true }),
  verifierError: word({ invalid_grant: true, invalid_request: true }),
});

export const pkceChoices = (): z.ZodMiniType<PkceChoices> => choices<PkceChoices>(pkceOptions());
