import {
  connectUseFacts,
  consumerResetFacts,
  credentialsCreationFacts,
  installationFacts,
  integrationChangeFacts,
  integrationChoices,
  integrationFacts,
  oidcProviderUseFacts,
} from '../../integrations/factsSchema.js';
import {
  decideConnectUse,
  decideConsumerReset,
  decideIntegrationChange,
  decideOidcProviderUse,
  decideUserCredentialsCreation,
  installedRecord,
  validateIntegrationRecord,
} from '../../integrations/index.js';
import { ADMINISTRATOR, RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'integrations';
const { authorizationCodeGrant, clientCredentialsGrant, state } = RECORD;
const PERMISSIONS = { kind: ADMINISTRATOR.kind, permissions: ADMINISTRATOR.permissions };

/** What can be asked about integration records. */
export const integrationQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'validateIntegrationRecord',
    kind: 'validation',
    title: 'Can this integration record be saved?',
    answer: validateIntegrationRecord,
    facts: integrationFacts,
    choices: integrationChoices,
    example: { release: '2027.1', facts: { integration: RECORD, channels: ['rest', 'restlet'] } },
  }),
  registered(SYSTEM, {
    name: 'decideIntegrationChange',
    kind: 'decision',
    title: 'May this integration record be changed like this, and what follows?',
    answer: decideIntegrationChange,
    facts: integrationChangeFacts,
    choices: integrationChoices,
    example: {
      release: '2027.1',
      facts: {
        integration: RECORD,
        channels: ['rest'],
        change: { edit: 'definition', to: { tba: ['ui_token'] } },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideConnectUse',
    kind: 'decision',
    title: 'May SuiteAnalytics Connect be logged in to like this?',
    answer: decideConnectUse,
    facts: connectUseFacts,
    choices: integrationChoices,
    example: {
      release: '2027.1',
      facts: {
        authentication: 'oauth2',
        dataSource: 'netsuite2_com',
        integration: { authorizationCodeGrant, clientCredentialsGrant, scopes: ['suite_analytics'], state },
        role: PERMISSIONS,
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideConsumerReset',
    kind: 'decision',
    title: 'May the consumer key and secret of this record be reset, and do its tokens end?',
    answer: decideConsumerReset,
    facts: consumerResetFacts,
    choices: integrationChoices,
    example: {
      release: '2027.1',
      facts: { integration: { origin: 'owned', tba: ['ui_token'] }, role: PERMISSIONS },
    },
  }),
  registered(SYSTEM, {
    name: 'installedRecord',
    kind: 'state',
    title: 'How does a record of another account stand once it has been installed in this one?',
    answer: installedRecord,
    facts: installationFacts,
    example: { release: '2027.1', facts: { by: 'auto_installation', approvalRequired: true } },
  }),
  registered(SYSTEM, {
    name: 'decideOidcProviderUse',
    kind: 'decision',
    title: 'May this grant be used with NetSuite as OIDC provider?',
    answer: decideOidcProviderUse,
    facts: oidcProviderUseFacts,
    example: {
      release: '2027.1',
      facts: {
        integration: { authorizationCodeGrant, clientCredentialsGrant, state },
        grant: 'authorizationCodeGrant',
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideUserCredentialsCreation',
    kind: 'decision',
    title: 'May an integration begin to use user credentials (NLAuth) like this?',
    answer: decideUserCredentialsCreation,
    facts: credentialsCreationFacts,
    choices: integrationChoices,
    example: { release: '2027.1', facts: { how: 'new_record', channel: 'restlet' } },
  }),
];
