import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
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

describe('a certificate whose dates cannot be read', () => {
  const { raw } = new X509Certificate(P256);
  const ends = raw.indexOf(Buffer.from([0x17, 0x0d]), raw.indexOf(Buffer.from([0x17, 0x0d])) + 1);
  const starts = raw.indexOf(Buffer.from([0x17, 0x0d]));

  /** The certificate with another UTCTime. Its signature is no longer right, which reading does not ask. */
  function withTime(at: number, time: string): Buffer {
    const der = Buffer.from(raw);
    der.write(time, at + 2, 'latin1');
    return der;
  }

  /** The certificate with a GeneralizedTime for its end, which has two characters more, and so have all around it. */
  function withYear(year: string): Buffer {
    const time = Buffer.from(`\x18\x0f${year}0101000000Z`, 'latin1');
    const der = Buffer.concat([raw.subarray(0, ends), time, raw.subarray(ends + 15)]);
    for (const length of [2, 6]) der.writeUInt16BE(der.readUInt16BE(length) + 2, length);
    der[starts - 1] = (der[starts - 1] as number) + 2;
    return der;
  }

  test.each([
    ['a thirteenth month', '991301000000Z'],
    ['30 February', '260230000000Z'],
    ['a twenty-sixth hour', '260101250000Z'],
    ['letters', 'yesterday....'],
  ])('CERT-6: is damaged, not endless: %s', (_, time) => {
    for (const at of [starts, ends]) {
      const der = withTime(at, time);
      // OpenSSL takes it for a certificate
      expect(new X509Certificate(der).raw.equals(der)).toBe(true);
      expect(codes(readCertificate(pemOf(der)))).toEqual(['certificate_malformed']);
    }
  });

  test.each(['0000', '0049', '0099'])('CERT-6: the year %s is not one of our time', (year) => {
    expect(new X509Certificate(withYear(year)).validTo).toMatch(/ \d{1,2} GMT$/);
    expect(codes(readCertificate(pemOf(withYear(year))))).toEqual(['certificate_malformed']);
  });

  test.each(['1234', '2049', '9999'])('CERT-8: the year %s is read as it is', (year) => {
    const { certificate } = granted(readCertificate(pemOf(withYear(year))));
    expect(certificate.validUntil).toBe(`${year}-01-01T00:00:00.000Z`);
  });
});

describe('CHOICE-CERT-REVOKED-KEY: the fingerprint of the key', () => {
  const fingerprint = (pem: string) => granted(readCertificate(pem)).certificate.spkiFingerprint;

  test.each(['rsa-3072', 'rsa-pss-3072', 'ec-p256', 'ec-p384', 'ec-p521', 'ec-secp256k1', 'ed25519'])(
    'of %s is the base64url SHA-256 of its SubjectPublicKeyInfo',
    (name) => {
      const spki = new X509Certificate(file(name)).publicKey.export({ type: 'spki', format: 'der' });
      expect(fingerprint(file(name))).toBe(createHash('sha256').update(spki).digest('base64url'));
    },
  );

  it('stays the same if a bit of the signature is flipped, and the id does not', () => {
    const der = Buffer.from(new X509Certificate(P256).raw);
    der[der.length - 1] = (der[der.length - 1] as number) ^ 1;
    expect(fingerprint(pemOf(der))).toBe(fingerprint(P256));
    expect(granted(readCertificate(pemOf(der))).certificate.id).not.toBe(
      certificateId(new X509Certificate(P256).raw),
    );
  });

  it('stays the same if the point of the key is compressed', () => {
    const der = new X509Certificate(P256).raw;
    const spki = new X509Certificate(P256).publicKey.export({ type: 'spki', format: 'der' });
    const point = der.indexOf(spki) + 26;
    // y is left out, and x tells with its first byte which of the two it was
    const compressed = Buffer.concat([
      Buffer.from([0x30, 0x39]),
      spki.subarray(2, 23),
      Buffer.from([0x03, 0x22, 0x00, 0x02 + ((spki.at(-1) as number) & 1)]),
      spki.subarray(27, 59),
    ]);
    const shorter = Buffer.concat([der.subarray(0, point - 26), compressed, der.subarray(point + 65)]);
    for (const length of [2, 6]) shorter.writeUInt16BE(shorter.readUInt16BE(length) - 32, length);
    expect(new X509Certificate(shorter).publicKey.export({ type: 'spki', format: 'der' })).toEqual(
      compressed,
    );
    expect(fingerprint(pemOf(shorter))).toBe(fingerprint(P256));
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
