import {
  nlauthUseFacts,
  soapEndpointFacts,
  tbaChangeFacts,
  tbaChoices,
  tbaCreationFacts,
  tbaMoveFacts,
  tbaPermissionFacts,
  tbaRecordFacts,
  tbaUseFacts,
} from '../../tbaDeprecation/factsSchema.js';
import {
  decideNlauthUse,
  decideTbaChange,
  decideTbaCreation,
  decideTbaPermission,
  decideTbaRecord,
  decideTbaUse,
  planTbaMove,
  soapEndpointSupport,
} from '../../tbaDeprecation/index.js';
import { CLERK, TBA_RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'tbaDeprecation';
const { createdIn, origin, state, tba } = TBA_RECORD;
const BOXES = { createdIn, origin, tba };

/** What can be asked about the end of token-based authentication (TBA), of SOAP and of NLAuth. */
export const tbaQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'decideTbaCreation',
    kind: 'decision',
    title: 'May token-based authentication still be set up in this way?',
    answer: decideTbaCreation,
    facts: tbaCreationFacts,
    choices: tbaChoices,
    example: { release: '2027.1', facts: { how: 'new_record', channel: 'restlet', flow: 'ui_token' } },
  }),
  registered(SYSTEM, {
    name: 'decideTbaUse',
    kind: 'decision',
    title: 'Does this integration still work with token-based authentication?',
    answer: decideTbaUse,
    facts: tbaUseFacts,
    choices: tbaChoices,
    example: {
      release: '2027.1',
      facts: { channel: 'soap', soapEndpoint: '2025.2', integration: { ...BOXES, state } },
    },
  }),
  registered(SYSTEM, {
    name: 'decideTbaRecord',
    kind: 'decision',
    title: 'Can a record have these boxes of token-based authentication?',
    answer: decideTbaRecord,
    facts: tbaRecordFacts,
    choices: tbaChoices,
    example: { release: '2027.1', facts: { integration: BOXES, channels: ['restlet'] } },
  }),
  registered(SYSTEM, {
    name: 'decideTbaChange',
    kind: 'decision',
    title: 'May the boxes of token-based authentication of a record be changed like this?',
    answer: decideTbaChange,
    facts: tbaChangeFacts,
    choices: tbaChoices,
    example: {
      release: '2027.1',
      facts: { integration: BOXES, channels: ['restlet'], tbaBefore: ['ui_token', 'three_step'] },
    },
  }),
  registered(SYSTEM, {
    name: 'decideTbaPermission',
    kind: 'decision',
    title: 'May this role do this with token-based authentication?',
    answer: decideTbaPermission,
    facts: tbaPermissionFacts,
    example: {
      release: '2027.1',
      facts: {
        role: { kind: CLERK.kind, permissions: CLERK.permissions },
        action: { kind: 'use_token' },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'planTbaMove',
    kind: 'plan',
    title: 'How does an integration move away from token-based authentication, and by when?',
    answer: planTbaMove,
    facts: tbaMoveFacts,
    choices: tbaChoices,
    example: {
      release: '2026.2',
      facts: {
        integration: { origin },
        uses: [{ channel: 'soap', soapEndpoint: '2024.1' }, { channel: 'restlet' }],
        attended: false,
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideNlauthUse',
    kind: 'decision',
    title: 'Does a request with user credentials (NLAuth) still work?',
    answer: decideNlauthUse,
    facts: nlauthUseFacts,
    choices: tbaChoices,
    example: {
      release: '2027.1',
      facts: {
        request: 'soap',
        integration: { state, userCredentials: true },
        soapEndpoint: '2019.2',
        role2faRequired: false,
      },
    },
  }),
  registered(SYSTEM, {
    name: 'soapEndpointSupport',
    kind: 'state',
    title: 'Is this SOAP endpoint supported, and until when?',
    answer: soapEndpointSupport,
    facts: soapEndpointFacts,
    example: { release: '2027.1', facts: { soapEndpoint: '2024.1' } },
  }),
];
