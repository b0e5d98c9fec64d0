import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import * as schemas from '../../src/schemas/index.js';
import { InputError, type NounSchema } from '../../src/schemas/index.js';
import { nounSchema } from '../../src/schemas/schema.js';

const ID = 'NPMnRyPg-WDWNPMnRyPg-WDWNPMnRyPg-WDWNPMnRyP';
const SHA256 = 'ab'.repeat(32);

const role = {
  id: 3,
  name: 'Administrator',
  kind: 'administrator',
  permissions: ['View Login Audit Trail'],
  designated2fa: false,
  samlSso: false,
};
const record = {
  id: '7',
  name: 'orders',
  clientId: 'c',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2014.2',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: false,
  redirectUris: ['https://a.example/cb'],
  scopes: ['restlets'],
  tba: ['ui_token'],
  userCredentials: false,
};
const session = {
  id: 's',
  kind: 'ui',
  startedAt: '2026-01-01T00:00:00Z',
  lastUsedAt: '2026-01-01T01:00:00+02:00',
};
const certificate = {
  id: ID,
  key: { type: 'RSA', bits: 3072 },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  integrationId: 7,
  entityId: '-5',
  roleId: '1000',
  createdAt: '2026-01-01T00:00:00Z',
};
const created = {
  entity_role_id: { com: '1234567', ent: -5, rol: 1000 },
  application_id: 7,
  certificate_id: ID,
  certificate: 'pem',
  algorithm: 'EC',
  created_at: '2026-01-01',
  valid_from: '2026-01-01',
  valid_until: '2027-01-01',
  invalidated: false,
};
const listed = {
  application: { id: 7, name: 'orders', url: '/app', application_id: 'uuid' },
  entity: { id: -5, name: 'me', url: '/e' },
  role: { id: '3', name: 'Administrator', url: '/r' },
  created: '2026-01-01',
  valid_from: '2026-01-01',
  valid_until: '2027-01-01',
  revoked: false,
  certificate_id: ID,
  algorithm: 'RSA',
};
const notice = { revision: 1, text: 'x', savedAt: '2026-01-01T00:00:00Z', savedBy: 3 };

/** A document that each schema takes, and what it gives back where that differs. */
const GOOD = {
  releaseSchema: { document: '2026.1' },
  roleSchema: { document: role, noun: { ...role, id: '3' } },
  userSchema: {
    document: { id: -5, name: 'me', roleIds: [3] },
    noun: { id: '-5', name: 'me', roleIds: ['3'] },
  },
  accountFeaturesSchema: { document: { loginNotification: true, multipleSessions: false } },
  integrationRecordSchema: { document: record },
  noticeRevisionSchema: {
    document: { ...notice, sha256: SHA256 },
    noun: { ...notice, sha256: SHA256, savedAt: new Date('2026-01-01T00:00:00Z'), savedBy: '3' },
  },
  acknowledgementSchema: {
    document: {
      loginId: 'l',
      userId: 5,
      roleId: '3',
      at: '2026-01-01T00:00:00.000Z',
      revision: 1,
      sha256: SHA256,
    },
    noun: {
      loginId: 'l',
      userId: '5',
      roleId: '3',
      at: '2026-01-01T00:00:00.000Z',
      revision: 1,
      sha256: SHA256,
    },
  },
  auditEntrySchema: {
    document: {
      id: 'e',
      event: 'login',
      at: '2026-01-01T00:00:00.000Z',
      userId: '5',
      roleId: '3',
      status: 'failure',
      detail: 'InvalidState',
      loginId: 'l',
      endedSessions: [],
    },
  },
  certificateSchema: {
    document: certificate,
    noun: {
      ...certificate,
      integrationId: '7',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2027-01-01T00:00:00Z'),
      createdAt: new Date('2026-01-01T00:00:00Z'),
    },
  },
  clientAssertionSchema: { document: { header: { alg: 'ES256', x: 1 }, claims: { iss: 'c' } } },
  rotationCreateRequestSchema: { document: { fileContent: 'pem', role: 1000, entity: '-5' } },
  rotationCreateResponseSchema: { document: created },
  rotationListSchema: { document: [listed] },
  sessionSchema: {
    document: session,
    noun: {
      ...session,
      startedAt: new Date('2026-01-01T00:00:00Z'),
      lastUsedAt: new Date('2025-12-31T23:00:00Z'),
    },
  },
  pkceParametersSchema: { document: { codeChallenge: '', codeChallengeMethod: 'plain' } },
  pkceBindingSchema: { document: { codeChallenge: ID, codeChallengeMethod: 'S256' } },
  soapEndpointSchema: { document: '2021.1' },
  accountSnapshotSchema: {
    document: {
      accountId: '1234567_SB1',
      takenAt: '2026-01-01T00:00:00Z',
      features: { loginNotification: true, multipleSessions: true },
      notice: null,
      integrations: [
        {
          integration: record,
          uses: [{ channel: 'soap', soapEndpoint: '2021.1' }, { channel: 'rest' }],
          attended: true,
          sendsPkce: false,
        },
      ],
      certificates: [
        { file: 'a.pem', integrationId: '7', entityId: '5', roleId: '3', createdAt: '2026-01-01T00:00:00Z' },
      ],
      roles: [],
      users: [{ id: '5', name: 'me', roleIds: ['3'], sessions: [] }],
    },
    noun: expect.objectContaining({ accountId: '1234567_SB1', notice: null }),
  },
} satisfies Record<string, { document: unknown; noun?: unknown }>;
const BY_NAME: Record<string, { document: unknown; noun?: unknown }> = GOOD;

