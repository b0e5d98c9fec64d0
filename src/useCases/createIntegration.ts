import type { Decision } from '../core/decision.js';
import { checkObject, checkText } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  type IntegrationAdviceCode,
  type IntegrationRecordCode,
  validateIntegrationRecord,
} from '../integrations/index.js';
import type { RedirectUriAdviceCode, RedirectUriCode } from '../redirectUris/index.js';
import type { Stores } from '../stores/index.js';
import { both, copyOf, type IntegrationStepChoices, redirectUrisDecision } from './integrationStep.js';
import { type IntegrationKnownCode, USE_CASE_PROBLEMS } from './problems.js';
import { checkChannels, checkRecord } from './recordFields.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** An integration record that is to be created. What depends on the release of its creation is added then. */
export interface NewIntegrationRecord
  extends Omit<IntegrationRecord, 'authorizationCodeGrantSince' | 'createdIn' | 'tbaSince'> {}

/** An integration record that is to be created in an account. */
export interface CreateIntegrationStepFacts {
  /** The account. */
  readonly accountId: string;
  /** The record, with an id and a client ID that the host chooses. */
  readonly integration: NewIntegrationRecord;
  /** The channels that the record is going to be used on. */
  readonly channels: readonly Channel[];
}

/** Why an integration record cannot be created. */
export type CreateIntegrationCode = IntegrationKnownCode | IntegrationRecordCode | RedirectUriCode;

/** The integration record has been created. */
export interface IntegrationCreated {
  /** The record as it is stored. */
  readonly integration: IntegrationRecord;
}

/** The answer of {@link createIntegration}, unless the store fails. */
export type CreateIntegrationAnswer = Decision<
  CreateIntegrationCode,
  IntegrationCreated,
  IntegrationAdviceCode | RedirectUriAdviceCode
>;

const KNOWN = fixedRefusal(USE_CASE_PROBLEMS, 'integration_known');
const CLIENT_ID_KNOWN = fixedRefusal(USE_CASE_PROBLEMS, 'client_id_known');

/** The record as it begins, field by field: a copy of another record does not bring the history of that one with it. */
function begun(release: Release, record: NewIntegrationRecord): IntegrationRecord {
  return {
    id: record.id,
    name: record.name,
    clientId: record.clientId,
    state: record.state,
    origin: record.origin,
    createdIn: release,
    clientType: record.clientType,
    authorizationCodeGrant: record.authorizationCodeGrant,
    clientCredentialsGrant: record.clientCredentialsGrant,
    redirectUris: record.redirectUris,
    scopes: record.scopes,
    tba: record.tba,
    userCredentials: record.userCredentials,
  };
}

/**
 * Creates an integration record. The release of the account becomes the one that the record was created in.
 *
 * @param stores - Where the records are kept.
 * @param release - Release of the account.
 * @param facts - The account, the record, and the channels that it is going to be used on.
 * @param choices - The choices about the record and its redirect URIs.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see IR-1, IR-5 to IR-7, TBA-1, TBA-2, URI-1, URI-3, CHOICE-TBA-NEW, S4; {@link validateIntegrationRecord}, {@link validateRedirectUris}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = {
 *   accountId: '1234567',
 *   integration: {
 *     id: '7', name: 'orders', clientId: 'c', state: 'enabled', origin: 'owned', clientType: 'confidential',
 *     authorizationCodeGrant: false, clientCredentialsGrant: true, redirectUris: [], scopes: ['restlets'],
 *     tba: ['ui_token'], userCredentials: false,
 *   },
 *   channels: ['restlet'],
 * } as const;
 * (await createIntegration(memoryStores(), '2026.2', facts)).allowed; //=> true
 * (await createIntegration(memoryStores(), '2027.1', facts)).allowed; //=> false
 * ```
 */
export async function createIntegration(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: CreateIntegrationStepFacts,
  choices?: IntegrationStepChoices,
): Promise<CreateIntegrationAnswer | StoreFailure> {
  assertRelease(release);
  checkObject(facts);
  const { accountId, channels } = facts;
  checkText(accountId, 'accountId');
  checkRecord(facts.integration);
  checkChannels(channels);
  const integration = begun(release, facts.integration);
  const decision = both(
    validateIntegrationRecord(release, { integration, channels }, choices),
    redirectUrisDecision(release, integration, choices),
  );
  if (!decision.allowed) return decision;
  return failClosed(async (): Promise<CreateIntegrationAnswer> => {
    const holder = await integrations.byClientId(accountId, integration.clientId);
    if (holder !== undefined && holder.id !== integration.id) return CLIENT_ID_KNOWN();
    const key = { accountId, integrationId: integration.id };
    return integrations.update<CreateIntegrationAnswer>(key, {}, (state) =>
      state.integration === undefined
        ? { put: copyOf(integration), result: { ...decision, integration: copyOf(integration) } }
        : { result: KNOWN() },
    );
  });
}
