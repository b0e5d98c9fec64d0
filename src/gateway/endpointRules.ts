import { type Choice, choice, help, type Rule, rule } from '../rule.js';

const ROTATION_PAGE = help('article_92130837826');

/** What holds of the rotation endpoint as it is served. */
export const ENDPOINT_RULES: readonly Rule[] = [
  rule({
    id: 'ROT-2',
    title: 'Paths of the endpoint',
    statement:
      'On the RESTlets host: /services/rest/auth/oauth2/v1/clients/ with the client id and /certificates to list and create, and below it the certificate id and /revoke. The samples carry an empty query parameter c.',
    source: help('article_11111634165'),
  }),
  rule({
    id: 'ROT-11',
    title: 'The list is that of the record',
    statement: 'It holds the certificates of every entity, not only those of the caller.',
    basis: 'inferred',
    source: help('article_11111634165'),
  }),
];

export const ENDPOINT_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-ROTATION-STATUS',
    title: 'Status codes and error bodies of the endpoint',
    statement:
      '200 for what succeeds. Problem details for the rest: 400 for a body or a certificate that is refused, 401 without a token, 403 without scope or permission, 404 for an unknown client or certificate, 405 for another method, 409 at the cap or for a known certificate, 413 for a body that is too large, 503 where the store fails.',
    default: 'problem_details',
    reason: 'Oracle documents none; clients in the wild expect 200.',
    source: ROTATION_PAGE,
  }),
  choice({
    id: 'CHOICE-ROTATION-OWN',
    title: 'Whose certificates a caller manages',
    statement:
      'A caller creates and revokes certificates of its own entity; with the permission to manage all mappings, those of any. The role is one that the entity holds.',
    default: 'own_entity',
    alternatives: ['any_entity'],
    reason:
      'The permission says own, and a certificate for another entity would be a way into its roles; the page on revocation speaks of any active certificate.',
    option: 'certificatesOf',
    source: ROTATION_PAGE,
  }),
  choice({
    id: 'CHOICE-ROTATION-BODY',
    title: 'Body of a create request',
    statement:
      'It is read up to 65,536 bytes, as UTF-8 whatever its media type, and a member that is not documented refuses it.',
    default: '65536',
    alternatives: ['any number of bytes'],
    reason: 'A certificate takes a few thousand bytes; Oracle names no bound.',
    option: 'maximumBodyBytes',
    source: ROTATION_PAGE,
  }),
];
