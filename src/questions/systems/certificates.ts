import {
  addCertificateFacts,
  certificateCapFacts,
  certificateChoices,
  certificateStatusFacts,
  expiryNoticesFacts,
  manageMappingsFacts,
  oauthAccessFacts,
  revokeCertificateFacts,
  rotationCallChoices,
  rotationCallFacts,
  rotationPlanChoices,
  rotationPlanFacts,
} from '../../certificates/factsSchema.js';
import {
  certificateCap,
  certificateStatus,
  decideAddCertificate,
  decideManageMappings,
  decideOAuthAccess,
  decideRevokeCertificate,
  decideRotationCall,
  expiryNotices,
  planRotation,
} from '../../certificates/index.js';
import { CERTIFICATE, CLERK, NEW_CERTIFICATE, RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'certificates';
const AT = '2027-03-01T10:00:00Z';
const PERMISSIONS = { kind: CLERK.kind, permissions: CLERK.permissions };

/** What can be asked about certificates of machine-to-machine access. */
export const certificateQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'certificateCap',
    kind: 'state',
    title: 'How many active certificates may an integration record have?',
    answer: (release) => certificateCap(release),
    facts: certificateCapFacts,
    example: { release: '2027.1', facts: {} },
  }),
  registered(SYSTEM, {
    name: 'certificateStatus',
    kind: 'state',
    title: 'Is this certificate active at this instant?',
    answer: certificateStatus,
    facts: certificateStatusFacts,
    example: {
      release: '2027.1',
      facts: {
        certificate: { validFrom: CERTIFICATE.validFrom, validUntil: CERTIFICATE.validUntil },
        at: AT,
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideAddCertificate',
    kind: 'decision',
    title: 'May this certificate be added to this integration record?',
    answer: decideAddCertificate,
    facts: addCertificateFacts,
    choices: certificateChoices,
    example: {
      release: '2027.1',
      facts: { integration: RECORD, certificate: NEW_CERTIFICATE, certificates: [], at: AT },
    },
  }),
  registered(SYSTEM, {
    name: 'decideRevokeCertificate',
    kind: 'decision',
    title: 'May this certificate be revoked?',
    answer: decideRevokeCertificate,
    facts: revokeCertificateFacts,
    example: { release: '2027.1', facts: { certificate: CERTIFICATE, at: AT } },
  }),
  registered(SYSTEM, {
    name: 'planRotation',
    kind: 'plan',
    title: 'When is which certificate to be replaced, and by which steps?',
    answer: planRotation,
    facts: rotationPlanFacts,
    choices: rotationPlanChoices,
    example: {
      release: '2027.1',
      facts: { certificates: [CERTIFICATE], at: AT, entityId: '25', roleId: '1012' },
    },
  }),
  registered(SYSTEM, {
    name: 'expiryNotices',
    kind: 'plan',
    title: 'Which notices of expiry will be sent about these certificates, and when?',
    answer: expiryNotices,
    facts: expiryNoticesFacts,
    example: { release: '2027.1', facts: { certificates: [CERTIFICATE] } },
  }),
  registered(SYSTEM, {
    name: 'decideManageMappings',
    kind: 'decision',
    title: 'May this role manage the mappings of certificates?',
    answer: decideManageMappings,
    facts: manageMappingsFacts,
    example: { release: '2027.1', facts: { role: PERMISSIONS } },
  }),
  registered(SYSTEM, {
    name: 'decideOAuthAccess',
    kind: 'decision',
    title: 'May this role log in with OAuth 2.0 access tokens?',
    answer: decideOAuthAccess,
    facts: oauthAccessFacts,
    example: { release: '2027.1', facts: { role: PERMISSIONS } },
  }),
  registered(SYSTEM, {
    name: 'decideRotationCall',
    kind: 'decision',
    title: 'May this access token call this operation of the rotation endpoint?',
    answer: decideRotationCall,
    facts: rotationCallFacts,
    choices: rotationCallChoices,
    example: {
      release: '2027.1',
      facts: {
        operation: 'list',
        token: {
          scopes: ['rest_webservices'],
          role: {
            kind: 'other',
            permissions: [...CLERK.permissions, 'Manage own OAuth 2.0 Client Credentials Certificates'],
          },
        },
      },
    },
  }),
];
