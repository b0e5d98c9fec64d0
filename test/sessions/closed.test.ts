import { describe, expect, it, test } from 'vitest';
import { isReleaseError } from '../../src/core/release.js';
import {
  decideEnableMultipleSessions,
  decideEndOtherSessions,
  decideOpenSession,
  decidePasskeyLogin,
  decideSecondFactor,
  decideSkipTwoFactorSetup,
  decideSwitchRole,
  decideUserCredentials,
  decideUseSession,
  type PasskeyLoginFacts,
  planSessionChange,
  type SecondFactorFacts,
  type SessionChange,
  type SessionTimeoutsFacts,
  sessionAllowance,
  sessionTimeouts,
  type TrustedDeviceFacts,
  twoFactorRequirement,
  validateIdleTimeout,
  validateTrustedDevice,
} from '../../src/sessions/index.js';
import { expectClosed, expectOwnAnswer, refused } from '../support.js';
import {
  administrator,
  clerk,
  controller,
  customer,
  INVALID,
  OFF,
  ON,
  samlController,
  T0,
  ui,
} from './support.js';

const R = '2026.2';
const DENY = { overflow: 'deny_new' } as const;
const at = new Date(T0 + 15 * 60_000);
const active = [ui('a', 0, { roleId: '3' }), ui('b', 1, { roleId: null }), ui('c', 2)];

const FLAG =
  /(?:^|\.)(?:afterReset|designated2fa|fido2|firstLogin|inactive|multipleSessions|passkeysDisabled|samlSso)$/;
const OPTIONAL = /(?:^|\.)(?:absoluteMinutes|afterReset|fido2|idleMinutes|inactive|wrongCodes)$/;
const LIST = /(?:^|\.)(?:permissions|roles|sessions)$/;
const PERMISSION = /permissions\.\d+$/;
const NAME = /\.(?:id|name|roleId)$/;

/** Whether what stands in the place of a fact is another fact, which may have another answer: the opposite, none, another name. */
function isOther(path: string, value: unknown): boolean {
  if (FLAG.test(path) && typeof value === 'boolean') return true;
  if (OPTIONAL.test(path) && value === undefined) return true;
  if (/Minutes$/.test(path) && value === null) return true;
  if (LIST.test(path) && Array.isArray(value) && value.length === 0) return true;
  return typeof value === 'string' && (PERMISSION.test(path) || (NAME.test(path) && value !== ''));
}

/** The same, where a role that is not known may stand for one that is. */
const isOtherRole = (path: string, value: unknown) =>
  isOther(path, value) || (path === 'role' && value === null);

const mayBe = (question: () => { readonly required: boolean }) => ({ allowed: !question().required });

