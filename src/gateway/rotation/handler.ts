import { decideRotationCall, type RotationOperation } from '../../certificates/index.js';
import { isAccountId, parseAccountHost, parseAccountId } from '../../core/accountId.js';
import { checkObject } from '../../core/facts.js';
import { RELEASES, type Release } from '../../core/release.js';
import { listed } from '../../core/words.js';
import { ROTATION_HOST } from './limitsAndDates.js';
import { checkRotationChoices, type RotationCaller, type RotationHandlerOptions } from './options.js';
import type { RotationRequest, RotationResponse } from './request.js';
import { type Answered, challengeFor, problemResponse, refusalResponse } from './response.js';
import { OPERATIONS, reportError } from './serve.js';
import { type RotationTarget, rotationTarget } from './target.js';

/** Answers a request to the rotation endpoint. */
export type RotationHandler<Request extends RotationRequest = RotationRequest> = (
  request: Request,
) => Promise<RotationResponse>;

function operationOf({ operations }: RotationTarget, method: string): RotationOperation | undefined {
  return Object.hasOwn(operations, method) ? operations[method] : undefined;
}

function methodNotAllowed({ operations }: RotationTarget): Answered {
  const methods = Object.keys(operations);
  return problemResponse(
    'method_not_allowed',
    { values: { methods: listed(methods, 'or') } },
    { Allow: methods.join(', ') },
  );
}

/** The account whose RESTlets host a request was sent to (ROT-2). */
function accountOfHost(request: RotationRequest): string | undefined {
  const host = parseAccountHost(new URL(request.url).hostname);
  return host?.service === ROTATION_HOST ? host.accountId : undefined;
}

async function serve<Request extends RotationRequest>(
  options: RotationHandlerOptions<Request>,
  request: Request,
  target: RotationTarget,
  operation: RotationOperation,
): Promise<Answered> {
  const named = (options.accountId ?? accountOfHost)(request);
  if (!isAccountId(named)) return problemResponse('not_found');
  const accountId = parseAccountId(named);
  const token = await options.authenticate(request, accountId);
  // anybody can send any host name, so a request without a token makes the host look nothing up; its answer never varies
  if (token !== null) checkObject(token, 'token');
  const release = token === null ? (RELEASES.at(-1) as Release) : await options.release(accountId);
  const decision = decideRotationCall(release, { operation, token }, options.choices);
  if (!decision.allowed) {
    return refusalResponse(decision, challengeFor(decision.violations, request));
  }
  // without a token the call has been refused
  const caller = token as RotationCaller;
  const integration = await options.stores.integrations.byClientId(accountId, target.clientId);
  if (integration === undefined) return problemResponse('integration_unknown');
  const key = { accountId, integrationId: integration.id };
  const { certificateId = '' } = target;
  return OPERATIONS[operation]({
    options,
    request,
    release,
    caller,
    key,
    certificateId,
    rules: decision.rules,
  });
}

/**
 * Serves the certificate rotation endpoint: `GET` and `POST` on the certificates of a client, and `POST` on `revoke`
 * below one of them (ROT-2). Everything in the answers has NetSuite's names. A refusal is answered with problem details
 * (RFC 9457), which repeat nothing of what was sent.
 *
 * @param options - What the endpoint is served from.
 * @returns The handler. It never rejects: if the host or its store fails, or gives malformed facts, the answer has status 503.
 * @throws {@link ChoicesError} for malformed choices, {@link FactsError} for options that are not an object.
 * @see ROT-1 to ROT-15, ROT-19, CERT-1, CERT-8, CERT-15, CHOICE-ROTATION-STATUS, CHOICE-ROTATION-OWN,
 * CHOICE-ROTATION-BODY, CHOICE-ROTATION-LISTING
 *
 * @example
 * ```ts
 * import { readCertificate } from 'netsuite-auth-policy/crypto';
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
 *   readCertificate,
 *   now: () => new Date(),
 * });
 * const url =
 *   'https://tstdrv123-sb1.restlets.api.netsuite.com/services/rest/auth/oauth2/v1/clients/6d0e2b/certificates';
 * (await handler(new Request(url))).status; //=> 401
 * ```
 */
export function createRotationHandler<Request extends RotationRequest = RotationRequest>(
  options: RotationHandlerOptions<Request>,
): RotationHandler<Request> {
  checkObject(options, 'options');
  checkRotationChoices(options.choices);
  return async (request) => {
    let answer: Answered;
    let operation: RotationOperation | undefined;
    try {
      const target = URL.canParse(request.url) ? rotationTarget(new URL(request.url).pathname) : undefined;
      operation = target && operationOf(target, request.method);
      if (target === undefined) answer = problemResponse('not_found');
      else if (operation === undefined) answer = methodNotAllowed(target);
      else answer = await serve(options, request, target, operation);
    } catch (error) {
      reportError(options, error);
      answer = problemResponse('store_failed');
    }
    const { response, ...decided } = answer;
    const { status } = response;
    try {
      options.onAnswer?.({ ...decided, status, ...(operation && { operation }) }, request);
    } catch (error) {
      reportError(options, error);
    }
    return response;
  };
}
