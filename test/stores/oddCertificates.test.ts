import { expect, it } from 'vitest';
import type { Certificate } from '../../src/certificates/index.js';
import { memoryStores } from '../../src/stores/index.js';
import { AT, certificate } from '../certificates/support.js';
import { KEY, keepCertificate } from '../useCases/support.js';

/** Ids of what a change sees after these have been added. */
async function seen(certificates: readonly Certificate[]): Promise<string[]> {
  const stores = memoryStores();
  for (const one of certificates) await keepCertificate(stores, one);
  return stores.integrations.update(KEY, { at: AT }, (state) => ({
    result: state.certificates.map(({ id }) => id),
  }));
}

it('CERT-2: a certificate whose end is an invalid date is shown, and hides no other', async () => {
  const expired = certificate('expired', { validUntil: new Date('2026-02-01') });
  const broken = certificate('broken', { validUntil: new Date(Number.NaN) });
  const good = certificate('good');
  expect(await seen([broken, expired, good])).toEqual(['good', 'broken']);
  expect(await seen([expired, good, broken])).toEqual(['good', 'broken']);
});

it('CERT-2: a certificate that is revoked when it is added is not among those that count', async () => {
  expect(await seen([certificate('revoked', { revokedAt: AT }), certificate('good')])).toEqual(['good']);
});