describe('no question about sessions is answered more kindly for a fact that is broken', () => {
  it('SES-2, SES-3: opening a session', () => {
    const opening = { kind: 'ui', sessionId: 'gone' } as const;
    for (const roles of [[administrator, clerk], [customer], [samlController], [administrator]]) {
      const facts = { features: roles.length === 1 ? OFF : ON, roles, sessions: active, opening };
      expectClosed((broken) => decideOpenSession(R, broken, DENY), facts, isOther);
    }
  });

  it('SES-3: the limit is never more than it is', () => {
    for (const facts of [
      { features: OFF, roles: [administrator] },
      { features: ON, roles: [administrator, clerk] },
      { features: ON, roles: [customer, controller] },
      { features: ON, roles: [samlController] },
      { features: ON, roles: [] },
    ]) {
      expectClosed((asked) => ({ allowed: sessionAllowance(R, asked).limit > 1 }), facts, isOther);
    }
  });

  it('2FA-1 to 2FA-4: a role that is not 2FA-required does not become so', () => {
    for (const role of [clerk, customer, samlController, { ...clerk, inactive: true }]) {
      expectClosed((asked) => ({ allowed: twoFactorRequirement(R, asked).required }), { role }, isOther);
    }
  });

  it('2FA-7: user credentials', () => {
    const technician = { ...clerk, permissions: ['Device ID Management'] };
    for (const role of [
      administrator,
      controller,
      technician,
      samlController,
      { ...clerk, inactive: true },
    ]) {
      const facts = { role, purpose: 'issue_token' } as const;
      expectClosed((asked) => decideUserCredentials(R, asked), facts, isOther);
      const without = (path: string, value: unknown) => isOther(path, value) || path === 'role.samlSso';
      if (!role.samlSso && role.inactive !== true)
        expectClosed((asked) => mayBe(() => twoFactorRequirement(R, asked)), { role }, without);
    }
  });

  it('SES-11: using a session', () => {
    const session = ui('a', 0);
    const cashier = { kind: 'other', permissions: ['View Unencrypted Credit Cards'] } as const;
    for (const role of [null, cashier]) {
      expectClosed((asked) => decideUseSession(R, asked), { session, role, at, idleMinutes: 720 }, isOther);
    }
    const inactive = { kind: 'administrator', permissions: [], inactive: true } as const;
    expectClosed(
      (asked) => decideUseSession(R, asked),
      { session, role: inactive, at: new Date(T0) },
      isOtherRole,
    );
    const shop = { kind: 'web_store', startedAt: new Date(T0), lastUsedAt: at } as const;
    expectClosed(
      (asked) => decideUseSession(R, asked),
      { session: shop, role: null, at, absoluteMinutes: 15 },
      isOther,
    );
    expectClosed((asked) => decideUseSession(R, asked), {
      session: { ...session, startedAt: INVALID },
      role: cashier,
      at,
    });
  });

  it('SES-11: a timeout is never longer than it is', () => {
    const cashier = { kind: 'other', permissions: ['View Unencrypted Credit Cards'] } as const;
    const isLonger = (facts: Parameters<typeof sessionTimeouts>[1]) => ({
      allowed: (sessionTimeouts(R, facts).idleMinutes ?? 0) > 15,
    });
    expectClosed(isLonger, { kind: 'ui', role: null, idleMinutes: 720 }, isOther);
    expectClosed(isLonger, { kind: 'ui', role: cashier, idleMinutes: 720 }, isOtherRole);
  });

  it('SES-1, SES-8: questions about one session, of which each live one must end', () => {
    const sessions = [ui('a', 0, { roleId: '3' }), ui('b', 1)];
    expectClosed((asked) => decideSwitchRole(R, asked), { sessions, sessionId: 'gone', roleId: '3' });
    expectClosed((asked) => decideEndOtherSessions(R, asked), { sessions, sessionId: 'gone' });
    // what is broken must not end fewer
    const endsNone = (answer: { allowed: boolean; endSessions?: readonly string[] }) => ({
      allowed: answer.allowed && answer.endSessions?.length === 0,
    });
    expectClosed(
      (asked) => endsNone(decideEndOtherSessions(R, asked)),
      { sessions, sessionId: 'b' },
      isOther,
    );
    expectClosed((asked) => endsNone(decideSwitchRole(R, asked)), {
      sessions,
      sessionId: 'a',
      roleId: '1001',
    });
  });

  test.each<SessionChange>([
    { kind: 'feature_changed', multipleSessions: false },
    { kind: 'role_added', role: clerk },
    { kind: 'role_changed', role: { ...controller, inactive: true } },
    { kind: 'role_removed', roleId: '1002' },
    { kind: 'upgraded', to: '2027.1', multipleSessions: false },
  ])('SES-2, SES-3, CHOICE-SESSION-ROLE-GONE: a change ($kind) ends no fewer', (change) => {
    const sessions = [ui('a', 0, { roleId: '1002' }), ui('b', 1, { roleId: '1002' }), ui('c', 2)];
    const facts = { features: ON, roles: [administrator, controller], sessions, sessionId: 'c', change };
    const isFewer = (asked: typeof facts) => ({
      allowed: endedBy(() => planSessionChange(R, asked).endSessions) < 2,
    });
    expect(planSessionChange(R, facts).endSessions).toEqual(['a', 'b']);
    const unless = (path: string, value: unknown) =>
      isOther(path, value) ||
      isOtherChange(path, value) ||
      (change.kind === 'upgraded' && path === 'change.multipleSessions' && value === undefined);
    expectClosed(isFewer, facts, unless);
  });

  it('2FA-9, 2FA-10: second factors', () => {
    const facts = { factor: 'email_code', firstLogin: false, passkeysDisabled: true } as const;
    expectClosed<SecondFactorFacts>(
      (asked) => decideSecondFactor(R, asked),
      { ...facts, afterReset: false },
      isOther,
    );
    expect(() => decideSecondFactor(R, { ...facts, factor: 'sms' as 'passkey' })).toThrow('factor');
    expectClosed<SecondFactorFacts>(
      (asked) => decideSecondFactor(R, asked),
      { ...facts, factor: 'passkey' },
      isOther,
    );
    expectClosed<SecondFactorFacts>(
      (asked) => decideSecondFactor(R, asked),
      { ...facts, factor: 'passkey', passkeysDisabled: false, fido2: false },
      isOther,
    );
    expectClosed<SecondFactorFacts>(
      (asked) => decideSecondFactor(R, asked),
      { ...facts, factor: 'backup_code', wrongCodes: 5 },
      (path, value) => path === 'wrongCodes' && (value === undefined || value === 0 || value === 1),
    );
    expectClosed(
      (asked) => decideSkipTwoFactorSetup(R, asked),
      { skipped: 5 },
      (_, value) => value === 0 || value === 1,
    );
    expectClosed<PasskeyLoginFacts>((asked) => decidePasskeyLogin(R, asked), {
      target: 'ui',
      day: '2026-07-12',
    });
    expectClosed<PasskeyLoginFacts>((asked) => decidePasskeyLogin(R, asked), {
      target: 'api',
      day: '2026-07-14',
    });
  });

  it('2FA-5, SES-2, SES-11: settings', () => {
    expectClosed<TrustedDeviceFacts>(
      (asked) => validateTrustedDevice(R, asked),
      { trustedDevice: { unit: 'days', count: 31 } },
      (path, value) => path.endsWith('count') && value === 1,
    );
    expectClosed<TrustedDeviceFacts>((asked) => validateTrustedDevice(R, asked), {
      trustedDevice: { unit: 'hours', count: 5 },
    });
    expectClosed((asked) => validateIdleTimeout(R, asked), { idleMinutes: 14 });
    for (const role of [clerk, { ...administrator, inactive: true }]) {
      expectClosed((asked) => decideEnableMultipleSessions(R, asked), { role }, isOtherRole);
    }
  });
});

