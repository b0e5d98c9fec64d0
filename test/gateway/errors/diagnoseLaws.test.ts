import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AnyRelease, Release } from '../../../src/core/release.js';
import { RELEASES } from '../../../src/core/release.js';
import { AUTHENTICATIONS, TARGETS } from '../../../src/gateway/errors/diagnosis/facts.js';
import {
  type Diagnosis,
  type DiagnosisFacts,
  diagnose,
  EXPLAINED_ERRORS,
} from '../../../src/gateway/errors/index.js';
import { broken, expectOwnAnswer } from '../../support.js';
import { choices, record as integrationRecord, soapEndpoint } from '../../tbaDeprecation/arbitraries.js';

const release = fc.constantFrom(...RELEASES);
const name = fc.constantFrom(...EXPLAINED_ERRORS, 'SomethingNew', 'Unauthorized');

/** Any of the fields of a record of arbitraries, each of which may be left out. */
function partly<T extends object>(
  whole: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
): fc.Arbitrary<Partial<T>> {
  return fc.record(whole, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const releaseOfRecord = fc.constantFrom<AnyRelease>('2019.1', '2022.1', ...RELEASES);
const request: fc.Arbitrary<NonNullable<DiagnosisFacts['request']>> = partly({
  authentication: fc.constantFrom(...AUTHENTICATIONS),
  target: fc.constantFrom(...TARGETS),
  soapEndpoint: fc.option(soapEndpoint),
  soapAuthentication: fc.constantFrom('nlauth' as const, 'tba' as const),
  host: fc.constantFrom(
    '1234567.suitetalk.api.netsuite.com',
    '1234567-sb1.restlets.api.netsuite.com',
    'localhost',
  ),
  accountId: fc.constantFrom('1234567', '1234567-sb1', '/'),
  realm: fc.constantFrom('1234567', '1234567_SB1', '1234567_sb1', ''),
  signatureMethod: fc.constantFrom('HMAC-SHA1', 'HMAC-SHA256'),
  timestamp: fc.constantFrom<number | string>(1_795_608_000, 'x', 1_795_608_000_000),
  receivedAt: fc.constantFrom<Date | string>('2026-11-25T12:00:00Z', new Date(0), 'x'),
  nonce: fc.constantFrom('', '123456'),
  namesApplication: fc.boolean(),
  restletCreatedIn: releaseOfRecord,
});
const record = integrationRecord.chain((whole) =>
  fc
    .subarray(Object.keys(whole))
    .map((keys) => Object.fromEntries(Object.entries(whole).filter(([key]) => keys.includes(key)))),
);
const role = partly<NonNullable<DiagnosisFacts['role']>>({
  kind: fc.constantFrom('administrator', 'customer_center', 'other'),
  permissions: fc.subarray(['User Access Tokens', 'ADMI_LOGIN_OAUTH2', 'Integration Application']),
  inactive: fc.boolean(),
  designated2fa: fc.boolean(),
  webServicesOnly: fc.boolean(),
});
const facts: fc.Arbitrary<DiagnosisFacts> = fc.record(
  { message: name, detail: fc.option(name), request, record: fc.option(record), role },
  { requiredKeys: [] },
);

/** The facts without some of what they say. */
function fewer(whole: DiagnosisFacts): fc.Arbitrary<DiagnosisFacts> {
  const parts = (value: object | null | undefined) =>
    fc
      .subarray(Object.keys(value ?? {}))
      .map((keys) =>
        value ? Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key))) : value,
      );
  return fc.subarray(Object.keys(whole)).chain((keys) =>
    fc
      .tuple(parts(whole.request), parts(whole.record), parts(whole.role))
      .map(([someRequest, someRecord, someRole]) => {
        const less = { ...whole, request: someRequest, record: someRecord, role: someRole };
        return Object.fromEntries(Object.entries(less).filter(([key]) => keys.includes(key)));
      }),
  );
}

function causes(diagnosis: Diagnosis): Set<string> {
  return new Set(diagnosis.causes.map(({ cause }) => cause).filter((cause) => cause !== 'named_error'));
}

