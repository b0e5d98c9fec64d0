import { apiRequestHead, apiUseFacts } from '../../gateway/api/factsSchema.js';
import { authorizationRequestFacts, authorizationServerFacts } from '../../gateway/authorize/factsSchema.js';
import {
  diagnosisFacts,
  type ExplainErrorFacts,
  explainErrorFacts,
} from '../../gateway/errors/factsSchema.js';
import { diagnose, explainError } from '../../gateway/errors/index.js';
import type { ApiRequestHead } from '../../gateway/index.js';
import {
  authorizationServerMetadata,
  classifyApiRequest,
  decideApiUse,
  decideAuthorizationRequest,
  decideClientRegistration,
  decideTokenRequest,
  validateRefreshTokenSettings,
} from '../../gateway/index.js';
import { clientRegistrationFacts } from '../../gateway/registration/factsSchema.js';
import {
  refreshTokenSettingsFacts,
  tokenChoices,
  tokenRequestFacts,
} from '../../gateway/token/factsSchema.js';
import { pkceChoices } from '../../pkcePolicy/factsSchema.js';
import { tbaChoices } from '../../tbaDeprecation/factsSchema.js';
import { CLERK, CODE_CHALLENGE, CODE_VERIFIER, RECORD } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'gateway';
const [REDIRECT_URI] = RECORD.redirectUris;

/** What can be asked about whole requests. */
export const gatewayQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'classifyApiRequest',
    kind: 'reading',
    title: 'What does this API request call, and how does it authenticate?',
    answer: (_, head: ApiRequestHead) => classifyApiRequest(head),
    facts: apiRequestHead,
    example: {
      release: '2027.1',
      facts: {
        method: 'GET',
        url: 'https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer/5',
        headers: { authorization: 'Bearer abc' },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideApiUse',
    kind: 'decision',
    title: 'May this API request proceed?',
    answer: decideApiUse,
    facts: apiUseFacts,
    choices: tbaChoices,
    example: {
      release: '2027.1',
      facts: {
        request: { target: 'rest', authentication: 'bearer', accountId: '1234567' },
        integration: RECORD,
        token: {
          scopes: ['rest_webservices'],
          role: { kind: CLERK.kind, permissions: CLERK.permissions },
        },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideAuthorizationRequest',
    kind: 'decision',
    title: 'May this authorization request proceed to consent?',
    answer: decideAuthorizationRequest,
    facts: authorizationRequestFacts,
    choices: pkceChoices,
    example: {
      release: '2027.1',
      facts: {
        parameters: {
          response_type: 'code',
          client_id: RECORD.clientId,
          redirect_uri: REDIRECT_URI,
          scope: 'rest_webservices',
          state: 'ykv2XLx1BpT5Q0F3MRPHb94j',
          code_challenge: CODE_CHALLENGE,
          code_challenge_method: 'S256',
        },
        integration: RECORD,
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideTokenRequest',
    kind: 'decision',
    title: 'Is this token request granted?',
    answer: decideTokenRequest,
    facts: tokenRequestFacts,
    choices: tokenChoices,
    example: {
      release: '2027.1',
      facts: {
        request: {
          authorization: 'Basic NmQwZTJiOnNlY3JldA==',
          parameters: {
            grant_type: 'authorization_code',
            code: '70b827f926a512f0',
            redirect_uri: REDIRECT_URI,
            code_verifier: CODE_VERIFIER,
          },
        },
        accountId: '1234567',
        integration: RECORD,
        secretMatches: true,
        codeVerifierMatches: true,
        code: {
          clientId: RECORD.clientId,
          entityId: '25',
          roleId: CLERK.id,
          scopes: ['rest_webservices'],
          redirectUri: REDIRECT_URI,
          binding: { codeChallenge: CODE_CHALLENGE, codeChallengeMethod: 'S256' },
          issuedAt: '2027-03-01T09:59:30Z',
        },
        at: '2027-03-01T10:00:00Z',
      },
    },
  }),
  registered(SYSTEM, {
    name: 'validateRefreshTokenSettings',
    kind: 'validation',
    title: 'Can the refresh tokens of a public client have these settings?',
    answer: validateRefreshTokenSettings,
    facts: refreshTokenSettingsFacts,
    example: { release: '2027.1', facts: { clientType: 'public', validityHours: 720 } },
  }),
  registered(SYSTEM, {
    name: 'decideClientRegistration',
    kind: 'decision',
    title: 'Which integration record does this request for dynamic client registration lead to?',
    answer: decideClientRegistration,
    facts: clientRegistrationFacts,
    example: {
      release: '2027.1',
      facts: {
        integrations: [
          {
            clientId: RECORD.clientId,
            clientType: 'public',
            state: 'enabled',
            authorizationCodeGrant: true,
            redirectUris: ['com.example.app:/callback'],
            dynamicClientRegistration: true,
            dynamicClientName: 'Orders',
          },
        ],
        redirectUris: ['com.example.app:/callback'],
        clientName: 'Orders',
      },
    },
  }),
  registered(SYSTEM, {
    name: 'authorizationServerMetadata',
    kind: 'state',
    title: 'What does the authorization server of this account say of itself?',
    answer: authorizationServerMetadata,
    facts: authorizationServerFacts,
    example: { release: '2027.1', facts: { accountId: '1234567' } },
  }),
  registered('gateway/errors', {
    name: 'diagnose',
    kind: 'state',
    title: 'What may this failed login come from, and what is to be asked next?',
    answer: diagnose,
    facts: diagnosisFacts,
    choices: tbaChoices,
    example: {
      release: '2027.1',
      facts: {
        message: 'Invalid login attempt.',
        request: { authentication: 'tba', target: 'restlet', realm: '1234567_sb1' },
      },
    },
  }),
  registered('gateway/errors', {
    name: 'explainError',
    kind: 'reading',
    title: 'What does this error mean, and what is to be done?',
    answer: (_, { error }: ExplainErrorFacts) => explainError(error),
    facts: explainErrorFacts,
    example: { release: '2027.1', facts: { error: 'invalid_grant' } },
  }),
];
