import type { AssertionChoices } from '../../clientAssertion/index.js';
import type { PkceChoices } from '../../pkcePolicy/index.js';

/** What a caller may choose at the token endpoint where Oracle is silent. */
export interface TokenChoices extends PkceChoices, AssertionChoices {
  /** `CHOICE-CODE-LIFETIME`: seconds after which a code is refused. Default, and at most: that of the choice. */
  readonly codeLifetimeSeconds?: number;
}
