import { type Choice, choice, help, type Rule, rule } from '../rule.js';
import { LIST_AND_REVOKE_SINCE } from './thresholds.js';

const OVERVIEW_PAGE = help('article_92130837826');
const LIST_PAGE = help('article_11111634165');
const CREATE_PAGE = help('article_0209112025');
const REVOKE_PAGE = help('article_0209112818');

export const ROTATION_RULES: readonly Rule[] = [
  rule({
    id: 'ROT-1',
    title: 'Three requests',
    statement: 'The endpoint lists certificates (GET), creates one (POST) and revokes an active one (POST).',
    since: LIST_AND_REVOKE_SINCE,
    source: OVERVIEW_PAGE,
  }),
  rule({
    id: 'ROT-3',
    title: 'Token of the endpoint',
    statement:
      'The caller holds an access token of the authorization code or the client credentials flow with the REST web services scope, although the host is that of the RESTlets.',
    source: OVERVIEW_PAGE,
  }),
  rule({
    id: 'ROT-4',
    title: 'Permission of the endpoint',
    statement: 'The caller’s role has Manage own OAuth 2.0 Client Credentials Certificates.',
    source: OVERVIEW_PAGE,
  }),
  rule({
    id: 'CERT-15',
    title: 'Managing own certificates by program',
    statement:
      'Manage own OAuth 2.0 Client Credentials Certificates is the permission to manage own certificates through the endpoint.',
    source: help('section_157771510070'),
  }),
  rule({
    id: 'ROT-5',
    title: 'No proof of the new key',
    statement: 'Nothing in a create request is signed with the key of the certificate that it creates.',
    basis: 'inferred',
    source: CREATE_PAGE,
  }),
  rule({
    id: 'ROT-6',
    title: 'Create request',
    statement:
      'The body is JSON with fileContent (the PEM text), role and entity; the two ids come as numbers or as text.',
    source: CREATE_PAGE,
  }),
  rule({
    id: 'ROT-7',
    title: 'Create response',
    statement:
      'entity_role_id with com, ent and rol, the numeric application_id, certificate_id, certificate, algorithm, created_at, valid_from, valid_until as days, and invalidated.',
    source: CREATE_PAGE,
  }),
  rule({
    id: 'ROT-8',
    title: 'List response',
    statement:
      'An array of entries with application, entity and role, created, valid_from, valid_until, revoked, certificate_id and algorithm.',
    source: LIST_PAGE,
  }),
  rule({
    id: 'ROT-9',
    title: 'The two responses name things differently',
    statement:
      'created_at and created, invalidated and revoked, a numeric application_id and a nested one that is a UUID: both are kept as they are.',
    source: LIST_PAGE,
  }),
  rule({
    id: 'ROT-10',
    title: 'Not revoked does not mean active',
    statement: 'The list holds expired certificates with revoked false; only valid_until tells them apart.',
    basis: 'inferred',
    source: LIST_PAGE,
  }),
  rule({
    id: 'ROT-12',
    title: 'Certificates for other roles',
    statement: 'The role that a certificate is created for need not be the role of the caller’s token.',
    basis: 'inferred',
    source: CREATE_PAGE,
  }),
  rule({
    id: 'ROT-13',
    title: 'Revoke response',
    statement: 'The answer to a revocation is plain text that reports success, not JSON.',
    source: REVOKE_PAGE,
  }),
  rule({
    id: 'ROT-15',
    title: 'From certificate_id to kid',
    statement: 'The certificate_id of the answer goes into kid of the client assertion.',
    source: CREATE_PAGE,
  }),
  rule({
    id: 'ROT-19',
    title: 'The cap holds at the endpoint',
    statement: 'The release note states the cap per integration record without exception.',
    since: LIST_AND_REVOKE_SINCE,
    basis: 'inferred',
    source: help('section_158921905537'),
  }),
];

export const ROTATION_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-ROTATION-BEFORE-2026-1',
    title: 'The endpoint before 2026.1',
    statement: 'Creating works in every modelled release; listing and revoking from 2026.1.',
    default: 'create_only',
    alternatives: ['all'],
    reason:
      'The release note dates the three requests to 2026.1, while Oracle’s developer blog shows the upload since 2023.1.',
    option: 'beforeListing',
    source: OVERVIEW_PAGE,
  }),
  choice({
    id: 'CHOICE-ROTATION-LAST-DAY',
    title: 'The day in valid_until',
    statement: 'An entry of the list counts as active until the end of that day in UTC.',
    default: 'inclusive',
    reason:
      'The list gives days without a time; counting a day too long can only keep a sixth certificate out.',
    source: LIST_PAGE,
  }),
];
