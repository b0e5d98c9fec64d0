import { describe, expect, test } from 'vitest';
import { decideTokenRequest, type TokenRequestFacts } from '../../../src/gateway/index.js';
import { codes, granted } from '../../support.js';
import { type Asked, ask, asPublic, basic, CLIENT, certificates, FORMS, factsOf, SECRET } from './support.js';

describe('client authentication', () => {
  const confidential = `${CLIENT}:${SECRET}`;

  test.each<[string, Asked]>([
    ['PK-10: HTTP Basic', {}],
    ['PK-10: HTTP Basic, the secret form-encoded', { authorization: basic(`${CLIENT}:correct%2Dhorse`) }],
    [
      'CHOICE-TOKEN-CLIENT-ID: HTTP Basic with the same id in the body',
      { sent: { client_id: CLIENT, client_secret: '' } },
    ],
    ['PK-11: the id in the body', asPublic({})],
    ['RFC 6749 section 2.3.1: an empty secret beside it', asPublic({ sent: { client_secret: '' } })],
    ['PK-11: the id with an empty secret', { ...asPublic({}), authorization: basic(`${CLIENT}:`) }],
    [
      'PK-11: the id without a colon, and not in the body',
      { ...asPublic({ sent: { client_id: undefined } }), authorization: basic(CLIENT) },
    ],
  ])('%s', (_, asked) => {
    for (const grant of ['authorization_code', 'refresh_token'] as const) {
      expect(granted(ask({ ...asked, grant }))).toMatchObject({ grantType: grant, clientId: CLIENT });
    }
  });

  test.each<[string, Asked, string]>([
    ['PK-10: a confidential client’s id alone', { authorization: basic(CLIENT) }, 'client_secret_required'],
    ['PK-10: an empty secret', { authorization: basic(`${CLIENT}:`) }, 'client_secret_required'],
    ['PK-10: a longer secret', { authorization: basic(`${confidential}x`) }, 'client_secret_mismatch'],
    [
      'PK-11: a public client’s secret',
      { record: { clientType: 'public' } },
      'client_secret_of_public_client',
    ],
    ['PK-14: another client’s record', { record: { clientId: 'other' } }, 'client_unknown'],
    ['IR-2: a record that waits', { record: { state: 'waiting_for_approval' } }, 'integration_not_enabled'],
    [
      'IR-2: a record that is blocked, whatever the secret',
      { record: { state: 'blocked' }, authorization: basic(`${CLIENT}:wrong`) },
      'integration_not_enabled',
    ],
    [
      'CERT-27: an assertion of a public client',
      { authorization: null, sent: FORMS.client_credentials, record: { clientType: 'public' } },
      'client_authentication_unsupported',
    ],
  ])('%s is refused with 401, and ends nothing', (_, asked, expected) => {
    for (const grant of ['authorization_code', 'refresh_token'] as const) {
      const answer = ask({ ...asked, grant });
      expect(answer).toMatchObject({ error: 'invalid_client', status: 401, ends: 'nothing' });
      expect(codes(answer)).toEqual([expected]);
    }
  });

  test.each<[string, Asked]>([
    ['HTTP Basic and a secret in the body', { sent: { client_secret: SECRET } }],
    ['HTTP Basic and an assertion', { sent: FORMS.client_credentials }],
    ['HTTP Basic and another client id', { sent: { client_id: 'other' } }],
    [
      'an assertion and a secret in the body',
      { authorization: null, sent: { ...FORMS.client_credentials, client_secret: SECRET } },
    ],
    ['an assertion and HTTP Basic', { grant: 'client_credentials', authorization: basic(confidential) }],
    ['an assertion and another client id', { grant: 'client_credentials', sent: { client_id: 'other' } }],
  ])('PK-14, RFC 6749 section 2.3: several at once, %s', (_, asked) => {
    expect(ask(asked)).toMatchObject({ error: 'invalid_request', status: 400, ends: 'nothing' });
    expect(codes(ask(asked))).toEqual(['client_authentication_several']);
  });

  test.each<[string, Asked, string, string]>([
    ['HTTP Basic', { authorization: basic(confidential) }, 'assertion_missing', 'invalid_request'],
    ['a client id', { sent: { client_id: CLIENT } }, 'assertion_missing', 'invalid_request'],
    ['a secret in the body', { sent: { client_secret: SECRET } }, 'client_secret_in_body', 'invalid_client'],
    ['nothing', {}, 'client_authentication_missing', 'invalid_client'],
  ])('CERT-23: client credentials by %s are none', (_, asked, expected, error) => {
    const without = { client_assertion: undefined, client_assertion_type: undefined };
    const answer = ask({ ...asked, grant: 'client_credentials', sent: { ...without, ...asked.sent } });
    expect(codes(answer)).toEqual([expected]);
    expect(answer).toMatchObject({ error });
  });

  function secretsAsked(asked: Asked): string[] {
    const secrets: string[] = [];
    const secretMatches = (secret: string) => secrets.push(secret) > 0;
    decideTokenRequest('2026.1', { ...factsOf(asked), secretMatches });
    return secrets;
  }

  test.each<[string, Asked, string[]]>([
    ['once, for a confidential client', {}, [SECRET]],
    ['once, for a refresh', { grant: 'refresh_token' }, [SECRET]],
    ['decoded', { authorization: basic(`${CLIENT}:a%3Ab+c`) }, ['a:b c']],
    ['not for an empty secret', { authorization: basic(`${CLIENT}:`) }, []],
    ['not for a public client', asPublic({}), []],
    ['not for a public client that sends one', { record: { clientType: 'public' } }, []],
    ['not for another client’s record', { record: { clientId: 'other' } }, []],
    ['not for a blocked record', { record: { state: 'blocked' } }, []],
    ['not for client credentials', { grant: 'client_credentials' }, []],
  ])('PK-10: the secret is compared %s', (_, asked, expected) => {
    expect(secretsAsked(asked)).toEqual(expected);
  });

  test.each<[string, Partial<TokenRequestFacts>, string, Asked]>([
    ['secretMatches', { secretMatches: promised }, 'client_secret_mismatch', {}],
    ['verify', { verify: promised }, 'code_verifier_mismatch', {}],
    [
      'signatureValid',
      { assertion: { certificates, signatureValid: promised() } },
      'signature_invalid',
      { grant: 'client_credentials' },
    ],
  ])('PK-10, P9, CERT-25: a promise of %s is no yes', (_, facts, code, asked) => {
    expect(codes(decideTokenRequest('2026.1', { ...factsOf(asked), ...facts }))).toEqual([code]);
  });
});

test('RFC 7521 section 4.2.1: a promise of signatureValid does not tell what the record allows', () => {
  const facts = factsOf({ grant: 'client_credentials', record: { scopes: [] } });
  const assertion = { certificates, signatureValid: promised() };
  const answer = decideTokenRequest('2026.1', { ...facts, assertion });
  expect(codes(answer)).toEqual(['signature_invalid', 'scope_not_enabled']);
  expect(answer).toMatchObject({ error: 'invalid_client' });
});

/** What a host in JavaScript may give by mistake. */
function promised(): boolean {
  return Promise.resolve(true) as unknown as boolean;
}
