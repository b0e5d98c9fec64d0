// @ts-check

import {
  decideOpenSession,
  planSessionChange,
  sessionAllowance,
  twoFactorRequirement,
} from 'netsuite-auth-policy/sessions';
import { list, ofDecision, ofReasons } from './answers.js';

/** @typedef {import('./answers.js').Question} Question */

/**
 * @param {import('./load.js').Account} account
 * @returns {Question[]}
 */
export function sessionQuestions({ features, roles, users }) {
  return [
    ...roles.map(
      /** @returns {Question} */
      (role) => ({
        who: role.name,
        what: 'is 2FA-required?',
        ask: (release) => {
          const requirement = twoFactorRequirement(release, { role });
          return ofReasons(
            requirement,
            requirement.required ? 'yes' : 'no',
            requirement.required ? 'yes' : 'no',
          );
        },
      }),
    ),
    ...users.map(
      /** @returns {Question} */
      (user) => ({
        who: user.name,
        what: 'how many sessions at once?',
        ask: (release) => {
          const allowance = sessionAllowance(release, { features, roles: rolesOf(user) });
          return ofReasons(allowance, sessions(allowance.limit), allowance.limit === 1 ? 'no' : 'yes');
        },
      }),
    ),
    ...users.filter((user) => user.sessions.length > 0).map(loggingIn),
    ...users
      .filter((user) => user.sessions.length > 1)
      .flatMap((user) => [
        upgrading(user, 'and the box of Multiple Sessions is checked', true),
        upgrading(user, 'and nobody checks the box of Multiple Sessions', false),
      ]),
  ];

  /** @param {typeof users[number]} user */
  function rolesOf(user) {
    return user.roleIds.flatMap((id) => roles.find((role) => role.id === id) ?? []);
  }

  /** @param {typeof users[number]} user */
  function open(user) {
    return `${sessions(user.sessions.length)} open`;
  }

  /**
   * @param {typeof users[number]} user
   * @returns {Question}
   */
  function loggingIn(user) {
    return {
      who: user.name,
      what: `logs in once more, with ${open(user)}`,
      ask: (release) =>
        ofDecision(
          decideOpenSession(release, {
            features,
            roles: rolesOf(user),
            sessions: user.sessions,
            opening: { kind: 'ui' },
          }),
          ({ endSessions }) => `allowed, ${ends(endSessions)}`,
        ),
    };
  }

  /**
   * @param {typeof users[number]} user
   * @param {string} what
   * @param {boolean} multipleSessions
   * @returns {Question}
   */
  function upgrading(user, what, multipleSessions) {
    return {
      who: user.name,
      what: `is upgraded from 2025.2 with ${open(user)}, ${what}`,
      ask: (release) => {
        const plan = planSessionChange('2025.2', {
          features,
          roles: rolesOf(user),
          sessions: user.sessions,
          change: { kind: 'upgraded', to: release, multipleSessions },
        });
        // the advice stands under the number of sessions already
        return ofReasons(
          { ...plan, advice: [] },
          ends(plan.endSessions),
          plan.endSessions.length > 0 ? 'no' : 'yes',
        );
      },
    };
  }
}

/** @param {number} count */
function sessions(count) {
  return count === 1 ? '1 session' : `${count} sessions`;
}

/** @param {readonly string[]} ids */
function ends(ids) {
  return ids.length === 0
    ? 'ends no session'
    : `ends ${ids.length === 1 ? 'session' : 'sessions'} ${list(ids)}`;
}
