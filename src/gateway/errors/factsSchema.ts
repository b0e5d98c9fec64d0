import * as z from 'zod/mini';
import { choices, membersOf, object, word } from '../../core/factsSchema.js';
import { anyRelease, instant, integrationRecord, oneOf, role, text } from '../../core/schema.js';
import { soapEndpoint } from '../../tbaDeprecation/schema.js';
import {
  AUTHENTICATIONS,
  type DiagnosisFacts,
  type FailedRecord,
  type FailedRequest,
  type FailedRole,
  TARGETS,
} from './diagnosis/facts.js';

/** An error, by its name. */
export interface ExplainErrorFacts {
  /** The name of the error, as it was received. */
  readonly error: string;
}

export const explainErrorFacts = (): z.ZodMiniType<ExplainErrorFacts> =>
  object<ExplainErrorFacts>({ error: text });

const failedRequest = (): z.ZodMiniType<FailedRequest> =>
  choices<FailedRequest>({
    authentication: oneOf(AUTHENTICATIONS),
    target: oneOf(TARGETS),
    soapEndpoint: z.nullable(soapEndpoint),
    soapAuthentication: word({ nlauth: true, tba: true }),
    host: z.string(),
    accountId: z.string(),
    realm: z.string(),
    signatureMethod: z.string(),
    timestamp: z.union([z.number(), z.string()]),
    receivedAt: instant,
    nonce: z.string(),
    namesApplication: z.boolean(),
    restletCreatedIn: anyRelease,
  });

function failedRecord(): z.ZodMiniType<FailedRecord> {
  const record = membersOf(integrationRecord);
  return choices<FailedRecord>({
    authorizationCodeGrant: record.authorizationCodeGrant,
    clientCredentialsGrant: record.clientCredentialsGrant,
    createdIn: record.createdIn,
    origin: record.origin,
    scopes: record.scopes,
    state: record.state,
    tba: record.tba,
    tbaSince: z.nullable(anyRelease),
    userCredentials: record.userCredentials,
  });
}

function failedRole(): z.ZodMiniType<FailedRole> {
  const { designated2fa, kind, permissions } = membersOf(role);
  return choices<FailedRole>({
    designated2fa,
    kind,
    permissions,
    inactive: z.boolean(),
    webServicesOnly: z.boolean(),
  });
}

export const diagnosisFacts = (): z.ZodMiniType<DiagnosisFacts> =>
  choices<DiagnosisFacts>({
    message: z.string(),
    detail: z.nullable(z.string()),
    request: failedRequest(),
    record: z.nullable(failedRecord()),
    role: failedRole(),
  });
