import type { AddCertificateFacts, Certificate } from '../../src/certificates/index.js';

export const AT = new Date('2026-06-01T12:00:00Z');

/** An active certificate of record 7, entity 12, role 1000, unless a test says otherwise. */
export function certificate(id: string, differing: Partial<Certificate> = {}): Certificate {
  return {
    id,
    integrationId: '7',
    entityId: '12',
    roleId: '1000',
    key: { type: 'EC', curve: 'P-256' },
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2027-01-01T00:00:00Z'),
    createdAt: new Date('2026-01-01T00:00:00Z'),
    ...differing,
  };
}

export function certificates(count: number, differing: Partial<Certificate> = {}): Certificate[] {
  return Array.from({ length: count }, (_, index) => certificate(`c${index}`, differing));
}

/** A request to add a good certificate to a good record. */
export function adding(differing: Partial<AddCertificateFacts> = {}): AddCertificateFacts {
  return {
    integration: {
      id: '7',
      clientType: 'confidential',
      clientCredentialsGrant: true,
      scopes: ['rest_webservices'],
    },
    certificate: certificate('new'),
    certificates: [],
    at: AT,
    ...differing,
  };
}
