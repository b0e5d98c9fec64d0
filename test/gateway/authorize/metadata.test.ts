import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../../src/core/release.js';
import { authorizationServerMetadata, classifyApiRequest } from '../../../src/gateway/index.js';
import { expectOwnAnswer } from '../../support.js';

const HOST = 'https://tstdrv123-sb1.suitetalk.api.netsuite.com';

describe('A2, RFC 8414 section 2: the metadata of an account', () => {
  test.each(RELEASES)('A1, PK-1, PK-6, PK-10, PK-19, PK-20: in %s', (release) => {
    expect(authorizationServerMetadata(release, { accountId: 'TSTDRV123_SB1' })).toEqual({
      rules: [
        ...['A1', 'A2', 'PK-1', 'PK-2', 'PK-3', 'PK-10', 'PK-11', 'PK-19', 'PK-20', 'CERT-19', 'CERT-23'],
        ...['PK-6', 'CHOICE-ISSUER', 'CHOICE-ACCOUNT-ID'],
      ],
      advice: [],
      metadata: {
        issuer: HOST,
        authorization_endpoint: 'https://tstdrv123-sb1.app.netsuite.com/app/login/oauth2/authorize.nl',
        token_endpoint: `${HOST}/services/rest/auth/oauth2/v1/token`,
        revocation_endpoint: `${HOST}/services/rest/auth/oauth2/v1/revoke`,
        jwks_uri: `${HOST}/services/rest/auth/oauth2/v1/keys`,
        scopes_supported: ['restlets', 'rest_webservices', 'suite_analytics', 'mcp'],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
        grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt', 'none'],
        token_endpoint_auth_signing_alg_values_supported: [
          'PS256',
          'PS384',
          'PS512',
          'ES256',
          'ES384',
          'ES512',
        ],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      },
    });
  });

  it('names endpoints that are endpoints of OAuth 2.0', () => {
    const { metadata } = authorizationServerMetadata('2026.2', { accountId: '1234567' });
    const { authorization_endpoint, jwks_uri, revocation_endpoint, token_endpoint } = metadata;
    for (const url of [authorization_endpoint, jwks_uri, revocation_endpoint, token_endpoint]) {
      expect(classifyApiRequest({ method: 'GET', url, headers: {} })).toMatchObject({
        target: 'oauth2',
        accountId: '1234567',
      });
    }
  });

  it('CHOICE-ACCOUNT-ID, CHOICE-RELEASE-RANGE: is made for an account and a release alone', () => {
    const ask = (facts: unknown) => authorizationServerMetadata('2026.2', facts as never);
    for (const facts of [undefined, null, 'facts', []]) expect(() => ask(facts)).toThrow('The fact “”');
    for (const accountId of [undefined, '', 'evil.example/#', 1234567]) {
      expect(() => ask({ accountId })).toThrow(
        expect.objectContaining({ code: 'invalid_account_id', rule: 'CHOICE-ACCOUNT-ID' }),
      );
    }
    expect(() => authorizationServerMetadata('2029.1' as Release, { accountId: '1' })).toThrow(
      expect.objectContaining({ code: 'release_not_modelled', rule: 'CHOICE-RELEASE-RANGE' }),
    );
    expect(() => authorizationServerMetadata('' as Release, { accountId: '1' })).toThrow(
      expect.objectContaining({ code: 'malformed_release', rule: 'REL-1' }),
    );
  });

  it('nothing done to an answer changes a later one', () => {
    expectOwnAnswer((facts) => authorizationServerMetadata('2026.2', facts), { accountId: '1234567' });
  });
});
