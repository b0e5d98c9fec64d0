import { constant, type Reason, type Requirement, type RuleId } from '../decision.js';
import type { ClientType } from '../records.js';
import { type AnyRelease, assertRelease, type Release } from '../release.js';
import { PKCE_FOR_NEW_SINCE } from './thresholds.js';

/** Who asks for an authorization code. The client type is the one at the moment of use (P10). */
export interface PkceSubject {
  readonly clientType: ClientType;
  /** The scopes asked for. */
  readonly scopes: readonly string[];
  /** Release of the account when the integration record was created in it. */
  readonly createdIn: AnyRelease;
  /** Release of the account when the authorization code grant was enabled, if it was later than creation. */
  readonly authorizationCodeGrantSince?: AnyRelease;
}

export interface PkceChoices {
  /** `CHOICE-PKCE-NEW`. Default: `record_created`. */
  readonly newIntegration: 'grant_enabled' | 'record_created';
  /** `CHOICE-PKCE-VERIFIER-ERROR`. Default: `invalid_grant`. */
  readonly verifierError: 'invalid_grant' | 'invalid_request';
}

export type PkceReason =
  | 'existing_integration'
  | 'mcp_scope'
  | 'new_integration'
  | 'not_required_yet'
  | 'public_client';

const PUBLIC: Reason<PkceReason> = {
  code: 'public_client',
  rule: 'PK-5',
  message: 'a public client must use PKCE',
};
const MCP: Reason<PkceReason> = {
  code: 'mcp_scope',
  rule: 'PK-5',
  message: 'the mcp scope is only granted with PKCE',
};
const NEW: Reason<PkceReason> = {
  code: 'new_integration',
  rule: 'PK-21',
  message: `integrations created in ${PKCE_FOR_NEW_SINCE} or later must use PKCE`,
};

function required(because: Requirement<PkceReason>['because'], rules: readonly RuleId[]) {
  return constant<Requirement<PkceReason>>({ required: true, because, rules, advice: [] });
}

const REQUIRED_OF_PUBLIC = /* @__PURE__ */ required([PUBLIC], ['PK-5']);
const REQUIRED_FOR_MCP = /* @__PURE__ */ required([MCP], ['PK-5']);
const REQUIRED_OF_PUBLIC_FOR_MCP = /* @__PURE__ */ required([PUBLIC, MCP], ['PK-5']);
const REQUIRED_OF_NEW = /* @__PURE__ */ required([NEW], ['PK-21', 'CHOICE-PKCE-NEW']);

const NOT_REQUIRED_YET = /* @__PURE__ */ constant<Requirement<PkceReason>>({
  required: false,
  because: [
    { code: 'not_required_yet', rule: 'PK-5', message: 'PKCE is optional for this client and these scopes' },
  ],
  rules: ['PK-5'],
  advice: [
    {
      code: 'pkce_required_of_new_integrations',
      rule: 'PK-21',
      message: `integrations created from ${PKCE_FOR_NEW_SINCE} on must use PKCE`,
      enforcedFrom: PKCE_FOR_NEW_SINCE,
    },
  ],
});

const NOT_REQUIRED_OF_EXISTING = /* @__PURE__ */ constant<Requirement<PkceReason>>({
  required: false,
  because: [
    {
      code: 'existing_integration',
      rule: 'PK-22',
      message: `integrations from before ${PKCE_FOR_NEW_SINCE} go on working without PKCE`,
    },
  ],
  rules: ['PK-22', 'CHOICE-PKCE-NEW'],
  advice: [],
});

function isNew(subject: PkceSubject, choices: Partial<PkceChoices> | undefined): boolean {
  const since = subject.authorizationCodeGrantSince;
  return (
    subject.createdIn >= PKCE_FOR_NEW_SINCE ||
    (since !== undefined && since >= PKCE_FOR_NEW_SINCE && choices?.newIntegration === 'grant_enabled')
  );
}

/**
 * Is PKCE required of this client for these scopes, and why?
 *
 * @param release - Release of the account.
 * @param subject - The client as it is now, not as it was when a code was issued.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see PK-5, PK-21, PK-22; RFC 9700 section 2.1.1
 *
 * @example
 * ```ts
 * const client = { clientType: 'confidential', scopes: ['restlets'], createdIn: '2027.1' } as const;
 * pkceRequirement('2026.2', client).required; //=> false
 * pkceRequirement('2027.1', client).required; //=> true
 * pkceRequirement('2027.1', client).because[0].code; //=> 'new_integration'
 * ```
 */
export function pkceRequirement(
  release: Release,
  subject: PkceSubject,
  choices?: Partial<PkceChoices>,
): Requirement<PkceReason> {
  assertRelease(release);
  const mcp = subject.scopes.includes('mcp');
  if (subject.clientType === 'public') return mcp ? REQUIRED_OF_PUBLIC_FOR_MCP : REQUIRED_OF_PUBLIC;
  if (mcp) return REQUIRED_FOR_MCP;
  if (release < PKCE_FOR_NEW_SINCE) return NOT_REQUIRED_YET;
  return isNew(subject, choices) ? REQUIRED_OF_NEW : NOT_REQUIRED_OF_EXISTING;
}
