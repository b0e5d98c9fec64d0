import { isScope } from '../../core/records.js';
import type { Fault } from '../fault.js';
import { PARAMETERS } from '../parameterNames.js';
import { isRepeated, type SearchParameters, sentValue, valuesOf } from '../parameters.js';
import { PROMPTS, type Prompt, RESPONSE_TYPE, SOLE_SCOPE, STATE_LENGTH } from './limitsAndDates.js';
import { AUTHORIZATION_FAULTS, type AuthorizationProblemCode } from './problems.js';

type Against = readonly Fault<AuthorizationProblemCode>[];

function against(...codes: readonly AuthorizationProblemCode[]): Against {
  return codes.map((code) => AUTHORIZATION_FAULTS()[code]);
}

/** CHOICE-PARAMETER-REPEATED; RFC 6749 section 3.1. */
export function againstRepetition(parameters: SearchParameters): Against {
  return isRepeated(parameters) ? against('parameter_repeated') : [];
}

/** PK-2. */
export function againstResponseType(parameters: SearchParameters): Against {
  const type = sentValue(parameters, PARAMETERS.responseType);
  if (type === RESPONSE_TYPE) return [];
  return against(type === undefined ? 'response_type_missing' : 'response_type_unsupported');
}

/** PK-13. */
export function againstGrant(authorizationCodeGrant: boolean): Against {
  return authorizationCodeGrant ? [] : against('grant_not_enabled');
}

/** RFC 6749 appendix A.5. */
const PRINTABLE = /^[\x20-\x7e]+$/;

function isPrintable(text: string, least: number): boolean {
  return text.length >= least && text.length <= STATE_LENGTH.most && PRINTABLE.test(text);
}

/** PK-4. */
export function againstState(state: string): Against {
  if (state === '') return against('state_missing');
  return isPrintable(state, STATE_LENGTH.least) ? [] : against('state_malformed');
}

/** Whether the answer leans on CHOICE-AUTHORIZE-STATE, since the state of the request is refused or is there more than once. */
export function isStateInDoubt(parameters: SearchParameters, codes: readonly string[]): boolean {
  return codes.includes('state_malformed') || valuesOf(parameters, PARAMETERS.state).length > 1;
}

/** The state that goes into an answer, if there is one and it is safe, even where it is refused (CHOICE-AUTHORIZE-STATE). */
export function stateToReturn(parameters: SearchParameters): string | undefined {
  const [state = '', ...others] = valuesOf(parameters, PARAMETERS.state);
  return others.length === 0 && isPrintable(state, 1) ? state : undefined;
}

/** PK-3. */
export function againstScopes(asked: readonly string[], enabled: readonly string[]): Against {
  if (asked.length === 0) return against('scope_missing');
  if (!asked.every(isScope)) return against('scope_unknown');
  const codes: AuthorizationProblemCode[] = [];
  if (asked.includes(SOLE_SCOPE) && asked.length > 1) codes.push('scope_mcp_not_alone');
  if (!asked.every((scope) => enabled.includes(scope))) codes.push('scope_not_enabled');
  return against(...codes);
}

/** What the `prompt` of a request asks for. Nothing for a combination that is not accepted. */
export function promptsOf(parameters: SearchParameters): readonly Prompt[] {
  const sent: readonly string[] = sentValue(parameters, PARAMETERS.prompt)?.split(' ') ?? [];
  const accepted = PROMPTS.find(
    (together) => together.length === sent.length && together.every((prompt) => sent.includes(prompt)),
  );
  return [...(accepted ?? [])];
}

/** PK-8. */
export function againstPrompt(
  parameters: SearchParameters,
  scopes: readonly string[],
  host: 'account' | 'system',
): Against {
  const prompt = promptsOf(parameters);
  if (prompt.length === 0) {
    return sentValue(parameters, PARAMETERS.prompt) ? against('prompt_unsupported') : [];
  }
  const codes: AuthorizationProblemCode[] = [];
  if (prompt.includes('none') && scopes.includes(SOLE_SCOPE)) codes.push('prompt_none_with_mcp');
  if (prompt.includes('login') && host === 'system') codes.push('prompt_login_without_account');
  return against(...codes);
}
