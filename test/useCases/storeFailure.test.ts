import { expect, test } from 'vitest';
import { FactsError } from '../../src/core/factsError.js';
import { ChoicesError } from '../../src/core/options.js';
import { failClosed } from '../../src/useCases/storeFailure.js';

test.each<[string, unknown, boolean]>([
  ['a fact that the caller gave', new FactsError(['roles', 0, 'kind']), true],
  ['facts that are none', new FactsError([]), true],
  ['an option', new ChoicesError(['overflow']), true],
  ['a row of a session', new FactsError(['sessions', 0, 'kind']), false],
  ['a session on its own', new FactsError(['session', 'kind']), false],
  ['a row of a record', new FactsError(['integration', 'tba']), false],
  ['a certificate on its own', new FactsError(['certificate', 'validUntil']), false],
  ['a revoked certificate', new FactsError(['revokedWithSameKey', 'revokedAt']), false],
  ['a row of a notice', new FactsError(['notice', 'text']), false],
  ['the store', new Error('the disk is full'), false],
  ['nothing', undefined, false],
  ['null', null, false],
])('S4: what is thrown for %s reaches the caller or is a refusal: %s', async (_, cause, isMistake) => {
  const step = failClosed(() => Promise.reject(cause));
  if (isMistake) await expect(step).rejects.toBe(cause);
  else expect(await step).toMatchObject({ allowed: false, violations: [{ code: 'store_failed' }] });
});
