import { ASSERTION_SCOPES } from '../../clientAssertion/limitsAndDates.js';
import type { AuditDetail } from '../../core/decision.js';
import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { SOLE_SCOPE } from '../authorize/limitsAndDates.js';
import type { ErrorList } from './explanation.js';
import { FEATURES_PAGE, onRecord, RECORD_PAGE, ROLES_PAGE } from './places.js';

/** Names in the Login Audit Trail that are about the record, the role or the account, whichever request failed. */
export type RecordDetail = Extract<
  AuditDetail,
  | 'AuthorizationCodeGrantRequired'
  | 'EntityOrRoleDisabled'
  | 'FeatureDisabled'
  | 'IntegrationBlocked'
  | 'InvalidIntegration'
  | 'InvalidScope'
  | 'InvalidSignature'
  | 'ScopeMismatched'
>;

/** The Details that requests with an access token and others have in common. */
export const RECORD_DETAIL_LIST: ErrorList<RecordDetail> = {
  kind: 'audit_detail',
  where: ['login_audit_trail'],
  source: PAGES.ACCESS_TOKEN_ERRORS,
  texts: {
    AuthorizationCodeGrantRequired: {
      meaning: 'The request needs the authorization code grant, which the integration record does not have.',
      causes: ['The box Authorization Code Grant is not checked on the record.'],
      check: onRecord('the boxes of OAuth 2.0'),
      remedies: [
        'Check the box on the record, or have the owner check it if the record is installed.',
        'Use the client credentials grant instead, if the record has it.',
      ],
      rules: ['CERT-25', 'IR-4', 'IR-5'],
    },
    EntityOrRoleDisabled: {
      meaning: 'The entity, the contact or the role that the login is for does not exist or is not active.',
      causes: ['The entity or the role was made inactive, or was removed.'],
      check: `Look at the role at ${ROLES_PAGE}, and at the Access subtab of the entity.`,
      remedies: [
        'Make both active again.',
        'For client credentials, map a certificate to another combination of entity and role.',
      ],
      rules: ['CERT-25', 'CERT-9'],
    },
    FeatureDisabled: {
      meaning: 'OAuth 2.0 is off in the account.',
      causes: ['The account feature for OAuth 2.0 is not enabled.'],
      check: `Look at ${FEATURES_PAGE}, whether OAuth 2.0 is checked.`,
      remedies: ['Enable the feature in the account.'],
      rules: ['CERT-25'],
    },
    IntegrationBlocked: {
      meaning: 'The integration record is not enabled, which stops every request.',
      causes: ['The state of the record is Blocked.', 'The record is Waiting for Approval.'],
      check: onRecord('State'),
      remedies: ['Have an administrator set the state of the record to Enabled.'],
      rules: ['CERT-25', 'IR-2', 'IR-4'],
    },
    InvalidIntegration: {
      meaning: 'The client ID belongs to no integration record of the account.',
      causes: [
        'The client ID is mistyped, or was replaced by a reset.',
        'The request goes to an account other than the one that the client ID is for.',
      ],
      check: `Look for the record at ${RECORD_PAGE} of the account whose host is called.`,
      remedies: ['Check the client ID and the account that the request goes to.'],
      rules: ['CERT-25', 'TBA-15'],
    },
    InvalidScope: {
      meaning: 'The scope of the token is empty or unknown.',
      causes: [
        `The scope is not ${listed(ASSERTION_SCOPES, 'or')}, which are those that the client credentials grant accepts.`,
        `The ${SOLE_SCOPE} scope was requested by the client credentials grant, or together with another one.`,
      ],
      check: 'Look at scope in the request by which the token was got.',
      remedies: [
        `Request any of ${listed(ASSERTION_SCOPES, 'and')}.`,
        `Request ${SOLE_SCOPE} alone and by the authorization code grant.`,
      ],
      rules: ['CERT-25', 'CERT-22', 'CERT-29', 'PK-3'],
    },
    InvalidSignature: {
      meaning: 'The signature of the token is wrong.',
      causes: [
        'The access token or the refresh token was cut off or changed on the way, or is of another account.',
        'Where a client assertion was sent, for which Oracle lists no Details, it is signed with a key other than that of the certificate that kid names, or with an alg that does not fit the key.',
      ],
      check: 'Compare the token that was sent with the one that the token endpoint gave.',
      remedies: [
        'Send tokens as the token endpoint gave them, and get new ones if they were changed.',
        'Sign a client assertion with the private key of the certificate whose ID is in kid.',
      ],
      rules: ['CERT-25', 'CERT-19', 'CERT-21'],
    },
    ScopeMismatched: {
      meaning: 'The scope of the request or of the token is not enabled on the integration record.',
      causes: [
        'The box of the scope is not checked on the record.',
        'The box was cleared after the scope had been granted.',
      ],
      check: onRecord('the boxes of the scopes'),
      remedies: [
        'Request only what is enabled on the record.',
        'Enable the scope on the record, which revokes what users have authorized so far.',
      ],
      rules: ['CERT-25', 'PK-3', 'IR-10'],
    },
  },
};
