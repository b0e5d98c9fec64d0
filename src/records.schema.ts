import * as z from 'zod/mini';
import type {
  AccountFeatures,
  ClientType,
  IntegrationRecord,
  Permission,
  Role,
  RoleKind,
  Scope,
  TbaFlow,
  User,
} from './records.js';
import { type AnyRelease, isAnyRelease, parseAnyRelease, RELEASES, type Release } from './release.js';

/** Text that is not empty. */
export const text: z.ZodMiniType<string, string> = z
  .string()
  .check(z.minLength(1, { error: 'must not be empty' }));

/** An instant: ISO 8601 text that names its offset, so that no answer depends on a time zone. */
export const instant: z.ZodMiniType<Date, string> = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((written) => new Date(written)),
);

/** A day, `YYYY-MM-DD`. */
export const day: z.ZodMiniType<string, string> = z.iso.date();

/** An internal id as NetSuite writes it: a number, or the same as text. */
export const internalIdAsSent: z.ZodMiniType<number | string, number | string> = z.union([
  z.int(),
  z.string().check(z.regex(/^-?\d{1,15}$/, { error: 'expected an internal id' })),
]);

/** An internal id, kept as text. */
export const internalId: z.ZodMiniType<string, number | string> = z.pipe(
  internalIdAsSent,
  z.transform(String),
);

/** One of these literals, given back as the literal itself: comparing with text off the wire is slower. */
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

export const release: z.ZodMiniType<Release, string> = oneOf(RELEASES);

const anyRelease: z.ZodMiniType<AnyRelease, string> = z.pipe(
  z.string().check(z.refine(isAnyRelease, { error: 'expected YYYY.1 or YYYY.2' })),
  z.transform(parseAnyRelease),
);

/** The permissions that rules name, as the role page spells them. */
const PERMISSIONS: readonly Permission[] = [
  'Access Token Management',
  'Core Administration Permissions',
  'Device ID Management',
  'Integration Application',
  'Log in using OAuth 2.0 Access Tokens',
  'Manage own OAuth 2.0 Client Credentials Certificates',
  'OAuth 2.0 Authorized Applications Management',
  'OIDC Provider Setup',
  'Set Up OIDC Single Sign-on',
  'Set Up OpenID Single Sign-on',
  'Set Up SAML Single Sign-on',
  'Two-Factor Authentication base',
  'View Login Audit Trail',
  'View Unencrypted ACH Account Numbers',
  'View Unencrypted Credit Cards',
];

/** Oracle spells the same permission in several ways, so a known one is found whatever its case and spacing. */
const permission: z.ZodMiniType<Permission, string> = z.pipe(
  text,
  z.transform((name) => PERMISSIONS.find((known) => spelling(known) === spelling(name)) ?? name),
);

function spelling(permission: string): string {
  return permission.toLowerCase().replace(/\s+/g, ' ').trim();
}

const roleKind = oneOf<RoleKind>([
  'administrator',
  'marketing_administrator',
  'sales_administrator',
  'support_administrator',
  'system_administrator',
  'customer_center',
  'other',
]);
const clientType = oneOf<ClientType>(['confidential', 'public']);
const scope = oneOf<Scope>(['mcp', 'rest_webservices', 'restlets', 'suite_analytics']);
const tbaFlow = oneOf<TbaFlow>(['issue_token', 'three_step', 'ui_token']);

export const role: z.ZodMiniType<Role> = z.strictObject({
  id: internalId,
  name: text,
  kind: roleKind,
  permissions: z.array(permission),
  designated2fa: z.boolean(),
  samlSso: z.boolean(),
  inactive: z.exactOptional(z.boolean()),
});

export const user: z.ZodMiniType<User> = z.strictObject({
  id: internalId,
  name: text,
  roles: z.array(internalId),
});

export const accountFeatures: z.ZodMiniType<AccountFeatures> = z.strictObject({
  loginNotification: z.boolean(),
  multipleSessions: z.boolean(),
});

export const integrationRecord: z.ZodMiniType<IntegrationRecord> = z.strictObject({
  id: internalId,
  name: text,
  clientId: text,
  state: oneOf(['blocked', 'enabled', 'waiting_for_approval']),
  origin: oneOf(['installed', 'owned']),
  createdIn: anyRelease,
  clientType,
  authorizationCodeGrant: z.boolean(),
  authorizationCodeGrantSince: z.exactOptional(anyRelease),
  clientCredentialsGrant: z.boolean(),
  redirectUris: z.array(z.string()),
  scopes: z.array(scope),
  tba: z.array(tbaFlow),
  tbaSince: z.exactOptional(anyRelease),
  userCredentials: z.boolean(),
});
