import {
  endOtherSessionsFacts,
  idleTimeoutFacts,
  openSessionFacts,
  secondFactorFacts,
  sessionAllowanceFacts,
  sessionChangeFacts,
  sessionChoices,
  sessionTimeoutsFacts,
  switchRoleFacts,
  trustedDeviceFacts,
  twoFactorChoices,
  twoFactorFacts,
  userCredentialsFacts,
  useSessionFacts,
} from '../../sessions/factsSchema.js';
import {
  decideEndOtherSessions,
  decideOpenSession,
  decideSecondFactor,
  decideSwitchRole,
  decideUserCredentials,
  decideUseSession,
  planSessionChange,
  sessionAllowance,
  sessionTimeouts,
  twoFactorRequirement,
  validateIdleTimeout,
  validateTrustedDevice,
} from '../../sessions/index.js';
import { ADMINISTRATOR, CLERK, SESSION, SESSIONS } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'sessions';
const USER = { features: { multipleSessions: true }, roles: [CLERK, ADMINISTRATOR] };

/** What can be asked about sessions and two-factor authentication. */
export const sessionQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'sessionAllowance',
    kind: 'state',
    title: 'How many sessions may this user have, and why?',
    answer: sessionAllowance,
    facts: sessionAllowanceFacts,
    choices: sessionChoices,
    example: { release: '2027.1', facts: USER },
  }),
  registered(SYSTEM, {
    name: 'decideOpenSession',
    kind: 'decision',
    title: 'May this session be opened, and which others end?',
    answer: decideOpenSession,
    facts: openSessionFacts,
    choices: sessionChoices,
    example: {
      release: '2027.1',
      facts: { ...USER, sessions: SESSIONS, opening: { kind: 'ui' } },
      choices: { overflow: 'deny_new' },
    },
  }),
  registered(SYSTEM, {
    name: 'decideUseSession',
    kind: 'decision',
    title: 'Is this session still valid?',
    answer: decideUseSession,
    facts: useSessionFacts,
    example: {
      release: '2027.1',
      facts: { session: SESSION, role: { permissions: [] }, at: '2027-03-01T10:00:00Z' },
    },
  }),
  registered(SYSTEM, {
    name: 'sessionTimeouts',
    kind: 'state',
    title: 'After how many minutes does such a session end?',
    answer: sessionTimeouts,
    facts: sessionTimeoutsFacts,
    example: { release: '2027.1', facts: { kind: 'ui', role: { permissions: [] }, idleMinutes: 60 } },
  }),
  registered(SYSTEM, {
    name: 'validateIdleTimeout',
    kind: 'validation',
    title: 'Can the idle session timeout be set to this many minutes?',
    answer: validateIdleTimeout,
    facts: idleTimeoutFacts,
    example: { release: '2027.1', facts: { idleMinutes: 60 } },
  }),
  registered(SYSTEM, {
    name: 'decideEndOtherSessions',
    kind: 'decision',
    title: 'May this session end the other sessions of its user?',
    answer: decideEndOtherSessions,
    facts: endOtherSessionsFacts,
    example: { release: '2027.1', facts: { sessions: SESSIONS, sessionId: SESSION.id } },
  }),
  registered(SYSTEM, {
    name: 'decideSwitchRole',
    kind: 'decision',
    title: 'May this session change to this role?',
    answer: decideSwitchRole,
    facts: switchRoleFacts,
    example: { release: '2027.1', facts: { sessions: SESSIONS, sessionId: SESSION.id, roleId: '3' } },
  }),
  registered(SYSTEM, {
    name: 'planSessionChange',
    kind: 'plan',
    title: 'Which sessions end when this changes?',
    answer: planSessionChange,
    facts: sessionChangeFacts,
    choices: sessionChoices,
    example: {
      release: '2026.2',
      facts: { ...USER, sessions: SESSIONS, change: { kind: 'upgraded', to: '2027.1' } },
    },
  }),
  registered(SYSTEM, {
    name: 'twoFactorRequirement',
    kind: 'requirement',
    title: 'Is two-factor authentication required of this role?',
    answer: twoFactorRequirement,
    facts: twoFactorFacts,
    choices: twoFactorChoices,
    example: { release: '2027.1', facts: { role: ADMINISTRATOR } },
  }),
  registered(SYSTEM, {
    name: 'decideSecondFactor',
    kind: 'decision',
    title: 'Does this second factor count at this login?',
    answer: decideSecondFactor,
    facts: secondFactorFacts,
    example: {
      release: '2027.1',
      facts: { factor: 'email_code', firstLogin: false, passkeysDisabled: false },
    },
  }),
  registered(SYSTEM, {
    name: 'validateTrustedDevice',
    kind: 'validation',
    title: 'Can a device be trusted for this long?',
    answer: validateTrustedDevice,
    facts: trustedDeviceFacts,
    example: { release: '2027.1', facts: { trustedDevice: { unit: 'days', count: 30 } } },
  }),
  registered(SYSTEM, {
    name: 'decideUserCredentials',
    kind: 'decision',
    title: 'May this role be used with user credentials?',
    answer: decideUserCredentials,
    facts: userCredentialsFacts,
    example: { release: '2027.1', facts: { role: ADMINISTRATOR } },
  }),
];
