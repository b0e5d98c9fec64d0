/**
 * Rules that no answer of a question carries: errors, the endpoint that is served, readers of files and steps on stores
 * carry them. Each of them is run here for real.
 *
 * @module
 */

import { parseAccountId } from '../../src/core/accountId.js';
import { parseRelease } from '../../src/core/release.js';
import { hashNoticeText, readCertificate } from '../../src/crypto.js';
import {
  entryActivity,
  type RotationAnswer,
  type RotationHandlerChoices,
} from '../../src/gateway/rotation/index.js';
import { decideUseSession } from '../../src/sessions/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import { listCertificates, redeemAssertion } from '../../src/useCases/index.js';
import { ACCOUNT, creation, idOf, PATH, pem, record, served } from '../gateway/rotation/support.js';

const KEY = { accountId: ACCOUNT, integrationId: record.id };
const AT = '2027-03-01T10:00:00Z';

function thrownBy(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

/** The answers of the rotation endpoint to a list, a creation and a revocation. */
export async function rotation(choices: RotationHandlerChoices = {}): Promise<RotationAnswer[]> {
  const answers: RotationAnswer[] = [];
  const { call } = await served({ choices, onAnswer: (answer) => answers.push(answer) });
  await call('GET');
  const created = await call('POST', PATH, creation());
  if (created.ok) await call('POST', `${PATH}/${await idOf(created)}/revoke`);
  return answers;
}

async function redeemed(): Promise<unknown[]> {
  const stores = memoryStores();
  const jwt = 'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl';
  const facts = {
    accountId: ACCOUNT,
    clientId: record.clientId,
    jwt,
    exp: 4_000_000_000,
    hash: hashNoticeText,
  };
  const first = await redeemAssertion(stores, '2027.1', facts);
  return [first, await redeemAssertion(stores, '2027.1', facts)];
}

async function listed(): Promise<unknown[]> {
  const stores = memoryStores();
  await stores.integrations.update(KEY, {}, () => ({ put: record, result: null }));
  const failing = {
    get: () => Promise.reject(new Error('no connection')),
  } as unknown as Stores['integrations'];
  return [
    await listCertificates(stores, '2027.1', { key: KEY, at: AT }),
    await listCertificates({ integrations: failing }, '2027.1', { key: KEY, at: AT }),
  ];
}

/** What carries the rules, by the name of what is run. */
export async function answersElsewhere(): Promise<Readonly<Record<string, unknown>>> {
  const never = new Date(Number.NaN);
  const session = { kind: 'ui', startedAt: never, lastUsedAt: never } as const;
  return {
    'parseRelease (error)': ['2025.1', '2026.3'].map((release) => thrownBy(() => parseRelease(release))),
    'parseAccountId (error)': thrownBy(() => parseAccountId('no account')),
    decideUseSession: decideUseSession('2027.1', { session, role: null, at: AT }),
    readCertificate: readCertificate(pem('ec-p256')),
    entryActivity: entryActivity({ revoked: false, valid_until: '2027-03-01' }, new Date(AT)),
    createRotationHandler: await rotation(),
    redeemAssertion: await redeemed(),
    listCertificates: await listed(),
  };
}
