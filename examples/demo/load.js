// @ts-check

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readCertificate } from 'netsuite-auth-policy/crypto';
import { accountSnapshotSchema } from 'netsuite-auth-policy/schemas';

/**
 * @typedef {import('netsuite-auth-policy/schemas').AccountSnapshot} AccountSnapshot
 * @typedef {import('netsuite-auth-policy/certificates').Certificate} Certificate
 *
 * @typedef {object} Problem Something wrong with the snapshot. Never repeats what stands there.
 * @property {string} path
 * @property {string} message
 *
 * @typedef {Certificate & { readonly file: string }} NamedCertificate
 *
 * @typedef {Omit<AccountSnapshot, 'certificates'> & { readonly certificates: readonly NamedCertificate[] }} Account
 * The snapshot with its certificate files read.
 */

/**
 * Reads a snapshot and its certificate files, and finds everything that is wrong with them.
 *
 * @param {string} file
 * @returns {{ account: Account } | { problems: readonly Problem[] }}
 */
export function loadAccount(file) {
  const json = readJson(file);
  if ('problems' in json) return json;
  const checked = accountSnapshotSchema.check(json.value);
  if (checked.issues) {
    return { problems: checked.issues.map(({ path, message }) => ({ path: dotted(path), message })) };
  }
  const snapshot = checked.value;
  const certificates = readCertificates(snapshot, dirname(file));
  const problems = [...duplicates(snapshot), ...dangling(snapshot), ...certificates.problems];
  return problems.length > 0
    ? { problems }
    : { account: { ...snapshot, certificates: certificates.certificates } };
}

/**
 * @param {string} file
 * @returns {{ value: unknown } | { problems: readonly Problem[] }}
 */
function readJson(file) {
  const text = readText(file);
  if ('code' in text) return { problems: [{ path: 'file', message: text.message }] };
  try {
    return { value: JSON.parse(text.text) };
  } catch (error) {
    // the parser's own message may repeat a part of the text
    const offset = /position (\d+)/.exec(String(error))?.[1];
    const line = offset === undefined ? undefined : text.text.slice(0, Number(offset)).split('\n').length;
    const message =
      line === undefined ? 'The text is not JSON.' : `The text is not JSON, from line ${line} on.`;
    return { problems: [{ path: 'document', message }] };
  }
}

/**
 * @param {string} file
 * @returns {{ text: string } | { code: string, message: string }}
 */
function readText(file) {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown error';
    return {
      code,
      message: code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read (${code}).`,
    };
  }
}

/**
 * @param {AccountSnapshot} snapshot
 * @param {string} directory
 */
function readCertificates(snapshot, directory) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {NamedCertificate[]} */
  const certificates = [];
  for (const [index, certificate] of snapshot.certificates.entries()) {
    const path = `certificates[${index}].file`;
    const text = readText(resolve(directory, certificate.file));
    if ('code' in text) {
      problems.push({ path, message: text.message });
      continue;
    }
    const read = readCertificate(text.text, certificate.file);
    if (read.allowed) certificates.push({ ...certificate, ...dated(read.certificate) });
    else problems.push(...read.violations.map(({ message }) => ({ path, message })));
  }
  return { problems, certificates };
}

/** @param {import('netsuite-auth-policy/certificates').CertificateContent<string>} facts */
function dated(facts) {
  return { ...facts, validFrom: new Date(facts.validFrom), validUntil: new Date(facts.validUntil) };
}

/**
 * @param {AccountSnapshot} snapshot
 * @returns {Problem[]}
 */
function duplicates({ integrations, roles, users }) {
  return [
    ...repeated(integrations.map(({ integration: { id } }, i) => [`integrations[${i}].integration.id`, id])),
    ...repeated(
      integrations.map(({ integration: { clientId } }, i) => [
        `integrations[${i}].integration.clientId`,
        clientId,
      ]),
    ),
    ...repeated(roles.map(({ id }, i) => [`roles[${i}].id`, id])),
    ...repeated(users.map(({ id }, i) => [`users[${i}].id`, id])),
    ...repeated(
      users.flatMap(({ sessions }, i) => sessions.map(({ id }, j) => [`users[${i}].sessions[${j}].id`, id])),
    ),
  ];
}

/**
 * @param {readonly (readonly [path: string, id: string])[]} ids
 * @returns {Problem[]}
 */
function repeated(ids) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  return ids.flatMap(([path, id]) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    return first === undefined ? [] : [{ path, message: `It is the same as ${first}.` }];
  });
}

/**
 * @param {AccountSnapshot} snapshot
 * @returns {Problem[]}
 */
function dangling({ certificates, integrations, notice, roles, users }) {
  const known = {
    integration: new Set(integrations.map(({ integration }) => integration.id)),
    role: new Set(roles.map(({ id }) => id)),
    user: new Set(users.map(({ id }) => id)),
  };
  /**
   * @param {keyof typeof known} noun
   * @param {string} path
   * @param {string} id
   * @returns {Problem[]}
   */
  const missing = (noun, path, id) =>
    known[noun].has(id) ? [] : [{ path, message: `The snapshot has no ${noun} with the id ${id}.` }];

  return [
    ...(notice === null ? [] : missing('user', 'notice.savedBy', notice.savedBy)),
    ...certificates.flatMap(({ entityId, integrationId, roleId }, i) => [
      ...missing('integration', `certificates[${i}].integrationId`, integrationId),
      ...missing('user', `certificates[${i}].entityId`, entityId),
      ...missing('role', `certificates[${i}].roleId`, roleId),
    ]),
    ...users.flatMap((user, i) => [
      ...user.roleIds.flatMap((id, j) => missing('role', `users[${i}].roleIds[${j}]`, id)),
      ...user.sessions.flatMap(({ roleId }, j) =>
        roleId === undefined || roleId === null
          ? []
          : missing('role', `users[${i}].sessions[${j}].roleId`, roleId),
      ),
    ]),
  ];
}

/** @param {readonly (string | number)[]} path */
function dotted(path) {
  const written = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return written.replace(/^\./, '') || 'document';
}
