import * as z from 'zod/mini';
import { having, kindOf, object, word } from '../../core/factsSchema.js';
import { CHANNELS } from '../../core/records.js';
import { accountId, anyRelease, integrationRecord, oneOf, role, text } from '../../core/schema.js';
import { soapEndpoint } from '../../tbaDeprecation/schema.js';
import { texts } from '../schema.js';
import type { ApiIntegration, ApiToken, ApiUseFacts } from './facts.js';
import type {
  ApiRequest,
  ApiRequestHead,
  NlauthCredentials,
  PlainAddress,
  PlainCredentials,
  SoapAddress,
  TbaCredentials,
} from './request.js';

export const apiRequestHead = (): z.ZodMiniType<ApiRequestHead> =>
  object<ApiRequestHead>({ method: text, url: z.string(), headers: texts });

const plain = () => ({
  authentication: word({
    bearer: true,
    in_message: true,
    malformed: true,
    none: true,
    other: true,
    session: true,
  }),
});
const nlauth = () => ({ authentication: word({ nlauth: true }), namesApplication: z.boolean() });
const tba = () => ({
  authentication: word({ tba: true }),
  signatureMethod: word({ 'HMAC-SHA256': true, other: true }),
});
const soap = () => ({ target: word({ soap: true }), soapEndpoint: z.nullable(soapEndpoint) });
const elsewhere = () => ({
  target: word<PlainAddress['target']>({
    connect: true,
    issue_token: true,
    mcp: true,
    oauth2: true,
    rest: true,
    restlet: true,
    tba_token: true,
    unknown: true,
  }),
});

/** What `classifyApiRequest` makes of a request: every way to authenticate, on every kind of target. */
function apiRequest(): z.ZodMiniType<ApiRequest> {
  const account = { accountId };
  return kindOf<ApiRequest>(
    'authentication',
    kindOf<ApiRequest>(
      'target',
      object<PlainCredentials & SoapAddress>({ ...plain(), ...soap() }, account),
      object<PlainCredentials & PlainAddress>({ ...plain(), ...elsewhere() }, account),
    ),
    kindOf<ApiRequest>(
      'target',
      object<NlauthCredentials & SoapAddress>({ ...nlauth(), ...soap() }, account),
      object<NlauthCredentials & PlainAddress>({ ...nlauth(), ...elsewhere() }, account),
    ),
    kindOf<ApiRequest>(
      'target',
      object<TbaCredentials & SoapAddress>({ ...tba(), ...soap() }, account),
      object<TbaCredentials & PlainAddress>({ ...tba(), ...elsewhere() }, account),
    ),
  );
}

const integration = (): z.ZodMiniType<ApiIntegration> =>
  having(
    integrationRecord,
    'authorizationCodeGrant',
    'clientCredentialsGrant',
    'createdIn',
    'origin',
    'scopes',
    'state',
    'tba',
    'tbaSince',
    'userCredentials',
  );

export const apiUseFacts = (): z.ZodMiniType<ApiUseFacts> =>
  object<ApiUseFacts>(
    { request: apiRequest() },
    {
      integration: z.nullable(integration()),
      token: z.nullable(
        object<ApiToken>({ scopes: z.array(z.string()), role: having(role, 'kind', 'permissions') }),
      ),
      sessionLive: z.boolean(),
      role2faRequired: z.boolean(),
      restletCreatedIn: anyRelease,
      soapAuthentication: word({ nlauth: true, tba: true }),
      tokenFor: oneOf(CHANNELS),
    },
  );
