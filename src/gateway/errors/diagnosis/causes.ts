import type { CauseText } from './causeText.js';
import { CREDENTIAL_CAUSES } from './credentialCauses.js';
import { OTHER_CAUSES } from './otherCauses.js';
import { POLICY_CAUSES } from './policyCauses.js';

/** A cause that is told by what is known of the request, the record and the role. */
export type KnownCause =
  | keyof typeof CREDENTIAL_CAUSES
  | keyof typeof OTHER_CAUSES
  | keyof typeof POLICY_CAUSES;

/** Every cause, in the order in which equally likely ones are listed. */
export const CAUSES: Readonly<Record<KnownCause, CauseText>> = {
  ...CREDENTIAL_CAUSES,
  ...OTHER_CAUSES,
  ...POLICY_CAUSES,
};

/** The codes of {@link CAUSES}, in their order. */
export const CAUSE_CODES: readonly KnownCause[] = /* @__PURE__ */ Object.keys(CAUSES) as KnownCause[];
