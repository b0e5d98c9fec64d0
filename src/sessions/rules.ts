import { help, type Rule, rule, type Source } from '../rule.js';
import { CONDITIONS_SINCE, PASSKEY_SINCE } from './thresholds.js';

export { SESSION_CHOICES } from './choices.js';

const SETTING_UP = help('section_67135625265');
const QUALIFYING = help('article_0804023640');
const RELEASE_NOTE = help('section_158921905537');
const ONE_BROWSER = help('section_1534882691');
const SESSION_TYPES = help('section_1534882804');
const MANDATORY = help('section_1532968056');
const PERMISSIONS = help('section_1515446005');
const DESIGNATING = help('section_N328126');
const USING = help('section_4410552915');

/** An issue in which another product got a rule wrong. */
/* @__NO_SIDE_EFFECTS__ */
function keycloak(issue: number): Source {
  return { page: `Keycloak issue ${issue}`, url: `https://github.com/keycloak/keycloak/issues/${issue}` };
}

export const SESSION_RULES: readonly Rule[] = [
  rule({
    id: 'SES-1',
    title: 'Several sessions, three at most',
    statement:
      'A user has at most three valid sessions in an account at once, and can end all but the present one. In 2025.2 this is so for every user; later rules add conditions.',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'SES-2',
    title: 'Multiple sessions must be switched on',
    statement:
      'Until an Administrator checks Multiple Sessions for 2FA-protected Users, no user of the account has more than one session. It is off after the upgrade, also where several sessions were used before (inferred).',
    since: CONDITIONS_SINCE,
    source: SETTING_UP,
  }),
  rule({
    id: 'SES-3',
    title: 'Only users whose every role is 2FA-required',
    statement:
      'A user has more than one session only if each role assigned to the user in the account is 2FA-required. Roles that the user does not have do not matter, nor does the role of the present login. Pages that promise three sessions without this condition are out of date.',
    since: CONDITIONS_SINCE,
    source: QUALIFYING,
  }),
  rule({
    id: 'SES-4',
    title: 'Three sessions for those who qualify',
    statement: 'A user who qualifies for more than one session has at most three.',
    since: CONDITIONS_SINCE,
    source: SETTING_UP,
  }),
  rule({
    id: 'SES-7',
    title: 'Sessions are counted, not tabs',
    statement: 'All tabs of an account in one browser are one session.',
    source: ONE_BROWSER,
  }),
  rule({
    id: 'SES-8',
    title: 'Another role is another session',
    statement: 'Changing to another role ends the session of the role before.',
    source: ONE_BROWSER,
  }),
  rule({
    id: 'SES-9',
    title: 'Types of sessions do not mix',
    statement:
      'Sessions of the user interface, SOAP, SuiteAnalytics Connect and web stores are managed each on their own; the limit concerns the user interface (inferred).',
    source: SESSION_TYPES,
  }),
  rule({
    id: 'SES-10',
    title: 'The limit is per account',
    statement:
      'Sessions in production, sandbox and Release Preview accounts do not count against each other.',
    basis: 'inferred',
    source: help('section_1534881956'),
  }),
  rule({
    id: 'SES-11',
    title: 'Timeouts',
    statement:
      'User interface: idle 180 minutes unless set to 15 to 720, or 15 for roles that may view unencrypted card numbers; 12 hours in all. SOAP: idle 20 minutes, 60 in all, 15 for one operation. SuiteAnalytics Connect: idle 90 minutes.',
    source: SESSION_TYPES,
  }),
  rule({
    id: 'SES-12',
    title: 'API calls have limits of their own',
    statement:
      'Calls with TBA or OAuth 2.0 open no session that this limit counts; account concurrency governs them. SOAP with user credentials has limits per user besides.',
    source: help('bridgehead_1502455060'),
  }),
  rule({
    id: '2FA-1',
    title: 'Administrators',
    statement: 'The Administrator role is 2FA-required in every type of account, and this cannot be removed.',
    source: MANDATORY,
  }),
  rule({
    id: '2FA-2',
    title: 'Permissions that require 2FA',
    statement: 'A role with one of twelve named permissions is 2FA-required. The list may not be complete.',
    source: PERMISSIONS,
  }),
  rule({
    id: '2FA-3',
    title: 'Standard administrator roles',
    statement:
      'Marketing, Sales, Support and System Administrator come with Two-Factor Authentication base and are therefore 2FA-required.',
    source: PERMISSIONS,
  }),
  rule({
    id: '2FA-4',
    title: 'Designated roles',
    statement:
      'Any other role can be designated as 2FA-required, also of the Employee, Partner and Vendor Center, but not of the Customer Center. A user with a Customer Center role therefore never has more than one session (inferred).',
    source: DESIGNATING,
  }),
  rule({
    id: '2FA-5',
    title: 'How long a device is trusted',
    statement: 'Per role: for the session, for 4, 6, 8 or 12 hours, or for 1 to 30 days.',
    source: DESIGNATING,
  }),
  rule({
    id: '2FA-6',
    title: 'SAML takes precedence',
    statement: 'The 2FA requirement of a SAML single sign-on role is ignored.',
    source: PERMISSIONS,
  }),
  rule({
    id: '2FA-7',
    title: 'No user credentials for 2FA-required roles',
    statement: 'A 2FA-required role calls APIs with TBA or OAuth 2.0, not with user credentials.',
    source: MANDATORY,
  }),
  rule({
    id: '2FA-8',
    title: 'Not asked again on a change of role',
    statement: 'While the session is valid, changing roles does not ask for the second factor again.',
    source: USING,
  }),
  rule({
    id: '2FA-9',
    title: 'Second factors',
    statement:
      'An authenticator app or a backup code; a code by e-mail only at the first login with a 2FA-required role.',
    source: USING,
  }),
  rule({
    id: '2FA-10',
    title: 'Passkeys as second factor',
    statement:
      'A passkey may be the second factor unless an Administrator disables it. Every three months an authenticator app code is asked for nevertheless.',
    since: PASSKEY_SINCE,
    source: RELEASE_NOTE,
  }),
  rule({
    id: '2FA-11',
    title: 'Designated counts as mandatory does',
    statement: 'A designated role and one that needs no designation are both 2FA-required.',
    source: QUALIFYING,
  }),
  rule({
    id: 'S1',
    title: 'Never more than the limit',
    statement: 'An allowed opening leaves at most as many sessions as the limit permits.',
    basis: 'secondary',
    source: { page: 'NIST SP 800-53 AC-10', url: 'https://doi.org/10.6028/NIST.SP.800-53r5' },
  }),
  rule({
    id: 'S2',
    title: 'What an opening may end',
    statement:
      'At least none and at most all of the other sessions, never the requesting one, and the same ones in whatever order they are given.',
    basis: 'secondary',
    source: keycloak(38016),
  }),
  rule({
    id: 'S3',
    title: 'Authenticating again opens nothing',
    statement: 'A login within a live session is not counted as another session.',
    basis: 'secondary',
    source: keycloak(35276),
  }),
  rule({
    id: 'S4',
    title: 'A store that fails allows nothing',
    statement: 'Where the store fails, the answer is a refusal, and another one than that of a policy.',
    basis: 'secondary',
    source: {
      page: 'OWASP ASVS 5.0 section 16.5.3',
      url: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en',
    },
  }),
  rule({
    id: 'S5',
    title: 'A lowered limit is no error',
    statement: 'Where more sessions are live than a lowered limit permits, as many end as are too many.',
    basis: 'secondary',
    source: keycloak(48040),
  }),
  rule({
    id: 'S6',
    title: 'The limit is stated',
    statement: 'An answer about sessions states the limit and what happens at the limit.',
    basis: 'secondary',
    source: { page: 'OWASP ASVS 5.0 section 7.1.2', url: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en' },
  }),
];
