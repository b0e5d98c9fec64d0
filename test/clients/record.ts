import type { IntegrationRecord } from '../../src/core/records.js';

/** The record that the middleware of the examples is asked about. */
export const RECORD: IntegrationRecord = {
  id: '7',
  name: 'Orders',
  clientId: 'orders',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2024.1',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: false,
  redirectUris: [],
  scopes: ['rest_webservices'],
  tba: [],
  userCredentials: false,
};
