import { type Advice, constant, type RuleId } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { Deprecation } from '../rule.js';
import { endOfTba, type TbaChoices, tbaEnds } from './existing.js';
import { soapEndpointSupport } from './soap.js';
import { losesTba, SOAP_DEPRECATION, type SoapEndpoint, TBA_DEPRECATION } from './timeline.js';

/** What an integration uses TBA on. A SOAP entry names its endpoint. */
export type TbaUsage =
  | { readonly channel: 'soap'; readonly soapEndpoint: SoapEndpoint }
  | { readonly channel: Exclude<Channel, 'soap'> };

export interface TbaMoveFacts {
  readonly uses: readonly TbaUsage[];
  /** Whether a user is there to authorize it. */
  readonly attended: boolean;
  /** `installed`: the record belongs to another account, whose owner has to change it (IR-4). */
  readonly origin: IntegrationRecord['origin'];
}

export type TbaMoveTarget = 'authorization_code_with_pkce' | 'client_credentials';

export type TbaMoveStepCode =
  | 'ask_owner'
  | 'decide_on_secret'
  | 'enable_grant'
  | 'leave_soap'
  | 'map_certificate'
  | 'rehearse_without_tba'
  | 'send_pkce'
  | 'take_inventory'
  | 'try_in_sandbox';

export interface TbaMoveStep {
  readonly code: TbaMoveStepCode;
  readonly rule: RuleId;
  readonly message: string;
}

/** The way from TBA to OAuth 2.0. */
export type TbaMovePlan = {
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
} & (
  | {
      readonly target: 'none';
      readonly leaveSoapFirst: false;
      readonly steps: readonly [];
      readonly deadlines: { readonly tba?: never; readonly soap?: never };
    }
  | {
      readonly target: TbaMoveTarget;
      /** SOAP takes no OAuth 2.0: the integration has to change its channel before its authentication. */
      readonly leaveSoapFirst: boolean;
      /** In the order in which they are to be taken. */
      readonly steps: readonly TbaMoveStep[];
      /** `soap` where SOAP is used. */
      readonly deadlines: { readonly tba: Deprecation; readonly soap?: Deprecation };
    }
);

const NOTHING_TO_MOVE = /* @__PURE__ */ constant<TbaMovePlan>({
  target: 'none',
  leaveSoapFirst: false,
  steps: [],
  deadlines: {},
  rules: ['TBA-5', 'CHOICE-TBA-CONNECT'],
  advice: [],
});

/* @__NO_SIDE_EFFECTS__ */
function step(code: TbaMoveStepCode, rule: RuleId, message: string): TbaMoveStep {
  return constant({ code, rule, message });
}

const TAKE_INVENTORY = /* @__PURE__ */ step('take_inventory', 'TBA-12', 'search the Login Audit Trail');
const LEAVE_SOAP = /* @__PURE__ */ step('leave_soap', 'TBA-14', 'move to REST or RESTlets');
const TRY_IN_SANDBOX = /* @__PURE__ */ step('try_in_sandbox', 'TBA-13', 'try it in a sandbox');
const ASK_OWNER = /* @__PURE__ */ step('ask_owner', 'IR-4', 'ask the owner to enable the grant');
const DECIDE_ON_SECRET = /* @__PURE__ */ step(
  'decide_on_secret',
  'TBA-15',
  'keep or reset the consumer secret',
);
const REHEARSE = /* @__PURE__ */ step(
  'rehearse_without_tba',
  'TBA-10',
  'note the callback URL, clear the TBA boxes',
);

/** For each target, the grant to be enabled, and what the client needs. */
const MOVES = /* @__PURE__ */ constant<Readonly<Record<TbaMoveTarget, readonly [TbaMoveStep, TbaMoveStep]>>>({
  authorization_code_with_pkce: [
    /* @__PURE__ */ step('enable_grant', 'TBA-13', 'check the authorization code grant'),
    /* @__PURE__ */ step('send_pkce', 'PK-21', 'use PKCE'),
  ],
  client_credentials: [
    /* @__PURE__ */ step('enable_grant', 'TBA-13', 'check the client credentials grant'),
    /* @__PURE__ */ step('map_certificate', 'CERT-13', 'map a certificate in every account'),
  ],
});

const TOKENS_STAY = /* @__PURE__ */ constant<Advice>({
  code: 'tokens_stay_in_their_account',
  rule: 'TBA-18',
  message: 'a sandbox gets no tokens',
});

/**
 * Plans the move of an integration from TBA to OAuth 2.0. What uses TBA on SuiteAnalytics Connect
 * only need not move.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-5, TBA-9, TBA-10, TBA-12, TBA-13, TBA-14, TBA-15, TBA-18, IR-4, CHOICE-TBA-END
 *
 * @example
 * ```ts
 * const plan = planTbaMove('2026.2', {
 *   uses: [{ channel: 'soap', soapEndpoint: '2024.1' }],
 *   attended: false,
 *   origin: 'owned',
 * });
 * plan.target; //=> 'client_credentials'
 * plan.leaveSoapFirst; //=> true
 * planTbaMove('2026.2', { uses: [{ channel: 'connect' }], attended: false, origin: 'owned' }).target; //=> 'none'
 * ```
 */
export function planTbaMove(
  release: Release,
  { uses, attended, origin }: TbaMoveFacts,
  choices?: Partial<TbaChoices>,
): TbaMovePlan {
  assertRelease(release);
  const moving = uses.filter(({ channel }) => losesTba(channel));
  if (moving.length === 0) return NOTHING_TO_MOVE;

  const soap = moving.filter((use) => use.channel === 'soap');
  const leaveSoapFirst = soap.length > 0;
  const target: TbaMoveTarget = attended ? 'authorization_code_with_pkce' : 'client_credentials';
  const [enableGrant, prepareClient] = MOVES[target];
  const owned = origin === 'owned';
  const steps = [
    TAKE_INVENTORY,
    ...(leaveSoapFirst ? [LEAVE_SOAP] : []),
    TRY_IN_SANDBOX,
    ...(owned ? [enableGrant, DECIDE_ON_SECRET] : [ASK_OWNER]),
    prepareClient,
    ...(owned ? [REHEARSE] : []),
  ];
  const end = endOfTba(choices);
  return {
    target,
    leaveSoapFirst,
    steps,
    deadlines: {
      tba: { ...TBA_DEPRECATION, unsupported: end },
      ...(leaveSoapFirst && { soap: SOAP_DEPRECATION }),
    },
    rules: [...new Set(steps.map((step) => step.rule)), 'CHOICE-TBA-END'],
    advice: [
      ...(release < end ? [tbaEnds(end)] : []),
      ...mayStay(release, end, moving),
      ...soap.flatMap((use) => soapEndpointSupport(release, use.soapEndpoint).advice),
      TOKENS_STAY,
    ],
  };
}

function mayStay(release: Release, end: Release, moving: readonly TbaUsage[]): Advice[] {
  if (release >= end || !moving.some(({ channel }) => channel === 'rest')) return [];
  return [
    {
      code: 'existing_rest_may_stay',
      rule: 'TBA-9',
      message: 'REST may stay until then',
      enforcedFrom: end,
    },
  ];
}
