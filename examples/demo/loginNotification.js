// @ts-check

import { hashNoticeText } from 'netsuite-auth-policy/crypto';
import {
  decideAcknowledgement,
  decideReadAcknowledgements,
  decideSetNotice,
  noticeRequirement,
} from 'netsuite-auth-policy/loginNotice';
import { ofDecision, ofReasons } from './answers.js';

/** @typedef {import('./answers.js').Question} Question */

/**
 * @param {import('./load.js').Account} account
 * @returns {Question[]}
 */
export function loginNotificationQuestions(account) {
  const { features, roles, users, takenAt: at } = account;
  const notice = account.notice && { ...account.notice, sha256: hashNoticeText(account.notice.text) };
  const saml = new Set(roles.filter(({ samlSso }) => samlSso).map(({ id }) => id));

  return [
    ...roles.map((role) => setting(role, 'may save the present text as the notice?', notice?.text ?? '')),
    ...roles
      .filter(({ kind }) => kind === 'administrator')
      .map((role) => setting(role, 'may save a notice with a link?', 'See <a href="/policy">our policy</a>')),
    ...users.map((user) => {
      const bySaml = user.roleIds.some((id) => saml.has(id));
      return login(user, bySaml ? 'saml' : 'password', `logs in${bySaml ? ' by SAML' : ' with a password'}`);
    }),
    ...users.map((user) => login(user, 'token', 'makes an API call with a token')),
    ...users.slice(0, 1).flatMap((user) => clicks(user)),
    ...roles.map((role) => reading(role)),
  ];

  /**
   * @param {typeof roles[number]} role
   * @param {string} what
   * @param {string} text
   * @returns {Question}
   */
  function setting(role, what, text) {
    return {
      who: role.name,
      what,
      ask: (release) =>
        ofDecision(
          decideSetNotice(release, { features, role, text, ...(notice && { previous: notice }) }),
          ({ revision }) => `allowed, as revision ${revision}`,
        ),
    };
  }

  /**
   * @param {typeof users[number]} user
   * @param {import('netsuite-auth-policy/loginNotice').LoginKind} kind
   * @param {string} what
   * @returns {Question}
   */
  function login(user, kind, what) {
    return {
      who: user.name,
      what,
      ask: (release) => {
        const facts = {
          features,
          notice,
          login: { id: 'login-1', kind },
          userId: user.id,
          acknowledgements: [],
          at,
        };
        const requirement = noticeRequirement(release, facts);
        return requirement.required
          ? ofReasons(requirement, `must acknowledge revision ${requirement.notice.revision}`)
          : ofReasons(requirement, 'nothing to acknowledge');
      },
    };
  }

  /**
   * @param {typeof users[number]} user
   * @returns {Question[]}
   */
  function clicks(user) {
    if (notice === null) return [];
    const older = { revision: notice.revision - 1, sha256: hashNoticeText('an older text') };
    /** @type {(what: string, shown: typeof older) => Question} */
    const click = (what, shown) => ({
      who: user.name,
      what,
      ask: (release) =>
        ofDecision(
          decideAcknowledgement(release, {
            features,
            notice,
            shown,
            login: { id: 'login-1', kind: 'password' },
            userId: user.id,
            roleId: user.roleIds[0] ?? '',
            at,
          }),
          ({ entry }) => `allowed, and logged: revision ${entry.revision} at ${entry.at}`,
        ),
    });
    return [
      click('clicks Acknowledge under the present notice', notice),
      click('clicks Acknowledge under an older notice', older),
    ];
  }

  /**
   * @param {typeof roles[number]} role
   * @returns {Question}
   */
  function reading(role) {
    return {
      who: role.name,
      what: 'may read who has acknowledged?',
      ask: (release) => ofDecision(decideReadAcknowledgements(release, { role }), () => 'allowed'),
    };
  }
}
