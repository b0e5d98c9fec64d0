import type { Decision } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import type { RedirectUriCode } from '../redirectUris/index.js';
import { assertRelease, type Release } from '../release.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import {
  decideIntegrationChange,
  type IntegrationChangeCode,
  type IntegrationChangeGrant,
  type IntegrationDefinition,
} from '../tbaDeprecation/index.js';
import { INTEGRATION_UNKNOWN, type IntegrationUnknownCode } from './certificates.js';
import { failClosed, type StoreFailure } from './failure.js';
import { both, type IntegrationChoices, redirectUrisOf } from './integrations.js';

export type ChangeIntegrationCode = IntegrationChangeCode | IntegrationUnknownCode | RedirectUriCode;

/** The part of a definition that says who may get a token, and how. */
export type GrantDefinition = Omit<IntegrationDefinition, 'name' | 'redirectUris'>;

/** Runs a step on a record that is there. */
function onRecord<Code extends string, Grant extends object>(
  { integrations }: Pick<Stores, 'integrations'>,
  key: IntegrationKey,
  decide: (record: IntegrationRecord) => Decision<Code, Grant & { readonly record: IntegrationRecord }>,
) {
  type Answer = Decision<Code | IntegrationUnknownCode, Grant & { readonly record: IntegrationRecord }>;
  return failClosed(() =>
    integrations.update<Answer>(key, {}, ({ record }) => {
      if (record === undefined) return { result: INTEGRATION_UNKNOWN };
      const result = decide(record);
      return result.allowed ? { put: result.record, result } : { result };
    }),
  );
}

/**
 * Gives an integration record other redirect URIs. An empty list is for a record without the
 * authorization code grant.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see URI-1, URI-3, URI-4, IR-4, S4; {@link validateRedirectUris}, {@link decideIntegrationChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const change = {
 *   key: { account: '1234567', integration: '7' },
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
  facts: {
    readonly key: IntegrationKey;
    readonly redirectUris: readonly string[];
    readonly channels: readonly Channel[];
  },
  choices?: Partial<IntegrationChoices>,
): Promise<Decision<ChangeIntegrationCode, IntegrationChangeGrant> | StoreFailure> {
  assertRelease(release);
  const { channels, key, redirectUris } = facts;
  const change = { edit: 'definition', to: { redirectUris } } as const;
  return onRecord(stores, key, (record) =>
    both(
      decideIntegrationChange(release, { record, channels, change }, choices),
      redirectUrisOf(release, { ...record, redirectUris }, choices),
    ),
  );
}

const GRANT_FIELDS = [
  'authorizationCodeGrant',
  'clientCredentialsGrant',
  'clientType',
  'scopes',
  'tba',
  'userCredentials',
] as const satisfies (keyof GrantDefinition)[];

/** The fields of a change that are grants. An object with more of a record in it changes nothing else. */
function grantsOf(to: Partial<GrantDefinition>): Partial<GrantDefinition> {
  return Object.fromEntries(
    GRANT_FIELDS.filter((field) => to[field] !== undefined).map((field) => [field, to[field]]),
  );
}

/**
 * Changes who may get a token through an integration record, and how: its grants, client type, scopes, TBA
 * boxes. What is switched on now is judged by the release of this moment, and remembered with it.
 *
 * @param release - Release of the account.
 * @param facts - The record, what is to change, and the channels that the record is used on.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-1, TBA-4, CERT-27, CERT-29, IR-4, IR-7, IR-10, CHOICE-TBA-LATE-BOX, S4; {@link decideIntegrationChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const change = {
 *   key: { account: '1234567', integration: '7' },
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
  facts: {
    readonly key: IntegrationKey;
    readonly to: Partial<GrantDefinition>;
    readonly channels: readonly Channel[];
  },
  choices?: Partial<IntegrationChoices>,
): Promise<Decision<ChangeIntegrationCode, IntegrationChangeGrant> | StoreFailure> {
  assertRelease(release);
  const { channels, key } = facts;
  const to = grantsOf(facts.to);
  const change = { edit: 'definition', to } as const;
  return onRecord(stores, key, (record) => {
    const decision = decideIntegrationChange(release, { record, channels, change }, choices);
    // a record that has the grant keeps the redirect URIs it was given under earlier rules
    const enables = to.authorizationCodeGrant === true && !record.authorizationCodeGrant;
    return both(
      decision,
      enables ? redirectUrisOf(release, { ...record, authorizationCodeGrant: true }, choices) : undefined,
    );
  });
}
