import * as z from 'zod/mini';
import { choices, having, object, word } from '../core/factsSchema.js';
import { accountId, instant, integrationRecord, internalId, role } from '../core/schema.js';
import type { AddCertificateFacts } from './addCertificateChecks.js';
import type { CertificateStatusFacts } from './certificate.js';
import type { ExpiryNoticesFacts } from './expiryNotices.js';
import type { CertificateChoices, RotationDays, RotationPlanChoices } from './options.js';
import type { ManageMappingsFacts, OAuthAccessFacts } from './permissions.js';
import type { RevokeCertificateFacts } from './revokeCertificate.js';
import type { RotationCallChoices } from './rotation/options.js';
import type { RotationCallFacts, RotationToken } from './rotation/rotationCall.js';
import type { RotationPlanFacts } from './rotationPlan.js';
import { certificate } from './schema.js';

const newCertificate = () =>
  having(certificate, 'id', 'key', 'validFrom', 'validUntil', 'entityId', 'roleId');
const validity = () => having(certificate, 'revokedAt', 'validFrom', 'validUntil');
const certificates = () => z.array(certificate);

export const addCertificateFacts = (): z.ZodMiniType<AddCertificateFacts> =>
  object<AddCertificateFacts>(
    {
      integration: having(integrationRecord, 'clientCredentialsGrant', 'clientType', 'id', 'scopes'),
      certificate: newCertificate(),
      certificates: certificates(),
      at: instant,
    },
    { known: certificate, revokedWithSameKey: certificate, accountId },
  );

export const certificateStatusFacts = (): z.ZodMiniType<CertificateStatusFacts> =>
  object<CertificateStatusFacts>({ certificate: validity(), at: instant });

export const expiryNoticesFacts = (): z.ZodMiniType<ExpiryNoticesFacts> =>
  object<ExpiryNoticesFacts>({ certificates: certificates() });

export const manageMappingsFacts = (): z.ZodMiniType<ManageMappingsFacts> =>
  object<ManageMappingsFacts>({ role: having(role, 'kind', 'permissions') });

export const oauthAccessFacts = (): z.ZodMiniType<OAuthAccessFacts> =>
  object<OAuthAccessFacts>({ role: having(role, 'kind', 'permissions') });

export const revokeCertificateFacts = (): z.ZodMiniType<RevokeCertificateFacts> =>
  object<RevokeCertificateFacts>({ certificate: z.nullable(validity()), at: instant });

export const rotationCallFacts = (): z.ZodMiniType<RotationCallFacts> =>
  object<RotationCallFacts>({
    operation: word({ create: true, list: true, revoke: true }),
    token: z.nullable(
      object<RotationToken>({ scopes: z.array(z.string()), role: having(role, 'kind', 'permissions') }),
    ),
  });

export const rotationPlanFacts = (): z.ZodMiniType<RotationPlanFacts> =>
  object<RotationPlanFacts>({
    certificates: certificates(),
    at: instant,
    entityId: internalId,
    roleId: internalId,
  });

const certificateOptions = () => ({
  notYetValid: word({ counts: true, does_not_count: true }),
  revokedKey: word({ allow: true, refuse: true }),
  twoYearsFrom: word({ upload: true, valid_from: true }),
});

export const certificateChoices = (): z.ZodMiniType<CertificateChoices> =>
  choices<CertificateChoices>(certificateOptions());

export const rotationPlanChoices = (): z.ZodMiniType<RotationPlanChoices> =>
  choices<RotationPlanChoices>({
    ...certificateOptions(),
    rotationDays: choices<RotationDays>({ lead: z.number(), switch: z.number(), revoke: z.number() }),
  });

export const rotationCallChoices = (): z.ZodMiniType<RotationCallChoices> =>
  choices<RotationCallChoices>({ beforeListing: word({ all: true, create_only: true }) });

/** The cap depends on the release alone. */
export const certificateCapFacts = (): z.ZodMiniType<object> => z.strictObject({});
