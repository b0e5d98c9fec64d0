import type { Decision } from '../core/decision.js';
import { checkObject, checkTexts } from '../core/facts.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  decideIntegrationChange,
  type IntegrationAdviceCode,
  type IntegrationChangeCode,
  type IntegrationChangeGrant,
  type IntegrationDefinition,
} from '../integrations/index.js';
import {
  type RedirectUriAdviceCode,
  type RedirectUriCode,
  validateRedirectUris,
} from '../redirectUris/index.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import {
  both,
  copyOf,
  INTEGRATION_UNKNOWN,
  type IntegrationStepChoices,
  needsRedirectUris,
  redirectUrisDecision,
} from './integrationStep.js';
import { checkIntegrationKey } from './keys.js';
import type { IntegrationUnknownCode } from './problems.js';
import { checkChannels, checkFields } from './recordFields.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** The part of a record's definition that says who may get a token, and how. */
export interface GrantDefinition extends Omit<IntegrationDefinition, 'name' | 'redirectUris'> {}

/** Other redirect URIs for an integration record. */
export interface ChangeRedirectUrisStepFacts {
  /** The integration record. */
  readonly key: IntegrationKey;
  /** The redirect URIs that it is to have. An empty list is for a record without the authorization code grant. */
  readonly redirectUris: readonly string[];
  /** The channels that the record is used on. */
  readonly channels: readonly Channel[];
}

/** A change of who may get a token through an integration record, and how. */
export interface ChangeGrantsStepFacts {
  /** The integration record. */
  readonly key: IntegrationKey;
  /** The fields that change, with the values that they are to have. */
  readonly to: Partial<GrantDefinition>;
  /** The channels that the record is used on. */
  readonly channels: readonly Channel[];
}

/** Why an integration record cannot be changed. */
export type ChangeIntegrationCode = IntegrationChangeCode | IntegrationUnknownCode | RedirectUriCode;

/** The answer of {@link changeRedirectUris} and of {@link changeGrants}, unless the store fails. */
export type ChangeIntegrationAnswer = Decision<
  ChangeIntegrationCode,
  IntegrationChangeGrant,
  IntegrationAdviceCode | RedirectUriAdviceCode
>;

/** A record that stands for any, whatever the store has. */
function anyRecord(createdIn: Release): IntegrationRecord {
  return {
    id: '',
    name: '',
    clientId: '',
    state: 'enabled',
    origin: 'owned',
    createdIn,
    clientType: 'confidential',
    authorizationCodeGrant: true,
    clientCredentialsGrant: false,
    redirectUris: [],
    scopes: [],
    tba: [],
    userCredentials: false,
  };
}

/** Runs a step on a record if the account has it. What the caller has made wrong shows before a store is asked. */
function onRecord(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  key: IntegrationKey,
  decide: (integration: IntegrationRecord) => ChangeIntegrationAnswer,
): Promise<ChangeIntegrationAnswer | StoreFailure> {
  decide(anyRecord(release));
  return failClosed(() =>
    integrations.update<ChangeIntegrationAnswer>(key, {}, ({ integration }) => {
      if (integration === undefined) return { result: INTEGRATION_UNKNOWN() };
      const result = decide(integration);
      if (!result.allowed) return { result };
      return {
        put: copyOf(result.integration),
        result: { ...result, integration: copyOf(result.integration) },
      };
    }),
  );
}

/**
 * Gives an integration record other redirect URIs. Paths that begin with `integration` lead into the record that the
 * store has.
 *
 * @param stores - Where the records are kept.
 * @param release - Release of the account.
 * @param facts - The record, its new redirect URIs, and the channels that it is used on.
 * @param choices - The choices about the record and its redirect URIs.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see URI-1, URI-3, URI-4, IR-4, S4; {@link validateRedirectUris}, {@link decideIntegrationChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const change = {
 *   key: { accountId: '1234567', integrationId: '7' },
 *   redirectUris: ['https://app.example.com/callback'],
 *   channels: ['rest'],
 * } as const;
 * const answer = await changeRedirectUris(memoryStores(), '2026.1', change);
 * !answer.allowed && answer.violations[0].code; //=> 'integration_unknown'
 * ```
 */
export async function changeRedirectUris(
  stores: Pick<Stores, 'integrations'>,
  release: Release,
  facts: ChangeRedirectUrisStepFacts,
  choices?: IntegrationStepChoices,
): Promise<ChangeIntegrationAnswer | StoreFailure> {
  assertRelease(release);
  checkIntegrationKey(facts);
  const { channels, key, redirectUris } = facts;
  checkTexts(redirectUris, 'redirectUris');
  checkChannels(channels);
  const change = { edit: 'definition', to: { redirectUris } } as const;
  return onRecord(stores, release, key, (integration) => {
    const decision = decideIntegrationChange(release, { integration, channels, change }, choices);
    const isNeeded = needsRedirectUris({ ...integration, redirectUris });
    return both(decision, isNeeded ? validateRedirectUris(release, { redirectUris }, choices) : undefined);
  });
}

const GRANT_FIELDS = {
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  clientType: true,
  scopes: true,
  tba: true,
  userCredentials: true,
} as const satisfies Record<keyof GrantDefinition, true>;

/** The fields of a change that are grants. Other fields of the object that is given change nothing. */
function grantsOf(to: Partial<GrantDefinition>): Partial<GrantDefinition> {
  return Object.fromEntries(
    Object.entries(to).filter(([field, value]) => Object.hasOwn(GRANT_FIELDS, field) && value !== undefined),
  );
}

/**
 * Changes who may get a token through an integration record, and how: its grants, its client type, its scopes and its
 * boxes for token-based authentication and user credentials. What is switched on now is judged by the present release of
 * the account, and the record remembers that release. Paths that begin with `integration` lead into the record that the
 * store has.
 *
 * @param stores - Where the records are kept.
 * @param release - Release of the account.
 * @param facts - The record, what is to change, and the channels that the record is used on.
 * @param choices - The choices about the record and its redirect URIs.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see TBA-1, TBA-4, CERT-27, CERT-29, IR-4, IR-7, IR-10, CHOICE-TBA-LATE-BOX, S4; {@link decideIntegrationChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const change = {
 *   key: { accountId: '1234567', integrationId: '7' },
 *   to: { clientType: 'public' },
 *   channels: ['rest'],
 * } as const;
 * const answer = await changeGrants(memoryStores(), '2026.1', change);
 * !answer.allowed && answer.violations[0].code; //=> 'integration_unknown'
 * ```
 */
export async function changeGrants(
  stores: Pick<Stores, 'integrations'>,
  release: Release,
  facts: ChangeGrantsStepFacts,
  choices?: IntegrationStepChoices,
): Promise<ChangeIntegrationAnswer | StoreFailure> {
  assertRelease(release);
  checkIntegrationKey(facts);
  const { channels, key } = facts;
  checkObject(facts.to, 'to');
  checkChannels(channels);
  const to = grantsOf(facts.to);
  checkFields(to);
  const change = { edit: 'definition', to } as const;
  return onRecord(stores, release, key, (integration) => {
    const decision = decideIntegrationChange(release, { integration, channels, change }, choices);
    // a record that already has the grant keeps the redirect URIs that it was given under earlier rules
    const switchesOn = to.authorizationCodeGrant === true && !integration.authorizationCodeGrant;
    return both(
      decision,
      switchesOn
        ? redirectUrisDecision(release, { ...integration, authorizationCodeGrant: true }, choices)
        : undefined,
    );
  });
}
