import type { Role } from '../../src/core/records.js';
import type { Acknowledgement, LoginKind, NoticeRevision } from '../../src/loginNotice/index.js';

export const ON = { loginNotification: true } as const;
export const OFF = { loginNotification: false } as const;

export const administrator: Role = {
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: true,
  samlSso: false,
};
export const clerk: Role = { ...administrator, id: '1001', name: 'Clerk', kind: 'other' };

/** Any one-to-one mapping will do where policies take the hash as a fact. */
export function notice(revision: number, text = 'Authorized use only'): NoticeRevision {
  return { revision, text, sha256: `hash of ${text}`, savedAt: new Date(0), savedBy: '-5' };
}

export const AT = new Date('2026-06-15T12:00:00.000Z');
export const USER = '7';
export const ALL_KINDS: readonly LoginKind[] = [
  'password',
  'saml',
  'oidc',
  'passkey',
  'token',
  'role_switch',
];

export function entry(of: NoticeRevision, changes: Partial<Acknowledgement> = {}): Acknowledgement {
  const { revision, sha256 } = of;
  return {
    loginId: 'login-1',
    userId: USER,
    roleId: '1001',
    at: AT.toISOString(),
    revision,
    sha256,
    ...changes,
  };
}
