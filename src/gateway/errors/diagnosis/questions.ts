import { AUDIT_TRAIL_PAGE, COMPANY_PAGE, onRecord, ROLES_PAGE, TWO_FACTOR_PAGE } from '../places.js';
import type { EvidenceName } from './causeText.js';

/** What is asked of whoever looks into a failed login. */
interface QuestionText {
  /** A whole sentence, which ends in a question mark. */
  readonly question: string;
  /** Where the answer stands, in a whole sentence. */
  readonly where: string;
}

const HEADER = 'Look at the Authorization header, or at the header of the SOAP message.';
const BOXES = onRecord('its boxes');
const CREATED = onRecord('Created, and at System Notes');

/** What is asked about each piece of evidence. */
export const QUESTIONS: Readonly<Record<EvidenceName, QuestionText>> = {
  detail: {
    question: 'Which name does the Detail of the failed row have?',
    where: `Search at ${AUDIT_TRAIL_PAGE} with Use Advanced Search, and add Detail, Token-based Application Name and Token-based Access Token Name to the results.`,
  },
  'request.authentication': {
    question: 'How does the request authenticate?',
    where: `${HEADER.slice(0, -1)}: OAuth is TBA, Bearer is OAuth 2.0, NLAuth is user credentials.`,
  },
  'request.target': {
    question: 'Is it a request to a RESTlet, to REST web services, to SOAP, or to another API?',
    where: 'Look at the path of the URL.',
  },
  'request.realm': {
    question: 'How is the account ID written in the credentials, letter by letter?',
    where: 'Look at realm in the header, or at account in the passport of the SOAP message.',
  },
  'request.host': {
    question: 'Which host was the request sent to?',
    where: `Look at the URL, and compare it with those at ${COMPANY_PAGE}, subtab Company URLs.`,
  },
  'request.signatureMethod': {
    question: 'Which signature method does the request name?',
    where:
      'Look at oauth_signature_method in the header, or at the algorithm of the signature in the SOAP message.',
  },
  'request.timestamp': {
    question: 'Which timestamp was sent, and when did the request arrive?',
    where: 'Look at oauth_timestamp, and at the date of the row in the Login Audit Trail.',
  },
  'request.nonce': {
    question: 'Which nonce was sent?',
    where: 'Look at oauth_nonce, or at nonce in the token passport.',
  },
  'request.soapEndpoint': {
    question: 'Which SOAP endpoint is called?',
    where: 'Look at the version in the URL of the WSDL and in the namespaces.',
  },
  'request.restletCreatedIn': {
    question: 'In which release was the RESTlet created?',
    where: 'Look at the date of its script record, and at the release that the account had then.',
  },
  record: {
    question: 'Does the account have an integration record for the key that was sent?',
    where:
      'Compare the consumer key or client ID with those that the owner of the record has kept, since NetSuite shows it only once.',
  },
  'record.state': { question: 'What is the state of the integration record?', where: onRecord('State') },
  'record.tba': { question: 'Which boxes of TBA are checked on the integration record?', where: BOXES },
  'record.userCredentials': {
    question: 'Is User Credentials checked on the integration record?',
    where: BOXES,
  },
  'record.grants': {
    question: 'Which grants of OAuth 2.0 are checked on the integration record?',
    where: BOXES,
  },
  'record.scopes': { question: 'Which scopes are checked on the integration record?', where: BOXES },
  'record.createdIn': {
    question: 'In which release did the integration record appear in this account?',
    where: CREATED,
  },
  'record.origin': {
    question: 'Was the integration record created in this account, or installed from another one?',
    where: onRecord('whether its boxes can be changed, which they cannot if another account owns it'),
  },
  'record.tbaSince': { question: 'In which release was the first box of TBA checked?', where: CREATED },
  'role.permissions': {
    question: 'Which permissions does the role have?',
    where: `Open the role at ${ROLES_PAGE}, subtab Permissions, subtab Setup.`,
  },
  'role.designated2fa': {
    question: 'Is the role designated as one that requires two-factor authentication?',
    where: `Look for the role at ${TWO_FACTOR_PAGE}.`,
  },
  'role.inactive': {
    question: 'Is the role active?',
    where: `Open the role at ${ROLES_PAGE} and look at Inactive.`,
  },
  'role.webServicesOnly': {
    question: 'Is Web Services Only Role checked on the role?',
    where: `Open the role at ${ROLES_PAGE} and look at Web Services Only Role.`,
  },
};

/** What is asked where the evidence leaves no cause. */
export const SAME_ATTEMPT: QuestionText = {
  question: 'Are all of these from one and the same attempt, and has anything been changed since?',
  where: `Repeat the request, and take the Detail from its own row at ${AUDIT_TRAIL_PAGE}.`,
};
