import { type Choice, choice, help, type Rule, rule } from '../rule.js';

const STRUCTURE_PAGE = help('section_162790605110');
const REQUEST_PAGE = help('section_162755359851');
const ERRORS_PAGE = help('subsect_158324637123');

export const ASSERTION_RULES: readonly Rule[] = [
  rule({
    id: 'CERT-19',
    title: 'Header of a client assertion',
    statement:
      'The header has typ JWT, the certificate id as kid, and as alg one of PS256, PS384, PS512, ES256, ES384, ES512.',
    source: STRUCTURE_PAGE,
  }),
  rule({
    id: 'CERT-20',
    title: 'No RS algorithms',
    statement: 'RSA PKCS#1 v1.5 signatures (RS256 and its like) have not been accepted since 1 March 2025.',
    basis: 'secondary',
    source: { page: 'JJ Knowledge Base', url: 'https://wp.jjknowledgebase.com/?p=82220' },
    revised: '2025-03-01',
  }),
  rule({
    id: 'CERT-21',
    title: 'Curve and hash go together',
    statement: 'ES256 signs with P-256, ES384 with P-384, ES512 with P-521, and the PS algorithms with RSA.',
    basis: 'inferred',
    source: help('section_0312092212'),
  }),
  rule({
    id: 'CERT-22',
    title: 'Claims of a client assertion',
    statement:
      'iss is the client id, aud the token endpoint of the account, scope some of restlets, rest_webservices and suite_analytics; iat and exp are in seconds, with less than 60 minutes between them.',
    source: STRUCTURE_PAGE,
  }),
  rule({
    id: 'CERT-24',
    title: 'Oracle’s sample assertion',
    statement:
      'The printed sample has its scope as an array, the restlets host in aud, and exactly 3,600 seconds between iat and exp.',
    source: REQUEST_PAGE,
  }),
  rule({
    id: 'CERT-25',
    title: 'Errors of a client assertion',
    statement: 'The Login Audit Trail names why an assertion was refused.',
    source: ERRORS_PAGE,
  }),
];

export const ASSERTION_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-ASSERTION-LIFETIME',
    title: 'Longest lifetime of an assertion',
    statement: '60 minutes between iat and exp are allowed; anything above is not.',
    default: 'up_to_60_minutes',
    alternatives: ['under_60_minutes'],
    reason: 'Oracle’s own sample has exactly 3,600 seconds.',
    option: 'lifetime',
    source: ERRORS_PAGE,
  }),
  choice({
    id: 'CHOICE-ASSERTION-AUDIENCE',
    title: 'Audience and form of the scope',
    statement:
      'aud is the token endpoint on the suitetalk or the restlets host of the account; scope is an array, or text parted by commas or spaces.',
    default: 'suitetalk_or_restlets',
    alternatives: ['suitetalk'],
    reason: 'Prose and sample differ, and both are Oracle’s.',
    option: 'audience',
    source: REQUEST_PAGE,
  }),
  choice({
    id: 'CHOICE-ASSERTION-CLOCK',
    title: 'Difference between clocks',
    statement: 'None is forgiven: an assertion issued a second from now is issued in the future.',
    default: '0',
    alternatives: ['any number of seconds'],
    reason: 'Oracle names no tolerance, and a host that needs one can say so.',
    option: 'clockToleranceSeconds',
    source: ERRORS_PAGE,
  }),
];
