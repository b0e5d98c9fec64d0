import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findRule } from '../../src/catalogue.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  isSoapEndpoint,
  parseSoapEndpoint,
  SOAP_ENDPOINTS,
  type SoapEndpoint,
  SoapEndpointError,
  type SoapStatus,
  soapEndpointSupport,
} from '../../src/tbaDeprecation/index.js';

// The matrix as printed: a column for each release from 2025.2 to 2028.2.
const PRINTED: readonly (readonly [SoapEndpoint, string])[] = [
  ['2025.2', 'S S S S S S -'],
  ['2025.1', 'S S S S U U -'],
  ['2024.2', 'S S S S U U -'],
  ['2024.1', 'S S S U U U -'],
  ['2023.2', 'S S U U U U -'],
  ['2023.1', 'S U U U U U -'],
  ['2022.2', 'U U U U U U -'],
  ['2022.1', 'U U U U U U -'],
  ['2021.2', 'U U U U U U -'],
  ['2021.1', 'U U U U U - -'],
  ['2020.2', 'U U U U - - -'],
  ['2020.1', 'U U U - - - -'],
  ['2019.2', 'U U - - - - -'],
  ['2019.1', 'U - - - - - -'],
];
const MEANING: Readonly<Record<string, SoapStatus>> = { S: 'supported', U: 'available', '-': 'disabled' };

const ENDPOINTS = PRINTED.map(([endpoint]) => endpoint);
const CELLS = PRINTED.flatMap(([endpoint, row]) =>
  row.split(' ').map((mark, column) => [endpoint, RELEASES[column] as Release, MEANING[mark]] as const),
);

describe('the SOAP support matrix', () => {
  it('SOAP-1: has a cell for every endpoint and release', () => {
    expect(CELLS).toHaveLength(14 * 7);
    expect(Object.keys(SOAP_ENDPOINTS)).toEqual([...ENDPOINTS].reverse());
  });

  test.each(CELLS)('SOAP-1: endpoint %s in %s is %s', (endpoint, release, status) => {
    expect(soapEndpointSupport(release, { soapEndpoint: endpoint }).status).toBe(status);
  });

  test.each(PRINTED)('SOAP-1: the two dates of %s are where its row changes', (endpoint, row) => {
    const marks = row.split(' ');
    expect(soapEndpointSupport('2026.1', { soapEndpoint: endpoint })).toMatchObject({
      unsupportedFrom: RELEASES[marks.findIndex((mark) => mark !== 'S')],
      disabledFrom: RELEASES[marks.indexOf('-')],
    });
  });

  it('SOAP-1: says when an endpoint that still answers is disabled', () => {
    expect(soapEndpointSupport('2026.1', { soapEndpoint: '2025.2' }).advice).toMatchObject([
      { code: 'soap_endpoint_ends', rule: 'SOAP-1', enforcedFrom: '2028.2' },
    ]);
    expect(soapEndpointSupport('2026.1', { soapEndpoint: '2020.1' }).advice).toMatchObject([
      { code: 'soap_endpoint_unsupported', rule: 'SOAP-1', enforcedFrom: '2027.1' },
    ]);
    expect(soapEndpointSupport('2027.1', { soapEndpoint: '2020.1' }).advice).toEqual([]);
  });

  it('CHOICE-SOAP-MATRIX: is named where the banners disagree, and only there', () => {
    const disputed = CELLS.filter(([endpoint, release]) =>
      soapEndpointSupport(release, { soapEndpoint: endpoint }).rules.includes('CHOICE-SOAP-MATRIX'),
    );
    expect(disputed).toEqual([
      ['2025.1', '2027.1', 'supported'],
      ['2024.2', '2027.1', 'supported'],
    ]);
  });

  it('SOAP-5: is named where it takes the support of an endpoint, and only there', () => {
    const decided = CELLS.filter(([soapEndpoint, release]) =>
      soapEndpointSupport(release, { soapEndpoint }).rules.includes('SOAP-5'),
    );
    expect(decided).toEqual([
      ['2025.1', '2027.2', 'available'],
      ['2025.1', '2028.1', 'available'],
      ['2024.2', '2027.2', 'available'],
      ['2024.2', '2028.1', 'available'],
    ]);
  });

  it('SOAP-5: holds from where it is dated on, and not before', () => {
    const since = findRule('SOAP-5')?.since ?? '';
    const supported = (release: Release) =>
      ENDPOINTS.filter(
        (soapEndpoint) => soapEndpointSupport(release, { soapEndpoint }).status === 'supported',
      );
    for (const release of RELEASES) {
      const others = supported(release).filter((endpoint) => endpoint !== '2025.2');
      expect(others.length > 0).toBe(release < since);
    }
  });

  it('SOAP-6: disables every endpoint from where it is dated on, and the last one not before', () => {
    const since = findRule('SOAP-6')?.since ?? '';
    for (const release of RELEASES) {
      const statuses = ENDPOINTS.map((soapEndpoint) => soapEndpointSupport(release, { soapEndpoint }).status);
      expect(statuses.every((status) => status === 'disabled')).toBe(release >= since);
    }
  });

  it('SOAP-6: is named for the endpoints that it disables', () => {
    expect(soapEndpointSupport('2028.2', { soapEndpoint: '2025.2' }).rules).toEqual(['SOAP-1', 'SOAP-6']);
    expect(soapEndpointSupport('2028.2', { soapEndpoint: '2021.2' }).rules).toEqual(['SOAP-1', 'SOAP-6']);
    expect(soapEndpointSupport('2028.2', { soapEndpoint: '2021.1' }).rules).toEqual(['SOAP-1']);
    expect(soapEndpointSupport('2028.1', { soapEndpoint: '2025.2' }).rules).toEqual(['SOAP-1']);
  });

  it('SOAP-1: says both dates of an endpoint in sentences', () => {
    expect(soapEndpointSupport('2026.1', { soapEndpoint: '2024.1' }).advice).toMatchObject([
      {
        message: 'The SOAP endpoint 2024.1 loses its support in 2027.1 and is disabled from 2028.2 on.',
      },
    ]);
    expect(soapEndpointSupport('2027.1', { soapEndpoint: '2024.1' }).advice).toMatchObject([
      { message: 'The SOAP endpoint 2024.1 is no longer supported, and is disabled from 2028.2 on.' },
    ]);
  });

  it('gives settled answers, frozen, so that they can be shared', () => {
    for (const [soapEndpoint, release] of CELLS) {
      const answer = soapEndpointSupport(release, { soapEndpoint });
      expect([answer, answer.rules, answer.advice].every(Object.isFrozen)).toBe(true);
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }
  });

  it('SOAP-1: never gets better in a later release', () => {
    const order: readonly SoapStatus[] = ['supported', 'available', 'disabled'];
    const rank = (release: Release, endpoint: SoapEndpoint) =>
      order.indexOf(soapEndpointSupport(release, { soapEndpoint: endpoint }).status);
    fc.assert(
      fc.property(fc.constantFrom(...ENDPOINTS), fc.nat(6), fc.nat(6), (endpoint, a, b) => {
        const [earlier, later] = [RELEASES[Math.min(a, b)], RELEASES[Math.max(a, b)]] as [Release, Release];
        expect(rank(later, endpoint)).toBeGreaterThanOrEqual(rank(earlier, endpoint));
      }),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => soapEndpointSupport('2099.1' as Release, { soapEndpoint: '2025.2' })).toThrow(
      'outside the modelled range',
    );
  });

  it('cannot be changed by a caller', () => {
    expect(Object.isFrozen(SOAP_ENDPOINTS)).toBe(true);
    expect(Object.isFrozen(SOAP_ENDPOINTS['2025.2'])).toBe(true);
  });
});

