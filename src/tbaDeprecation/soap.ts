import { type Advice, type Allowed, type Denied, type RuleId, refusal } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import {
  LAST_SOAP_ENDPOINT,
  SOAP_BANNER_SINCE,
  SOAP_ENDPOINTS,
  type SoapEndpoint,
  type SoapSupport,
} from './timeline.js';

/** A text that names no SOAP endpoint of the support matrix. `code` is stable; the text is not echoed. */
export class SoapEndpointError extends Error {
  override readonly name = 'SoapEndpointError';
  readonly code = 'unknown_soap_endpoint';

  constructor() {
    super('unknown SOAP endpoint');
  }
}

/**
 * Tells whether a value is a SOAP endpoint by its canonical name.
 *
 * @see SOAP-1
 *
 * @example
 * ```ts
 * isSoapEndpoint('2025.2'); //=> true
 * isSoapEndpoint('2025_2'); //=> false
 * isSoapEndpoint('2026.1'); //=> false
 * ```
 */
export function isSoapEndpoint(value: unknown): value is SoapEndpoint {
  return typeof value === 'string' && Object.hasOwn(SOAP_ENDPOINTS, value);
}

/**
 * Reads a SOAP endpoint by its name or as URLs and namespaces write it, and gives its canonical name.
 *
 * @throws {@link SoapEndpointError} for a text that names no endpoint of the support matrix.
 * @see SOAP-1
 *
 * @example
 * ```ts
 * parseSoapEndpoint('2025.2'); //=> '2025.2'
 * parseSoapEndpoint('2025_2'); //=> '2025.2'
 * parseSoapEndpoint('v2025_2'); //=> '2025.2'
 * ```
 */
export function parseSoapEndpoint(text: string): SoapEndpoint {
  const endpoint = typeof text === 'string' && text.replace(/^v?(\d+)_/, '$1.');
  if (!isSoapEndpoint(endpoint)) throw new SoapEndpointError();
  return endpoint;
}

/** `available`: answers, but is no longer supported. */
export type SoapStatus = 'available' | 'disabled' | 'supported';

/** How a SOAP endpoint stands in a release. */
export interface SoapEndpointSupport extends SoapSupport {
  readonly status: SoapStatus;
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
}

/**
 * How a SOAP endpoint stands in a release, and when that changes.
 *
 * @param release - Release of the account.
 * @param endpoint - {@link parseSoapEndpoint} reads it from a URL or namespace.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SOAP-1, CHOICE-SOAP-MATRIX
 *
 * @example
 * ```ts
 * soapEndpointSupport('2027.1', '2024.1').status; //=> 'available'
 * soapEndpointSupport('2027.1', '2024.1').disabledFrom; //=> '2028.2'
 * ```
 */
export function soapEndpointSupport(release: Release, endpoint: SoapEndpoint): SoapEndpointSupport {
  assertRelease(release);
  const { unsupportedFrom, disabledFrom } = SOAP_ENDPOINTS[endpoint];
  const answering = release >= unsupportedFrom ? 'available' : 'supported';
  const status = release >= disabledFrom ? 'disabled' : answering;
  const disputed = status === 'supported' && release >= SOAP_BANNER_SINCE && endpoint !== LAST_SOAP_ENDPOINT;
  return {
    status,
    unsupportedFrom,
    disabledFrom,
    rules: disputed ? ['SOAP-1', 'CHOICE-SOAP-MATRIX'] : ['SOAP-1'],
    advice: status === 'disabled' ? [] : [ending(status, disabledFrom)],
  };
}

/** An allowed answer, and what there is to say of the SOAP endpoint. */
export function onEndpoint(allowed: Allowed, endpoint: SoapEndpointSupport): Allowed {
  return {
    allowed: true,
    rules: [...allowed.rules, ...endpoint.rules],
    advice: [...allowed.advice, ...endpoint.advice],
  };
}

/** The refusal of every request to a SOAP endpoint that is disabled. */
export const SOAP_ENDPOINT_DISABLED: Denied<'soap_endpoint_disabled'> = /* @__PURE__ */ refusal(
  'soap_endpoint_disabled',
  'SOAP-1',
  'this SOAP endpoint is disabled',
  ['soapEndpoint'],
);

function ending(status: 'available' | 'supported', disabledFrom: Release): Advice {
  const unsupported = status === 'available';
  return {
    code: unsupported ? 'soap_endpoint_unsupported' : 'soap_endpoint_ends',
    rule: 'SOAP-1',
    message: `this SOAP endpoint is ${unsupported ? 'unsupported and ' : ''}disabled from ${disabledFrom} on`,
    enforcedFrom: disabledFrom,
  };
}
