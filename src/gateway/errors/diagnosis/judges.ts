import type { KnownCause } from './causes.js';
import { CREDENTIAL_JUDGES } from './credentialJudges.js';
import { RECORD_JUDGES } from './recordJudges.js';
import { REQUEST_JUDGES, unsettled } from './requestJudges.js';
import type { Judge } from './verdict.js';
import { type Credentials, usesOAuth2, type World } from './worlds.js';

function only(...credentials: readonly Credentials[]): (world: World) => boolean {
  return (world) => credentials.includes(world.credentials);
}

const BY_TBA = unsettled(only('tba'));
const BY_BEARER = unsettled(only('bearer'));

/** How each cause is judged. Those that nothing but the Detail settles stand here. */
export const JUDGES: Readonly<Record<KnownCause, Judge>> = {
  ...RECORD_JUDGES,
  ...CREDENTIAL_JUDGES,
  ...REQUEST_JUDGES,
  access_token_expired: BY_BEARER,
  login_locked: unsettled(only('nlauth', 'tba')),
  nonce_used: BY_TBA,
  oauth2_feature_off: unsettled(usesOAuth2),
  parameter_rejected: BY_TBA,
  password_wrong: unsettled(only('nlauth')),
  refresh_token_sent: BY_BEARER,
  session_ended: unsettled(
    ({ credentials, target }) => credentials === 'session' && (target === 'restlet' || target === 'soap'),
  ),
  signature_wrong: BY_TBA,
  tba_feature_off: BY_TBA,
  token_revoked: BY_BEARER,
  token_unknown: BY_TBA,
};
