// @ts-check

import {
  decideAddCertificate,
  decideRotationCall,
  expiryNotices,
  planRotation,
} from 'netsuite-auth-policy/certificates';
import { day, list, ofDecision } from './answers.js';

/**
 * @typedef {import('./answers.js').Question} Question
 * @typedef {import('./answers.js').Release} Release
 * @typedef {import('./load.js').Account} Account
 * @typedef {import('./load.js').NamedCertificate} NamedCertificate
 */

/**
 * Every certificate as if it were added in this release, in the order in which they came.
 *
 * @param {Release} release
 * @param {Account} account
 */
function added(release, { certificates, integrations }) {
  /** @type {NamedCertificate[]} */
  const taken = [];
  const inOrder = certificates.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const decisions = new Map(
    inOrder.map((certificate) => {
      const at = certificate.createdAt;
      const then = taken.map((one) => asOf(one, at));
      const known = then.find(({ id }) => id === certificate.id);
      const decision = decideAddCertificate(release, {
        integration: recordOf(certificate, integrations),
        certificate,
        certificates: then.filter(({ integrationId }) => integrationId === certificate.integrationId),
        ...(known && { known }),
        at,
      });
      if (decision.allowed) taken.push({ ...certificate, validUntil: new Date(decision.effectiveUntil) });
      return [certificate, decision];
    }),
  );
  return { decisions, taken };
}

/**
 * A certificate as it was at an instant: a later revocation had not happened yet.
 *
 * @param {NamedCertificate} certificate
 * @param {Date} at
 * @returns {NamedCertificate}
 */
function asOf(certificate, at) {
  const { revokedAt, ...unrevoked } = certificate;
  return revokedAt && revokedAt > at ? unrevoked : certificate;
}

/**
 * @param {{ integrationId: string }} mapping
 * @param {Account['integrations']} integrations
 */
function recordOf({ integrationId }, integrations) {
  const found = integrations.find(({ integration }) => integration.id === integrationId);
  if (found === undefined) throw new Error('There is no integration record for a certificate.');
  return found.integration;
}

/** @param {string} file */
function fileName(file) {
  return file.split('/').at(-1) ?? file;
}

/** @param {NamedCertificate} certificate */
function described({ file, key }) {
  const kind = key.type === 'RSA' ? `RSA ${key.bits}` : key.type === 'EC' ? key.curve : key.name;
  return `${fileName(file)} (${kind})`;
}

/**
 * Refusals name certificates by id, people by file.
 *
 * @param {readonly NamedCertificate[]} certificates
 */
function byFile(certificates) {
  return {
    related: (/** @type {string} */ id) => fileName(certificates.find((one) => one.id === id)?.file ?? id),
  };
}

/**
 * @param {Account} account
 * @returns {Question[]}
 */
export function certificateLimitQuestions(account) {
  const { certificates, integrations, takenAt: at } = account;
  const records = integrations.map(({ integration }) => integration);
  return [
    ...certificates.map(
      /** @returns {Question} */
      (certificate) => ({
        who: recordOf(certificate, integrations).name,
        what: `may add ${described(certificate)} on ${day(certificate.createdAt)}?`,
        ask: (release) => {
          const decision = added(release, account).decisions.get(certificate);
          if (decision === undefined) throw new Error('Nobody has decided on a certificate.');
          return ofDecision(
            decision,
            ({ activeAfter, effectiveUntil }) =>
              `allowed, valid until ${day(effectiveUntil)}, then ${activeAfter} active`,
            byFile(certificates),
          );
        },
      }),
    ),
    ...records
      .filter(({ clientCredentialsGrant }) => clientCredentialsGrant)
      .map(
        /** @returns {Question} */
        (integration) => ({
          who: integration.name,
          what: `may add one more, P-256 and valid for a year, on ${day(at)}?`,
          ask: (release) => {
            const validUntil = new Date(at);
            validUntil.setUTCFullYear(at.getUTCFullYear() + 1);
            const { taken } = added(release, account);
            const decision = decideAddCertificate(release, {
              integration,
              certificate: {
                id: 'one-more',
                key: { type: 'EC', curve: 'P-256' },
                validFrom: at,
                validUntil,
                entityId: account.users[0]?.id ?? '',
                roleId: account.roles[0]?.id ?? '',
              },
              certificates: taken.filter((one) => one.integrationId === integration.id),
              at,
            });
            return ofDecision(
              decision,
              ({ activeAfter, effectiveUntil }) =>
                `allowed, valid until ${day(effectiveUntil)}, then ${activeAfter} active`,
              byFile(certificates),
            );
          },
        }),
      ),
  ];
}

/**
 * @param {Account} account
 * @returns {Question[]}
 */
export function certificateRotationQuestions(account) {
  const { certificates, integrations, roles, takenAt: at, users } = account;
  return [...endpoint(), ...plans(), ...mails()];

  /** @returns {Question[]} */
  function endpoint() {
    return certificates.flatMap((certificate) => {
      const integration = recordOf(certificate, integrations);
      const role = roles.find(({ id }) => id === certificate.roleId);
      if (role === undefined) return [];
      return /** @type {const} */ (['list', 'create', 'revoke']).map(
        /** @returns {Question} */
        (operation) => ({
          who: `${integration.name} as ${role.name}`,
          what: `may ${operation} by the rotation endpoint?`,
          ask: (release) =>
            ofDecision(
              decideRotationCall(release, { operation, token: { scopes: integration.scopes, role } }),
              () => 'allowed',
            ),
        }),
      );
    });
  }

  /** @returns {Question[]} */
  function plans() {
    return certificates.map((certificate) => {
      const { entityId, integrationId, roleId } = certificate;
      const integration = recordOf(certificate, integrations);
      const user = users.find(({ id }) => id === entityId)?.name;
      const role = roles.find(({ id }) => id === roleId)?.name;
      return {
        who: integration.name,
        what: `how to replace the certificate of ${user} as ${role}?`,
        ask: (release) => {
          const own = added(release, account).taken.filter((one) => one.integrationId === integrationId);
          const { related: file } = byFile(own);
          const plan = planRotation(release, { certificates: own, entityId, roleId, at });
          return ofDecision(
            plan,
            ({ steps }) =>
              steps
                .map((step) =>
                  step.action === 'revoke'
                    ? `revoke ${file(step.certificateId)} by ${day(step.at)}`
                    : `${step.action === 'create' ? 'create a new one on' : 'sign with it by'} ${day(step.at)}`,
                )
                .join(', '),
            byFile(own),
          );
        },
      };
    });
  }

  /** @returns {Question[]} */
  function mails() {
    return integrations
      .filter(({ integration }) => certificates.some(({ integrationId }) => integrationId === integration.id))
      .map(({ integration }) => ({
        who: integration.name,
        what: 'next e-mail to the administrators about an expiry?',
        ask: (release) => {
          const own = added(release, account).taken.filter(
            ({ integrationId }) => integrationId === integration.id,
          );
          const next = expiryNotices(release, { certificates: own }).find(({ dueOn }) => dueOn >= day(at));
          const files = own
            .filter(({ id }) => next?.certificateIds.includes(id))
            .map(({ file }) => fileName(file));
          const text = next
            ? `on ${next.dueOn}, about ${list(files)}, which expires on ${next.expiresOn}`
            : 'none';
          const rule = next?.rule ?? 'CERT-18';
          return { lines: [{ tone: 'yes', text, code: next?.kind ?? '', rule }], rules: [rule] };
        },
      }));
  }
}
