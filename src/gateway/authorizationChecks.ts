import type { AuditDetail, OAuthError, RuleId } from '../decision.js';
import type { Scope } from '../records.js';
import type { Fault } from './fault.js';
import { isRepeated, sentValue } from './parameters.js';

export type AuthorizationCheckCode =
  | 'grant_not_enabled'
  | 'parameter_repeated'
  | 'prompt_login_without_account'
  | 'prompt_none_with_mcp'
  | 'prompt_unsupported'
  | 'response_type_missing'
  | 'response_type_unsupported'
  | 'scope_mcp_not_alone'
  | 'scope_missing'
  | 'scope_not_enabled'
  | 'scope_unknown'
  | 'state_malformed'
  | 'state_missing';

/** Rule, message, parameter, OAuth error, and the Detail of the audit trail where one is documented. */
type Stated = readonly [RuleId, string, string, OAuthError, AuditDetail?];

const FAULTS: Readonly<Record<Exclude<AuthorizationCheckCode, 'parameter_repeated'>, Stated>> = {
  grant_not_enabled: [
    'PK-13',
    'the authorization code grant is not enabled on the record',
    'client_id',
    'unauthorized_client',
    'AuthorizationCodeGrantRequired',
  ],
  prompt_login_without_account: [
    'PK-8',
    'prompt may be login only on the host of an account',
    'prompt',
    'invalid_request',
  ],
  prompt_none_with_mcp: ['PK-8', 'prompt must not be none for the mcp scope', 'prompt', 'invalid_request'],
  prompt_unsupported: [
    'PK-8',
    'prompt must be none, login, consent, or login and consent',
    'prompt',
    'invalid_request',
  ],
  response_type_missing: ['PK-2', 'response_type is missing', 'response_type', 'invalid_request'],
  response_type_unsupported: [
    'PK-2',
    'response_type must be code',
    'response_type',
    'unsupported_response_type',
  ],
  scope_mcp_not_alone: ['PK-3', 'mcp must be the only scope', 'scope', 'invalid_scope', 'InvalidScope'],
  scope_missing: ['PK-3', 'scope is missing', 'scope', 'invalid_scope', 'InvalidScope'],
  scope_not_enabled: [
    'PK-3',
    'a scope is not enabled on the record',
    'scope',
    'invalid_scope',
    'ScopeMismatched',
  ],
  scope_unknown: [
    'PK-3',
    'scope must be mcp, or some of restlets, rest_webservices and suite_analytics',
    'scope',
    'invalid_scope',
    'InvalidScope',
  ],
  state_malformed: [
    'PK-4',
    'state must be 22 to 1024 printable ASCII characters',
    'state',
    'invalid_request',
    'InvalidState',
  ],
  state_missing: ['PK-4', 'state is missing', 'state', 'invalid_request', 'InvalidState'],
};

type Against = readonly Fault<AuthorizationCheckCode>[];

function fault(code: keyof typeof FAULTS): Fault<AuthorizationCheckCode> {
  const [rule, message, name, oauthError, auditDetail] = FAULTS[code];
  return {
    code,
    rule,
    message,
    path: ['parameters', name],
    oauthError,
    ...(auditDetail && { auditDetail }),
    disposition: 'redirect',
  };
}

/** RFC 6749 section 3.1. Names are the sender's, so they are not repeated. */
export function againstRepetition(parameters: URLSearchParams): Against {
  return isRepeated(parameters) ? [REPEATED] : [];
}

const REPEATED: Fault<AuthorizationCheckCode> = {
  code: 'parameter_repeated',
  rule: 'CHOICE-PARAMETER-REPEATED',
  message: 'a parameter occurs more than once',
  path: ['parameters'],
  oauthError: 'invalid_request',
  disposition: 'redirect',
};

export function againstResponseType(parameters: URLSearchParams): Against {
  const type = sentValue(parameters, 'response_type');
  if (type === 'code') return [];
  return [fault(type === undefined ? 'response_type_missing' : 'response_type_unsupported')];
}

export function againstGrant(authorizationCodeGrant: boolean): Against {
  return authorizationCodeGrant ? [] : [fault('grant_not_enabled')];
}

/** RFC 6749 appendix A.5, and the lengths of PK-4. */
const STATE = /^[\x20-\x7e]{22,1024}$/;

/** What may be sent back although it is refused: see CHOICE-AUTHORIZE-STATE. */
const SAFE_STATE = /^[\x20-\x7e]{1,1024}$/;

export function againstState(state: string): Against {
  if (state === '') return [fault('state_missing')];
  return STATE.test(state) ? [] : [fault('state_malformed')];
}

/** The state that goes into an answer, if it is one and safe. */
export function stateToReturn(parameters: URLSearchParams): string | undefined {
  const [state = '', ...others] = parameters.getAll('state');
  return others.length === 0 && SAFE_STATE.test(state) ? state : undefined;
}

const SCOPES: readonly string[] = [
  'mcp',
  'rest_webservices',
  'restlets',
  'suite_analytics',
] satisfies Scope[];

export function againstScopes(asked: readonly string[], enabled: readonly string[]): Against {
  if (asked.length === 0) return [fault('scope_missing')];
  if (!asked.every((scope) => SCOPES.includes(scope))) return [fault('scope_unknown')];
  const faults: Fault<AuthorizationCheckCode>[] = [];
  if (asked.includes('mcp') && asked.length > 1) faults.push(fault('scope_mcp_not_alone'));
  if (!asked.every((scope) => enabled.includes(scope))) faults.push(fault('scope_not_enabled'));
  return faults;
}

/** What the user is asked for anew, or that nothing may be asked (PK-8). */
export type Prompt = 'consent' | 'login' | 'none';

const PROMPTS: ReadonlyMap<string, readonly Prompt[]> = /* @__PURE__ */ new Map<string, readonly Prompt[]>([
  ['none', ['none']],
  ['login', ['login']],
  ['consent', ['consent']],
  ['login consent', ['login', 'consent']],
  ['consent login', ['login', 'consent']],
]);

/** The prompts of a request; none also for a combination that there is not. */
export function promptsOf(parameters: URLSearchParams): readonly Prompt[] {
  const prompt = sentValue(parameters, 'prompt') ?? '';
  return PROMPTS.get(prompt) ?? [];
}

export function againstPrompt(
  parameters: URLSearchParams,
  scopes: readonly string[],
  host: 'account' | 'system',
): Against {
  const prompt = promptsOf(parameters);
  if (prompt.length === 0) return sentValue(parameters, 'prompt') ? [fault('prompt_unsupported')] : [];
  const faults: Fault<AuthorizationCheckCode>[] = [];
  if (prompt.includes('none') && scopes.includes('mcp')) faults.push(fault('prompt_none_with_mcp'));
  if (prompt.includes('login') && host === 'system') faults.push(fault('prompt_login_without_account'));
  return faults;
}
