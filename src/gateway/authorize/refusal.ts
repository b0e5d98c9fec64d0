import {
  type Advice,
  type AuditDetail,
  constant,
  type Denied,
  deny,
  type OAuthError,
  type RuleId,
} from '../../core/decision.js';
import type { PkceAdviceCode, PkceAuthorizationCode } from '../../pkcePolicy/index.js';
import type { RedirectUriRequestCode } from '../../redirectUris/index.js';
import type { Fault, Faults } from '../fault.js';
import type { SearchParameters } from '../parameters.js';
import { isStateInDoubt, stateToReturn } from './checks.js';
import { issuerOf } from './issuer.js';
import { ANSWER_PARAMETERS, ERROR_PARAMETER, ISSUER_PARAMETER } from './limitsAndDates.js';
import type { AuthorizationProblemCode } from './problems.js';
import { withParameters } from './redirect.js';

/** Why an authorization request is refused. */
export type AuthorizationRequestCode =
  | AuthorizationProblemCode
  | PkceAuthorizationCode
  | RedirectUriRequestCode;

/** What every refused authorization request says. */
export interface AuthorizationRefusal extends Denied<AuthorizationRequestCode, PkceAdviceCode> {
  /** The error value of OAuth. */
  readonly error: OAuthError;
  /** The Detail for the Login Audit Trail, where one is documented. */
  readonly auditDetail?: AuditDetail;
}

/** A refusal that is shown on a page of the host's own, since the user must not be sent anywhere. */
export interface AuthorizationErrorPage extends AuthorizationRefusal {
  /** Tells it from a refusal that is sent to the client. */
  readonly disposition: 'error_page';
}

/** A refusal that is sent to the client. */
export interface AuthorizationErrorRedirect extends AuthorizationRefusal {
  /** Tells it from a refusal that is shown on a page. */
  readonly disposition: 'redirect';
  /** Where to send the user: the redirect URI, with the error and the state. */
  readonly location: string;
}

/** A refused authorization request, and how to say so. */
export type AuthorizationRefused = AuthorizationErrorPage | AuthorizationErrorRedirect;

/** Where a refusal is sent. */
interface RedirectTarget {
  /** A redirect URI of the record. */
  readonly redirectUri: string;
  /** The query of the request. */
  readonly parameters: SearchParameters;
  /** The account, where it is known. */
  readonly accountId: string | undefined;
}

/** A fault of an authorization request. */
export type AuthorizationFault = Fault<AuthorizationRequestCode>;

/** A refusal whose first fault gives the answer its error. */
function refusalFor(
  faults: Faults<AuthorizationRequestCode>,
  leanedOn: readonly RuleId[],
  advice?: readonly Advice<PkceAdviceCode>[],
): AuthorizationRefusal {
  const [{ auditDetail, oauthError: error }] = faults;
  return { ...deny(faults, leanedOn, advice), error, ...(auditDetail && { auditDetail }) };
}

/** A refusal that is shown on a page. */
export function onErrorPage(fault: AuthorizationFault, leanedOn: readonly RuleId[]): AuthorizationErrorPage {
  const disposition = 'error_page';
  return { ...refusalFor([{ ...fault, disposition }], leanedOn), disposition };
}

const ISSUER_RULES = constant<readonly RuleId[]>(['A1', 'CHOICE-ISSUER', 'CHOICE-ACCOUNT-ID']);

/** A refusal that is sent to this redirect URI, with the state of the request where that is safe. */
export function byRedirect(
  { accountId, redirectUri, parameters }: RedirectTarget,
  faults: Faults<AuthorizationRequestCode>,
  leanedOn: readonly RuleId[],
  advice: readonly Advice<PkceAdviceCode>[],
): AuthorizationErrorRedirect {
  const inDoubt = isStateInDoubt(
    parameters,
    faults.map(({ code }) => code),
  );
  const more: readonly RuleId[] = [
    ...leanedOn,
    ...(faults.length > 1 ? (['CHOICE-AUTHORIZE-ORDER'] as const) : []),
    ...(inDoubt ? (['CHOICE-AUTHORIZE-STATE'] as const) : []),
    ...(accountId === undefined ? [] : ISSUER_RULES),
  ];
  const refusal = refusalFor(faults, more, advice);
  const state = stateToReturn(parameters);
  const location = withParameters(redirectUri, {
    [ERROR_PARAMETER]: refusal.error,
    ...(state !== undefined && { [ANSWER_PARAMETERS.state]: state }),
    ...(accountId !== undefined && { [ISSUER_PARAMETER]: issuerOf(accountId) }),
  });
  return { ...refusal, disposition: 'redirect', location };
}
