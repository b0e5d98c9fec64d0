import { type Decision, deny, refusal } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import {
  type RedirectUriChoices,
  type RedirectUriCode,
  validateRedirectUris,
} from '../redirectUris/index.js';
import { assertRelease, type Release } from '../release.js';
import type { Stores } from '../stores/index.js';
import {
  type IntegrationRecordCode,
  type TbaChoices,
  validateIntegrationRecord,
} from '../tbaDeprecation/index.js';
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

/** What may be chosen differently about an integration record. */
export type IntegrationChoices = RedirectUriChoices & TbaChoices;

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
export function both<Code extends string, Grant extends object, Other extends string>(
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
export function redirectUrisOf(
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
