import { describe, expect, it, test } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import { validateRedirectUris } from '../../src/redirectUris/index.js';
import { changeRedirectUris } from '../../src/useCases/index.js';
import { codes, granted, refused } from '../support.js';
import { CHANNELS, decided, GRANTED, LEGACY, type More, storesWith } from './changeSupport.js';
import { KEY, RECORD, sent } from './support.js';

async function redirect(record: IntegrationRecord, redirectUris: readonly string[], more: More = {}) {
  const { release = '2026.1', channels = CHANNELS, choices } = more;
  const stores = await storesWith(record);
  const answer = await changeRedirectUris(stores, release, { key: KEY, redirectUris, channels }, choices);
  expect(sent(answer)).toStrictEqual(answer);
  expect(await stores.integrations.get(KEY)).toEqual(answer.allowed ? answer.integration : record);
  return answer;
}

describe('changing the redirect URIs', () => {
  it('URI-1, URI-3: keeps them, and both policies have their rules and advice in the answer', async () => {
    const redirectUris = ['https://b.example/cb', 'myapp://callback'];
    const answer = granted(await redirect(GRANTED, redirectUris));
    const one = granted(decided('2026.1', GRANTED, { redirectUris }));
    const other = granted(validateRedirectUris('2026.1', { redirectUris }));
    const rules = [...new Set([...one.rules, ...other.rules])];
    expect(answer).toEqual({ ...one, rules, advice: [...one.advice, ...other.advice] });
    expect(answer.integration).toEqual({ ...GRANTED, redirectUris });
    expect(answer.advice).not.toEqual([]);
  });

  it('URI-15: several are refused in 2025.2, and allowed from 2026.1 on', async () => {
    const redirectUris = ['https://a.example/cb', 'https://b.example/cb'];
    const early = await redirect(GRANTED, redirectUris, { release: '2025.2' });
    expect(early).toEqual(validateRedirectUris('2025.2', { redirectUris }));
    expect(codes(early)).toEqual(['redirect_uri_multiple']);
    expect((await redirect(GRANTED, redirectUris)).allowed).toBe(true);
  });

  test.each<[string, IntegrationRecord, readonly string[], readonly string[], More?]>([
    ['R12: a record with the authorization code grant keeps one', GRANTED, [], ['redirect_uris_empty']],
    ['R12: one without may have none', { ...GRANTED, authorizationCodeGrant: false }, [], []],
    ['URI-4: one without has right ones, too', RECORD, ['http://a.example/cb'], ['redirect_uri_http']],
    [
      'URI-4: legacy ones cannot be set anew',
      { ...GRANTED, redirectUris: LEGACY },
      LEGACY,
      ['redirect_uri_http', 'redirect_uri_http'],
    ],
    [
      'CHOICE-REDIRECT-COUNT: as the caller chooses',
      GRANTED,
      ['https://b.example/cb', 'https://c.example/cb'],
      ['redirect_uri_count'],
      { choices: { maxCount: 1 } },
    ],
    [
      'IR-4: an installed record is the owner’s',
      { ...GRANTED, origin: 'installed' },
      ['https://b.example/cb'],
      ['owned_by_another_account'],
    ],
    [
      'IR-4, URI-4: both are named',
      { ...GRANTED, origin: 'installed' },
      ['http://b.example/cb'],
      ['owned_by_another_account', 'redirect_uri_http'],
    ],
    [
      'CERT-27: what else is wrong with the record is named',
      { ...GRANTED, clientType: 'public' },
      ['https://b.example/cb'],
      ['public_client_with_client_credentials'],
    ],
    [
      'CHOICE-TBA-MODIFY: as the caller chooses',
      { ...GRANTED, tba: ['ui_token'] },
      ['https://b.example/cb'],
      [],
      { release: '2028.2', channels: ['soap'], choices: { modifyAfterSoap: 'allowed' } },
    ],
    [
      'CHOICE-TBA-MODIFY: by default nothing is changed on a record of SOAP',
      { ...GRANTED, tba: ['ui_token'] },
      ['https://b.example/cb'],
      ['soap_removed'],
      { release: '2028.2', channels: ['soap'] },
    ],
  ])('%s', async (_title, record, redirectUris, expected, more) => {
    expect(codes(await redirect(record, redirectUris, more))).toEqual(expected);
  });

  it('URI-3: what is refused names every violation of both policies, with the rules of both', async () => {
    const record: IntegrationRecord = { ...GRANTED, clientType: 'public', scopes: ['mcp'] };
    const redirectUris = ['http://b.example/cb', 'http://b.example/cb'];
    const answer = refused<string>(await redirect(record, redirectUris));
    const one = refused<string>(decided('2026.1', record, { redirectUris }));
    const other = refused<string>(validateRedirectUris('2026.1', { redirectUris }));
    expect(answer.violations).toEqual([...one.violations, ...other.violations]);
    expect(new Set(answer.rules)).toEqual(new Set([...one.rules, ...other.rules]));
    expect(answer.violations.length).toBeGreaterThan(4);
  });
});
