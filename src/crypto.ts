/**
 * What needs `node:crypto`: hashes and X.509 certificates. It is synchronous, and stands apart from the
 * policy modules so that they run anywhere.
 *
 * @module
 */

import { createPublicKey, hash, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import type { CertificateFileCode, CertificateKey, CertificateRead } from './certificates/index.js';
import { FILE_ENDINGS } from './certificates/limitsAndDates.js';
import type { Decision } from './core/decision.js';
import { checkSent, malformed } from './core/facts.js';
import { isoOf } from './core/instant.js';
import { type Problems, refusalOf } from './core/problem.js';
import { listed } from './core/words.js';

export type { CertificateFileCode, CertificateRead } from './certificates/index.js';

/**
 * The S256 code challenge of a code verifier: its SHA-256, as base64url without padding.
 *
 * @param codeVerifier - The code verifier.
 * @throws {@link FactsError} for anything but text.
 * @see PK-7; RFC 7636 section 4.2
 *
 * @example
 * ```ts
 * deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'); //=> 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
 * ```
 */
export function deriveCodeChallenge(codeVerifier: string): string {
  checkString(codeVerifier, 'codeVerifier');
  return hash('sha256', codeVerifier, 'base64url');
}

/**
 * Tells whether a code verifier belongs to an S256 code challenge. The time that this takes does not
 * depend on where the two differ.
 *
 * @param codeVerifier - The code verifier of the token request.
 * @param codeChallenge - The code challenge that the authorization code is bound to.
 * @throws {@link FactsError} for anything but text.
 * @see P9; RFC 7636 section 4.6
 *
 * @example
 * ```ts
 * verifyCodeVerifier('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'); //=> true
 * ```
 */
export function verifyCodeVerifier(codeVerifier: string, codeChallenge: string): boolean {
  const derived = Buffer.from(deriveCodeChallenge(codeVerifier));
  checkString(codeChallenge, 'codeChallenge');
  const bound = Buffer.from(codeChallenge);
  return derived.length === bound.length && timingSafeEqual(derived, bound);
}

/**
 * The SHA-256 by which a text of the login notice is known, in hexadecimal.
 *
 * @param text - The text of the notice.
 * @throws {@link FactsError} for anything but text.
 * @see LN-7
 *
 * @example
 * ```ts
 * hashNoticeText('For authorized users only.').length; //=> 64
 * ```
 */
export function hashNoticeText(text: string): string {
  checkString(text, 'text');
  return hash('sha256', text, 'hex');
}

/**
 * The id that NetSuite gives a certificate: the SHA-256 of its DER form.
 *
 * @param der - The DER form of the certificate.
 * @throws {@link FactsError} for anything but bytes.
 * @see CERT-26; RFC 7515 section 4.1.8 (`x5t#S256`)
 *
 * @example
 * ```ts
 * certificateId(new Uint8Array()); //=> '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
 * ```
 */
export function certificateId(der: Uint8Array): string {
  if (!(der instanceof Uint8Array)) malformed('der');
  return hash('sha256', der, 'base64url');
}

function checkString(value: string, name: string): void {
  if (typeof value !== 'string') malformed(name);
}

const PROBLEMS: Problems<CertificateFileCode> = {
  certificate_malformed: {
    rule: 'CERT-6',
    message: 'The certificate in the file is damaged.',
    path: ['pem'],
    remedy: 'Export the certificate again, and upload the new file.',
  },
  certificate_missing: {
    rule: 'CERT-6',
    message: 'The file does not hold a certificate.',
    path: ['pem'],
    remedy: 'Upload the X.509 certificate in PEM form, not its public key or a request for it.',
  },
  file_name_not_accepted: {
    rule: 'CERT-6',
    message: 'NetSuite does not accept a file of this name.',
    path: ['fileName'],
    remedy: 'Give the file a name that ends in {endings}.',
  },
  private_key_in_file: {
    rule: 'CERT-6',
    message: 'The file holds a private key.',
    path: ['pem'],
    remedy: 'Upload the certificate alone. If the file has been sent anywhere, replace the key as well.',
  },
  several_certificates: {
    rule: 'CERT-6',
    message: 'The file holds more than one certificate.',
    path: ['pem'],
    remedy: 'Upload the certificate without its chain.',
  },
};

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
 * exactly one X.509 certificate. Line ends, and text around the block, do not matter. Whether the
 * key is accepted is for `decideAddCertificate` to say.
 *
 * A private key in the file is refused, and no answer repeats anything of the file.
 *
 * @param pem - The text of the file.
 * @param fileName - The name of the file, if it has one.
 * @throws {@link FactsError} for anything but text.
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
): Decision<CertificateFileCode, CertificateRead, never> {
  checkString(pem, 'pem');
  checkSent(fileName, 'fileName');
  if (fileName !== undefined && !FILE_ENDINGS.some((ending) => fileName.toLowerCase().endsWith(ending))) {
    const values = { endings: listed(FILE_ENDINGS, 'or') };
    return refusalOf(PROBLEMS, 'file_name_not_accepted', { values });
  }
  if (pem.toUpperCase().includes('PRIVATE KEY-----')) return refusalOf(PROBLEMS, 'private_key_in_file');
  const [, body, ...more] = pem.split(BEGIN);
  if (body === undefined) return refusalOf(PROBLEMS, 'certificate_missing');
  if (more.length > 0) return refusalOf(PROBLEMS, 'several_certificates');

  const end = body.indexOf(END);
  const base64 = body.slice(0, end).replace(/\s+/g, '');
  const read = end !== -1 && BASE64.test(base64) && readDer(Buffer.from(base64, 'base64'));
  if (!read) return refusalOf(PROBLEMS, 'certificate_malformed');
  return { allowed: true, rules: ['CERT-6', 'CERT-26'], advice: [], ...read };
}

/** What a certificate says, or `undefined` if the bytes are anything but one certificate. */
function readDer(der: Buffer): CertificateRead | undefined {
  try {
    const x509 = new X509Certificate(der);
    if (!x509.raw.equals(der)) return undefined;
    const { publicKey } = x509;
    const certificate = {
      id: certificateId(der),
      key: keyOf(publicKey),
      validFrom: instantOf(x509.validFrom),
      validUntil: instantOf(x509.validTo),
      spkiFingerprint: spkiFingerprintOf(publicKey),
    };
    return { certificate, pem: x509.toString().trimEnd() };
  } catch {
    return undefined;
  }
}

const FOUR_DIGIT_YEAR = / \d{4} GMT$/;

/** The instant that OpenSSL writes as `Nov 24 03:44:39 2026 GMT`. Throws where it could not read the date itself. */
function instantOf(text: string): string {
  // a year of one or two digits would be read as one of our time
  return isoOf(FOUR_DIGIT_YEAR.test(text) ? Date.parse(text) : Number.NaN);
}

/** SHA-256 of a public key. The point of an EC key can be written in two ways, so it is written anew from its coordinates. */
function spkiFingerprintOf(key: KeyObject): string {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const plain =
    curve !== undefined && Object.hasOwn(CURVE_NAMES, curve)
      ? createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' })
      : key;
  return hash('sha256', plain.export({ type: 'spki', format: 'der' }), 'base64url');
}

function keyOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): CertificateKey {
  const bits = details?.modulusLength;
  const curve = details?.namedCurve;
  if (type === 'rsa' && bits !== undefined) return { type: 'RSA', bits };
  if (type === 'ec' && curve !== undefined) return { type: 'EC', curve: CURVE_NAMES[curve] ?? curve };
  return { type: 'other', name: String(type) };
}
