import { assertionChoices, clientAssertionFacts } from '../../clientAssertion/factsSchema.js';
import { decideClientAssertion } from '../../clientAssertion/index.js';
import { loginChoices, loginFacts } from '../../login/factsSchema.js';
import { decideLogin } from '../../login/index.js';
import { CERTIFICATE, CLERK, NOTICE_FACTS, RECORD, SESSIONS } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

/** What can be asked over several policies at once. */
export const joinedQuestions: readonly RegisteredQuestion[] = [
  registered('clientAssertion', {
    name: 'decideClientAssertion',
    kind: 'decision',
    title: 'Does this client assertion authenticate its client?',
    answer: decideClientAssertion,
    facts: clientAssertionFacts,
    choices: assertionChoices,
    example: {
      release: '2027.1',
      facts: {
        assertion: {
          header: { alg: 'ES256', kid: CERTIFICATE.id, typ: 'JWT' },
          claims: {
            iss: RECORD.clientId,
            scope: ['rest_webservices'],
            aud: 'https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token',
            iat: 1803895200,
            exp: 1803898800,
          },
        },
        accountId: '1234567',
        integration: RECORD,
        certificates: [CERTIFICATE],
        at: '2027-03-01T10:00:00Z',
      },
    },
  }),
  registered('login', {
    name: 'decideLogin',
    kind: 'decision',
    title: 'May this login enter, has it to acknowledge the notice first, or is it refused?',
    answer: decideLogin,
    facts: loginFacts,
    choices: loginChoices,
    example: {
      release: '2027.1',
      facts: {
        ...NOTICE_FACTS,
        features: { loginNotification: true, multipleSessions: true },
        roleId: '1012',
        acknowledgements: [],
        roles: [CLERK],
        sessions: SESSIONS,
        session: { id: 'session-3' },
      },
    },
  }),
];