const SCHEMAS = Object.entries<unknown>(schemas).filter(
  (entry): entry is [string, NounSchema<unknown>] => typeof entry[1] === 'object',
);
const named = (name: string): NounSchema<unknown> =>
  SCHEMAS.find(([known]) => known === name)?.[1] ?? expect.fail(`no schema ${name}`);

/** Paths and messages of everything wrong with a document. */
function problems(name: string, document: unknown): string[] {
  const { issues = [] } = named(name).check(document);
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe.each(SCHEMAS)('%s', (name, schema) => {
  const { document, noun = document } = BY_NAME[name] ?? {};

  it('reads a good document, also one off the wire', () => {
    expect(schema.parse(document)).toEqual(noun);
    expect(schema.parse(JSON.parse(JSON.stringify(document)))).toEqual(noun);
    expect(schema.check(document)).toEqual({ value: noun });
  });

  test.each([[undefined], [null], [5], ['text'], [[5]], [{ unknown: 1 }], [true]])('refuses %j', (input) => {
    expect(() => schema.parse(input)).toThrow(InputError);
  });

  it('speaks Standard Schema version 1', () => {
    const { version, vendor, validate } = schema['~standard'];
    expect({ version, vendor }).toEqual({ version: 1, vendor: 'netsuite-auth-policy' });
    expect(validate(document)).toEqual({ value: noun });
    expect(validate(undefined)).toHaveProperty('issues');
  });

  it('gives JSON Schema, a new object each time', () => {
    const json = schema.toJsonSchema();
    expect(json).toHaveProperty('$schema', 'https://json-schema.org/draft/2020-12/schema');
    expect(schema.toJsonSchema()).toEqual(json);
    expect(schema.toJsonSchema()).not.toBe(json);
  });

  it('does not change the document', () => {
    const frozen = structuredClone(document);
    freeze(frozen);
    expect(schema.parse(frozen)).toEqual(noun);
  });
});

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freeze);
  Object.freeze(value);
}

describe('what is wrong with a document', () => {
  it('is said all at once, each with its path', () => {
    expect(
      problems('roleSchema', {
        id: 'x',
        name: '',
        kind: 'admin',
        permissions: ['', 5],
        samlSso: 'no',
        extra: 1,
      }),
    ).toEqual([
      'id: Expected an internal id: a whole number, or text that contains only a whole number.',
      'name: Expected text that is not empty.',
      'kind: Expected administrator, marketing_administrator, sales_administrator, support_administrator, system_administrator, customer_center or other.',
      'permissions.0: Expected text that is not empty.',
      'permissions.1: Expected text.',
      'designated2fa: This value is required.',
      'samlSso: Expected true or false.',
      'extra: This member is not known.',
    ]);
  });

  it('is said of a number that is too small, and of a union that nothing fits', () => {
    const key = (value: object) => problems('certificateSchema', { ...certificate, key: value });
    expect(key({ type: 'RSA', bits: 0 })).toEqual(['key.bits: Expected a number that is at least 1.']);
    expect(key({ type: 'DSA' })).toEqual(['key.type: Expected EC, RSA or other.']);
  });

  it('is also the message of the error', () => {
    const error = new InputError([
      { path: [], message: 'Expected an object.' },
      { path: ['a', 0], message: 'This value is required.' },
    ]);
    expect(error).toMatchObject({
      name: 'InputError',
      code: 'invalid_input',
      message: 'document: Expected an object. a.0: This value is required.',
    });
  });

  it('is found at any depth', () => {
    const { document } = GOOD.accountSnapshotSchema;
    expect(
      problems('accountSnapshotSchema', {
        ...document,
        users: [{ id: 1, name: 'a', roleIds: [3], sessions: [{}] }],
      }),
    ).toEqual(
      ['id', 'kind', 'startedAt', 'lastUsedAt'].map(
        (field) => `users.0.sessions.0.${field}: This value is required.`,
      ),
    );
  });

  it('never repeats what stood there', () => {
    const secret = 'hunter2';
    const document = { ...certificate, id: secret, key: { type: secret }, validFrom: secret, roleId: secret };
    expect(JSON.stringify(named('certificateSchema').check(document))).not.toContain(secret);
  });
});

