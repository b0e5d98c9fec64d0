import { type Decision, deny, refusal } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import {
  type RedirectUriChoices,
  type RedirectUriCode,
  validateRedirectUris,
} from '../redirectUris/index.js';
import { assertRelease, type Release } from '../release.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import {
  decideIntegrationChange,
  type IntegrationChangeCode,
  type IntegrationChangeGrant,
  type IntegrationDefinition,
  type IntegrationRecordCode,
  type TbaChoices,
  validateIntegrationRecord,
} from '../tbaDeprecation/index.js';
import { INTEGRATION_UNKNOWN, type IntegrationUnknownCode } from './certificates.js';
import { failClosed, type StoreFailure } from './failure.js';

/** A record that is to be created. What depends on the release of its creation is added then. */
export type NewIntegrationRecord = Omit<
  IntegrationRecord,
  'authorizationCodeGrantSince' | 'createdIn' | 'tbaSince'
>;

export type CreateIntegrationCode =
  | IntegrationRecordCode
  | RedirectUriCode
  | 'client_id_known'
  | 'integration_known';

export type ChangeIntegrationCode = IntegrationChangeCode | IntegrationUnknownCode | RedirectUriCode;

/** What may be chosen differently about an integration record. */
export type IntegrationChoices = RedirectUriChoices & TbaChoices;

/** The part of a definition that says who may get a token, and how. */
export type GrantDefinition = Omit<IntegrationDefinition, 'name' | 'redirectUris'>;

export type CreateIntegrationAnswer = Decision<CreateIntegrationCode, { readonly record: IntegrationRecord }>;

const KNOWN = /* @__PURE__ */ refusal(
  'integration_known',
  'IR-1',
  'the account has an integration record of this id',
  ['record', 'id'],
);

const CLIENT_ID_KNOWN = /* @__PURE__ */ refusal(
  'client_id_known',
  'IR-1',
  'another integration record of the account has this client id',
  ['record', 'clientId'],
);

/** Allowed if both are: the first answer, with the rules and advice of the second. Otherwise every violation. */
function both<Code extends string, Grant extends object, Other extends string>(
  one: Decision<Code, Grant>,
  other: Decision<Other> | undefined,
): Decision<Code | Other, Grant> {
  if (other === undefined) return one;
  if (one.allowed) {
    return other.allowed
      ? { ...one, rules: [...one.rules, ...other.rules], advice: [...one.advice, ...other.advice] }
      : other;
  }
  if (other.allowed) return one;
  const [first, ...rest] = one.violations;
  return deny<Code | Other>([first, ...rest, ...other.violations], [...one.rules, ...other.rules]);
}

/** Redirect URIs are judged where they are used: without the grant a record needs none. */
function redirectUrisOf(
  release: Release,
  {
    authorizationCodeGrant,
    redirectUris,
  }: Pick<IntegrationRecord, 'authorizationCodeGrant' | 'redirectUris'>,
  choices: Partial<RedirectUriChoices> | undefined,
): Decision<RedirectUriCode> | undefined {
  if (!authorizationCodeGrant && redirectUris.length === 0) return undefined;
  return validateRedirectUris(release, redirectUris, choices);
}

/** The record as it begins. A copy of another one brings no history with it. */
function createdIn(release: Release, record: NewIntegrationRecord): IntegrationRecord {
  const {
    authorizationCodeGrantSince: _,
    tbaSince: __,
    ...begun
  }: IntegrationRecord = { ...record, createdIn: release };
  return begun;
}

/**
 * Creates an integration record, with the release of this moment as the one it was created in.
 *
 * @param release - Release of the account.
 * @param facts - The record, with an id and a client id of the host's making, and the channels it is going to be used on.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see IR-1, IR-5 to IR-7, TBA-1, TBA-2, URI-1, URI-3, CHOICE-TBA-NEW, S4; {@link validateIntegrationRecord}, {@link validateRedirectUris}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = {
 *   account: '1234567',
 *   record: {
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
  facts: {
    readonly account: string;
    readonly record: NewIntegrationRecord;
    readonly channels: readonly Channel[];
  },
  choices?: Partial<IntegrationChoices>,
): Promise<CreateIntegrationAnswer | StoreFailure> {
  assertRelease(release);
  const { account, channels } = facts;
  const record = createdIn(release, facts.record);
  const result = both(
    validateIntegrationRecord(release, { record, channels }, choices),
    redirectUrisOf(release, record, choices),
  );
  if (!result.allowed) return result;
  return failClosed(async (): Promise<CreateIntegrationAnswer> => {
    const holder = await integrations.byClientId(account, record.clientId);
    if (holder !== undefined && holder.id !== record.id) return CLIENT_ID_KNOWN;
    return integrations.update<CreateIntegrationAnswer>({ account, integration: record.id }, {}, (state) =>
      state.record === undefined ? { put: record, result: { ...result, record } } : { result: KNOWN },
    );
  });
}

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
