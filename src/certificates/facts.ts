/**
 * What facts about certificates have to be, whichever question they belong to.
 *
 * @module
 */

import { checkInstant, checkList, checkObject, checkText, isAbsent, malformed } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import {
  type Certificate,
  type CertificateKey,
  type CertificateSubject,
  checkValidity,
  type NewCertificate,
} from './certificate.js';

type Place = (number | string)[];

/** Demands the entity and role that a certificate speaks for. @throws {@link FactsError} */
export function checkSubject({ entityId, roleId }: CertificateSubject, ...path: Place): void {
  checkText(entityId, ...path, 'entityId');
  checkText(roleId, ...path, 'roleId');
}

function checkFingerprint({ spkiFingerprint }: NewCertificate<Instant>, ...path: Place): void {
  if (!isAbsent(spkiFingerprint)) checkText(spkiFingerprint, ...path, 'spkiFingerprint');
}

/** Demands a certificate as it is kept, apart from its key and its creation. @throws {@link FactsError} */
export function checkCertificate(certificate: Certificate<Instant>, ...path: Place): void {
  checkValidity(certificate, ...path);
  checkText(certificate.id, ...path, 'id');
  checkText(certificate.integrationId, ...path, 'integrationId');
  checkSubject(certificate, ...path);
  checkFingerprint(certificate, ...path);
}

/** Demands a list of certificates as they are kept. @throws {@link FactsError} */
export function checkCertificates(certificates: readonly Certificate<Instant>[]): void {
  checkList(certificates, 'certificates');
  certificates.forEach((one, index) => {
    checkCertificate(one, 'certificates', index);
  });
}

/** Demands a key. @throws {@link FactsError} */
function checkKey(key: CertificateKey, ...path: Place): void {
  checkObject(key, ...path);
  switch (key.type) {
    case 'EC':
      checkText(key.curve, ...path, 'curve');
      break;
    case 'RSA':
      if (typeof key.bits !== 'number') malformed(...path, 'bits');
      break;
    case 'other':
      checkText(key.name, ...path, 'name');
      break;
    default:
      malformed(...path, 'type');
  }
}

/** Demands a certificate that is to be added. @throws {@link FactsError} */
export function checkNewCertificate(certificate: NewCertificate<Instant>): void {
  const path = 'certificate';
  checkObject(certificate, path);
  checkText(certificate.id, path, 'id');
  checkKey(certificate.key, path, 'key');
  checkInstant(certificate.validFrom, path, 'validFrom');
  checkInstant(certificate.validUntil, path, 'validUntil');
  checkSubject(certificate, path);
  checkFingerprint(certificate, path);
}
