import {
  acknowledgementFacts,
  enableLoginNotificationFacts,
  noticeChoices,
  noticeRequirementFacts,
  readAcknowledgementsFacts,
  setNoticeFacts,
} from '../../loginNotice/factsSchema.js';
import {
  decideAcknowledgement,
  decideEnableLoginNotification,
  decideReadAcknowledgements,
  decideSetNotice,
  noticeRequirement,
} from '../../loginNotice/index.js';
import { ADMINISTRATOR, CLERK, NOTICE, NOTICE_FACTS } from '../nouns.js';
import type { RegisteredQuestion } from '../question.js';
import { registered } from '../registered.js';

const SYSTEM = 'loginNotice';

/** What can be asked about the login notice. */
export const loginNoticeQuestions: readonly RegisteredQuestion[] = [
  registered(SYSTEM, {
    name: 'noticeRequirement',
    kind: 'requirement',
    title: 'Does this login have to acknowledge the notice?',
    answer: noticeRequirement,
    facts: noticeRequirementFacts,
    choices: noticeChoices,
    example: { release: '2027.1', facts: { ...NOTICE_FACTS, acknowledgements: [] } },
  }),
  registered(SYSTEM, {
    name: 'decideAcknowledgement',
    kind: 'decision',
    title: 'Does this acknowledgement of the notice count?',
    answer: decideAcknowledgement,
    facts: acknowledgementFacts,
    choices: noticeChoices,
    example: {
      release: '2027.1',
      facts: {
        ...NOTICE_FACTS,
        roleId: '1012',
        shown: { revision: NOTICE.revision, sha256: NOTICE.sha256 },
      },
    },
  }),
  registered(SYSTEM, {
    name: 'decideEnableLoginNotification',
    kind: 'decision',
    title: 'May this role enable the Login Notification feature?',
    answer: decideEnableLoginNotification,
    facts: enableLoginNotificationFacts,
    example: {
      release: '2027.1',
      facts: { role: { kind: ADMINISTRATOR.kind, permissions: ADMINISTRATOR.permissions } },
    },
  }),
  registered(SYSTEM, {
    name: 'decideSetNotice',
    kind: 'decision',
    title: 'May this role save this text as the notice?',
    answer: decideSetNotice,
    facts: setNoticeFacts,
    example: {
      release: '2027.1',
      facts: { features: { loginNotification: true }, role: ADMINISTRATOR, text: NOTICE.text },
    },
  }),
  registered(SYSTEM, {
    name: 'decideReadAcknowledgements',
    kind: 'decision',
    title: 'May this role read who has acknowledged the notice?',
    answer: decideReadAcknowledgements,
    facts: readAcknowledgementsFacts,
    example: { release: '2027.1', facts: { role: CLERK } },
  }),
];
