/**
 * What answers of the use cases say besides those of the policies, by code.
 *
 * @module
 */

import { INVALID_AT } from '../core/invalidInstants.js';
import type { Problems } from '../core/problem.js';

/** A store has failed. */
export type StoreFailureCode = 'store_failed';

/** The account does not have the integration record. */
export type IntegrationUnknownCode = 'integration_unknown';

/** The account has an integration record that stands in the way of a new one. */
export type IntegrationKnownCode = 'client_id_known' | 'integration_known';

/** A client assertion has been used before. */
export type AssertionReplayCode = 'assertion_replayed';

/** The instant of a step is not a valid one. */
export type StepCode = 'invalid_instant';

/** The refusals of the use cases that no policy states. */
export const USE_CASE_PROBLEMS: Problems<
  | AssertionReplayCode
  | IntegrationKnownCode
  | IntegrationUnknownCode
  | StepCode
  | StoreFailureCode
  | 'session_unknown'
> = {
  assertion_replayed: {
    rule: 'CHOICE-ASSERTION-REPLAY',
    message: 'The assertion has been used before.',
    path: ['jwt'],
    remedy: 'Issue an assertion for each token request.',
    oauthError: 'invalid_client',
  },
  client_id_known: {
    rule: 'IR-1',
    message: 'Another integration record of the account has this client ID.',
    path: ['integration', 'clientId'],
    remedy: 'Create the integration record with a client ID of its own.',
  },
  integration_known: {
    rule: 'IR-1',
    message: 'The account already has an integration record with this id.',
    path: ['integration', 'id'],
    remedy: 'Create the integration record with an id of its own, or change the one that is there.',
  },
  integration_unknown: {
    rule: 'IR-1',
    message: 'The account does not have an integration record with this id.',
    path: ['key', 'integrationId'],
    remedy: 'Create the integration record first.',
  },
  // steps on anything but sessions name a rule of their own
  invalid_instant: {
    rule: 'CHOICE-SESSION-DATE',
    ...INVALID_AT,
  },
  session_unknown: {
    rule: 'SES-11',
    message: 'The user does not have a live session with this id.',
    path: ['sessionId'],
    remedy: 'Ask the user to log in again.',
  },
  store_failed: {
    rule: 'S4',
    message: 'The store failed, so nothing is allowed, and it is not known whether the step was kept.',
    remedy: 'Ask again with the same ids. A step that was kept is not carried out a second time.',
  },
};
