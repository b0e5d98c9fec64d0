import fc from 'fast-check';
import type { Channel, IntegrationRecord, TbaFlow } from '../../src/core/records.js';
import { type AnyRelease, RELEASES, type Release } from '../../src/core/release.js';
import type { IntegrationChoices } from '../../src/integrations/index.js';
import type { SoapEndpoint } from '../../src/tbaDeprecation/index.js';
import { SOAP_ENDPOINTS } from '../../src/tbaDeprecation/soapMatrix.js';

export const CHANNELS: readonly Channel[] = ['connect', 'rest', 'restlet', 'soap'];
export const FLOWS: readonly TbaFlow[] = ['issue_token', 'three_step', 'ui_token'];

export const anyRelease = fc.constantFrom<AnyRelease>('2014.2', '2020.2', '2021.1', ...RELEASES);
export const channel = fc.constantFrom(...CHANNELS);
export const flow = fc.constantFrom(...FLOWS);
export const soapEndpoint = fc.constantFrom(...(Object.keys(SOAP_ENDPOINTS) as SoapEndpoint[]));

export const choices: fc.Arbitrary<IntegrationChoices> = fc.record(
  {
    issueToken: fc.constantFrom('allowed' as const, 'refused' as const),
    installedRecord: fc.constantFrom('existing' as const, 'new' as const),
    lateTbaBox: fc.constantFrom('allowed' as const, 'refused' as const),
    modifyAfterSoap: fc.constantFrom('allowed' as const, 'refused' as const),
    newToken: fc.constantFrom('allowed' as const, 'refused' as const),
    tbaEndOfSupport: fc.constantFrom(...RELEASES),
  },
  { requiredKeys: [] },
);

export const record: fc.Arbitrary<IntegrationRecord> = fc.record(
  {
    id: fc.constant('7'),
    name: fc.constant('orders'),
    clientId: fc.constant('client'),
    state: fc.constantFrom<IntegrationRecord['state']>(
      'blocked',
      'enabled',
      'enabled',
      'waiting_for_approval',
    ),
    origin: fc.constantFrom<IntegrationRecord['origin']>('installed', 'owned'),
    createdIn: anyRelease,
    clientType: fc.constantFrom<IntegrationRecord['clientType']>('confidential', 'public'),
    authorizationCodeGrant: fc.boolean(),
    authorizationCodeGrantSince: anyRelease,
    clientCredentialsGrant: fc.boolean(),
    redirectUris: fc.constant([]),
    scopes: fc.subarray<IntegrationRecord['scopes'][number]>([
      'mcp',
      'rest_webservices',
      'restlets',
      'suite_analytics',
    ]),
    tba: fc.subarray([...FLOWS]),
    tbaSince: anyRelease,
    userCredentials: fc.boolean(),
  },
  {
    requiredKeys: [
      'id',
      'name',
      'clientId',
      'state',
      'origin',
      'createdIn',
      'clientType',
      'authorizationCodeGrant',
      'clientCredentialsGrant',
      'redirectUris',
      'scopes',
      'tba',
      'userCredentials',
    ],
  },
);

/** An earlier and a later release, which may be the same. */
export const twoReleases: fc.Arbitrary<readonly [Release, Release]> = fc
  .tuple(fc.constantFrom(...RELEASES), fc.constantFrom(...RELEASES))
  .map(([a, b]) => (a < b ? [a, b] : [b, a]));

/** An owned record from before the end of new TBA, with every TBA box checked and nothing wrong. */
export const OLD: IntegrationRecord = {
  id: '7',
  name: 'orders',
  clientId: 'client',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2024.1',
  clientType: 'confidential',
  authorizationCodeGrant: false,
  clientCredentialsGrant: false,
  redirectUris: [],
  scopes: ['restlets'],
  tba: ['issue_token', 'three_step', 'ui_token'],
  userCredentials: false,
};
