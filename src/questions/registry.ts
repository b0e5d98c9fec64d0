import type { RegisteredQuestion } from './question.js';
import { certificateQuestions } from './systems/certificates.js';
import { gatewayQuestions } from './systems/gateway.js';
import { integrationQuestions } from './systems/integrations.js';
import { joinedQuestions } from './systems/joined.js';
import { loginNoticeQuestions } from './systems/loginNotice.js';
import { pkceQuestions } from './systems/pkcePolicy.js';
import { redirectUriQuestions } from './systems/redirectUris.js';
import { sessionQuestions } from './systems/sessions.js';
import { tbaQuestions } from './systems/tbaDeprecation.js';

/** Every question, by its name. */
export const REGISTRY: ReadonlyMap<string, RegisteredQuestion> = new Map(
  [
    ...loginNoticeQuestions,
    ...certificateQuestions,
    ...redirectUriQuestions,
    ...sessionQuestions,
    ...pkceQuestions,
    ...tbaQuestions,
    ...integrationQuestions,
    ...joinedQuestions,
    ...gatewayQuestions,
  ].map((question) => [question.name, question]),
);
