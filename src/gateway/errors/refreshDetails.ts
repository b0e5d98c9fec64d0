import type { AuditDetail } from '../../core/decision.js';
import * as PAGES from '../../core/sources.js';
import { REFRESH_TOKEN_DAYS, REFRESH_TOKEN_HOURS } from '../token/limitsAndDates.js';
import type { ErrorList } from './explanation.js';
import { AUTHORIZED_PAGE, onRecord } from './places.js';

/** Names that a request with a refresh token leaves in the Login Audit Trail. */
export type RefreshDetail = Extract<
  AuditDetail,
  'ClientIdMismatch' | 'InvalidRefreshToken' | 'InvalidTokenType' | 'RefreshTokenExpired'
>;

const AGAIN = 'Send the user through the authorization code grant again.';

/** The Details of refresh requests. */
export const REFRESH_DETAIL_LIST: ErrorList<RefreshDetail> = {
  kind: 'audit_detail',
  where: ['login_audit_trail'],
  source: PAGES.REFRESH_AUDIT_DETAILS,
  texts: {
    ClientIdMismatch: {
      meaning: 'The token was issued to another client than the one that sends it.',
      causes: [
        'The client ID is that of another integration record.',
        'The client ID was reset on the record after the token had been issued.',
      ],
      check: 'Compare the client ID of the request with the one by which the token was got.',
      remedies: ['Use the client ID by which the token was got.', AGAIN],
      rules: ['ERR-2', 'PK-16', 'TBA-15'],
    },
    InvalidRefreshToken: {
      meaning: 'The refresh token was not accepted.',
      causes: [
        'A public client has used the same refresh token twice, since each can be used once only.',
        'The refresh token was cut off or changed on the way, or is of another account.',
        'The authorization was revoked.',
      ],
      check: `Look for the application and the user at ${AUTHORIZED_PAGE}, and for an earlier use of the token in the log of the client.`,
      remedies: [
        'As a public client, store the new refresh token of every answer in place of the old one.',
        AGAIN,
      ],
      rules: ['ERR-2', 'PK-17', 'PK-20'],
    },
    InvalidTokenType: {
      meaning: 'The token is of another kind than the request needs.',
      causes: ['An access token was sent where a refresh token is needed, or the other way round.'],
      check: 'Compare the token that was sent with the refresh_token of the answer that it came from.',
      remedies: ['Send the refresh token to the token endpoint, and the access token to APIs.'],
      rules: ['ERR-2', 'PK-16'],
    },
    RefreshTokenExpired: {
      meaning: 'The refresh token has expired.',
      causes: [
        `The token is older than ${REFRESH_TOKEN_DAYS} days, which is how long that of a confidential client lives.`,
        `The token is older than ${REFRESH_TOKEN_HOURS} hours, or than the time that is set on the record, as that of a public client.`,
      ],
      check: onRecord('Public Client and Refresh Token Validity'),
      remedies: [AGAIN, 'Use the client credentials grant for jobs that run unattended.'],
      rules: ['ERR-2', 'PK-16', 'PK-17', 'TBA-13'],
    },
  },
};
