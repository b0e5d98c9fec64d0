import { type Advice, type Answer, constant } from '../core/decision.js';
import { checkFlag, checkList, checkObject, checkWord, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, reasonOf } from '../core/problem.js';
import { INTEGRATION_RECORD_ORIGINS, type IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { TBA_ADVICE, type TbaMoveAdviceCode } from './advice.js';
import { type Deprecation, type Removal, SOAP_DEPRECATION, TBA_DEPRECATION } from './deprecations.js';
import { TBA_MOVE_STEPS, type TbaMoveStepCode } from './moveSteps.js';
import { isChannel, losesTba } from './newTba.js';
import { TBA_OPTIONS, type TbaChoices } from './options.js';
import { atSoapEndpoint, checkSoapEndpoint } from './soapEndpoint.js';
import { endedBy, endOfTba, tbaEnds } from './tbaEndAnswers.js';
import type { TbaUsage } from './usage.js';

/** An integration that is to move from TBA to OAuth 2.0. */
export interface TbaMoveFacts {
  /** Its record. An `installed` one belongs to another account, whose owner has to change it (IR-4). */
  readonly integration: Pick<IntegrationRecord, 'origin'>;
  /** What it uses TBA on. */
  readonly uses: readonly TbaUsage[];
  /** Whether a user is there to authorize it. */
  readonly attended: boolean;
}

/** The grant that an integration moves to. */
export type TbaMoveTarget = 'authorization_code_with_pkce' | 'client_credentials';

/** One step of a move. */
export interface TbaMoveStep {
  /** Stable name of the step. Part of the API under semver. */
  readonly code: TbaMoveStepCode;
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** For people: a whole sentence. */
  readonly message: string;
}

/** By when a move has to be done. */
export interface TbaMoveDeadlines {
  /** The end of TBA. */
  readonly tba: Deprecation;
  /** The end of SOAP, where SOAP is used. */
  readonly soap?: Removal;
}

/** The deadlines where nothing has to move: there are none. */
export interface NoDeadlines {
  /** Never there. */
  readonly tba?: never;
  /** Never there. */
  readonly soap?: never;
}

/** The plan of an integration that has to move. */
export interface TbaMove extends Answer<TbaMoveAdviceCode> {
  /** The grant that it moves to. */
  readonly target: TbaMoveTarget;
  /** Whether SOAP is used. It takes no OAuth 2.0, so the channel has to change before the authentication. */
  readonly leaveSoapFirst: boolean;
  /** The steps, in the order in which they are to be taken. */
  readonly steps: readonly TbaMoveStep[];
  /** By when the move has to be done. */
  readonly deadlines: TbaMoveDeadlines;
}

/** The plan of an integration that need not move. */
export interface NothingToMove extends Answer<TbaMoveAdviceCode> {
  /** Nothing has to move. */
  readonly target: 'none';
  /** Nothing has to move. */
  readonly leaveSoapFirst: false;
  /** None. */
  readonly steps: readonly [];
  /** None. */
  readonly deadlines: NoDeadlines;
}

/** The way from TBA to OAuth 2.0. `target` tells the cases apart. */
export type TbaMovePlan = NothingToMove | TbaMove;

const NOTHING_TO_MOVE = constant<NothingToMove>({
  target: 'none',
  leaveSoapFirst: false,
  steps: [],
  deadlines: {},
  rules: ['TBA-5', 'CHOICE-TBA-CONNECT'],
  advice: [],
});

/** What each target is called, and what the client needs for it. */
const MOVES = {
  authorization_code_with_pkce: { grant: 'authorization code grant', prepareClient: 'send_pkce' },
  client_credentials: { grant: 'client credentials grant', prepareClient: 'map_certificate' },
} as const satisfies Readonly<Record<TbaMoveTarget, { grant: string; prepareClient: TbaMoveStepCode }>>;

/**
 * Plans the move of an integration from TBA to OAuth 2.0. An integration that uses TBA on SuiteAnalytics Connect
 * alone need not move.
 *
 * @param release - Release of the account.
 * @param facts - The integration, and what it uses TBA on.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-5, TBA-6, TBA-9, TBA-10, TBA-12, TBA-13, TBA-14, TBA-15, TBA-18, IR-4, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const integration = { origin: 'owned' } as const;
 * const plan = planTbaMove('2026.2', {
 *   integration,
 *   uses: [{ channel: 'soap', soapEndpoint: '2024.1' }],
 *   attended: false,
 * });
 * plan.target; //=> 'client_credentials'
 * plan.leaveSoapFirst; //=> true
 * planTbaMove('2026.2', { integration, uses: [{ channel: 'connect' }], attended: false }).target; //=> 'none'
 * ```
 */
export function planTbaMove(release: Release, facts: TbaMoveFacts, choices?: TbaChoices): TbaMovePlan {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  checkMove(facts);
  const { integration, uses, attended } = facts;
  const moving = uses.filter(({ channel }) => losesTba(channel));
  if (moving.length === 0) return NOTHING_TO_MOVE;

  const soap = moving.filter((use) => use.channel === 'soap');
  const leaveSoapFirst = soap.length > 0;
  const target: TbaMoveTarget = attended ? 'authorization_code_with_pkce' : 'client_credentials';
  const steps = stepsTo(target, leaveSoapFirst, integration.origin === 'owned');
  const end = endOfTba(choices);
  return {
    target,
    leaveSoapFirst,
    steps,
    deadlines: {
      tba: { ...TBA_DEPRECATION, unsupported: end },
      ...(leaveSoapFirst && { soap: SOAP_DEPRECATION }),
    },
    rules: [...new Set([...steps.map(({ rule }) => rule), ...endedBy(end)])],
    advice: [
      ...(release < end ? [tbaEnds(end)] : []),
      ...mayStay(release, end, moving),
      ...soap.flatMap(({ soapEndpoint }) => atSoapEndpoint(release, soapEndpoint).support.advice),
      adviceOf(TBA_ADVICE, 'tokens_stay_in_their_account'),
    ],
  };
}

function checkMove(facts: TbaMoveFacts): void {
  checkObject(facts);
  const { attended, integration, uses } = facts;
  checkFlag(attended, 'attended');
  checkObject(integration, 'integration');
  checkWord(integration.origin, INTEGRATION_RECORD_ORIGINS, 'integration', 'origin');
  checkList(uses, 'uses');
  for (const [index, use] of uses.entries()) {
    checkObject(use, 'uses', index);
    if (!isChannel(use.channel)) malformed('uses', index, 'channel');
    if (use.channel === 'soap') checkSoapEndpoint(use.soapEndpoint, 'uses', index);
  }
}

/** The steps, in their order. */
function stepsTo(target: TbaMoveTarget, leaveSoapFirst: boolean, owned: boolean): TbaMoveStep[] {
  const { grant, prepareClient } = MOVES[target];
  const codes: TbaMoveStepCode[] = [
    'take_inventory',
    ...(leaveSoapFirst ? (['leave_soap'] as const) : []),
    'try_in_sandbox',
    ...(owned ? (['enable_grant', 'decide_on_secret'] as const) : (['ask_owner'] as const)),
    prepareClient,
    ...(owned ? (['rehearse_without_tba'] as const) : []),
  ];
  return codes.map((code) => reasonOf(TBA_MOVE_STEPS, code, { values: { grant } }));
}

function mayStay(
  release: Release,
  end: Release,
  moving: readonly TbaUsage[],
): Advice<'existing_rest_may_stay'>[] {
  if (release >= end || !moving.some(({ channel }) => channel === 'rest')) return [];
  return [adviceOf(TBA_ADVICE, 'existing_rest_may_stay', { values: { end }, enforcedFrom: end })];
}
