import { decideOAuthAccess } from '../../../certificates/index.js';
import { ROLE_KINDS } from '../../../core/permission.js';
import type { AnyRelease } from '../../../core/release.js';
import { decideUserCredentials } from '../../../sessions/index.js';
import { TWO_FACTOR_BASE_PERMISSION } from '../../../sessions/limitsAndDates.js';
import {
  decideNlauthUse,
  decideTbaPermission,
  type NlauthUseFacts,
  type SoapEndpoint,
} from '../../../tbaDeprecation/index.js';
import { decideApiUse } from '../../api/use.js';
import type { FailedRole } from './facts.js';
import { namesRecord, recordOf } from './recordJudges.js';
import { ALL_SOAP_ENDPOINTS, SOUND, SOUND_RECORD } from './sound.js';
import { type Inquiry, type Judge, may, refusedBy, settledBy, type Verdict } from './verdict.js';
import { usesOAuth2, type World } from './worlds.js';

/** What varies about a request with user credentials. */
interface NlauthParts {
  readonly integration?: { readonly state: 'enabled'; readonly userCredentials: boolean };
  readonly restletCreatedIn?: AnyRelease;
  readonly role2faRequired?: boolean;
  readonly soapEndpoint?: SoapEndpoint;
}

const OLD_RESTLET = SOUND.restletCreatedIn as AnyRelease;

function nlauth({ target }: World, parts: NlauthParts): NlauthUseFacts | undefined {
  const { integration = SOUND_RECORD, role2faRequired = false } = parts;
  const { restletCreatedIn = OLD_RESTLET, soapEndpoint = ALL_SOAP_ENDPOINTS[0] as SoapEndpoint } = parts;
  switch (target) {
    case 'issue_token':
      return { request: 'issue_token', integration: SOUND_RECORD, channel: 'connect', role2faRequired };
    case 'rest':
      return { request: 'rest' };
    case 'restlet':
      return { request: 'restlet', integration, restletCreatedIn, role2faRequired };
    case 'soap':
      return { request: 'soap', integration, soapEndpoint, role2faRequired };
    default:
      return undefined;
  }
}

/** Judges user credentials by what the parts that are not known may be. */
function byNlauth(
  code: string,
  path: readonly string[],
  parts: (inquiry: Inquiry, world: World) => readonly NlauthParts[],
): Judge {
  return (world, inquiry) => {
    if (world.credentials !== 'nlauth') return 'ruled_out';
    const answers = parts(inquiry, world).flatMap((part) => {
      const use = nlauth(world, part);
      return use === undefined ? [] : [decideNlauthUse(inquiry.release, use, inquiry.choices)];
    });
    return refusedBy(code, path, answers);
  };
}

/** Whether the role requires two-factor authentication: every answer that the unknown parts of it leave open. */
function twoFactor({ release, facts: { role = {} } }: Inquiry): readonly boolean[] {
  const answers = may(role.kind, ...ROLE_KINDS).flatMap((kind) =>
    may(role.permissions, [], [TWO_FACTOR_BASE_PERMISSION]).flatMap((permissions) =>
      may(role.designated2fa, false, true).map((designated2fa) => {
        const whole = { id: 'role', name: 'role', kind, permissions, designated2fa, samlSso: false };
        return !decideUserCredentials(release, { role: whole }).allowed;
      }),
    ),
  );
  return [...new Set(answers)];
}

/** Judges the permissions of the role by the decision about them. */
function byRole(
  applies: (world: World) => boolean,
  decide: (
    inquiry: Inquiry,
    role: Required<Pick<FailedRole, 'kind' | 'permissions'>>,
  ) => ReturnType<typeof decideOAuthAccess>,
): Judge {
  return (world, inquiry) => {
    const { role = {} } = inquiry.facts;
    if (!applies(world)) return 'ruled_out';
    const roles = may(role.kind, ...ROLE_KINDS).flatMap((kind) =>
      role.permissions === undefined
        ? [
            { kind: 'administrator' as const, permissions: [] },
            { kind, permissions: [] },
          ]
        : [{ kind, permissions: role.permissions }],
    );
    return refusedBy(
      'permission_missing',
      ['role', 'permissions'],
      roles.map((one) => decide(inquiry, one)),
    );
  };
}

function roleInactive(world: World, { facts: { role } }: Inquiry): Verdict {
  if (!namesRecord(world) && world.credentials !== 'session') return 'ruled_out';
  return settledBy(role?.inactive, {
    message: 'The role is inactive, so nobody can log in with it.',
    path: ['role', 'inactive'],
    rules: ['ERR-1'],
  });
}

