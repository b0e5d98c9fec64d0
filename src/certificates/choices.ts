import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { releaseNote } from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { CERTIFICATE_CAP, FIRST_CAP, ROTATION_DAYS } from './limitsAndDates.js';
import type { RotationPlanChoices } from './options.js';

export const CERTIFICATES_CHOICES: ChoiceTexts<'certificates', RotationPlanChoices> = {
  'CHOICE-CERT-OVER-CAP': {
    title: 'More active certificates at an upgrade than the cap allows',
    statement:
      'All of the active certificates go on working. None can be added until fewer certificates are active than the cap allows.',
    since: startOf(CERTIFICATE_CAP, FIRST_CAP),
    appliesTo: 'existing',
    default: 'keep',
    reason: 'Oracle does not announce that any are removed.',
    source: releaseNote(startOf(CERTIFICATE_CAP, FIRST_CAP)),
  },
  'CHOICE-CERT-NOT-YET-VALID': {
    title: 'A certificate that is not valid yet',
    statement: 'A certificate that is not valid yet counts as active.',
    default: 'counts',
    alternatives: ['does_not_count'],
    reason: 'It becomes active later without another check.',
    option: 'notYetValid',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CHOICE-CERT-TWO-YEARS': {
    title: 'From when the longest validity is counted',
    statement:
      'The longest validity is counted from the start of the validity, in calendar years in UTC. What begins on 29 February ends on 28 February where that year has no 29 February.',
    default: 'valid_from',
    alternatives: ['upload'],
    reason: 'The validity that a certificate states begins with its start, not with its upload.',
    option: 'twoYearsFrom',
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CHOICE-CERT-AGAIN': {
    title: 'The same certificate again',
    statement:
      'A certificate that is added again is refused, whether it is active or revoked, and whether it is in this record or in another one.',
    default: 'refuse',
    reason:
      'There is one entry per application and certificate (CERT-10), and a revoked certificate cannot be used again.',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CHOICE-CERT-EXPIRED': {
    title: 'A certificate that has expired before its upload',
    statement:
      'An expired certificate is refused, and so is one whose longest validity is over, or whose validity ends before it begins.',
    default: 'refuse',
    reason: 'It could never be used.',
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CHOICE-CERT-REVOKED-KEY': {
    title: 'The key of a revoked certificate in another certificate',
    statement:
      'A certificate is refused if another one with the same public key has been revoked, in this record or in another one of the account. Keys are compared by the SHA-256 of their SubjectPublicKeyInfo, as far as it is known.',
    default: 'refuse',
    alternatives: ['allow'],
    reason:
      'A revoked certificate cannot be used again (CERT-11), and a copy with another signature would be one with another id. A key is usually revoked because somebody else may have it.',
    option: 'revokedKey',
    source: PAGES.CLIENT_CREDENTIALS_SETUP,
  },
  'CHOICE-CERT-RSA-PSS': {
    title: 'A certificate whose key is bound to RSA-PSS',
    statement:
      'A certificate whose key is bound to RSA-PSS is refused, because the type of its key is neither RSA nor EC.',
    default: 'refuse',
    reason: 'The page names RSA and EC, and gives no sample of another type.',
    source: PAGES.CERTIFICATE_MAPPING,
  },
  'CHOICE-CERT-REVOKE-AGAIN': {
    title: 'Second revocation of a certificate',
    statement: 'A second revocation succeeds, changes nothing, and keeps the time of the first one.',
    default: 'idempotent',
    reason: 'A repeated request must not fail half-way through a clean-up.',
    source: PAGES.REVOKE_CERTIFICATE,
  },
  'CHOICE-CERT-REVOKE-EXPIRED': {
    title: 'Revocation of a certificate that has expired',
    statement: 'A certificate that has expired can be revoked.',
    default: 'allow',
    reason: 'Oracle speaks of active certificates only, but a revocation can only take access away.',
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CHOICE-CERT-ROTATION': {
    title: 'When a rotation starts, and how long both certificates live',
    statement: `The new certificate is created ${ROTATION_DAYS.lead} days before the old one expires. Clients switch to it within ${ROTATION_DAYS.switch} days, and the old one is revoked ${ROTATION_DAYS.revoke} days after the creation.`,
    default: ROTATION_DAYS,
    range: 'whole numbers of days from 0 on, with a revocation not before the switch',
    reason: 'A rotation starts about when the second expiry notice arrives, and ends well before the expiry.',
    option: 'rotationDays',
    source: PAGES.CERTIFICATE_MAPPING,
  },
};
