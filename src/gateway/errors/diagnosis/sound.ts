/**
 * What no rule objects to. Whatever is asked about is put in its place, so that a refusal can only be for that.
 *
 * @module
 */

import { constant } from '../../../core/decision.js';
import { SCOPES, TBA_FLOWS } from '../../../core/records.js';
import { RELEASES } from '../../../core/release.js';
import { SOAP_ENDPOINTS, type SoapEndpoint } from '../../../tbaDeprecation/index.js';
import { RESTLET_CREDENTIALS } from '../../../tbaDeprecation/limitsAndDates.js';
import type { ApiIntegration, ApiUseFacts } from '../../api/use.js';

/** A record that was there before anything ended, with every box checked. */
export const SOUND_RECORD: ApiIntegration = /* @__PURE__ */ constant({
  state: 'enabled',
  origin: 'owned',
  createdIn: RELEASES[0],
  tba: [...TBA_FLOWS],
  tbaSince: null,
  userCredentials: true,
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  scopes: [...SCOPES],
});

/** What a host knows of a request that nothing is wrong with. */
export const SOUND: Omit<ApiUseFacts, 'request'> = /* @__PURE__ */ constant({
  integration: SOUND_RECORD,
  token: { scopes: [...SCOPES], role: { kind: 'administrator', permissions: [] } },
  sessionLive: true,
  role2faRequired: false,
  restletCreatedIn: RESTLET_CREDENTIALS[0].since,
});

/** Every SOAP endpoint, the oldest first. */
export const ALL_SOAP_ENDPOINTS: readonly SoapEndpoint[] = /* @__PURE__ */ Object.keys(
  SOAP_ENDPOINTS,
) as SoapEndpoint[];
