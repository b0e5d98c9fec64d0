/**
 * What needs `node:crypto`: hashes and X.509 certificates. Synchronous, and kept out of the
 * policy modules so that they run anywhere.
 *
 * @module
 */

import { hash, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import type { CertificateFacts, CertificateKey } from './certificates/certificate.js';
import { type Decision, type Denied, deny } from './decision.js';

/**
 * The S256 code challenge of a code verifier: its SHA-256, as base64url without padding.
 *
 * @see PK-7; RFC 7636 section 4.2
 *
 * @example
 * ```ts
 * deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'); //=> 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
 * ```
 */
export function deriveCodeChallenge(codeVerifier: string): string {
  return hash('sha256', codeVerifier, 'base64url');
}

/**
 * Tells whether a code verifier belongs to an S256 code challenge. The time it takes does not
 * depend on where the two differ.
 *
 * @see P9; RFC 7636 section 4.6
 *
 * @example
 * ```ts
 * verifyCodeVerifier('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'); //=> true
 * ```
 */
export function verifyCodeVerifier(codeVerifier: string, codeChallenge: string): boolean {
  const derived = Buffer.from(deriveCodeChallenge(codeVerifier));
  const bound = Buffer.from(codeChallenge);
  return derived.length === bound.length && timingSafeEqual(derived, bound);
}

/**
 * The SHA-256 by which a text of the login notice is known, in hexadecimal.
 *
 * @see LN-7
 *
 * @example
 * ```ts
 * hashNoticeText('For authorised users only.').length; //=> 64
 * ```
 */
export function hashNoticeText(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * The id that NetSuite gives a certificate: the SHA-256 of its DER form.
 *
 * @see CERT-26; RFC 7515 section 4.1.8 (`x5t#S256`)
 *
 * @example
 * ```ts
 * certificateId(new Uint8Array()); //=> '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
 * ```
 */
export function certificateId(der: Uint8Array): string {
  return hash('sha256', der, 'base64url');
}

export type CertificateFileCode =
  | 'certificate_malformed'
  | 'certificate_missing'
  | 'file_name_not_accepted'
  | 'private_key_in_file'
  | 'several_certificates';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const CURVE_NAMES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/**
 * Reads the file of a certificate into the facts that decisions take. The file is PEM text with
 * exactly one X.509 certificate; line ends and text around the block do not matter. Whether its key
 * is accepted is for `decideAddCertificate` to say.
 *
 * A private key in the file is refused, and nothing of the file is repeated in any answer.
 *
 * @param pem - The text of the file.
 * @param fileName - Its name, if it has one.
 * @see CERT-6, CERT-26; RFC 7468
 *
 * @example
 * ```ts
 * const decision = readCertificate('-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----');
 * !decision.allowed && decision.violations[0].code; //=> 'certificate_missing'
 * ```
 */
export function readCertificate(
  pem: string,
  fileName?: string,
): Decision<CertificateFileCode, { certificate: CertificateFacts }> {
  if (fileName !== undefined && !/\.(?:cer|crt|pem)$/i.test(fileName)) {
    return refuse('file_name_not_accepted', 'the name of the file must end in .cer, .crt or .pem');
  }
  if (pem.toUpperCase().includes('PRIVATE KEY-----')) {
    return refuse(
      'private_key_in_file',
      'the file holds a private key',
      'upload the certificate alone, and replace the key if the file has left its place',
    );
  }
  const [, body, ...more] = pem.split(BEGIN);
  if (body === undefined) {
    return refuse(
      'certificate_missing',
      'the file holds no certificate',
      'upload the X.509 certificate in PEM form, not its public key or a request for it',
    );
  }
  if (more.length > 0)
    return refuse(
      'several_certificates',
      'the file holds more than one certificate',
      'upload the certificate without its chain',
    );

  const end = body.indexOf(END);
  const base64 = body.slice(0, end).replace(/\s+/g, '');
  const certificate = end !== -1 && BASE64.test(base64) && factsOf(Buffer.from(base64, 'base64'));
  if (!certificate) return refuse('certificate_malformed', 'the certificate in the file is damaged');
  return { allowed: true, rules: ['CERT-6', 'CERT-26'], advice: [], certificate };
}

function refuse(code: CertificateFileCode, message: string, remedy?: string): Denied<CertificateFileCode> {
  return deny([
    { code, rule: 'CERT-6', message, path: ['fileContent'], ...(remedy !== undefined && { remedy }) },
  ]);
}

/** The facts of a certificate, or `undefined` if the bytes are anything but one certificate. */
function factsOf(der: Buffer): CertificateFacts | undefined {
  try {
    const x509 = new X509Certificate(der);
    if (!x509.raw.equals(der)) return undefined;
    return {
      id: certificateId(der),
      key: keyOf(x509.publicKey),
      validFrom: new Date(x509.validFrom),
      validUntil: new Date(x509.validTo),
    };
  } catch {
    return undefined;
  }
}

function keyOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): CertificateKey {
  const bits = details?.modulusLength;
  const curve = details?.namedCurve;
  if (type === 'rsa' && bits !== undefined) return { type: 'RSA', bits };
  if (type === 'ec' && curve !== undefined) return { type: 'EC', curve: CURVE_NAMES[curve] ?? curve };
  return { type: 'other', name: String(type) };
}
