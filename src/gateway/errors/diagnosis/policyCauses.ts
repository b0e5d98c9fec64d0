import {
  NLAUTH_ENDS,
  NO_NEW_TBA,
  RESTLETS_WITHOUT_CREDENTIALS,
  SOAP_WITHOUT_CREDENTIALS,
} from '../../../tbaDeprecation/limitsAndDates.js';
import { onRecord, TWO_FACTOR_PAGE } from '../places.js';
import type { CauseText } from './causeText.js';

/** What TBA that is not to be had may hide behind, since Oracle documents no name for it. */
const TBA_BOX = ['FeatureDisabled', 'permission_denied'] as const;

/** Causes that lie in what is still supported. */
export const POLICY_CAUSES = {
  nlauth_2fa_role: {
    rule: '2FA-7',
    evidence: ['role.permissions', 'role.designated2fa'],
    names: [],
    message:
      'The role requires two-factor authentication, and such roles cannot log in to APIs with user credentials.',
    check: `Look for the role at ${TWO_FACTOR_PAGE}, and at its permissions, some of which require it.`,
    fix: 'Use OAuth 2.0 or a token of TBA, or a role of its own for the integration without these permissions.',
  },
  nlauth_ended: {
    rule: 'TBA-8',
    evidence: [],
    names: [],
    message: `User credentials (NLAuth) have ended in ${NLAUTH_ENDS}, for existing integrations as well.`,
    check: 'Look for an NLAuth header, or a passport with e-mail and password, in the client.',
    fix: 'Move the integration to OAuth 2.0, with REST web services or RESTlets.',
  },
  nlauth_not_enabled: {
    rule: 'IR-5',
    evidence: ['record.userCredentials'],
    names: [],
    message: 'The integration record does not allow user credentials.',
    check: onRecord('User Credentials'),
    fix: 'Use OAuth 2.0, or check the box while the release still has it.',
  },
  nlauth_new_restlet: {
    rule: 'TBA-19',
    evidence: ['request.restletCreatedIn'],
    names: [],
    message: `RESTlets created in ${RESTLETS_WITHOUT_CREDENTIALS} or later do not take user credentials.`,
    check: 'Look at the date on which the script record of the RESTlet was created.',
    fix: 'Call the RESTlet with OAuth 2.0.',
  },
  nlauth_new_soap_endpoint: {
    rule: 'SOAP-3',
    evidence: ['request.soapEndpoint'],
    names: [],
    message: `SOAP endpoints from ${SOAP_WITHOUT_CREDENTIALS} on do not take user credentials.`,
    check: 'Look at the version in the URL of the WSDL and in the namespaces.',
    fix: 'Use a token passport of TBA, or better OAuth 2.0 with REST web services.',
  },
  nlauth_not_on_rest: {
    rule: 'IR-6',
    evidence: [],
    names: [],
    message: 'REST web services do not take user credentials.',
    check: 'Look at the scheme of the Authorization header.',
    fix: 'Use OAuth 2.0.',
  },
  soap_endpoint_disabled: {
    rule: 'SOAP-1',
    evidence: ['request.soapEndpoint'],
    names: [],
    message: 'The SOAP endpoint is disabled in this release.',
    check: 'Look at the version in the URL of the WSDL and in the namespaces.',
    fix: 'Move to REST web services or RESTlets with OAuth 2.0; a later SOAP endpoint helps only until SOAP ends.',
  },
  soap_endpoint_unknown: {
    rule: 'SOAP-1',
    evidence: ['request.soapEndpoint'],
    names: [],
    message: 'The SOAP endpoint is none that Oracle lists, such as one that is too old.',
    check: 'Look at the version in the URL of the WSDL and in the namespaces.',
    fix: 'Move to REST web services or RESTlets with OAuth 2.0; a later SOAP endpoint helps only until SOAP ends.',
  },
  tba_not_enabled: {
    rule: 'IR-5',
    evidence: ['record.tba'],
    names: [],
    hidesBehind: TBA_BOX,
    message: 'The box Token-based Authentication is not checked on the integration record.',
    check: onRecord('Token-based Authentication'),
    fix: `Check the box if the record used TBA before ${NO_NEW_TBA}, and otherwise use OAuth 2.0.`,
  },
  tba_flow_not_enabled: {
    rule: 'IR-7',
    evidence: ['record.tba'],
    names: ['AuthorizationFlowRequired'],
    message: 'The box of the flow that gets the token is not checked on the integration record.',
    check: onRecord('TBA: IssueToken Endpoint and TBA: Authorization Flow'),
    fix: 'Check the box beside Token-based Authentication, or use OAuth 2.0.',
  },
  tba_box_checked_late: {
    rule: 'TBA-1',
    evidence: ['record.tbaSince'],
    names: [],
    hidesBehind: TBA_BOX,
    message: 'The integration record began to use TBA in a release without new TBA.',
    check:
      'Look in System Notes of the integration record for the day on which Token-based Authentication was checked.',
    fix: 'Use OAuth 2.0.',
  },
  tba_new_integration: {
    rule: 'TBA-1',
    evidence: ['record.createdIn', 'record.origin'],
    names: [],
    hidesBehind: TBA_BOX,
    message: `The integration record was created in ${NO_NEW_TBA} or later, where new integrations have no TBA.`,
    check: onRecord('Created'),
    fix: 'Use OAuth 2.0.',
  },
  tba_installed_record: {
    rule: 'TBA-1',
    evidence: ['record.createdIn', 'record.origin'],
    names: [],
    hidesBehind: TBA_BOX,
    message: `The integration record was installed into this account in ${NO_NEW_TBA} or later, and Oracle has not said whether that is new.`,
    check: onRecord('Created, and whether another account owns it'),
    fix: 'Ask the owner of the record for OAuth 2.0.',
  },
  tba_ended: {
    rule: 'TBA-5',
    evidence: [],
    names: [],
    hidesBehind: TBA_BOX,
    message: 'Support for TBA has ended, except for SuiteAnalytics Connect.',
    check: 'Look at the release of the account in the New Release portlet.',
    fix: 'Move the integration to OAuth 2.0.',
  },
} as const satisfies Readonly<Record<string, CauseText>>;