function roleWebServicesOnly(world: World, { facts: { role } }: Inquiry): Verdict {
  if (world.target !== 'restlet' || !namesRecord(world)) return 'ruled_out';
  return settledBy(role?.webServicesOnly, {
    message: 'Web Services Only Role is checked on the role, with which a RESTlet cannot be called.',
    path: ['role', 'webServicesOnly'],
    rules: ['ERR-3'],
  });
}

function oauth2NotEnabled(world: World, inquiry: Inquiry): Verdict {
  const record = recordOf(world, inquiry);
  if (record === undefined || !usesOAuth2(world)) return 'ruled_out';
  const answers = may(record.authorizationCodeGrant, false, true).flatMap((authorizationCodeGrant) =>
    may(record.clientCredentialsGrant, false, true).map((clientCredentialsGrant) => {
      const integration = { ...SOUND_RECORD, authorizationCodeGrant, clientCredentialsGrant };
      return decideApiUse(inquiry.release, {
        ...SOUND,
        integration,
        request: { target: 'rest', authentication: 'bearer' },
      });
    }),
  );
  return refusedBy('oauth2_not_enabled', ['record'], answers);
}

function scopeNotEnabled(world: World, inquiry: Inquiry): Verdict {
  const record = recordOf(world, inquiry);
  const { credentials, target } = world;
  if (credentials !== 'bearer' || record === undefined) return 'ruled_out';
  if (target === 'mcp') {
    return settledBy(record.scopes && !record.scopes.includes('mcp'), {
      message: 'The integration record does not have the scope mcp.',
      path: ['record', 'scopes'],
      rules: ['PK-3'],
    });
  }
  if (target !== 'rest' && target !== 'restlet' && target !== 'connect') return 'ruled_out';
  const answers = may(record.scopes, [], SOUND_RECORD.scopes).map((scopes) =>
    decideApiUse(inquiry.release, {
      ...SOUND,
      integration: { ...SOUND_RECORD, scopes },
      request: { target, authentication: 'bearer' },
    }),
  );
  return refusedBy('scope_not_enabled', ['record', 'scopes'], answers);
}

/** What the role, the grants and the user credentials say. */
export const CREDENTIAL_JUDGES = {
  nlauth_2fa_role: byNlauth('nlauth_2fa_role', ['role'], (inquiry) =>
    twoFactor(inquiry).map((role2faRequired) => ({ role2faRequired })),
  ),
  nlauth_ended: byNlauth('nlauth_ended', ['release'], () => [{}]),
  nlauth_new_restlet: byNlauth(
    'nlauth_new_restlet',
    ['request', 'restletCreatedIn'],
    ({ release, facts: { request } }) =>
      may(request?.restletCreatedIn, OLD_RESTLET, release).map((restletCreatedIn) => ({ restletCreatedIn })),
  ),
  nlauth_new_soap_endpoint: byNlauth(
    'nlauth_new_soap_endpoint',
    ['request', 'soapEndpoint'],
    ({ facts: { request } }) =>
      may(
        request?.soapEndpoint ?? undefined,
        ...(ALL_SOAP_ENDPOINTS as [SoapEndpoint, ...SoapEndpoint[]]),
      ).map((soapEndpoint) => ({ soapEndpoint })),
  ),
  nlauth_not_enabled: byNlauth('nlauth_not_enabled', ['record', 'userCredentials'], (inquiry, world) => {
    const record = recordOf(world, inquiry);
    return record === undefined
      ? []
      : may(record.userCredentials, true, false).map((userCredentials) => ({
          integration: { state: 'enabled', userCredentials },
        }));
  }),
  nlauth_not_on_rest: byNlauth('nlauth_not_on_rest', ['request', 'target'], () => [{}]),
  oauth2_not_enabled: oauth2NotEnabled,
  role_inactive: roleInactive,
  role_web_services_only: roleWebServicesOnly,
  role_without_oauth2: byRole(
    (world) => world.credentials === 'bearer',
    ({ release }, role) => decideOAuthAccess(release, { role }),
  ),
  role_without_tba: byRole(
    ({ credentials, target }) => credentials === 'tba' && target !== 'tba_token',
    ({ release }, role) =>
      decideTbaPermission(release, { role, action: { kind: 'use_token' } }) as ReturnType<
        typeof decideOAuthAccess
      >,
  ),
  scope_not_enabled: scopeNotEnabled,
};
