import { describe, expect, it, test } from 'vitest';
import { isActiveEntry, REVOKED_BODY } from '../../../src/gateway/rotation/index.js';

it('ROT-13: a revocation is answered in plain text', () => {
  expect(() => JSON.parse(REVOKED_BODY)).toThrow(SyntaxError);
});

describe('which entries of the list are active', () => {
  test.each([
    ['not revoked, ends later', { revoked: false, valid_until: '2026-06-02' }, true],
    ['ROT-10: not revoked, ended long ago', { revoked: false, valid_until: '2024-01-31' }, false],
    ['revoked, ends later', { revoked: true, valid_until: '2027-01-31' }, false],
    ['CHOICE-ROTATION-LAST-DAY: ends today', { revoked: false, valid_until: '2026-06-01' }, true],
    ['ended yesterday', { revoked: false, valid_until: '2026-05-31' }, false],
    ['an unreadable day', { revoked: false, valid_until: 'soon' }, true],
  ])('%s', (_, entry, active) => {
    for (const at of ['2026-06-01T00:00:00Z', '2026-06-01T23:59:59Z']) {
      expect(isActiveEntry(entry, new Date(at))).toBe(active);
      expect(isActiveEntry(entry, at)).toBe(active);
    }
  });

  it('CERT-2: an instant that is not one leaves an entry active', () => {
    const entry = { revoked: false, valid_until: '2024-01-31' };
    for (const at of [new Date(Number.NaN), 'soon']) expect(isActiveEntry(entry, at)).toBe(true);
  });
});