describe('laws', () => {
  it('evidence that is added never brings back a cause that was ruled out', () => {
    const both = facts.chain((more) => fewer(more).map((less) => ({ less, more })));
    fc.assert(
      fc.property(release, both, fc.option(choices, { nil: undefined }), (at, { less, more }, chosen) => {
        const before = causes(diagnose(at, less, chosen));
        for (const cause of causes(diagnose(at, more, chosen))) expect(before).toContain(cause);
      }),
      { numRuns: 200 },
    );
  });

  it('a cause is listed once, the proven ones first, and none of them is ruled out as well', () => {
    const rank = { proven: 0, likely: 1, possible: 2 };
    fc.assert(
      fc.property(release, facts, (at, given) => {
        const { causes: found, alsoWrong } = diagnose(at, given);
        const codes = [...found, ...alsoWrong]
          .map(({ cause }) => cause)
          .filter((cause) => cause !== 'named_error');
        expect(new Set(codes).size).toBe(codes.length);
        const ranks = found.map(({ likelihood }) => rank[likelihood]);
        expect(ranks).toEqual(ranks.toSorted());
        for (const { likelihood, because } of alsoWrong) {
          expect(likelihood).not.toBe('possible');
          expect(because.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('what is asked decides only what is left, and is asked unless a cause is proven', () => {
    fc.assert(
      fc.property(release, facts, (at, given) => {
        const { causes: found, wouldDecide } = diagnose(at, given);
        const left = new Set<string>(found.map(({ cause }) => cause));
        for (const { decides } of wouldDecide) for (const cause of decides) expect(left).toContain(cause);
        if (found[0]?.likelihood === 'proven') expect(wouldDecide).toEqual([]);
        if (found.length === 0) expect(wouldDecide).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it('an answer survives JSON, is the same each time, and repeats nothing that was sent', () => {
    fc.assert(
      fc.property(release, facts, (at, given) => {
        const diagnosis = diagnose(at, given);
        expect(JSON.parse(JSON.stringify(diagnosis))).toStrictEqual(diagnosis);
        expect(diagnose(at, structuredClone(given))).toEqual(diagnosis);
        expect(JSON.stringify(diagnosis)).not.toMatch(/1234567_sb1|1795608000|localhost/);
      }),
      { numRuns: 100 },
    );
  });
});

const FULL: DiagnosisFacts = {
  message: 'Invalid login attempt.',
  detail: 'permission_denied',
  request: {
    authentication: 'tba',
    target: 'soap',
    soapEndpoint: '2024.1',
    soapAuthentication: 'tba',
    host: '1234567.suitetalk.api.netsuite.com',
    accountId: '1234567',
    realm: '1234567',
    signatureMethod: 'HMAC-SHA256',
    timestamp: 1_795_608_000,
    receivedAt: '2026-11-25T12:00:00Z',
    nonce: '123456',
  },
  record: {
    state: 'enabled',
    origin: 'owned',
    createdIn: '2024.1',
    tba: ['ui_token'],
    tbaSince: '2024.2',
    userCredentials: false,
    authorizationCodeGrant: false,
    clientCredentialsGrant: true,
    scopes: ['restlets'],
  },
  role: {
    kind: 'other',
    permissions: ['User Access Tokens'],
    inactive: false,
    designated2fa: false,
    webServicesOnly: false,
  },
};
const RESTLET: DiagnosisFacts = {
  request: {
    authentication: 'nlauth',
    target: 'restlet',
    namesApplication: true,
    restletCreatedIn: '2020.1',
  },
};

describe('facts that are not what they have to be', () => {
  test.each([
    ['of a request with TBA', FULL],
    ['of one with user credentials', RESTLET],
  ])('%s are answered or refused as such, and nothing else is thrown', (_, whole) => {
    let refused = 0;
    for (const { facts: given, path, with: value } of broken(whole)) {
      try {
        diagnose('2026.2', given);
      } catch (error) {
        expect({ path, value, code: (error as { code?: string }).code }).toMatchObject({
          code: 'malformed_facts',
        });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(50);
  });

  test.each<[unknown, string]>([
    [null, ''],
    ['detail', ''],
    [[], ''],
    [{ message: 7 }, 'message'],
    [{ detail: {} }, 'detail'],
    [{ request: null }, 'request'],
    [{ request: { authentication: 'TBA' } }, 'request.authentication'],
    [{ request: { target: 'SOAP' } }, 'request.target'],
    [{ request: { soapEndpoint: 'constructor' } }, 'request.soapEndpoint'],
    [{ request: { soapAuthentication: 'oauth' } }, 'request.soapAuthentication'],
    [{ request: { realm: 1_234_567 } }, 'request.realm'],
    [{ request: { timestamp: true } }, 'request.timestamp'],
    [{ request: { receivedAt: 0 } }, 'request.receivedAt'],
    [{ request: { namesApplication: 'false' } }, 'request.namesApplication'],
    [{ request: { restletCreatedIn: '2021' } }, 'request.restletCreatedIn'],
    [{ record: [] }, 'record'],
    [{ record: { state: 'Blocked' } }, 'record.state'],
    [{ record: { origin: 'Installed' } }, 'record.origin'],
    [{ record: { createdIn: ' 2027.1' } }, 'record.createdIn'],
    [{ record: { tbaSince: '' } }, 'record.tbaSince'],
    [{ record: { tba: 'ui_token' } }, 'record.tba'],
    [{ record: { scopes: ['MCP'] } }, 'record.scopes.0'],
    [{ record: { userCredentials: 'false' } }, 'record.userCredentials'],
    [{ role: null }, 'role'],
    [{ role: { kind: 'CustomerCenter' } }, 'role.kind'],
    [{ role: { permissions: 'User Access Tokens' } }, 'role.permissions'],
    [{ role: { inactive: 'false' } }, 'role.inactive'],
  ])('%j: %s', (given, path) => {
    try {
      diagnose('2026.2', given as DiagnosisFacts);
      expect.fail('was answered');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'malformed_facts',
        path: path === '' ? [] : path.split('.').map((key) => (key === '0' ? 0 : key)),
      });
    }
  });

  it('REL-3: a release that is not modelled is an error', () => {
    expect(() => diagnose('2024.1' as Release, {})).toThrow('outside the modelled range');
  });

  it('choices that do not exist are an error', () => {
    for (const chosen of [
      { tbaEndOfSupport: 'never' },
      { lateTbaBox: 'Allowed' },
      { latTbaBox: 'allowed' },
    ]) {
      expect(() => diagnose('2026.2', {}, chosen as object)).toThrow(
        expect.objectContaining({ code: 'malformed_choices' }),
      );
    }
  });
});

describe('an answer', () => {
  test.each([
    ['in full', FULL],
    ['in part', RESTLET],
    ['without evidence', {}],
  ])('belongs to who asked, %s', (_, given) => {
    for (const at of RELEASES) expectOwnAnswer((one) => diagnose(at, one), given);
  });

  it('is given for frozen facts', () => {
    const frozen = Object.freeze({ ...FULL, role: Object.freeze({ ...FULL.role }) });
    expect(diagnose('2026.2', frozen)).toEqual(diagnose('2026.2', FULL));
  });
});
