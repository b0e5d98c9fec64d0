import fc from 'fast-check';

/** What the JSON Schemas of questions have. */
interface Schema {
  readonly title?: string;
  readonly type?: string | string[];
  readonly const?: unknown;
  readonly enum?: unknown[];
  readonly format?: string;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
}

/** Values by the name of what they are: few, so that records refer to each other. */
const TITLED: Readonly<Record<string, readonly string[]>> = {
  'internal id': ['3', '7', '25', '1012', '-5'],
  release: ['2014.2', '2025.2', '2026.1', '2026.2', '2027.1', '2028.2'],
  'account id': ['1234567', 'TSTDRV123_SB1'],
  'certificate id': ['CfgTAjaGm3wVxdQExVgCBI5vTtHxIH4jjX1VVbRnkzs', 'x'.repeat(43), 'y'.repeat(43)],
  fingerprint: ['f'.repeat(43), 'g'.repeat(43)],
  'SHA-256 hash in hexadecimal': ['a'.repeat(64), 'b'.repeat(64)],
  'code challenge': ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
};

const INSTANTS = [
  '2024-01-01T00:00:00Z',
  '2026-03-01T08:00:00Z',
  '2026-03-01T08:59:30+01:00',
  '2027-03-01T09:59:30.250Z',
  '2027-03-01T10:00:00Z',
  '2029-10-31T23:59:59Z',
];
const DAYS = ['2026-01-01', '2026-07-13', '2027-03-01'];
const TEXTS = [
  'a',
  'session-1',
  '6d0e2b',
  'restlets',
  'rest_webservices',
  'mcp',
  'P-256',
  'View Login Audit Trail',
  'ADMI_LOGIN_OAUTH2',
  'https://app.example.com/callback',
  'http://app.example.com/callback#top',
  'com.example.app:/callback',
  'S256',
  'invalid_grant',
  'Hello <b>you</b> <a href="x">',
  ' ',
];
/** Parameters of requests, and what is sent for them. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  response_type: ['code', 'token'],
  grant_type: ['authorization_code', 'refresh_token', 'client_credentials', 'password'],
  client_id: ['6d0e2b', 'other'],
  redirect_uri: ['https://app.example.com/callback', 'https://evil.example/'],
  scope: ['restlets rest_webservices', 'mcp', 'mcp restlets', ''],
  state: ['ykv2XLx1BpT5Q0F3MRPHb94j', 'short'],
  code: ['70b827f926a512f0'],
  refresh_token: ['abc'],
  code_verifier: ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'short'],
  code_challenge: ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
  code_challenge_method: ['S256', 'plain'],
  authorization: ['Bearer abc', 'Basic NmQwZTJiOnNlY3JldA==', 'OAuth realm="1234567"'],
  cookie: ['JSESSIONID=1'],
  host: ['1234567.suitetalk.api.netsuite.com', '1234567.restlets.api.netsuite.com'],
};

/** Documents that a schema takes. */
export function documentsOf(schema: Schema): fc.Arbitrary<unknown> {
  const among = schema.anyOf ?? schema.oneOf;
  // the first of several titles: text in the place of an id that could be a number
  const titled = TITLED[schema.title ?? ''];
  if (titled !== undefined) return fc.constantFrom(...titled);
  if (among !== undefined) return fc.oneof(...among.map(documentsOf));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type) => documentsOf({ ...schema, type })));
  }
  switch (schema.type) {
    case 'array':
      return fc.array(documentsOf(schema.items ?? {}), { maxLength: 4 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.constantFrom(1, 2, 2048, 3072);
    case 'null':
      return fc.constant(null);
    case 'number':
      return fc.oneof(
        fc.constantFrom(0, 1, 30, 60, 720, 721),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case 'object':
      return objectsOf(schema);
    case 'string':
      return textsOf(schema);
    default:
      return fc.jsonValue();
  }
}

function textsOf({ format, minLength, pattern = '' }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'date-time') {
    return fc.constantFrom(...INSTANTS.filter((instant) => new RegExp(pattern).test(instant)));
  }
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 1, arbitrary: fc.string({ minLength: minLength ?? 0, unit: 'binary' }) },
  );
}

function objectsOf({ properties, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (properties !== undefined && Object.keys(properties).length > 0) {
    const members = Object.entries(properties).map(([name, member]) => [name, documentsOf(member)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: required, noNullPrototype: true });
  }
  if (additionalProperties === false) return fc.constant({});
  const sent = Object.entries(SENT).map(
    ([name, values]) => [name, fc.oneof(fc.constantFrom(...values), fc.constant([...values]))] as const,
  );
  return fc.record(Object.fromEntries(sent), { requiredKeys: [], noNullPrototype: true });
}
