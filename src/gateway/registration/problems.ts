import type { Problems } from '../../core/problem.js';

/** Why dynamic client registration leads to no record. */
export type ClientRegistrationCode =
  | 'registration_ambiguous'
  | 'registration_name_mismatch'
  | 'registration_unmatched';

const SAME_NAME = 'The client name has to be the Client Name for Dynamic Client Registration of the record.';

/** What is said about a request for dynamic client registration. */
export const CLIENT_REGISTRATION_PROBLEMS: Problems<ClientRegistrationCode> = {
  registration_ambiguous: {
    rule: 'URI-12',
    message: 'Several integration records have the redirect URIs of the registration.',
    path: ['redirectUris'],
    remedy: 'Leave them in one record that takes dynamic client registration.',
    leanedOn: ['CHOICE-REDIRECT-REGISTRATION'],
  },
  registration_name_mismatch: {
    rule: 'URI-12',
    message: `The redirect URIs of the registration are on localhost or have a custom scheme, and its client name differs. ${SAME_NAME}`,
    path: ['clientName'],
    leanedOn: ['CHOICE-REDIRECT-REGISTRATION'],
  },
  registration_unmatched: {
    rule: 'URI-12',
    message:
      'No integration record that takes dynamic client registration has the redirect URIs of the registration.',
    path: ['redirectUris'],
    remedy:
      'Enter each of them in one enabled record that has the authorization code grant, Public Client and Dynamic Client Registration checked.',
    leanedOn: ['URI-4', 'CHOICE-REDIRECT-REGISTRATION'],
  },
};
