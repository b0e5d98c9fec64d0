import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { startOf } from '../../core/terms.js';
import { CERTIFICATE_CAP, FIRST_CAP, OWN_CERTIFICATES_PERMISSION } from '../limitsAndDates.js';
import { EVERY_OPERATION, ROTATION_OPERATIONS, ROTATION_SCOPE } from './limitsAndDates.js';

/** The release in which Oracle dates the requests of the endpoint. Before it, only the upload is known. */
const DATED = startOf(ROTATION_OPERATIONS, EVERY_OPERATION);

export const ROTATION_RULES: RuleTexts<'rotation'> = {
  'ROT-1': {
    title: 'Certificates are rotated by three requests',
    statement: 'The endpoint lists certificates (GET), creates one (POST) and revokes an active one (POST).',
    since: DATED,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'ROT-3': {
    title: 'Token of the endpoint',
    statement: `The caller holds an access token of the authorization code or the client credentials flow with the scope ${ROTATION_SCOPE}, although the host is that of the RESTlets.`,
    since: DATED,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'ROT-4': {
    title: 'Permission of the endpoint',
    statement: `The caller’s role has the permission “${OWN_CERTIFICATES_PERMISSION}”.`,
    since: DATED,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CERT-15': {
    title: 'Managing own certificates by program',
    statement: `“${OWN_CERTIFICATES_PERMISSION}” is the permission to manage own certificates through the endpoint.`,
    since: DATED,
    source: PAGES.OAUTH2_PERMISSIONS,
  },
  'ROT-5': {
    title: 'No proof of the new key',
    statement: 'Nothing in a create request is signed with the key of the certificate that it creates.',
    basis: 'inferred',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'ROT-6': {
    title: 'Create request',
    statement:
      'The body is JSON with fileContent (the PEM text), role and entity. The two ids are numbers or text.',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'ROT-7': {
    title: 'Create response',
    statement:
      'The answer has entity_role_id with com, ent and rol, the numeric application_id, certificate_id, certificate, algorithm, the days created_at, valid_from and valid_until, and invalidated.',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'ROT-8': {
    title: 'List response',
    statement:
      'The answer is an array of entries with application, entity, role, created, valid_from, valid_until, revoked, certificate_id and algorithm.',
    since: DATED,
    source: PAGES.LIST_CERTIFICATES,
  },
  'ROT-9': {
    title: 'The two responses name things differently',
    statement:
      'The create response has created_at, invalidated and a numeric application_id, where the list has created, revoked and a nested application_id that is a UUID. Both are kept as they are.',
    source: PAGES.LIST_CERTIFICATES,
  },
  'ROT-12': {
    title: 'Certificates for other roles',
    statement: 'The role that a certificate is created for need not be the role of the caller’s token.',
    basis: 'inferred',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'ROT-15': {
    title: 'From certificate_id to kid',
    statement: 'The certificate_id of the answer goes into kid of the client assertion.',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'ROT-17': {
    title: 'The first token',
    statement:
      'The access token for the first call comes from the authorization code grant, or from a certificate that was mapped in the user interface.',
    source: PAGES.ROTATION_BLOG,
    revised: '2023-10-11',
  },
  'ROT-18': {
    title: 'Tokens of a revoked certificate',
    statement:
      'No text says that the revocation of a certificate ends the access tokens that were obtained with it, so each of them may work until it expires.',
    basis: 'inferred',
    source: PAGES.REVOKE_CERTIFICATE,
  },
  'ROT-19': {
    title: 'The cap holds at the rotation endpoint',
    statement:
      'The cap is stated per integration record without an exception, so it holds for certificates that are created through the endpoint as well.',
    since: startOf(CERTIFICATE_CAP, FIRST_CAP),
    basis: 'inferred',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
};
