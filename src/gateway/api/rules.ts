import { TOKENS_PERMISSION } from '../../certificates/limitsAndDates.js';
import type { RuleTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import {
  BEARER_SCOPES,
  ENDED_SIGNATURE_METHOD,
  MCP_METHOD,
  MCP_PERMISSION,
  SIGNATURE_METHODS,
} from './limitsAndDates.js';
import { API_STATUSES } from './statuses.js';

const [SIGNED] = SIGNATURE_METHODS;

export const API_RULES: RuleTexts<'api'> = {
  'TBA-20': {
    title: 'Signatures of TBA requests',
    statement: `A TBA request is signed with ${listed(SIGNED.value, 'or')}. ${ENDED_SIGNATURE_METHOD} is no longer accepted.`,
    since: SIGNED.since,
    source: PAGES.TBA_ERRORS,
  },
  'MCP-1': {
    title: 'MCP endpoint',
    statement: `A client of the Model Context Protocol sends a ${MCP_METHOD} to /services/mcp/v1/all on the suitetalk host of the account, or to /services/mcp/v1/suiteapp/ and the application id of a SuiteApp.`,
    source: PAGES.MCP_ENDPOINT,
  },
  'MCP-2': {
    title: 'Tokens of the MCP endpoint',
    statement: `The endpoint takes access tokens of OAuth 2.0 whose only scope is ${BEARER_SCOPES.mcp}. The role has the permissions “${MCP_PERMISSION}” and “${TOKENS_PERMISSION}”.`,
    source: PAGES.MCP_CONNECTIONS,
  },
  'MCP-3': {
    title: 'Roles that the MCP endpoint does not take',
    statement: 'The Administrator role and other roles with full permissions cannot use the endpoint.',
    source: PAGES.MCP_CONNECTIONS,
  },
  'PK-15': {
    title: 'Errors of resources',
    statement: `A resource answers with the error invalid_request and status ${API_STATUSES.malformed}, or with the error invalid_token and status ${API_STATUSES.unauthenticated}.`,
    source: PAGES.RESOURCE_ERRORS,
  },
};