/** Number of sessions that an answer ends. A release that is not modelled is told by an error of its own. */
function endedBy(ask: () => readonly string[]): number {
  try {
    return ask().length;
  } catch (error) {
    if (isReleaseError(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Which session is kept, and roles without an id of a session: other facts. */
function isOtherChange(path: string, value: unknown): boolean {
  return /^sessions\.\d+\.roleId$/.test(path) && (value === undefined || value === null)
    ? true
    : path === 'sessionId' && (typeof value === 'string' || value === undefined);
}

describe('a kind of session', () => {
  it('S1: that is misspelt is told, and not left out of the count', () => {
    const facts = {
      features: OFF,
      roles: [administrator],
      sessions: active,
      opening: { kind: 'ui' },
    } as const;
    const misspelt = { ...facts, opening: { kind: 'UI' as 'ui' } };
    expect(() => decideOpenSession(R, misspelt, DENY)).toThrow('opening.kind');
    const sessions = active.map((session) => ({ ...session, kind: 'UI' as 'ui' }));
    expect(() => decideOpenSession(R, { ...facts, sessions }, DENY)).toThrow('sessions.0.kind');
    expect(() => sessionTimeouts(R, { kind: 'constructor' as 'ui', role: null })).toThrow('kind');
  });
});

describe('choices', () => {
  const facts = { features: OFF, roles: [administrator], sessions: active, opening: { kind: 'ui' } } as const;
  const choicesError = expect.objectContaining({ code: 'malformed_choices' });

  test.each([
    { overflow: 'deny-new' },
    { overflow: null },
    { Overflow: 'deny_new' },
    { samlRole: 'required' },
    { inactiveRoles: 'ignored' },
    { onLowered: '' },
    'deny_new',
    ['deny_new'],
  ])('that are %j are a mistake, and never the default', (choices) => {
    const misspelt = choices as never;
    const change = { kind: 'feature_changed', multipleSessions: true } as const;
    const asked = [
      () => decideOpenSession(R, facts, misspelt),
      () => decideOpenSession(R, { ...facts, opening: { kind: 'soap' } }, misspelt),
      () => sessionAllowance(R, facts, misspelt),
      () => planSessionChange(R, { ...facts, change }, misspelt),
    ];
    for (const ask of asked) expect(ask).toThrow(choicesError);
  });

  it('that one question alone has are told there', () => {
    const session = ui('a', 0);
    const cards = { administratorCards: 'yes' } as never;
    expect(() => sessionTimeouts(R, { kind: 'soap', role: null }, cards)).toThrow(choicesError);
    expect(() => decideUseSession(R, { session, role: null, at }, cards)).toThrow(choicesError);
    const token = { issueToken: true } as never;
    expect(() => decideUserCredentials(R, { role: clerk }, token)).toThrow(choicesError);
    expect(() => twoFactorRequirement(R, { role: clerk }, { samlRole: true } as never)).toThrow(choicesError);
  });
});

describe('answers belong to who asked', () => {
  it('S1: nothing in them is shared', () => {
    const undated = [...active, ui('d', 3, { startedAt: INVALID })];
    for (const features of [ON, OFF]) {
      for (const roles of [
        [administrator],
        [administrator, clerk],
        [{ ...customer, inactive: true }, samlController],
        [],
      ]) {
        const facts = {
          features,
          roles,
          sessions: undated,
          sessionId: 'a',
          opening: { kind: 'ui' },
        } as const;
        for (const release of ['2025.2', '2026.2'] as const) {
          expectOwnAnswer((asked) => sessionAllowance(release, asked), facts);
          expectOwnAnswer((asked) => decideOpenSession(release, asked), facts);
          expectOwnAnswer((asked) => decideOpenSession(release, asked, DENY), facts);
          expectOwnAnswer((asked) => decideEndOtherSessions(release, asked), facts);
          const change = { kind: 'role_changed', role: { ...clerk, id: '3' } } as const;
          expectOwnAnswer((asked) => planSessionChange(release, asked), { ...facts, change });
          expectOwnAnswer((asked) => decideSwitchRole(release, asked), { ...facts, roleId: '1001' });
        }
      }
    }
  });

  it('2FA-1 to 2FA-12, SES-11: nor in those about roles, factors and timeouts', () => {
    const technician = { ...controller, permissions: ['Device ID Management', 'ADMI_KERNEL'] };
    for (const role of [administrator, clerk, customer, samlController, technician]) {
      expectOwnAnswer((asked) => twoFactorRequirement(R, asked), { role });
      expectOwnAnswer((asked) => decideUserCredentials(R, asked), { role });
      expectOwnAnswer((asked) => decideEnableMultipleSessions(R, asked), { role });
      expectOwnAnswer<SessionTimeoutsFacts>((asked) => sessionTimeouts(R, asked), {
        kind: 'ui',
        role,
        idleMinutes: 20,
      });
      expectOwnAnswer((asked) => decideUseSession(R, asked), { session: ui('a', 0), role, at });
    }
    const issue = { role: administrator, purpose: 'issue_token' } as const;
    expectOwnAnswer((asked) => decideUserCredentials(R, asked, { issueToken: 'allowed' }), issue);
    for (const factor of ['authenticator_app', 'email_code', 'passkey'] as const) {
      for (const wrongCodes of [0, 5]) {
        const facts = { factor, firstLogin: false, passkeysDisabled: false, wrongCodes };
        for (const release of ['2026.1', '2026.2'] as const)
          expectOwnAnswer((asked) => decideSecondFactor(release, asked), facts);
      }
    }
  });
});

describe('who enables several sessions', () => {
  it('SES-2: an Administrator, from the release on that has the feature', () => {
    expect(decideEnableMultipleSessions('2026.1', { role: administrator })).toEqual({
      allowed: true,
      rules: ['SES-2'],
      advice: [],
    });
    expect(refused(decideEnableMultipleSessions('2025.2', { role: administrator })).violations).toEqual([
      {
        code: 'feature_not_yet',
        rule: 'SES-2',
        message: 'The feature Multiple Sessions for 2FA-protected Users exists from release 2026.1 on.',
      },
    ]);
    const core = { ...clerk, permissions: ['Core Administration Permissions'] };
    expect(refused(decideEnableMultipleSessions(R, { role: core })).violations).toMatchObject([
      { code: 'administrator_required', rule: 'SES-2', path: ['role', 'kind'] },
    ]);
    const inactive = { ...administrator, inactive: true };
    expect(refused(decideEnableMultipleSessions(R, { role: inactive })).rules).toEqual([
      'CHOICE-SESSION-ROLE-GONE',
    ]);
  });
});
