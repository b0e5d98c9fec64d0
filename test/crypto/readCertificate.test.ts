import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { certificateId, hashNoticeText, readCertificate } from '../../src/crypto.js';
import { codes, granted, refused } from '../support.js';

const file = (name: string) => readFileSync(new URL(`../fixtures/${name}.pem`, import.meta.url), 'utf8');
const P256 = file('ec-p256');

describe('reading the file of a certificate', () => {
  test.each([
    ['rsa-2048', { type: 'RSA', bits: 2048 }],
    ['rsa-3072', { type: 'RSA', bits: 3072 }],
    ['rsa-4096', { type: 'RSA', bits: 4096 }],
    ['rsa-pss-3072', { type: 'other', name: 'rsa-pss' }],
    ['ec-p256', { type: 'EC', curve: 'P-256' }],
    ['ec-p384', { type: 'EC', curve: 'P-384' }],
    ['ec-p521', { type: 'EC', curve: 'P-521' }],
    ['ec-secp256k1', { type: 'EC', curve: 'secp256k1' }],
    ['ed25519', { type: 'other', name: 'ed25519' }],
  ])('CERT-7: tells the key of %s', (name, key) => {
    expect(granted(readCertificate(file(name))).certificate.key).toEqual(key);
  });

  it('CERT-8: tells the validity, to the second and in UTC', () => {
    const { certificate } = granted(readCertificate(P256));
    const x509 = new X509Certificate(P256);
    expect(certificate.validFrom).toBe(new Date(x509.validFrom).toISOString());
    expect(certificate.validUntil).toBe(new Date(x509.validTo).toISOString());
  });

  it('CERT-26: the id is the base64url SHA-256 of the DER form', () => {
    const { raw, fingerprint256 } = new X509Certificate(P256);
    const id = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    expect(certificateId(raw)).toBe(id);
    expect(granted(readCertificate(P256)).certificate.id).toBe(id);
  });

  test.each([
    ['CRLF line ends', P256.replaceAll('\n', '\r\n')],
    ['CR line ends', P256.replaceAll('\n', '\r')],
    ['no line feed at the end', P256.trimEnd()],
    ['blank lines around', `\n\n${P256}\n\n`],
    ['a byte order mark', `\uFEFF${P256}`],
    ['explanations around (RFC 7468 section 2)', `subject=CN = x\n${P256}Thanks!\n`],
    ['a public key beside', `${P256}-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n`],
    ['one long line', P256.replace(/(?<=[A-Za-z0-9+/=])\n(?=[A-Za-z0-9+/=])/g, '')],
  ])('CERT-6: reads PEM with %s', (_, pem) => {
    expect(readCertificate(pem)).toEqual(readCertificate(P256));
    expect(codes(readCertificate(pem))).toEqual([]);
  });

  test.each([
    ['nothing', '', 'certificate_missing'],
    ['words', 'certificate', 'certificate_missing'],
    [
      'a bare public key',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      'certificate_missing',
    ],
    ['a label in lower case', P256.replaceAll('CERTIFICATE', 'certificate'), 'certificate_missing'],
    [
      'a certificate with trust settings',
      P256.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'),
      'certificate_missing',
    ],
    ['two certificates', P256 + file('ec-p384'), 'several_certificates'],
    ['the same certificate twice', P256 + P256, 'several_certificates'],
    ['no end', P256.slice(0, -20), 'certificate_malformed'],
    ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', 'certificate_malformed'],
    [
      'something that is not a certificate',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'certificate_malformed',
    ],
    ['a character outside base64', P256.replace('MII', 'M*I'), 'certificate_malformed'],
    ['a lost character', P256.replace('MII', 'MI'), 'certificate_malformed'],
    [
      'bytes after the certificate',
      pemOf(Buffer.concat([new X509Certificate(P256).raw, Buffer.from([0])])),
      'certificate_malformed',
    ],
    ['a PEM file within the block', pemOf(Buffer.from(P256)), 'certificate_malformed'],
  ])('CERT-6: refuses a file with %s', (_, pem, code) => {
    expect(codes(readCertificate(pem))).toEqual([code]);
  });

  test.each(['a.cer', 'a.crt', 'a.pem', 'A.PEM', 'dir/a.b.crt'])('CERT-6: accepts the name %s', (name) => {
    expect(readCertificate(P256, name).allowed).toBe(true);
  });

  test.each(['a.der', 'a.p12', 'pem', 'a.pem.txt', ''])('CERT-6: refuses the name %j', (name) => {
    expect(codes(readCertificate(P256, name))).toEqual(['file_name_not_accepted']);
  });
});

describe('C4: a private key in the file', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
  const encrypted = privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' })
    .toString();

  test.each([
    ['alone', pkcs8],
    ['before the certificate', pkcs8 + P256],
    ['after the certificate', P256 + sec1],
    ['encrypted', P256 + encrypted],
    ['in lower case', P256 + pkcs8.replaceAll('PRIVATE KEY', 'private key')],
    ['cut off', P256 + pkcs8.slice(0, 100)],
  ])('%s is refused and never repeated', (_, pem) => {
    const refusal = refused(readCertificate(pem));
    expect(codes(refusal)).toEqual(['private_key_in_file']);
    const lines = pem.split('\n').filter((line) => line.length > 8 && !line.startsWith('-----'));
    for (const line of lines) expect(JSON.stringify(refusal)).not.toContain(line);
  });
});

it('never throws, and answers a damaged file with a refusal', () => {
  fc.assert(
    fc.property(fc.nat(P256.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
      const damaged = P256.slice(0, at) + text + P256.slice(at + 1);
      const decision = readCertificate(damaged);
      if (decision.allowed) expect(decision.certificate.id).toHaveLength(43);
    }),
    { numRuns: 2000 },
  );
});

it('LN-7: a notice text is known by its SHA-256', () => {
  expect(hashNoticeText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hashNoticeText('é')).not.toBe(hashNoticeText('e\u0301'));
});

function pemOf(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
