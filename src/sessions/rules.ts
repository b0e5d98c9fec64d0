import { minutesInHour } from 'date-fns/constants';
import type { RuleTexts } from '../core/rule.js';
import type { Source } from '../core/sources.js';
import * as PAGES from '../core/sources.js';
import { inWords, startOf } from '../core/terms.js';
import { listed } from '../core/words.js';
import {
  AUTHENTICATOR_CODE_MONTHS,
  CARD_IDLE_MINUTES,
  CONNECT_IDLE_MINUTES,
  IDLE_MINUTES,
  LIMIT_OF_EVERY_USER,
  LIMITS_ON_CONDITIONS,
  MULTIPLE_SESSIONS_FEATURE,
  PASSKEY_LOGIN_SINCE,
  PASSKEYS,
  SESSION_LIMITS,
  SOAP_MINUTES,
  TRUSTED_DAYS,
  TRUSTED_HOURS,
  TWO_FACTOR_BASE_PERMISSION,
  TWO_FACTOR_COUNTS,
  TWO_FACTOR_PERMISSIONS,
  UI_ABSOLUTE_MINUTES,
  WEB_STORE_MINUTES,
} from './limitsAndDates.js';
import { sessionsInWords } from './session.js';

/** An issue in which another product got a rule wrong. */
/* @__NO_SIDE_EFFECTS__ */
function keycloak(issue: number): Source {
  return { page: `Keycloak issue ${issue}`, url: `https://github.com/keycloak/keycloak/issues/${issue}` };
}

const CONDITIONS_SINCE = startOf(SESSION_LIMITS, LIMITS_ON_CONDITIONS);
const WITHOUT_QUALIFYING = /* @__PURE__ */ sessionsInWords(LIMITS_ON_CONDITIONS.conditions.otherwise);

