import type { Advice, Decision } from '../core/decision.js';
import { checkAnyRelease, checkObject, checkWord } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, refusalOf } from '../core/problem.js';
import { type Channel, INTEGRATION_RECORD_ORIGINS, type IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { NLAUTH_DEPRECATION, soapEndpointSupport } from '../tbaDeprecation/index.js';
import { INTEGRATION_ADVICE, type IntegrationAdviceCode } from './advice.js';
import { LAST_ENDPOINT_WITH_CREDENTIALS, NO_NEW_USER_CREDENTIALS } from './limitsAndDates.js';
import { INTEGRATION_OPTIONS, type IntegrationChoices } from './options.js';
import { type CredentialsCreationCode, INTEGRATION_PROBLEMS, type NewCredentialsCode } from './problems.js';

/** What is common to all ways of setting up user credentials. SuiteAnalytics Connect needs no record for them. */
interface CredentialsSetup {
  /** The channel that they are going to be used on. */
  readonly channel: Exclude<Channel, 'connect'>;
}

/** User credentials on an integration record that is new to the account. */
export interface CredentialsOnNewRecord extends CredentialsSetup {
  /** `new_record`: a record is created here with the box checked. `installed`: a record of another account arrives (IR-3). */
  readonly how: 'installed' | 'new_record';
}

/** User credentials on an integration record that the account has. */
export interface CredentialsOnExistingRecord extends CredentialsSetup {
  /** The User Credentials box is checked on a record that was here already. */
  readonly how: 'box_on_existing_record';
  /** The record. */
  readonly integration: Pick<IntegrationRecord, 'createdIn' | 'origin'>;
}

/** User credentials that are about to be set up. `how` tells the cases apart. */
export type CredentialsCreationFacts = CredentialsOnExistingRecord | CredentialsOnNewRecord;

const WAYS: readonly CredentialsCreationFacts['how'][] = [
  'box_on_existing_record',
  'installed',
  'new_record',
];
const TAKING: readonly CredentialsCreationFacts['channel'][] = ['rest', 'restlet', 'soap'];

/** Why user credentials on a record are new, if they are, and the choices that this leans on. */
export interface CredentialsAge {
  /** Why they are new; `undefined` if they are not, or if new ones are still possible. */
  readonly code: NewCredentialsCode | undefined;
  /** The choices that were leaned on. */
  readonly leaned: readonly RuleId[];
}

/** How new user credentials are on a record whose box is, or is being, checked. @throws {@link FactsError} */
export function credentialsAge(
  release: Release,
  { createdIn, origin }: Pick<IntegrationRecord, 'createdIn' | 'origin'>,
  boxIsNew: boolean,
  choices: IntegrationChoices | undefined,
): CredentialsAge {
  if (release < NO_NEW_USER_CREDENTIALS) return { code: undefined, leaned: [] };
  checkAnyRelease(createdIn, 'integration', 'createdIn');
  checkWord(origin, INTEGRATION_RECORD_ORIGINS, 'integration', 'origin');
  const leaned: RuleId[] = ['CHOICE-TBA-NEW'];
  if (createdIn >= NO_NEW_USER_CREDENTIALS) {
    if (origin === 'owned') return { code: 'credentials_new_integration', leaned };
    leaned.push('CHOICE-TBA-INSTALLED');
    if (choices?.installedRecord !== 'existing') return { code: 'credentials_installed_record', leaned };
  }
  if (!boxIsNew) return { code: undefined, leaned };
  leaned.push('CHOICE-CREDENTIALS-LATE-BOX');
  const allowed = choices?.lateCredentialsBox === 'allowed';
  return { code: allowed ? undefined : 'credentials_box_checked_late', leaned };
}

/** When user credentials end on these channels: with what takes them. */
export function credentialsEnd(
  release: Release,
  channels: readonly Channel[],
): Advice<'restlet_credentials_end' | 'soap_credentials_end'>[] {
  const soapEndpoint = LAST_ENDPOINT_WITH_CREDENTIALS;
  const ends = [
    ['restlet', 'restlet_credentials_end', NLAUTH_DEPRECATION.removed],
    ['soap', 'soap_credentials_end', soapEndpointSupport(release, { soapEndpoint }).disabledFrom],
  ] as const;
  return ends
    .filter(([channel]) => channels.includes(channel))
    .map(([, code, end]) =>
      adviceOf(INTEGRATION_ADVICE, code, {
        values: { end, soapEndpoint },
        enforcedFrom: release < end ? (end as Release) : undefined,
      }),
    );
}

/**
 * May an integration begin to use user credentials like this? New integrations with SOAP web services and RESTlets can no
 * longer, from the release on that ends them. Existing ones end with what takes their credentials.
 *
 * @param release - Release of the account.
 * @param facts - How user credentials are set up, and on which record.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-21, TBA-8, SOAP-3, IR-3, IR-6, CHOICE-TBA-NEW, CHOICE-TBA-INSTALLED, CHOICE-CREDENTIALS-LATE-BOX
 *
 * @example
 * ```ts
 * const creation = { how: 'new_record', channel: 'restlet' } as const;
 * decideUserCredentialsCreation('2026.2', creation).allowed; //=> true
 * decideUserCredentialsCreation('2027.1', creation).allowed; //=> false
 * ```
 */
export function decideUserCredentialsCreation(
  release: Release,
  facts: CredentialsCreationFacts,
  choices?: IntegrationChoices,
): Decision<CredentialsCreationCode, object, IntegrationAdviceCode> {
  assertRelease(release);
  checkChoices(choices, INTEGRATION_OPTIONS);
  checkObject(facts);
  checkWord(facts.how, WAYS, 'how');
  checkWord(facts.channel, TAKING, 'channel');
  if (facts.channel === 'rest') return refusalOf(INTEGRATION_PROBLEMS, 'credentials_not_on_rest');
  const onOld = facts.how === 'box_on_existing_record';
  if (onOld) checkObject(facts.integration, 'integration');
  const origin = facts.how === 'installed' ? 'installed' : 'owned';
  const record = onOld ? facts.integration : ({ createdIn: release, origin } as const);
  const { code, leaned } = credentialsAge(release, record, onOld, choices);
  if (code !== undefined) {
    return refusalOf(INTEGRATION_PROBLEMS, code, onOld ? {} : { path: ['how'] }, leaned);
  }
  const ends = credentialsEnd(release, [facts.channel]);
  if (release >= NO_NEW_USER_CREDENTIALS) return { allowed: true, rules: ['IR-6', ...leaned], advice: ends };
  const enforcedFrom = NO_NEW_USER_CREDENTIALS;
  const last = adviceOf(INTEGRATION_ADVICE, 'credentials_creation_ends', { enforcedFrom });
  return { allowed: true, rules: ['IR-6', 'TBA-21'], advice: [last, ...ends] };
}
