import * as z from 'zod/mini';
import { membersOf, object } from '../../core/factsSchema.js';
import { integrationRecord } from '../../core/schema.js';
import type { ClientRegistrationFacts, RegistrationIntegration } from './clientRegistration.js';

function integration(): z.ZodMiniType<RegistrationIntegration> {
  const { authorizationCodeGrant, clientId, clientType, redirectUris, state } = membersOf(integrationRecord);
  return object<RegistrationIntegration>(
    {
      authorizationCodeGrant,
      clientId,
      clientType,
      redirectUris,
      state,
      dynamicClientRegistration: z.boolean(),
    },
    { dynamicClientName: z.nullable(z.string()) },
  );
}

export const clientRegistrationFacts = (): z.ZodMiniType<ClientRegistrationFacts> =>
  object<ClientRegistrationFacts>(
    { integrations: z.array(integration()), redirectUris: z.array(z.string()) },
    { clientName: z.string() },
  );