/** The rules on sessions and two-factor authentication. */
export const SESSIONS_RULES: RuleTexts<'sessions'> = {
  'SES-1': {
    title: 'A limit on sessions',
    statement: `A user has at most ${sessionsInWords(LIMIT_OF_EVERY_USER.most)} in an account at once, and can end all but the present one. Before ${CONDITIONS_SINCE}, this holds for every user; later rules add conditions.`,
    source: PAGES.releaseNote(SESSION_LIMITS[0].since),
  },
  'SES-2': {
    title: 'Multiple sessions must be switched on',
    statement: `Until an Administrator checks ${MULTIPLE_SESSIONS_FEATURE}, no user of the account has more than ${WITHOUT_QUALIFYING}. The box is unchecked after the upgrade, even where several sessions were used before (inferred).`,
    since: CONDITIONS_SINCE,
    source: PAGES.MULTIPLE_SESSIONS,
  },
  'SES-3': {
    title: 'Only users whose every role is 2FA-required',
    statement: `A user has more than ${WITHOUT_QUALIFYING} only if each role assigned to the user in the account is 2FA-required. Roles that the user does not have do not matter, and neither does the role of the present login. Pages that promise several sessions without this condition are out of date.`,
    since: CONDITIONS_SINCE,
    source: PAGES.QUALIFYING_FOR_SESSIONS,
  },
  'SES-4': {
    title: 'The limit of those who qualify',
    statement: `A user who qualifies for more than ${WITHOUT_QUALIFYING} has at most ${inWords(
      SESSION_LIMITS,
      ({ conditions, most }) => (conditions === null ? undefined : sessionsInWords(most)),
    )}.`,
    since: CONDITIONS_SINCE,
    source: PAGES.MULTIPLE_SESSIONS,
  },
  'SES-7': {
    title: 'Sessions are counted, not tabs',
    statement:
      'All tabs of an account in one browser are one session. The page says that a login unlocks all of them and a logout locks them, from which this follows.',
    basis: 'inferred',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'SES-8': {
    title: 'Another role is another session',
    statement: 'Changing to another role ends the session of the role before.',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'SES-9': {
    title: 'Types of sessions do not mix',
    statement:
      'Sessions of the user interface, SOAP, SuiteAnalytics Connect and web stores are managed separately; the limit concerns the user interface (inferred).',
    source: PAGES.SESSION_TYPES,
  },
  'SES-10': {
    title: 'The limit is per account',
    statement:
      'Sessions in production, sandbox and Release Preview accounts do not count against each other.',
    basis: 'inferred',
    source: PAGES.SESSIONS_IN_ACCOUNTS,
  },
  'SES-11': {
    title: 'Timeouts',
    statement: `A session of the user interface ends after ${IDLE_MINUTES.usual} idle minutes, or after another time from ${IDLE_MINUTES.least} to ${IDLE_MINUTES.most} minutes that the account has set, or after ${CARD_IDLE_MINUTES} where its role may view unencrypted card numbers; and always after ${UI_ABSOLUTE_MINUTES / minutesInHour} hours. A SOAP session ends after ${SOAP_MINUTES.idle} idle minutes, and always after ${SOAP_MINUTES.absolute}; one operation may take ${SOAP_MINUTES.operation}. A SuiteAnalytics Connect session ends after ${CONNECT_IDLE_MINUTES} idle minutes. A web store session ends after ${WEB_STORE_MINUTES.idle} idle minutes, and always after ${WEB_STORE_MINUTES.absolute / minutesInHour} hours, or after the shorter time that the account has set.`,
    source: PAGES.SESSION_TYPES,
  },
  'SES-12': {
    title: 'API calls have limits of their own',
    statement:
      'Calls with TBA or OAuth 2.0 open no session that this limit counts; account concurrency governs them. SOAP with user credentials also has limits per user.',
    source: PAGES.API_CONCURRENCY,
  },
  '2FA-1': {
    title: 'Administrators',
    statement: 'The Administrator role is 2FA-required in every type of account, and this cannot be removed.',
    source: PAGES.MANDATORY_TWO_FACTOR,
  },
  '2FA-2': {
    title: 'Permissions that require 2FA',
    statement: `A role with at least one of these ${TWO_FACTOR_PERMISSIONS.length} permissions is 2FA-required: ${listed(TWO_FACTOR_PERMISSIONS, 'and')}. The list may not be complete.`,
    source: PAGES.TWO_FACTOR_PERMISSIONS,
  },
  '2FA-3': {
    title: 'Standard administrator roles',
    statement: `The standard roles Marketing Administrator, Sales Administrator, Support Administrator and System Administrator come with the permission ${TWO_FACTOR_BASE_PERMISSION}, and are therefore 2FA-required.`,
    source: PAGES.TWO_FACTOR_PERMISSIONS,
  },
  '2FA-4': {
    title: 'Designated roles',
    statement: `Any other role can be designated as 2FA-required, including roles of the Employee, Partner and Vendor Center, but not those of the Customer Center. A user with a Customer Center role therefore never has more than ${WITHOUT_QUALIFYING} (inferred).`,
    source: PAGES.DESIGNATING_TWO_FACTOR_ROLES,
  },
  '2FA-5': {
    title: 'How long a device is trusted',
    statement: `For each role, a device can be trusted for the session, for ${listed(TRUSTED_HOURS, 'or')} hours, or for ${TRUSTED_DAYS.least} to ${TRUSTED_DAYS.most} days.`,
    source: PAGES.DESIGNATING_TWO_FACTOR_ROLES,
  },
  '2FA-6': {
    title: 'SAML takes precedence',
    statement: 'The 2FA requirement of a SAML single sign-on role is ignored.',
    source: PAGES.TWO_FACTOR_PERMISSIONS,
  },
  '2FA-7': {
    title: 'No user credentials for 2FA-required roles',
    statement: 'A 2FA-required role calls APIs with TBA or OAuth 2.0, not with user credentials.',
    source: PAGES.MANDATORY_TWO_FACTOR,
  },
  '2FA-8': {
    title: 'Not asked again on a change of role',
    statement:
      'While the session is valid, the second factor is not asked for again when the user changes roles.',
    source: PAGES.USING_TWO_FACTOR,
  },
  '2FA-9': {
    title: 'Second factors',
    statement: `The second factor is an authenticator app or one of ${TWO_FACTOR_COUNTS.backupCodes} backup codes. A code sent by e-mail is accepted only at the first login with a 2FA-required role, and at the next login after a reset of 2FA. The setup can be skipped ${TWO_FACTOR_COUNTS.skips} times, and ${TWO_FACTOR_COUNTS.wrongCodes} wrong codes lock the user out. 2FA settings are copied to sandboxes.`,
    source: PAGES.TWO_FACTOR_SETUP,
  },
  '2FA-10': {
    title: 'Passkeys as second factor',
    statement: `A FIDO2-compliant passkey can be the second factor unless an Administrator disables “Passkey as 2FA”. Every ${AUTHENTICATOR_CODE_MONTHS} months, a code from an authenticator app is asked for nevertheless. Whatever the release, a passkey can take the place of the password from ${PASSKEY_LOGIN_SINCE} on, beside the e-mail address; not in SuiteCommerce, and not with APIs.`,
    since: startOf(PASSKEYS, true),
    source: PAGES.PASSKEYS_AS_SECOND_FACTOR,
  },
  '2FA-11': {
    title: 'Designated counts as mandatory does',
    statement: 'A designated role and one that needs no designation are both 2FA-required.',
    source: PAGES.QUALIFYING_FOR_SESSIONS,
  },
  '2FA-12': {
    title: 'A lockout does not end tokens',
    statement: 'Access tokens and refresh tokens of a user who is locked out keep working.',
    source: PAGES.REFRESH_REQUEST,
  },
  S1: {
    title: 'Never more than the limit',
    statement: 'After an allowed opening, the user has at most as many sessions as the limit permits.',
    basis: 'standard',
    source: { page: 'NIST SP 800-53 AC-10', url: 'https://doi.org/10.6028/NIST.SP.800-53r5' },
    revised: '2020-12-10',
  },
  S2: {
    title: 'What an opening may end',
    statement:
      'An opening may end some or all of the other sessions, but never the one that asks. Which ones end does not depend on the order in which they are given.',
    basis: 'secondary',
    source: keycloak(38016),
    revised: '2025-03-11',
  },
  S3: {
    title: 'Authenticating again opens nothing',
    statement: 'A login within a live session is not counted as another session.',
    basis: 'secondary',
    source: keycloak(35276),
    revised: '2024-11-25',
  },
  S5: {
    title: 'A lowered limit is not an error',
    statement: 'Where more sessions are live than a lowered limit permits, the excess ones end.',
    basis: 'secondary',
    source: keycloak(48040),
    revised: '2026-04-14',
  },
  S6: {
    title: 'The limit is stated',
    statement: 'An answer about sessions states the limit, and what happens when it is reached.',
    basis: 'standard',
    source: { page: 'OWASP ASVS 5.0 section 7.1.2', url: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en' },
    revised: '2025-05-30',
  },
};
