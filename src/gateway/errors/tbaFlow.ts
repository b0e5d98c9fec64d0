import * as PAGES from '../../core/sources.js';
import type { ErrorList } from './explanation.js';
import { onRecord, RECORD_PAGE } from './places.js';
import { NONCE_REJECTED } from './tba.js';

/** Names of the errors of the three-step flow, by which TBA gets a token (ERR-2). */
export type TbaFlowError =
  | 'AuthorizationFlowRequired'
  | 'IntegrationBlocked'
  | 'InvalidCallback'
  | 'InvalidVerifier'
  | 'MissingRequiredParameter'
  | 'NonceRejected'
  | 'UnknownIntegration';

/** The errors of the three-step flow. */
export const TBA_FLOW_ERROR_LIST: ErrorList<TbaFlowError> = {
  kind: 'tba',
  where: ['login_audit_trail', 'tba_response'],
  source: PAGES.TBA_FLOW_ERRORS,
  texts: {
    AuthorizationFlowRequired: {
      meaning: 'The integration record does not use the three-step flow.',
      causes: ['The box TBA: Authorization Flow is not checked on the record.'],
      check: onRecord('the boxes of Token-based Authentication'),
      remedies: ['Check TBA: Authorization Flow on the record and enter its Callback URL, or use OAuth 2.0.'],
      rules: ['ERR-2', 'IR-7', 'IR-5'],
    },
    IntegrationBlocked: {
      meaning: 'The integration record of the consumer key is blocked.',
      causes: ['The state of the record is Blocked.'],
      check: onRecord('State'),
      remedies: ['Have an administrator set the state of the record to Enabled.'],
      rules: ['ERR-2', 'IR-2'],
    },
    InvalidCallback: {
      meaning: 'The callback URL of the request for a token is not that of the integration record.',
      causes: [
        'The oauth_callback differs from the Callback URL of the record.',
        'The Callback URL was deleted when the boxes of TBA were cleared.',
      ],
      check: onRecord('Callback URL'),
      remedies: ['Send the Callback URL of the record as oauth_callback, or correct it on the record.'],
      rules: ['ERR-2', 'TBA-10', 'URI-10'],
    },
    InvalidVerifier: {
      meaning: 'The oauth_verifier of the request for an access token was not accepted.',
      causes: [
        'The verifier is that of another request token, or was used before.',
        'The user did not consent, which leaves the verifier empty.',
      ],
      check: 'Compare the oauth_verifier with the one that the callback of this request token brought.',
      remedies: ['Begin the three-step flow again, and send the verifier of its callback.'],
      rules: ['ERR-2'],
    },
    MissingRequiredParameter: {
      meaning: 'The request for a token lacks a parameter.',
      causes: ['One of the oauth parameters is missing from the Authorization header.'],
      check: 'Compare the header as it left with the parameters that this step of the flow asks for.',
      remedies: ['Send every parameter that the step asks for.'],
      rules: ['ERR-2'],
    },
    NonceRejected: NONCE_REJECTED,
    UnknownIntegration: {
      meaning: 'The consumer key belongs to no integration record of the account.',
      causes: [
        'The consumer key is mistyped, or was replaced by a reset.',
        'The request goes to an account other than the one that the key is for.',
      ],
      check: `Look for the record at ${RECORD_PAGE} of the account whose host is called.`,
      remedies: [
        'Check the consumer key and the account, and get the new pair of keys if the record was reset.',
      ],
      rules: ['ERR-2', 'TBA-15'],
    },
  },
};
