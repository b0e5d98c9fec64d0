import * as z from 'zod/mini';
import { choices, having, kindOf, object, word } from '../core/factsSchema.js';
import type { RolePermissions } from '../core/records.js';
import { accountFeatures, day, instant, internalId, oneOf, release, role, text } from '../core/schema.js';
import type { SessionAllowanceFacts } from './allowance.js';
import type { EnableMultipleSessionsFacts } from './enableMultipleSessions.js';
import type { EndOtherSessionsFacts } from './endOtherSessions.js';
import type { IdleTimeoutFacts } from './idleTimeoutSetting.js';
import type { OpenSessionFacts, SessionOpening } from './openSession.js';
import type {
  SessionChoices,
  SessionTimeoutChoices,
  TwoFactorChoices,
  UserCredentialsChoices,
} from './options.js';
import type { PasskeyLoginFacts } from './passkeyLogin.js';
import { session } from './schema.js';
import type { SecondFactorFacts, SkipTwoFactorSetupFacts } from './secondFactor.js';
import { SESSION_KINDS } from './session.js';
import type {
  AccountUpgraded,
  FeatureChanged,
  RoleAdded,
  RoleChanged,
  RoleRemoved,
  SessionChange,
  SessionChangeFacts,
} from './sessionChange.js';
import type { SwitchRoleFacts } from './switchRole.js';
import type { SessionTimeoutsFacts } from './timeouts.js';
import type {
  TrustedDevice,
  TrustedDeviceFacts,
  TrustedForDays,
  TrustedForHours,
  TrustedForSession,
} from './trustedDevice.js';
import type { TwoFactorFacts } from './twoFactor.js';
import type { UserCredentialsFacts } from './userCredentials.js';
import type { UseSessionFacts } from './useSession.js';

const kind = () => oneOf(SESSION_KINDS);
const sessions = () => z.array(session);
const permissions = (): z.ZodMiniType<RolePermissions> => having(role, 'kind', 'permissions');
const minutes = () => z.nullable(z.number());

/** What the number of sessions depends on. */
const allowance = () => ({
  features: having(accountFeatures, 'multipleSessions'),
  roles: z.array(role),
});

export const sessionAllowanceFacts = (): z.ZodMiniType<SessionAllowanceFacts> =>
  object<SessionAllowanceFacts>(allowance());

export const openSessionFacts = (): z.ZodMiniType<OpenSessionFacts> =>
  object<OpenSessionFacts>({
    ...allowance(),
    sessions: sessions(),
    opening: object<SessionOpening>({ kind: kind() }, { sessionId: text }),
  });

export const endOtherSessionsFacts = (): z.ZodMiniType<EndOtherSessionsFacts> =>
  object<EndOtherSessionsFacts>({ sessions: sessions(), sessionId: text });

export const idleTimeoutFacts = (): z.ZodMiniType<IdleTimeoutFacts> =>
  object<IdleTimeoutFacts>({ idleMinutes: z.number() });

export const secondFactorFacts = (): z.ZodMiniType<SecondFactorFacts> =>
  object<SecondFactorFacts>(
    {
      factor: word({ authenticator_app: true, backup_code: true, email_code: true, passkey: true }),
      firstLogin: z.boolean(),
      passkeysDisabled: z.boolean(),
    },
    { afterReset: z.boolean(), fido2: z.boolean(), wrongCodes: z.number() },
  );

export const skipTwoFactorSetupFacts = (): z.ZodMiniType<SkipTwoFactorSetupFacts> =>
  object<SkipTwoFactorSetupFacts>({ skipped: z.number() });

export const passkeyLoginFacts = (): z.ZodMiniType<PasskeyLoginFacts> =>
  object<PasskeyLoginFacts>({ target: word({ api: true, suitecommerce: true, ui: true }), day });

export const enableMultipleSessionsFacts = (): z.ZodMiniType<EnableMultipleSessionsFacts> =>
  object<EnableMultipleSessionsFacts>({ role: permissions() });

const change = (): z.ZodMiniType<SessionChange> =>
  kindOf<SessionChange>(
    'kind',
    object<FeatureChanged>({ kind: z.literal('feature_changed'), multipleSessions: z.boolean() }),
    object<RoleAdded>({ kind: z.literal('role_added'), role }),
    object<RoleChanged>({ kind: z.literal('role_changed'), role }),
    object<RoleRemoved>({ kind: z.literal('role_removed'), roleId: internalId }),
    object<AccountUpgraded>({ kind: z.literal('upgraded'), to: release }, { multipleSessions: z.boolean() }),
  );

export const sessionChangeFacts = (): z.ZodMiniType<SessionChangeFacts> =>
  object<SessionChangeFacts>({ ...allowance(), sessions: sessions(), change: change() }, { sessionId: text });

export const switchRoleFacts = (): z.ZodMiniType<SwitchRoleFacts> =>
  object<SwitchRoleFacts>({ sessions: sessions(), sessionId: text, roleId: internalId });

export const sessionTimeoutsFacts = (): z.ZodMiniType<SessionTimeoutsFacts> =>
  object<SessionTimeoutsFacts>(
    { role: z.nullable(permissions()), kind: kind() },
    { idleMinutes: minutes(), absoluteMinutes: minutes() },
  );

const trustedDevice = (): z.ZodMiniType<TrustedDevice> =>
  kindOf<TrustedDevice>(
    'unit',
    object<TrustedForDays>({ unit: z.literal('days'), count: z.number() }),
    object<TrustedForHours>({ unit: z.literal('hours'), count: z.number() }),
    object<TrustedForSession>({ unit: z.literal('session') }),
  );

export const trustedDeviceFacts = (): z.ZodMiniType<TrustedDeviceFacts> =>
  object<TrustedDeviceFacts>({ trustedDevice: trustedDevice() });

export const twoFactorFacts = (): z.ZodMiniType<TwoFactorFacts> => object<TwoFactorFacts>({ role });

export const userCredentialsFacts = (): z.ZodMiniType<UserCredentialsFacts> =>
  object<UserCredentialsFacts>({ role }, { purpose: word({ issue_token: true, request: true }) });

export const useSessionFacts = (): z.ZodMiniType<UseSessionFacts> =>
  object<UseSessionFacts>(
    {
      role: z.nullable(permissions()),
      session: having(session, 'kind', 'lastUsedAt', 'startedAt'),
      at: instant,
    },
    { idleMinutes: minutes(), absoluteMinutes: minutes() },
  );

const twoFactorOptions = () => ({
  samlRole: word({ judged_without_saml: true, not_required: true }),
});

/** The options of {@link SessionChoices}. */
export const sessionOptions = () => ({
  ...twoFactorOptions(),
  overflow: word({ deny_new: true, end_oldest: true }),
  onLowered: word({ end_excess: true, keep_until_next_login: true }),
  inactiveRoles: word({ count: true, ignore: true }),
});

export const twoFactorChoices = (): z.ZodMiniType<TwoFactorChoices> =>
  choices<TwoFactorChoices>(twoFactorOptions());

export const sessionChoices = (): z.ZodMiniType<SessionChoices> => choices<SessionChoices>(sessionOptions());

export const timeoutChoices = (): z.ZodMiniType<SessionTimeoutChoices> =>
  choices<SessionTimeoutChoices>({ administratorCards: word({ as_listed: true, counts: true }) });

export const userCredentialsChoices = (): z.ZodMiniType<UserCredentialsChoices> =>
  choices<UserCredentialsChoices>({ issueToken: word({ allowed: true, refused: true }) });
