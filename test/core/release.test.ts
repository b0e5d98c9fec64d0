import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  assertRelease,
  isAnyRelease,
  isRelease,
  isReleaseError,
  nextRelease,
  parseAnyRelease,
  parseRelease,
  previousRelease,
  RELEASES,
  type Release,
  ReleaseError,
} from '../../src/core/release.js';

/** The error that a call throws. */
function error(call: () => unknown): ReleaseError {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof ReleaseError) return thrown;
  }
  return expect.fail('expected a ReleaseError');
}

describe('REL-1: a release', () => {
  it('is modelled from 2025.2 to 2028.2, two a year', () => {
    expect(RELEASES).toEqual(['2025.2', '2026.1', '2026.2', '2027.1', '2027.2', '2028.1', '2028.2']);
    expect(Object.isFrozen(RELEASES)).toBe(true);
  });

  it('sorts as text', () => {
    expect(RELEASES.toReversed().toSorted()).toEqual(RELEASES);
  });

  test.each(RELEASES)('%s is its own wire format', (release) => {
    expect(parseRelease(`${release.slice(0, 4)}.${release.slice(5)}`)).toBe(release);
    expect(JSON.parse(JSON.stringify(release))).toBe(release);
    expect(isRelease(release)).toBe(true);
  });

  test.each(['2025.1', '2099.1', '1999.2'])(
    'REL-3, CHOICE-RELEASE-RANGE: %s is refused with the range',
    (text) => {
      expect(isRelease(text)).toBe(false);
      expect(error(() => parseRelease(text))).toMatchObject({
        name: 'ReleaseError',
        code: 'release_not_modelled',
        message: 'The release is outside the modelled range 2025.2 to 2028.2.',
      });
    },
  );

  test.each([
    '2026.3',
    '2026.0',
    '2026',
    '2026.1 ',
    ' 2026.1',
    '2026.1\n',
    '26.1',
    '20261',
    '',
    '2026-1',
    '2026.01',
    'v2026.1',
    '3026.1',
  ])('%j is malformed', (text) => {
    expect(error(() => parseRelease(text)).code).toBe('malformed_release');
    expect(error(() => parseAnyRelease(text)).code).toBe('malformed_release');
    expect(isAnyRelease(text)).toBe(false);
  });

  test.each([undefined, null, 2026.1, {}, ['2026.1']])(
    'the value %j of an untyped caller is refused',
    (value) => {
      expect(isRelease(value)).toBe(false);
      expect(isAnyRelease(value)).toBe(false);
      expect(error(() => assertRelease(value as Release)).code).toBe('malformed_release');
    },
  );

  it('throws an error that is known by its name, whichever copy of this module it came from', () => {
    const copied = Object.assign(new Error('from another file'), { name: 'ReleaseError' });
    expect(isReleaseError(copied)).toBe(true);
    expect(isReleaseError(error(() => parseRelease('2025.1')))).toBe(true);
    for (const other of [new Error('other'), { name: 'ReleaseError' }, null, undefined]) {
      expect(isReleaseError(other)).toBe(false);
    }
  });

  it('never repeats its input in an error', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        expect(error(() => parseRelease(text)).message).not.toContain(text);
      }),
    );
  });

  it('a record may have been created in one that is not modelled', () => {
    expect(parseAnyRelease('2014.2')).toBe('2014.2');
    expect(parseAnyRelease('2026.1')).toBe(RELEASES[1]);
    expect(parseAnyRelease('2031.1')).toBe('2031.1');
  });

  it('has neighbours, except at the ends', () => {
    expect(RELEASES.map(nextRelease)).toEqual([...RELEASES.slice(1), undefined]);
    expect(RELEASES.map(previousRelease)).toEqual([undefined, ...RELEASES.slice(0, -1)]);
    expect(error(() => nextRelease('2025.1' as Release)).code).toBe('release_not_modelled');
    expect(error(() => previousRelease('2099.1' as Release)).code).toBe('release_not_modelled');
  });
});
