import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { PKCE_OF_NEW, PKCE_SCOPE } from './limitsAndDates.js';
import { PKCE_DEFAULTS, type PkceChoices } from './options.js';

const SINCE = startOf(PKCE_OF_NEW, true);

export const PKCE_POLICY_CHOICES: ChoiceTexts<'pkcePolicy', PkceChoices> = {
  'CHOICE-PKCE-NEW': {
    title: 'What makes an integration new for PKCE',
    statement: `An integration is new if its record was created in an account on ${SINCE} or later.`,
    since: SINCE,
    default: PKCE_DEFAULTS.newIntegration,
    alternatives: ['grant_enabled'],
    reason:
      'This is the literal reading of "newly created integrations". The alternative also counts a record whose authorization code grant was enabled later.',
    option: 'newIntegration',
    source: PAGES.AUTHENTICATION_RELEASE_NOTE,
  },
  'CHOICE-PKCE-SCOPE': {
    title: 'A scope that is not known, for PKCE',
    statement: 'A scope that is not one of the known ones requires PKCE of every client.',
    default: 'required',
    reason: `It may be the ${PKCE_SCOPE} scope in other letter case, with white space or misspelt, which must not lower what is required.`,
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'CHOICE-PKCE-VERIFIER-ERROR': {
    title: 'Error of a missing or malformed verifier',
    statement: 'A code verifier that is missing or malformed where a challenge is bound is an invalid_grant.',
    default: PKCE_DEFAULTS.verifierError,
    alternatives: ['invalid_request'],
    reason: 'It is a mismatch, which RFC 7636 section 4.6 makes an invalid_grant.',
    option: 'verifierError',
    source: PAGES.TOKEN_REQUEST,
  },
};
