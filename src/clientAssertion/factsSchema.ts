import * as z from 'zod/mini';
import { certificate } from '../certificates/schema.js';
import { choices, having, object, word } from '../core/factsSchema.js';
import { accountId, instant, integrationRecord } from '../core/schema.js';
import type { ClientAssertionFacts } from './facts.js';
import type { AssertionChoices } from './options.js';
import { clientAssertion } from './schema.js';

export const clientAssertionFacts = (): z.ZodMiniType<ClientAssertionFacts> =>
  object<ClientAssertionFacts>(
    {
      assertion: clientAssertion,
      accountId,
      integration: z.nullable(
        having(
          integrationRecord,
          'clientCredentialsGrant',
          'clientId',
          'clientType',
          'id',
          'scopes',
          'state',
        ),
      ),
      certificates: z.array(certificate),
      at: instant,
    },
    { featureDisabled: z.boolean(), subjectDisabled: z.boolean() },
  );

/** The options of {@link AssertionChoices}. */
export const assertionOptions = () => ({
  lifetime: word({ under_60_minutes: true, up_to_60_minutes: true }),
  audience: word({ suitetalk: true, suitetalk_or_restlets: true }),
  clockToleranceSeconds: z.number(),
  jti: word({ optional: true, required: true }),
});

export const assertionChoices = (): z.ZodMiniType<AssertionChoices> =>
  choices<AssertionChoices>(assertionOptions());