describe('a release', () => {
  test.each(['2025.1', '2099.1', '2026.3', ''])('REL-3: %j is refused with the range', (text) => {
    expect(problems('releaseSchema', text)[0]).toMatch(/2025\.2.*2028\.2/);
  });

  it('REL-1: a record may be of any, in the form YYYY.1 or YYYY.2', () => {
    expect(problems('integrationRecordSchema', { ...record, createdIn: '2026.3' })).toEqual([
      'createdIn: Expected a release of the form YYYY.1 or YYYY.2.',
    ]);
    expect(problems('integrationRecordSchema', { ...record, createdIn: '1999.2' })).toEqual([]);
  });
});

describe('an instant', () => {
  test.each([
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-02-30T00:00:00Z',
    '1 January 2026',
    'Infinity',
    '',
    '2026-01-01 00:00:00Z',
  ])('%j is refused: no instant without an offset, and none that does not exist', (startedAt) => {
    expect(problems('sessionSchema', { ...session, startedAt })).toEqual([
      'startedAt: Expected an instant as ISO 8601 text with its offset.',
    ]);
  });
});

describe('an entry of the audit trail', () => {
  const entry = { id: 'e', at: '2026-01-01T00:00:00.000Z', userId: 5, roleId: '3', loginId: 'l' };
  const acknowledged = { ...entry, event: 'acknowledgement', status: 'success', revision: 1 };

  it('LN-7: may be an acknowledgement, whose detail is the hash of the text', () => {
    const document = { ...acknowledged, detail: SHA256, sha256: SHA256, address: '2001:db8::7' };
    expect(named('auditEntrySchema').parse(document)).toEqual({ ...document, userId: '5' });
    expect(problems('auditEntrySchema', { ...document, detail: 'text', status: 'failure' })).toEqual([
      'status: Expected success.',
      'detail: Expected a SHA-256 hash in lower-case hexadecimal.',
    ]);
  });

  it('LAT-3: has what a search filters by', () => {
    expect(problems('auditEntrySchema', { event: 'login' })).toEqual(
      ['id', 'at', 'userId', 'roleId', 'loginId', 'status'].map(
        (field) => `${field}: This value is required.`,
      ),
    );
    expect(problems('auditEntrySchema', { ...entry, event: 'logout' })).toHaveLength(1);
  });
});

it('a format without words of its own does not show people an expression', () => {
  const schema = nounSchema(z.string().check(z.regex(/^a$/)));
  expect(schema.check('b')).toEqual({ issues: [{ path: [], message: 'Expected text of another form.' }] });
});

describe('a permission', () => {
  test.each([
    'Manage own OAuth 2.0 Client Credentials certificates',
    'MANAGE OWN OAUTH 2.0 CLIENT CREDENTIALS CERTIFICATES',
    ' Manage own  OAuth 2.0 Client Credentials Certificates ',
  ])('ROT-4: %j is the one that rules name', (name) => {
    expect(named('roleSchema').parse({ ...role, permissions: [name] })).toMatchObject({
      permissions: ['Manage own OAuth 2.0 Client Credentials Certificates'],
    });
  });

  it('is one that rules name only up to 256 characters, so that no text takes long', () => {
    const [known = ''] = role.permissions;
    const spellings = [known.padEnd(256), known.padEnd(257)];
    expect(named('roleSchema').parse({ ...role, permissions: spellings })).toMatchObject({
      permissions: [known, known.padEnd(257)],
    });
  });

  it('that no rule names is kept as it is', () => {
    expect(named('roleSchema').parse({ ...role, permissions: ['Lists: Items'] })).toMatchObject({
      permissions: ['Lists: Items'],
    });
  });
});

describe('the bodies of the rotation endpoint', () => {
  test.each([[1000], ['1000'], [-5], ['-5']])('ROT-6: an id may be %j', (entity) => {
    const document = { fileContent: 'pem', role: 3, entity };
    expect(named('rotationCreateRequestSchema').parse(document)).toEqual(document);
  });

  test.each([[1.5], ['x'], [''], [null], ['1e3']])('ROT-6: an id may not be %j', (entity) => {
    expect(problems('rotationCreateRequestSchema', { fileContent: 'pem', role: 3, entity })).toHaveLength(1);
  });

  it('ROT-7, ROT-8, ROT-9: what the list calls one thing, the creation calls another', () => {
    expect(problems('rotationListSchema', [created])).not.toEqual([]);
    expect(problems('rotationCreateResponseSchema', listed)).toContain('created_at: This value is required.');
    expect(problems('rotationCreateResponseSchema', listed)).toContain('revoked: This member is not known.');
    expect(problems('rotationCreateResponseSchema', { ...created, application_id: 'uuid' })).toEqual([
      'application_id: Expected an internal id: a whole number, or text that contains only a whole number.',
    ]);
  });
});

it('a SOAP use has an endpoint, and no other use has one', () => {
  const { document } = GOOD.accountSnapshotSchema;
  const using = (...uses: object[]) =>
    problems('accountSnapshotSchema', { ...document, integrations: [{ ...document.integrations[0], uses }] });
  expect(using({ channel: 'soap' })).toHaveLength(1);
  expect(using({ channel: 'rest', soapEndpoint: '2025.2' })).toHaveLength(1);
  expect(using({ channel: 'soap', soapEndpoint: '2025.2' })).toEqual([]);
});
