import * as z from 'zod/mini';
import { choices, having, kindOf, membersOf, object, word } from '../core/factsSchema.js';
import { CHANNELS } from '../core/records.js';
import { instant, integrationRecord, oneOf, role } from '../core/schema.js';
import { tbaOptions } from '../tbaDeprecation/factsSchema.js';
import type {
  DefinitionEdit,
  IntegrationChange,
  IntegrationChangeFacts,
  OtherEdit,
  StateEdit,
} from './change.js';
import type { ConnectByOAuth2, ConnectByPassword, ConnectByTba, ConnectUseFacts } from './connect.js';
import type { ConsumerResetFacts } from './consumerReset.js';
import type { InstallationFacts } from './installation.js';
import type { OidcProviderUseFacts } from './oidcProvider.js';
import type { IntegrationChoices } from './options.js';
import type {
  CredentialsCreationFacts,
  CredentialsOnExistingRecord,
  CredentialsOnNewRecord,
} from './userCredentials.js';
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

const permissions = () => having(role, 'kind', 'permissions');

/** A login to SuiteAnalytics Connect, by what it goes to. */
const connectLogin = () => ({ dataSource: word({ netsuite2_com: true, netsuite_com: true }) });
const guessable = () => ({ ...connectLogin(), failedLogins: z.number(), at: instant });
const lastFailed = () => ({ lastFailedAt: z.nullable(instant) });

export const connectUseFacts = (): z.ZodMiniType<ConnectUseFacts> =>
  kindOf<ConnectUseFacts>(
    'authentication',
    object<ConnectByPassword>({ authentication: z.literal('password'), ...guessable() }, lastFailed()),
    object<ConnectByTba>(
      {
        authentication: z.literal('tba'),
        ...guessable(),
        integration: having(
          integrationRecord,
          'authorizationCodeGrant',
          'clientCredentialsGrant',
          'createdIn',
          'origin',
          'state',
          'tba',
          'userCredentials',
        ),
      },
      lastFailed(),
    ),
    object<ConnectByOAuth2>({
      authentication: z.literal('oauth2'),
      ...connectLogin(),
      integration: having(
        integrationRecord,
        'authorizationCodeGrant',
        'clientCredentialsGrant',
        'scopes',
        'state',
      ),
      role: permissions(),
    }),
  );

export const consumerResetFacts = (): z.ZodMiniType<ConsumerResetFacts> =>
  object<ConsumerResetFacts>({
    integration: having(integrationRecord, 'origin', 'tba'),
    role: permissions(),
  });

export const installationFacts = (): z.ZodMiniType<InstallationFacts> =>
  object<InstallationFacts>({
    by: word({ auto_installation: true, bundle: true, mcp_client: true }),
    approvalRequired: z.boolean(),
  });

export const oidcProviderUseFacts = (): z.ZodMiniType<OidcProviderUseFacts> =>
  object<OidcProviderUseFacts>({
    integration: having(integrationRecord, 'authorizationCodeGrant', 'clientCredentialsGrant', 'state'),
    grant: word({ authorizationCodeGrant: true, clientCredentialsGrant: true }),
  });

export const credentialsCreationFacts = (): z.ZodMiniType<CredentialsCreationFacts> => {
  const channel = word<CredentialsCreationFacts['channel']>({ rest: true, restlet: true, soap: true });
  return kindOf<CredentialsCreationFacts>(
    'how',
    object<CredentialsOnNewRecord>({ how: word({ installed: true, new_record: true }), channel }),
    object<CredentialsOnExistingRecord>({
      how: z.literal('box_on_existing_record'),
      channel,
      integration: having(integrationRecord, 'createdIn', 'origin'),
    }),
  );
};

export const integrationChoices = (): z.ZodMiniType<IntegrationChoices> =>
  choices<IntegrationChoices>({
    ...tbaOptions(),
    consumerReset: word({ tokens_end: true, tokens_survive: true }),
    lateCredentialsBox: word({ allowed: true, refused: true }),
    modifyAfterSoap: word({ allowed: true, refused: true }),
  });
