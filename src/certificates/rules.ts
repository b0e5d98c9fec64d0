import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { releaseNote } from '../core/sources.js';
import { inWords, startOf } from '../core/terms.js';
import { listed } from '../core/words.js';
import {
  CERTIFICATE_CAP,
  CLI_RECORD,
  EC_CURVES,
  EXCLUSIVE_SCOPE,
  FILE_ENDINGS,
  FIRST_CAP,
  JAVA_CLI_END,
  LONGEST_VALIDITY_YEARS,
  MAPPINGS_PERMISSION,
  NOTICE_LEADS,
  RSA_BITS,
  TOKENS_PERMISSION,
} from './limitsAndDates.js';

const CAP_BEGINS = startOf(CERTIFICATE_CAP, FIRST_CAP);

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
const [firstLead] = NOTICE_LEADS;
const leads = NOTICE_LEADS.map(({ months, days }) =>
  months > 0 ? counted(months, 'month') : counted(days, 'day'),
);

export const CERTIFICATES_RULES: RuleTexts<'certificates'> = {
  'CERT-1': {
    title: 'A cap on active certificates',
    statement: `An integration record may have ${inWords(CERTIFICATE_CAP, (cap) =>
      cap === null ? undefined : `at most ${cap} active certificates`,
    )}.`,
    since: CAP_BEGINS,
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-2': {
    title: 'What counts as active',
    statement: 'Certificates that are revoked or have expired do not count toward the cap.',
    since: CAP_BEGINS,
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-3': {
    title: 'Any number of revoked certificates',
    statement: 'The number of revoked certificates of a record is not limited.',
    since: CAP_BEGINS,
    source: releaseNote(CAP_BEGINS),
  },
  'CERT-4': {
    title: 'One cap per record, whatever the entity and role',
    statement:
      'The cap counts the certificates of the record over all entities and roles, so a record serves no more live combinations than it may have active certificates.',
    since: CAP_BEGINS,
    basis: 'inferred',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-6': {
    title: 'File of a certificate',
    statement: `The public part is uploaded as an X.509 file whose name ends in ${listed(FILE_ENDINGS, 'or')}.`,
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CERT-7': {
    title: 'Keys',
    statement: `The key is an RSA key of ${listed(RSA_BITS, 'or')} bits, or an EC key on the curve ${listed(EC_CURVES, 'or')}.`,
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CERT-8': {
    title: 'Longest validity',
    statement: `A certificate that is valid for more than ${LONGEST_VALIDITY_YEARS} years is accepted, and its validity is cut to ${LONGEST_VALIDITY_YEARS} years.`,
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CERT-9': {
    title: 'One combination per certificate',
    statement:
      'A certificate serves a single combination of integration record, entity and role. Another combination needs a certificate of its own.',
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CERT-10': {
    title: 'One entry per application and certificate',
    statement:
      'The list of the page OAuth 2.0 Client Credentials (M2M) Setup has an entry for every combination of integration record and certificate. A revoked certificate stays in it, with a mark in the column Revoked.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-11': {
    title: 'A revoked certificate cannot be used again',
    statement:
      'A revoked certificate cannot be used in another integration. After a revocation or an expiry, the client credentials grant works again only with a new mapping.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-12': {
    title: 'Revocation is final',
    statement: 'A certificate can be revoked, and Oracle describes no way to undo it.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-13': {
    title: 'The grant comes first',
    statement:
      'A certificate can be mapped only to an integration record whose client credentials grant is checked.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-14': {
    title: 'Who manages mappings',
    statement: `Mappings are created and revoked in the user interface by an Administrator, or by a role with the permission “${MAPPINGS_PERMISSION}”.`,
    source: PAGES.OAUTH2_PERMISSIONS,
  },
  'CERT-16': {
    title: 'Who may use OAuth 2.0',
    statement: `Access to REST web services, RESTlets and SuiteAnalytics Connect by OAuth 2.0 needs the permission “${TOKENS_PERMISSION}”. The permission to manage applications does not include it.`,
    source: PAGES.OAUTH2_PERMISSIONS,
  },
  'CERT-17': {
    title: 'Each account has mappings of its own',
    statement:
      'Mappings are not copied from a production account to another production account, a Release Preview account or a sandbox, and each refresh of a sandbox clears the mappings in it.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CERT-18': {
    title: 'Expiry notices',
    statement: `Administrators are told ${listed(leads, 'and')} before a certificate expires. There is one message for all certificates that expire on the same day, and none for a revoked certificate or for one whose validity was under ${counted(firstLead.months, 'month')} when it was uploaded.`,
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CERT-26': {
    title: 'Certificate id',
    statement:
      'The id of a certificate is the SHA-256 of its DER form, as base64url without padding, so it can be computed offline. This was reproduced with a certificate that Oracle prints.',
    basis: 'inferred',
    source: PAGES.CREATE_CERTIFICATE,
  },
  'CERT-27': {
    title: 'No public clients',
    statement:
      'The client credentials grant is for confidential clients, and cannot be used by a public one.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CERT-28': {
    title: 'Both grants on one record',
    statement:
      'One integration record may have both the authorization code grant and the client credentials grant.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CERT-29': {
    title: `The ${EXCLUSIVE_SCOPE} scope stands alone`,
    statement: `A record with the ${EXCLUSIVE_SCOPE} scope has no other scope, no client credentials grant and no token-based authentication.`,
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CLI-1': {
    title: 'The SuiteCloud CLI has one record for all',
    statement: `The certificates with which CI users of the SuiteCloud CLI authenticate are mapped to one built-in integration record, “${CLI_RECORD}”, so all of them share the places under its cap. The CLI for Java ends by ${JAVA_CLI_END}.`,
    since: CAP_BEGINS,
    basis: 'inferred',
    source: PAGES.CLI_CERTIFICATES,
  },
};
