import { decideRotationCall, type RotationOperation } from '../certificates/index.js';
import { isAccountId, parseAccountHost, parseAccountId } from './account.js';
import { problemResponse } from './problem.js';
import type { RotationHandlerOptions } from './rotationOptions.js';
import { type RotationTarget, rotationTarget } from './rotationRequest.js';
import { refusalResponse, SERVE, tell } from './rotationServe.js';

/** RFC 6750 section 3.1: a request without any token gets no error value. */
function noToken(request: Request): Response {
  const error = request.headers.has('Authorization') ? ' error="invalid_token"' : '';
  return refusalResponse(
    [{ code: 'token_missing', rule: 'ROT-3', message: 'no valid token', path: ['token'] }],
    { 'WWW-Authenticate': `Bearer${error}` },
  );
}

function notFound(): Response {
  return problemResponse({
    status: 404,
    violations: [{ code: 'not_found', rule: 'ROT-2', message: 'nothing is served here' }],
  });
}

function methodNotAllowed({ operations }: RotationTarget): Response {
  return problemResponse({
    status: 405,
    violations: [
      { code: 'method_not_allowed', rule: 'ROT-1', message: 'the method is not one of this path' },
    ],
    headers: { Allow: Object.keys(operations).join(', ') },
  });
}

/** ROT-2: the host is that of the RESTlets. */
function accountOfHost(request: Request): string | undefined {
  const host = parseAccountHost(new URL(request.url).hostname);
  return host?.service === 'restlets.api' ? host.account : undefined;
}

const INSUFFICIENT_SCOPE = {
  'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="rest_webservices"',
};

const CLIENT_UNKNOWN = [
  { code: 'integration_unknown', rule: 'ROT-2', message: 'the account has no record with this client ID' },
] as const;

const UNAVAILABLE = [
  { code: 'store_failed', rule: 'S4', message: 'the host or its store failed', remedy: 'ask again' },
] as const;

async function serve(
  options: RotationHandlerOptions,
  request: Request,
  target: RotationTarget,
  operation: RotationOperation,
): Promise<Response> {
  const named = (options.account ?? accountOfHost)(request);
  if (!isAccountId(named)) return notFound();
  const account = parseAccountId(named);
  const release = await options.release(account);
  const caller = await options.authenticate(request, account);
  if (caller === null) return noToken(request);
  const decision = decideRotationCall(release, { operation, token: caller }, options.choices);
  if (!decision.allowed) {
    const lacksScope = decision.violations.some(({ code }) => code === 'scope_missing');
    return refusalResponse(decision.violations, lacksScope ? INSUFFICIENT_SCOPE : {});
  }
  const record = await options.stores.integrations.byClientId(account, target.clientId);
  if (record === undefined) return refusalResponse(CLIENT_UNKNOWN);
  const key = { account, integration: record.id };
  const { certificateId = '' } = target;
  return SERVE[operation]({ options, request, release, caller, key, certificateId });
}

/**
 * Serves the certificate rotation endpoint: `GET` and `POST` on the certificates of a client, and `POST` on `revoke`
 * below one of them (ROT-2), with NetSuite's names for everything in the answers. What is refused
 * is answered with problem details (RFC 9457) that hold nothing of what was sent.
 *
 * The handler never rejects: where the host or the store fails, the answer is 503.
 *
 * @see ROT-1 to ROT-15, ROT-19, CERT-1, CERT-8, CERT-15, CHOICE-ROTATION-STATUS, CHOICE-ROTATION-OWN,
 * CHOICE-ROTATION-BODY, CHOICE-ROTATION-BEFORE-2026-1
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const handler = createRotationHandler({
 *   stores: memoryStores(),
 *   release: () => '2026.1',
 *   authenticate: () => null,
 *   holdsRole: () => false,
 *   names: () => {
 *     throw new Error('there is no certificate yet');
 *   },
 *   now: () => new Date(),
 * });
 * const url =
 *   'https://tstdrv123-sb1.restlets.api.netsuite.com/services/rest/auth/oauth2/v1/clients/6d0e2b/certificates';
 * (await handler(new Request(url))).status; //=> 401
 * ```
 */
export function createRotationHandler(
  options: RotationHandlerOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const target = URL.canParse(request.url) ? rotationTarget(new URL(request.url).pathname) : undefined;
      if (target === undefined) return notFound();
      const operation = Object.hasOwn(target.operations, request.method)
        ? target.operations[request.method]
        : undefined;
      if (operation === undefined) return methodNotAllowed(target);
      return await serve(options, request, target, operation);
    } catch (error) {
      tell(options, error);
      return refusalResponse(UNAVAILABLE);
    }
  };
}
