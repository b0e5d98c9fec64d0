import type { AssertionChoices } from '../../clientAssertion/index.js';
import { ASSERTION_OPTIONS } from '../../clientAssertion/options.js';
import { checkChoices, type Options } from '../../core/options.js';
import type { PkceChoices } from '../../pkcePolicy/index.js';
import { PKCE_OPTIONS } from '../../pkcePolicy/options.js';
import { CODE_LIFETIME_SECONDS } from './limitsAndDates.js';

/** What a caller may choose about the token endpoint itself. */
interface EndpointChoices {
  /** `CHOICE-CODE-LIFETIME`: seconds after which a code is refused. Default, and at most: that of the choice. */
  readonly codeLifetimeSeconds?: number;
  /** `CHOICE-TOKEN-GRANT-TYPE`: the error of a wrong grant type. Default: `unsupported_grant_type`. */
  readonly grantTypeError?: 'invalid_request' | 'unsupported_grant_type';
}

/** What a caller may choose at the token endpoint where Oracle is silent. */
export interface TokenChoices extends AssertionChoices, EndpointChoices, PkceChoices {}

/** What each option of the endpoint itself can be set to. */
const TOKEN_OPTIONS: Options<EndpointChoices> = {
  codeLifetimeSeconds: (seconds) =>
    typeof seconds === 'number' && seconds >= 0 && seconds <= CODE_LIFETIME_SECONDS,
  grantTypeError: ['invalid_request', 'unsupported_grant_type'],
};

/** Demands choices that the endpoint understands, those of the policies that it asks among them. @throws {@link ChoicesError} */
export function checkTokenChoices(choices: TokenChoices | undefined): void {
  checkChoices(choices, TOKEN_OPTIONS);
  checkChoices(choices, PKCE_OPTIONS);
  checkChoices(choices, ASSERTION_OPTIONS);
}
