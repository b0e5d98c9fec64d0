/**
 * What is said about each code with which a call of the rotation endpoint is refused.
 *
 * @module
 */

import type {
  AddCertificateCode,
  CertificateFileCode,
  RevokeCertificateCode,
  RotationCallCode,
} from '../../certificates/index.js';
import type { Violation } from '../../core/decision.js';
import type { Problems } from '../../core/problem.js';
import type { IntegrationUnknownCode, StepCode, StoreFailureCode } from '../../useCases/index.js';

/** Codes of the endpoint itself. */
export type RotationEndpointCode =
  | 'body_not_accepted'
  | 'body_too_large'
  | 'body_unreadable'
  | 'entity_not_own'
  | 'integration_unknown'
  | 'method_not_allowed'
  | 'not_found'
  | 'role_not_held'
  | 'store_failed';

/** Codes of every call that is refused. */
export type RotationRefusalCode =
  | AddCertificateCode
  | CertificateFileCode
  | IntegrationUnknownCode
  | RevokeCertificateCode
  | RotationCallCode
  | RotationEndpointCode
  | StepCode
  | StoreFailureCode;

/** At least one violation. The first one gives the answer its status. */
export type RotationViolations = readonly [
  Violation<RotationRefusalCode>,
  ...Violation<RotationRefusalCode>[],
];

/** What is said about the codes of the endpoint itself. */
export const ROTATION_PROBLEMS: Problems<RotationEndpointCode> = {
  body_not_accepted: {
    rule: 'ROT-6',
    message: 'The body is not a create request.',
    remedy: 'Send fileContent, entity and role, and nothing else.',
    path: ['body'],
  },
  body_too_large: {
    rule: 'ROT-6',
    message: 'The body is longer than {bytes} bytes.',
    remedy: 'Send the certificate alone, without its chain.',
    path: ['body'],
  },
  body_unreadable: {
    rule: 'ROT-6',
    message: 'The body is not JSON in UTF-8.',
    remedy: 'Send a JSON object in UTF-8.',
    path: ['body'],
  },
  entity_not_own: {
    rule: 'CHOICE-ROTATION-OWN',
    message: 'The certificate is for an entity other than that of the caller.',
    remedy: 'Use a role with the permission “{permission}”.',
    path: ['body', 'entity'],
  },
  integration_unknown: {
    rule: 'ROT-2',
    message: 'The account has no integration record with this client ID.',
    remedy: 'Use the client ID of an integration record of this account.',
  },
  method_not_allowed: {
    rule: 'ROT-1',
    message: 'This path does not accept the HTTP method of the request.',
    remedy: 'Use {methods}.',
  },
  not_found: {
    rule: 'ROT-2',
    message: 'There is nothing at this address.',
  },
  role_not_held: {
    rule: 'CHOICE-ROTATION-OWN',
    message: 'The entity does not hold the role, or one of them does not belong to this account.',
    remedy: 'Name a role that the entity holds.',
    path: ['body', 'role'],
  },
  store_failed: {
    rule: 'S4',
    message: 'The host or its store has failed.',
    remedy: 'Ask again.',
  },
};

/** What is said about one member of a body that is not accepted. */
export const MEMBER_PROBLEMS: Problems<'body_not_accepted'> = {
  body_not_accepted: {
    rule: 'ROT-6',
    message: 'The member {member} of the body is missing, or its value is not accepted.',
    remedy: 'Send the PEM text as fileContent, and internal ids as entity and role.',
  },
};
