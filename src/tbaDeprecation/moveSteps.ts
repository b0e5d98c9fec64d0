/**
 * What is said about each step of a move from TBA to OAuth 2.0.
 *
 * @module
 */

import type { Statements } from '../core/problem.js';
import { INVENTORY_MONTHS } from './limitsAndDates.js';
import { TBA } from './problems.js';

/** Steps of a move from TBA to OAuth 2.0. */
export type TbaMoveStepCode =
  | 'ask_owner'
  | 'decide_on_secret'
  | 'enable_grant'
  | 'leave_soap'
  | 'map_certificate'
  | 'rehearse_without_tba'
  | 'send_pkce'
  | 'take_inventory'
  | 'try_in_sandbox';

/** What is said about each step of a move. */
export const TBA_MOVE_STEPS: Statements<TbaMoveStepCode> = {
  ask_owner: {
    rule: 'IR-4',
    message: 'Ask the account that owns the integration record to enable the {grant} on it.',
  },
  decide_on_secret: {
    rule: 'TBA-15',
    message:
      'Decide whether to keep the consumer key and secret, which become the client ID and secret, or to reset them for everybody who uses them.',
  },
  enable_grant: {
    rule: 'TBA-13',
    message: 'Enable the {grant} on the integration record.',
  },
  leave_soap: {
    rule: 'TBA-14',
    message: 'Move from SOAP web services, which do not take OAuth 2.0, to REST web services or RESTlets.',
  },
  map_certificate: {
    rule: 'CERT-13',
    message: 'Upload a certificate and map it to the integration, in every account that it is used in.',
  },
  rehearse_without_tba: {
    rule: 'TBA-10',
    message:
      'Write down the callback URL, then clear the TBA boxes of the integration record, and see whether anything still needs them.',
  },
  send_pkce: {
    rule: 'PK-21',
    message: 'Let the client send the parameters of PKCE.',
  },
  take_inventory: {
    rule: 'TBA-12',
    message: `Search the Login Audit Trail of the last ${INVENTORY_MONTHS} months for entries with an access token name, to see what uses ${TBA}.`,
  },
  try_in_sandbox: {
    rule: 'TBA-13',
    message: 'Try the move in a sandbox first.',
  },
};
