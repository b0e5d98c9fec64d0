import { type Choice, choice, help, type Rule, rule } from '../rule.js';
import { CERTIFICATE_CAP_SINCE } from './thresholds.js';

const SETUP_PAGE = help('section_162686838198');
const MAPPING_PAGE = help('subsect_162755332391');
const RELEASE_NOTE = help('section_158921905537');
const PERMISSIONS_PAGE = help('section_157771510070');
const RECORD_PAGE = help('section_157771733782');

export const CERTIFICATE_RULES: readonly Rule[] = [
  rule({
    id: 'CERT-1',
    title: 'Five active certificates',
    statement: 'An integration record has at most five active certificates.',
    since: CERTIFICATE_CAP_SINCE,
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'CERT-2',
    title: 'What counts as active',
    statement: 'Certificates that are revoked or have expired do not count toward the five.',
    since: CERTIFICATE_CAP_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-3',
    title: 'Any number of revoked certificates',
    statement: 'How many revoked certificates a record has is not limited.',
    since: CERTIFICATE_CAP_SINCE,
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'CERT-4',
    title: 'Five per record, whatever the entity and role',
    statement:
      'The cap counts the certificates of the record, over all entities and roles, so a record serves at most five live combinations.',
    since: CERTIFICATE_CAP_SINCE,
    basis: 'inferred',
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-6',
    title: 'File of a certificate',
    statement: 'The public part is uploaded as an X.509 file that ends in .cer, .pem or .crt.',
    source: MAPPING_PAGE,
  }),
  rule({
    id: 'CERT-7',
    title: 'Keys',
    statement: 'The key is RSA with 3072 or 4096 bits, or EC with 256, 384 or 521 bits.',
    source: MAPPING_PAGE,
  }),
  rule({
    id: 'CERT-8',
    title: 'Two years of validity',
    statement:
      'A certificate that is valid for more than two years is accepted, and its validity cut to two years.',
    source: MAPPING_PAGE,
  }),
  rule({
    id: 'CERT-9',
    title: 'One combination per certificate',
    statement:
      'A certificate serves a single combination of integration record, entity and role; another combination needs a certificate of its own.',
    source: MAPPING_PAGE,
  }),
  rule({
    id: 'CERT-10',
    title: 'One entry per application and certificate',
    statement: 'The list has an entry for every combination of integration record and certificate.',
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-11',
    title: 'No second life',
    statement:
      'A revoked certificate cannot be used in another integration, and after revocation or expiry only a new mapping lets the flow go on.',
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-12',
    title: 'Revocation is final',
    statement: 'A certificate can be revoked, and no way back is described.',
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-13',
    title: 'The grant comes first',
    statement:
      'A certificate can be mapped only to an integration record whose client credentials grant is checked.',
    source: SETUP_PAGE,
  }),
  rule({
    id: 'CERT-14',
    title: 'Who manages mappings',
    statement:
      'Mappings are created and revoked in the UI by an Administrator or a role with OAuth 2.0 Authorized Applications Management.',
    source: PERMISSIONS_PAGE,
  }),
  rule({
    id: 'CERT-16',
    title: 'Who may use OAuth 2.0',
    statement:
      'Access to REST web services, RESTlets and SuiteAnalytics Connect by OAuth 2.0 needs the permission Log in using OAuth 2.0 Access Tokens; managing applications does not include it.',
    source: PERMISSIONS_PAGE,
  }),
  rule({
    id: 'CERT-18',
    title: 'Expiry notices',
    statement:
      'Administrators are told two months, one month and 14 days before a certificate expires: one message for all that expire on a day, none for revoked ones, none where the validity at upload was under two months.',
    source: MAPPING_PAGE,
  }),
  rule({
    id: 'CERT-26',
    title: 'Certificate id',
    statement:
      'The id of a certificate is the SHA-256 of its DER form, as base64url without padding, so it can be computed offline. Reproduced on a certificate that Oracle prints.',
    basis: 'inferred',
    source: help('article_0209112025'),
  }),
  rule({
    id: 'CERT-27',
    title: 'No public clients',
    statement: 'A public client cannot use the client credentials grant.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'CERT-28',
    title: 'Both grants on one record',
    statement: 'One integration record may have the authorization code and the client credentials grant.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'CERT-29',
    title: 'The mcp scope stands alone',
    statement:
      'A record with the mcp scope has no other scope, no client credentials grant and no token-based authentication.',
    source: RECORD_PAGE,
  }),
];

export const CERTIFICATE_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-CERT-OVER-CAP',
    title: 'More than five active certificates at the upgrade',
    statement: 'All of them go on working; nothing can be added until fewer than five are active.',
    since: CERTIFICATE_CAP_SINCE,
    appliesTo: 'existing',
    default: 'keep',
    reason: 'Oracle announces no removal.',
    source: RELEASE_NOTE,
  }),
  choice({
    id: 'CHOICE-CERT-NOT-YET-VALID',
    title: 'A certificate that is not valid yet',
    statement: 'It counts as active.',
    default: 'counts',
    alternatives: ['does_not_count'],
    reason: 'It will be live without another check.',
    option: 'notYetValid',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-CERT-TWO-YEARS',
    title: 'From when the two years count',
    statement: 'From the start of the validity, in calendar years in UTC; from 29 February to 28 February.',
    default: 'valid_from',
    alternatives: ['upload'],
    reason: 'A certificate states its validity from its start.',
    option: 'twoYearsFrom',
    source: MAPPING_PAGE,
  }),
  choice({
    id: 'CHOICE-CERT-AGAIN',
    title: 'The same certificate again',
    statement: 'Refused, active or revoked, in this or any other record.',
    default: 'refuse',
    reason:
      'There is one entry per application and certificate (CERT-10), and a revoked one cannot be reused.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-CERT-EXPIRED',
    title: 'A certificate that has expired before its upload',
    statement: 'Refused. So is one whose two years have passed.',
    default: 'refuse',
    reason: 'It could never be used.',
    source: MAPPING_PAGE,
  }),
  choice({
    id: 'CHOICE-CERT-RSA-PSS',
    title: 'A certificate whose key is bound to RSA-PSS',
    statement: 'Refused: its key type is neither RSA nor EC.',
    default: 'refuse',
    reason: 'The page names RSA and EC, and gives no sample of another type.',
    source: MAPPING_PAGE,
  }),
  choice({
    id: 'CHOICE-CERT-REVOKE-AGAIN',
    title: 'Second revocation of a certificate',
    statement: 'Succeeds, changes nothing and keeps the time of the first.',
    default: 'idempotent',
    reason: 'A repeated request must not fail half-way through a clean-up.',
    source: help('article_0209112818'),
  }),
  choice({
    id: 'CHOICE-CERT-REVOKE-EXPIRED',
    title: 'Revoking a certificate that has expired',
    statement: 'Allowed.',
    default: 'allow',
    reason: 'Oracle speaks of active ones only, but revoking can only take access away.',
    source: help('article_92130837826'),
  }),
  choice({
    id: 'CHOICE-CERT-ROTATION',
    title: 'When a rotation starts and how long both certificates live',
    statement:
      'The new certificate is created 30 days before the old one expires; clients switch within 7 days, and the old one is revoked 14 days after the creation.',
    default: 'leadDays 30, switchDays 7, revokeDays 14',
    alternatives: ['any numbers of days'],
    reason: 'It starts about when the second expiry notice comes, and ends well before the expiry.',
    option: 'leadDays, switchDays, revokeDays',
    source: MAPPING_PAGE,
  }),
];
