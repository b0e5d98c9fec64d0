import type { ContractCase } from './case.js';
import { assertionCases } from './cases/assertions.js';
import { auditQueryCases } from './cases/auditQueries.js';
import { auditTrailCases } from './cases/auditTrail.js';
import { certificateRaces } from './cases/certificateRaces.js';
import { certificateCases } from './cases/certificates.js';
import { integrationRaces } from './cases/integrationRaces.js';
import { integrationCases } from './cases/integrations.js';
import { noticeCases } from './cases/notices.js';
import { sessionRaces } from './cases/sessionRaces.js';
import { sessionCases } from './cases/sessions.js';

/** What cases are about. */
export type ContractTopic =
  | 'assertions'
  | 'auditTrail'
  | 'certificates'
  | 'integrations'
  | 'notices'
  | 'sessions';

/** Every case, by what it is about. */
export const CONTRACT_CASES: Readonly<Record<ContractTopic, readonly ContractCase[]>> = {
  sessions: [...sessionCases, ...sessionRaces],
  integrations: [...integrationCases, ...integrationRaces],
  certificates: [...certificateCases, ...certificateRaces],
  notices: noticeCases,
  auditTrail: [...auditTrailCases, ...auditQueryCases],
  assertions: assertionCases,
};
