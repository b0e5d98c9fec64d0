import * as z from 'zod/mini';
import { ACCOUNT_ID_FORM } from './accountId.js';
import { type KnownPermission, PERMISSION_IDS, type Permission, ROLE_KINDS } from './permission.js';
import {
  type AccountFeatures,
  CLIENT_TYPES,
  INTEGRATION_RECORD_ORIGINS,
  INTEGRATION_RECORD_STATES,
  type IntegrationRecord,
  type Role,
  SCOPES,
  TBA_FLOWS,
  type User,
} from './records.js';
import { type AnyRelease, isAnyRelease, parseAnyRelease, RELEASES, type Release } from './release.js';

/** Text that is not empty. */
export const text: z.ZodMiniType<string, string> = z
  .string()
  .check(z.minLength(1, { error: 'Expected text that is not empty.' }));

/** An instant: ISO 8601 text that names its offset, so that no answer depends on a time zone. */
export const instant: z.ZodMiniType<Date, string> = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((written) => new Date(written)),
);

/** A day, `YYYY-MM-DD`. */
export const day: z.ZodMiniType<string, string> = z.iso.date();

/** An internal id as NetSuite writes it: a number, or the same as text. */
export const internalIdAsSent: z.ZodMiniType<number | string, number | string> = z
  .union([
    z.int(),
    z.string().check(
      z.regex(/^-?\d{1,15}$/, {
        error: 'Expected an internal id: a whole number, or text that contains only a whole number.',
      }),
    ),
  ])
  .check(z.meta({ title: 'internal id' }));

/** An internal id, kept as text. */
export const internalId: z.ZodMiniType<string, number | string> = z.pipe(
  internalIdAsSent,
  z.transform(String),
);

/** One of these literals. The literal itself is given back, because comparing with text off the wire is slower. */
export function oneOf<const Literal extends string>(
  literals: readonly Literal[],
): z.ZodMiniType<Literal, string> {
  const canonical = Object.fromEntries(literals.map((literal) => [literal, literal])) as Record<
    Literal,
    Literal
  >;
  return z.pipe(
    z.enum(canonical),
    z.transform((value) => canonical[value]),
  );
}

/** An account id, in either spelling. */
export const accountId: z.ZodMiniType<string, string> = z
  .string()
  .check(
    z.regex(ACCOUNT_ID_FORM, { error: 'Expected an account id, such as 1234567 or TSTDRV123_SB1.' }),
    z.meta({ title: 'account id' }),
  );

/** A modelled release. */
export const release: z.ZodMiniType<Release, string> = oneOf(RELEASES);

/** Any release: the one that a record was created in may be older than all that are modelled. */
export const anyRelease: z.ZodMiniType<AnyRelease, string> = z.pipe(
  z
    .string()
    .check(
      z.refine(isAnyRelease, { error: 'Expected a release of the form YYYY.1 or YYYY.2.' }),
      z.meta({ title: 'release' }),
    ),
  z.transform(parseAnyRelease),
);

/** Oracle spells some permissions in several ways, so a known one is recognized whatever its case and spacing, and by its id. */
const permission: z.ZodMiniType<Permission, string> = z.pipe(
  text,
  z.transform((name) => (name.length > LONGEST_SPELLING ? name : knownPermission(name))),
);

/** Characters of a name up to which it may be a spelling of a known permission: several times the longest of them. */
const LONGEST_SPELLING = 256;

/** The permissions by every spelling that Oracle has for them. */
const BY_SPELLING: ReadonlyMap<string, KnownPermission> = new Map([
  ...(Object.entries(PERMISSION_IDS) as [KnownPermission, string | null][]).flatMap(([name, id]) =>
    [name, id ?? name].map((one) => [spelling(one), name] as const),
  ),
  // the page of the permissions that make a role 2FA-required once called it so
  [spelling('Set Up OIDC Single Sign-on'), 'Set Up OpenID Connect (OIDC) Single Sign-on'],
]);

function knownPermission(name: string): Permission {
  return BY_SPELLING.get(spelling(name)) ?? name;
}

/** What all spellings of one permission have in common. */
function spelling(permission: string): string {
  return permission.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A role in an account. */
export const role: z.ZodMiniType<Role> = z.strictObject({
  id: internalId,
  name: text,
  kind: oneOf(ROLE_KINDS),
  permissions: z.array(permission),
  designated2fa: z.boolean(),
  samlSso: z.boolean(),
  inactive: z.exactOptional(z.boolean()),
});

/** A user, with the ids of the user's roles. */
export const user: z.ZodMiniType<User> = z.strictObject({
  id: internalId,
  name: text,
  roleIds: z.array(internalId),
});

/** The features of an account. */
export const accountFeatures: z.ZodMiniType<AccountFeatures> = z.strictObject({
  loginNotification: z.boolean(),
  multipleSessions: z.boolean(),
});

/** An integration record. */
export const integrationRecord: z.ZodMiniType<IntegrationRecord> = z.strictObject({
  id: internalId,
  name: text,
  clientId: text,
  state: oneOf(INTEGRATION_RECORD_STATES),
  origin: oneOf(INTEGRATION_RECORD_ORIGINS),
  createdIn: anyRelease,
  clientType: oneOf(CLIENT_TYPES),
  authorizationCodeGrant: z.boolean(),
  authorizationCodeGrantSince: z.exactOptional(z.nullable(anyRelease)),
  clientCredentialsGrant: z.boolean(),
  redirectUris: z.array(z.string()),
  scopes: z.array(oneOf(SCOPES)),
  tba: z.array(oneOf(TBA_FLOWS)),
  tbaSince: z.exactOptional(z.nullable(anyRelease)),
  userCredentials: z.boolean(),
});
