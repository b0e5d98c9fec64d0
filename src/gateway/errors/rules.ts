import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { FAILURES_TO_LOCK, LOCK_MINUTES, SHORTEST_NONCE, TIMESTAMP_MINUTES } from './limitsAndDates.js';

export const ERRORS_RULES: RuleTexts<'errors'> = {
  'ERR-1': {
    title: 'Locked logins, missing permissions and rejected parameters of TBA',
    statement: `A login is locked after ${FAILURES_TO_LOCK} failures, for ${LOCK_MINUTES} minutes or until an administrator resets the password (temporary_locked). A permission is denied where the entity or the role is inactive, the entity has no access, the role lacks the permission for TBA, or the user has made the role inactive in View My Roles (permission_denied). A parameter is rejected that is sent twice, malformed or empty (parameter_rejected).`,
    source: PAGES.TBA_ERRORS,
  },
  'ERR-2': {
    title: 'Details of expired, revoked and mistaken tokens, and of the three-step flow',
    statement:
      'The Login Audit Trail has a Detail of its own for an expired access or refresh token, a refresh token that is not accepted, a client that is not authenticated, a wrong grant type or response type, a user who does not consent, a token of another client, a blocked token, and a token of the wrong kind; and with TBA for a record without the three-step flow, a wrong callback or verifier, and missing parameters.',
    source: PAGES.ACCESS_TOKEN_ERRORS,
  },
  'ERR-3': {
    title: 'Invalid login attempt',
    statement:
      'SOAP web services and RESTlets answer nearly every wrong credential in the same words, and the Detail of the row in the Login Audit Trail tells which it was. A role with Web Services Only gets INVALID_LOGIN_CREDENTIALS from a RESTlet.',
    source: PAGES.RESTLET_OVERVIEW,
  },
  'TBA-17': {
    title: 'Errors of token-based authentication',
    statement: `A refused TBA request has an error of its own for a blocked record, an unknown consumer key, a feature that is off, a nonce of fewer than ${SHORTEST_NONCE} characters, a nonce that was used before, a timestamp that is more than ${TIMESTAMP_MINUTES} minutes off, a wrong signature, a signature method that is not supported, a wrong version, a parameter that is not accepted, a missing permission, a locked login and a token that is not accepted.`,
    source: PAGES.TBA_ERRORS,
  },
};
