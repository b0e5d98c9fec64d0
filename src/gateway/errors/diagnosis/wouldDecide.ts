import { CAUSES, type KnownCause } from './causes.js';
import type { EvidenceName } from './causeText.js';
import type { DiagnosisFacts } from './facts.js';
import { QUESTIONS, SAME_ATTEMPT } from './questions.js';
import type { Verdict } from './verdict.js';
import type { World } from './worlds.js';

/** A question whose answer would settle some of the causes that are left. */
export interface DecidingQuestion {
  /**
   * What to give with the answer, by its place in the facts: `record.state`. `record.grants` are the boxes of both grants
   * of OAuth 2.0. `attempt`: the evidence contradicts itself.
   */
  readonly evidence: EvidenceName | 'attempt';
  /** The question, for people. */
  readonly question: string;
  /** Where the answer stands, for people. */
  readonly where: string;
  /** The causes that the answer would prove or rule out. */
  readonly decides: readonly KnownCause[];
}

/** A cause that is neither proven nor ruled out, and what is said of it for each way in which the request may have been made. */
export interface Pending {
  readonly cause: KnownCause;
  readonly verdicts: readonly Verdict[];
}

function isKnown(name: EvidenceName, facts: DiagnosisFacts): boolean {
  const { record, request = {}, role = {} } = facts;
  const [part, field = ''] = name.split('.');
  if (part === 'role') return role[field as keyof typeof role] !== undefined;
  if (part === 'record') return record === null || isOnRecord(field, record);
  switch (field) {
    case 'host':
      return request.host !== undefined || request.accountId !== undefined;
    case 'timestamp':
      return request.timestamp !== undefined && request.receivedAt !== undefined;
    default:
      return request[field as keyof typeof request] !== undefined;
  }
}

function isOnRecord(field: string, record: DiagnosisFacts['record']): boolean {
  if (record === undefined || record === null || field === '') return record !== undefined;
  const fields = field === 'grants' ? ['authorizationCodeGrant', 'clientCredentialsGrant'] : [field];
  return fields.every((one) => record[one as keyof typeof record] !== undefined);
}

function decidedBy(
  name: EvidenceName,
  pending: readonly Pending[],
  worlds: readonly World[],
  facts: DiagnosisFacts,
): KnownCause[] {
  const varying = pending.filter(({ verdicts }) => verdicts.includes('ruled_out'));
  const causes = (found: readonly Pending[]) => found.map(({ cause }) => cause);
  switch (name) {
    case 'detail':
      return causes(pending);
    case 'request.authentication':
      return new Set(worlds.map(({ credentials }) => credentials)).size > 1 ? causes(varying) : [];
    case 'request.target':
      return new Set(worlds.map(({ target }) => target)).size > 1 ? causes(varying) : [];
    default:
      return isKnown(name, facts)
        ? []
        : causes(pending.filter(({ cause }) => CAUSES[cause].evidence.includes(name)));
  }
}

/** The questions whose answers would settle the causes that are left, the most telling first. */
export function questionsAbout(
  pending: readonly Pending[],
  worlds: readonly World[],
  facts: DiagnosisFacts,
  isDetailTelling: boolean,
): DecidingQuestion[] {
  const names = Object.keys(QUESTIONS) as EvidenceName[];
  return names
    .filter((name) => name !== 'detail' || !isDetailTelling)
    .map((name) => ({ evidence: name, ...QUESTIONS[name], decides: decidedBy(name, pending, worlds, facts) }))
    .filter(({ decides }) => decides.length > 0)
    .sort((one, other) => other.decides.length - one.decides.length);
}

/** What is asked where the evidence leaves no cause. */
export function askForOneAttempt(): DecidingQuestion {
  return { evidence: 'attempt', ...SAME_ATTEMPT, decides: [] };
}