describe('the name of a SOAP endpoint', () => {
  test.each(ENDPOINTS)('%s is read as written and off the wire', (endpoint) => {
    const wire = endpoint.replace('.', '_');
    expect(isSoapEndpoint(endpoint)).toBe(true);
    expect(parseSoapEndpoint(endpoint)).toBe(endpoint);
    expect(parseSoapEndpoint(wire)).toBe(endpoint);
    expect(parseSoapEndpoint(`v${wire}`)).toBe(endpoint);
  });

  test.each([
    '',
    '2018.2',
    '2026.1',
    '2025.3',
    '2025_3',
    'v2025.2',
    'vv2025_2',
    'V2025_2',
    '2025_2\n',
    ' 2025.2',
    '2025.2_',
    '2025_2v',
    '2025-2',
    'toString',
    '__proto__',
  ])('%j is none', (text) => {
    expect(isSoapEndpoint(text)).toBe(false);
    expect(() => parseSoapEndpoint(text)).toThrow(SoapEndpointError);
  });

  it('is text', () => {
    expect(isSoapEndpoint(2025.2)).toBe(false);
    expect(isSoapEndpoint(['2025.2'])).toBe(false);
    expect(isSoapEndpoint(undefined)).toBe(false);
    expect(() => parseSoapEndpoint(2025.2 as never)).toThrow(SoapEndpointError);
    expect(() => parseSoapEndpoint(['2025.2'] as never)).toThrow(SoapEndpointError);
    expect(() => parseSoapEndpoint(undefined as never)).toThrow(SoapEndpointError);
  });

  it('C4: is not repeated by the error, which has a stable code', () => {
    const error = new SoapEndpointError();
    expect(error).toMatchObject({ name: 'SoapEndpointError', code: 'unknown_soap_endpoint' });
    expect(() => parseSoapEndpoint('secret')).toThrow(/^(?!.*secret).*unknown SOAP endpoint/);
  });
});
