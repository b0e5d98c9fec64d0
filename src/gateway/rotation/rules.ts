import { EVERY_OPERATION, ROTATION_OPERATIONS } from '../../certificates/rotation/limitsAndDates.js';
import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { startOf } from '../../core/terms.js';
import { CERTIFICATES_PATH, REVOKE_PATH } from './limitsAndDates.js';

/** The release from which on the endpoint lists and revokes as well. */
const SINCE = startOf(ROTATION_OPERATIONS, EVERY_OPERATION);

export const ROTATION_ENDPOINT_RULES: RuleTexts<'rotationEndpoint'> = {
  'ROT-2': {
    title: 'Paths of the endpoint',
    statement: `The endpoint is on the RESTlets host of the account. Certificates are listed and created at ${CERTIFICATES_PATH}, where {client} is the client ID, and revoked at ${REVOKE_PATH}, where {certificate} is the id of the certificate. The samples carry an empty query parameter c.`,
    source: PAGES.LIST_CERTIFICATES,
  },
  'ROT-10': {
    title: 'Not revoked does not mean active',
    statement:
      'The list also holds expired certificates, and the value of their field revoked is false. Only valid_until distinguishes them from active ones.',
    since: SINCE,
    basis: 'inferred',
    source: PAGES.LIST_CERTIFICATES,
  },
  'ROT-11': {
    title: 'The list belongs to the record',
    statement:
      'The list in the sample has the certificates of two entities, of which the token of the caller stands for one. The caller is an Administrator, so it is not said what another caller would see.',
    since: SINCE,
    basis: 'inferred',
    source: PAGES.LIST_CERTIFICATES,
  },
  'ROT-13': {
    title: 'Revoke response',
    statement: 'A revocation is answered with plain text that reports success, not with JSON.',
    since: SINCE,
    source: PAGES.REVOKE_CERTIFICATE,
  },
};
