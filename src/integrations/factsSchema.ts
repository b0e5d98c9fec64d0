import * as z from 'zod/mini';
import { choices, kindOf, membersOf, object, word } from '../core/factsSchema.js';
import { CHANNELS } from '../core/records.js';
import { integrationRecord, oneOf } from '../core/schema.js';
import { tbaOptions } from '../tbaDeprecation/factsSchema.js';
import type {
  DefinitionEdit,
  IntegrationChange,
  IntegrationChangeFacts,
  OtherEdit,
  StateEdit,
} from './change.js';
import type { IntegrationChoices } from './options.js';
import type { IntegrationFacts } from './validate.js';

const facts = () => ({ integration: integrationRecord, channels: z.array(oneOf(CHANNELS)) });

export const integrationFacts = (): z.ZodMiniType<IntegrationFacts> => object<IntegrationFacts>(facts());

function definition(): z.ZodMiniType<DefinitionEdit['to']> {
  const record = membersOf(integrationRecord);
  return choices<DefinitionEdit['to']>({
    authorizationCodeGrant: record.authorizationCodeGrant,
    clientCredentialsGrant: record.clientCredentialsGrant,
    clientType: record.clientType,
    name: record.name,
    redirectUris: record.redirectUris,
    scopes: record.scopes,
    tba: record.tba,
    userCredentials: record.userCredentials,
  });
}

const change = (): z.ZodMiniType<IntegrationChange> =>
  kindOf<IntegrationChange>(
    'edit',
    object<OtherEdit>({ edit: word({ consent_policy: true, deletion: true, note: true }) }),
    object<StateEdit>({ edit: z.literal('state'), to: word({ blocked: true, enabled: true }) }),
    object<DefinitionEdit>({ edit: z.literal('definition'), to: definition() }),
  );

export const integrationChangeFacts = (): z.ZodMiniType<IntegrationChangeFacts> =>
  object<IntegrationChangeFacts>({ ...facts(), change: change() });

export const integrationChoices = (): z.ZodMiniType<IntegrationChoices> =>
  choices<IntegrationChoices>({
    ...tbaOptions(),
    modifyAfterSoap: word({ allowed: true, refused: true }),
  });
