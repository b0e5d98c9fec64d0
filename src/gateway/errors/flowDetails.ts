import type { AuditDetail } from '../../core/decision.js';
import * as PAGES from '../../core/sources.js';
import { startOf } from '../../core/terms.js';
import { grouped, listed } from '../../core/words.js';
import { CODE_CHALLENGE_METHODS } from '../../pkcePolicy/limitsAndDates.js';
import { REDIRECT_URI_COUNT } from '../../redirectUris/limitsAndDates.js';
import { RESPONSE_TYPE, SOLE_SCOPE, STATE_IN_WORDS, STATE_LENGTH } from '../authorize/limitsAndDates.js';
import { PARAMETERS } from '../parameterNames.js';
import { GRANT_TYPES } from '../token/grantTypes.js';
import { acceptedSometime } from './accepted.js';
import type { ErrorList } from './explanation.js';
import { onRecord, RECORD_PAGE } from './places.js';

const {
  clientId,
  codeChallenge,
  codeChallengeMethod,
  codeVerifier,
  grantType,
  redirectUri,
  responseType,
  state,
} = PARAMETERS;
const METHODS = listed(acceptedSometime(CODE_CHALLENGE_METHODS), 'or');

/** Names that the two steps of the authorization code grant leave in the Login Audit Trail. */
export type FlowDetail = Extract<
  AuditDetail,
  | 'AuthorizationExplicitlyDenied'
  | 'ClientAuthenticationFailed'
  | 'InvalidGrant'
  | 'InvalidGrantType'
  | 'InvalidRedirectURI'
  | 'InvalidRequest'
  | 'InvalidState'
  | 'UnknownIntegration'
  | 'UnsupportedResponseType'
>;

/** The Details of the authorization code grant. */
export const FLOW_DETAIL_LIST: ErrorList<FlowDetail> = {
  kind: 'audit_detail',
  where: ['login_audit_trail'],
  source: PAGES.AUTHORIZATION_AUDIT_DETAILS,
  texts: {
    AuthorizationExplicitlyDenied: {
      meaning: 'The user did not consent.',
      causes: ['The user has clicked Deny, or has gone back from the consent screen.'],
      check: 'Ask the user of the row what the consent screen said.',
      remedies: ['Start the flow again and have the user consent.'],
      rules: ['ERR-2', 'PK-13'],
    },
    ClientAuthenticationFailed: {
      meaning: 'The token endpoint did not accept the client ID and the client secret.',
      causes: [
        'The client ID or the client secret is wrong, or was reset on the integration record.',
        'The two are not sent in the way that the client type of the record asks for.',
      ],
      check: onRecord('Client ID and Public Client'),
      remedies: [
        'Send the client ID and the secret that were shown when the record was first saved or last reset.',
        'Send them by HTTP Basic, or for a public client the client ID alone.',
      ],
      rules: ['ERR-2', 'PK-10', 'PK-11', 'TBA-15'],
    },
    InvalidGrant: {
      meaning: `The ${codeVerifier} does not match the ${codeChallenge} of the authorization request.`,
      causes: [
        `The ${codeVerifier} is that of another flow, or was changed on the way.`,
        `The ${codeChallenge} was not the SHA-256 of the ${codeVerifier} in base64url without padding.`,
      ],
      check: `Compute the SHA-256 of the ${codeVerifier} that was sent, and compare it with the ${codeChallenge}.`,
      remedies: [
        `Keep the ${codeVerifier} of each flow with its ${state} until the code arrives.`,
        'Start the flow again with a new pair of verifier and challenge.',
      ],
      rules: ['PK-12', 'PK-7', 'P2'],
    },
    InvalidGrantType: {
      meaning: `The ${grantType} of the token request is not one that NetSuite has.`,
      causes: [`The ${grantType} is missing, misspelt, or is not ${listed(GRANT_TYPES, 'or')}.`],
      check: `Look at ${grantType} in the body of the token request.`,
      remedies: [`Send ${listed(GRANT_TYPES, 'or')} as the ${grantType}.`],
      rules: ['ERR-2', 'PK-14', 'PK-10'],
    },
    InvalidRedirectURI: {
      meaning: `The ${redirectUri} of the authorization request is not one of the integration record.`,
      causes: [
        `The ${redirectUri} differs from that of the record, for example by a slash, a port or letter case.`,
        `The redirect URI is missing on the record, which had room for only one before ${startOf(REDIRECT_URI_COUNT, null)}.`,
      ],
      check: onRecord('Redirect URI'),
      remedies: [
        `Send a ${redirectUri} that equals one of the record character by character.`,
        'Add the redirect URI to the record, with https or with a custom scheme.',
      ],
      rules: ['URI-8', 'URI-7', 'URI-5', 'URI-4', 'URI-1', 'URI-15'],
    },
    InvalidRequest: {
      meaning: 'The PKCE parameters of the authorization request are missing or malformed.',
      causes: [
        `A public client, or a client that asks for the ${SOLE_SCOPE} scope, sent no ${codeChallenge}.`,
        `The ${codeChallengeMethod} is missing, or is not ${METHODS}.`,
        `The ${codeChallenge} is not a SHA-256 in base64url without padding.`,
      ],
      check: `Look at ${codeChallenge} and ${codeChallengeMethod} in the URL to which the user was sent.`,
      remedies: [`Send a ${codeChallenge} together with ${METHODS} as the ${codeChallengeMethod}.`],
      rules: ['PK-12', 'PK-5', 'PK-6', 'P2'],
    },
    InvalidState: {
      meaning: `The ${state} of the authorization request was not accepted.`,
      causes: [
        `The ${state} has fewer than ${STATE_LENGTH.least} characters, or is missing.`,
        `The ${state} has more than ${grouped(STATE_LENGTH.most)} characters, or some that are not printable ASCII.`,
      ],
      check: `Look at ${state} in the URL to which the user was sent.`,
      remedies: [`Send a new random ${state} of ${STATE_IN_WORDS} with each flow.`],
      rules: ['PK-4'],
    },
    UnknownIntegration: {
      meaning: `The ${clientId} of the authorization request belongs to no integration record.`,
      causes: [
        `The ${clientId} is mistyped, or was replaced by a reset.`,
        `The request goes to an account other than the one that the ${clientId} is for.`,
      ],
      check: `Look for the record at ${RECORD_PAGE} of the account whose host is called.`,
      remedies: [
        `Check the ${clientId} and the account, since the user sees an error page and is not redirected.`,
      ],
      rules: ['URI-9', 'TBA-15'],
    },
    UnsupportedResponseType: {
      meaning: `The ${responseType} of the authorization request is not one that NetSuite has.`,
      causes: [`The ${responseType} is something other than ${RESPONSE_TYPE}.`],
      check: `Look at ${responseType} in the URL to which the user was sent.`,
      remedies: [`Send ${RESPONSE_TYPE} as the ${responseType}.`],
      rules: ['ERR-2', 'PK-13', 'PK-2'],
    },
  },
};
