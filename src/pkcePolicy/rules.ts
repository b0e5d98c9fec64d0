import { type Choice, choice, help, type Rule, rfc, rule } from '../rule.js';
import { PKCE_FOR_NEW_SINCE, WITHOUT_PLAIN_SINCE } from './thresholds.js';

const AUTHORIZATION_PAGE = help('section_158081944642');
const TOKEN_PAGE = help('section_158081952044');
const RELEASE_NOTE = help('section_158921905537');

export const PKCE_RULES: readonly Rule[] = [
  rule({
    id: 'PK-5',
    title: 'PKCE for public clients and for the mcp scope',
    statement:
      'A public client must use PKCE, and so must any client that asks for the mcp scope. For other clients it is optional until a later rule says otherwise.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-6',
    title: 'S256 only, and named',
    statement:
      'A code challenge comes with its method, and the method is S256. The default of RFC 7636, plain, has been refused since 2020.2.',
    since: WITHOUT_PLAIN_SINCE,
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-7',
    title: 'Form of the code verifier',
    statement:
      'A code verifier has 43 to 128 characters: letters, digits, hyphen, full stop, underscore, tilde. Its SHA-256 is the challenge.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'PK-12',
    title: 'Errors of PKCE',
    statement:
      'Missing or malformed parameters at the authorization endpoint are an invalid_request, logged as InvalidRequest. A verifier that does not match is an invalid_grant, logged as InvalidGrant.',
    source: TOKEN_PAGE,
  }),
  rule({
    id: 'PK-21',
    title: 'PKCE for every new integration',
    statement:
      'A newly created integration with the authorization code grant must use PKCE at the authorization and the token endpoint, whatever its client type.',
    since: PKCE_FOR_NEW_SINCE,
    appliesTo: 'new',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'PK-22',
    title: 'Existing integrations without PKCE go on working',
    statement:
      'The requirement for new integrations leaves existing ones alone. Oracle gives no date at which that ends.',
    since: PKCE_FOR_NEW_SINCE,
    appliesTo: 'existing',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'P1',
    title: 'Verifier syntax',
    statement: 'A code verifier that breaks the grammar is refused before anything is hashed.',
    basis: 'standard',
    source: rfc(7636, '4.1'),
  }),
  rule({
    id: 'P2',
    title: 'Challenge syntax',
    statement:
      'The S256 challenge is the unpadded base64url of 32 bytes, so it has exactly 43 characters of that alphabet.',
    basis: 'standard',
    source: rfc(7636, '4.2'),
  }),
  rule({
    id: 'P3',
    title: 'A missing method is not a default',
    statement: 'A challenge whose method is missing, or is not S256, is refused.',
    basis: 'standard',
    source: rfc(7636, '4.4.1'),
  }),
  rule({
    id: 'P4',
    title: 'A method needs a challenge',
    statement: 'A challenge method without a challenge is a malformed request.',
    basis: 'standard',
    source: rfc(7636, '4.4.1'),
  }),
  rule({
    id: 'P6',
    title: 'A challenge that was sent binds',
    statement:
      'Where the authorization request carried a challenge, the token request must carry its verifier, also where PKCE was optional.',
    basis: 'standard',
    source: rfc(9700, '2.1.1'),
  }),
  rule({
    id: 'P7',
    title: 'A verifier needs a challenge',
    statement:
      'A verifier in the token request is refused where the authorization request carried no challenge: the challenge may have been stripped on the way.',
    basis: 'standard',
    source: rfc(9700, '4.8.2'),
  }),
  rule({
    id: 'P8',
    title: 'The bound method counts',
    statement:
      'Challenge and method are bound to the authorization code; the token request is judged by the bound method.',
    basis: 'standard',
    source: rfc(7636, '4.4'),
  }),
  rule({
    id: 'P9',
    title: 'A verifier that does not match',
    statement: 'A verifier whose challenge differs from the bound one is an invalid_grant.',
    basis: 'standard',
    source: rfc(7636, '4.6'),
  }),
  rule({
    id: 'P10',
    title: 'Client type at the moment of use',
    statement:
      'Whether PKCE is required is judged by the client type at the moment of use, never by one noted earlier.',
    basis: 'standard',
    source: rfc(9700, '2.1.1'),
  }),
];

export const PKCE_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-PKCE-NEW',
    title: 'What makes an integration new for PKCE',
    statement: 'An integration is new when its record was created in an account on 2027.1 or later.',
    since: PKCE_FOR_NEW_SINCE,
    default: 'record_created',
    alternatives: ['grant_enabled'],
    reason:
      'Literal reading of "newly created integrations"; the alternative also counts a grant enabled late.',
    option: 'newIntegration',
    source: RELEASE_NOTE,
  }),
  choice({
    id: 'CHOICE-PKCE-VERIFIER-ERROR',
    title: 'Error of a missing or malformed verifier',
    statement: 'A verifier that is missing or malformed where a challenge is bound is an invalid_grant.',
    default: 'invalid_grant',
    alternatives: ['invalid_request'],
    reason: 'It is a mismatch, which RFC 7636 section 4.6 makes invalid_grant.',
    option: 'verifierError',
    source: TOKEN_PAGE,
  }),
];
