import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { startOf } from '../../core/terms.js';
import { CERTIFICATE_CAP, FIRST_CAP, OWN_CERTIFICATES_PERMISSION } from '../limitsAndDates.js';
import { EVERY_OPERATION, ROTATION_OPERATIONS, ROTATION_SCOPE } from './limitsAndDates.js';

export const ROTATION_RULES: RuleTexts<'rotation'> = {
  'ROT-1': {
    title: 'Certificates are rotated by three requests',
    statement: 'The endpoint lists certificates (GET), creates one (POST) and revokes an active one (POST).',
    since: startOf(ROTATION_OPERATIONS, EVERY_OPERATION),
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'ROT-3': {
    title: 'Token of the endpoint',
    statement: `The caller holds an access token of the authorization code or the client credentials flow with the scope ${ROTATION_SCOPE}, although the host is that of the RESTlets.`,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'ROT-4': {
    title: 'Permission of the endpoint',
    statement: `The caller’s role has the permission “${OWN_CERTIFICATES_PERMISSION}”.`,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CERT-15': {
    title: 'Managing own certificates by program',
    statement: `“${OWN_CERTIFICATES_PERMISSION}” is the permission to manage own certificates through the endpoint.`,
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
  'ROT-19': {
    title: 'The cap holds at the rotation endpoint',
    statement: 'The release note states the cap per integration record, without an exception.',
    since: startOf(CERTIFICATE_CAP, FIRST_CAP),
    basis: 'inferred',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
};
