import * as z from 'zod/mini';
import { having, object, word } from '../../core/factsSchema.js';
import { accountId, integrationRecord } from '../../core/schema.js';
import { searchParameters } from '../schema.js';
import type { AuthorizationServerFacts } from './metadata.js';
import type { AuthorizationIntegration, AuthorizationRequestFacts } from './request.js';

const integration = (): z.ZodMiniType<AuthorizationIntegration> =>
  having(
    integrationRecord,
    'authorizationCodeGrant',
    'authorizationCodeGrantSince',
    'clientId',
    'clientType',
    'createdIn',
    'redirectUris',
    'scopes',
    'state',
  );

export const authorizationRequestFacts = (): z.ZodMiniType<AuthorizationRequestFacts> =>
  object<AuthorizationRequestFacts>(
    { parameters: searchParameters, integration: z.nullable(integration()) },
    { host: word({ account: true, system: true }), accountId },
  );

export const authorizationServerFacts = (): z.ZodMiniType<AuthorizationServerFacts> =>
  object<AuthorizationServerFacts>({ accountId });
