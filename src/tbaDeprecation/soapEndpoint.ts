import { type Advice, type Allowed, type Answer, constant, type Denied, once } from '../core/decision.js';
import { checkObject, malformed } from '../core/facts.js';
import { adviceOf, refusalOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { startOf, type Term, type Terms, termAt } from '../core/terms.js';
import { type SoapAdviceCode, TBA_ADVICE, type TbaAdviceCode } from './advice.js';
import { TBA_PROBLEMS } from './problems.js';
import { SOAP_ENDPOINTS, type SoapEndpoint, type SoapStatus } from './soapMatrix.js';

/** A text that names no SOAP endpoint of the support matrix. `code` is stable; the text is not echoed. */
export class SoapEndpointError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'SoapEndpointError';
  /** Stable name of what is wrong. */
  readonly code = 'unknown_soap_endpoint';

  constructor() {
    super('The text names an unknown SOAP endpoint.');
  }
}

/**
 * Tells whether a value is a SOAP endpoint by its canonical name.
 *
 * @param value - Anything.
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
 * Reads a SOAP endpoint by its name, or as URLs and namespaces write it, and gives its canonical name.
 *
 * @param text - The name of an endpoint, as its page, a URL or a namespace writes it.
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

/** Which SOAP endpoint is asked about. */
export interface SoapEndpointFacts {
  /** The endpoint. {@link parseSoapEndpoint} reads it from a URL or a namespace. */
  readonly soapEndpoint: SoapEndpoint;
}

/** How a SOAP endpoint stands in a release. */
export interface SoapEndpointSupport extends Answer<SoapAdviceCode> {
  /** Whether it is supported, or at least answers. */
  readonly status: SoapStatus;
  /** First release without support; the first modelled one if it was earlier. */
  readonly unsupportedFrom: Release;
  /** First release in which it is disabled. */
  readonly disabledFrom: Release;
}

/** What there is to say of an endpoint while one row of the matrix holds. */
interface Settled {
  readonly support: SoapEndpointSupport;
  /** The refusal of every request to it, once it is disabled. */
  readonly refusal: Denied<'soap_endpoint_disabled', never> | undefined;
}

/** The matrix, each row with its answers, which are settled once. */
const SETTLED = once(() => settledMatrix());

function settledMatrix(): Readonly<Record<SoapEndpoint, Terms<Settled>>> {
  const rows = Object.entries(SOAP_ENDPOINTS).map(([endpoint, terms]) => [
    endpoint,
    terms.map((term) => ({ ...term, value: settled(endpoint as SoapEndpoint, terms, term) })),
  ]);
  return constant(Object.fromEntries(rows));
}

function settled(
  soapEndpoint: SoapEndpoint,
  terms: Terms<SoapStatus>,
  { value: status, rules }: Term<SoapStatus>,
): Settled {
  const disabledFrom = startOf(terms, 'disabled');
  const unsupported = terms.find(({ value }) => value !== 'supported') as Term<SoapStatus>;
  const unsupportedFrom = startOf(terms, unsupported.value);
  const values = { soapEndpoint, unsupportedFrom, disabledFrom };
  const advice: Advice<SoapAdviceCode>[] = [];
  if (status !== 'disabled') {
    const code = status === 'available' ? 'soap_endpoint_unsupported' : 'soap_endpoint_ends';
    advice.push(adviceOf(TBA_ADVICE, code, { values, enforcedFrom: disabledFrom }));
  }
  return {
    support: { status, unsupportedFrom, disabledFrom, rules, advice },
    refusal:
      status === 'disabled'
        ? refusalOf(TBA_PROBLEMS, 'soap_endpoint_disabled', { values }, rules)
        : undefined,
  };
}

/** Demands a SOAP endpoint by its canonical name. @throws {@link FactsError} */
export function checkSoapEndpoint(soapEndpoint: SoapEndpoint, ...path: (number | string)[]): void {
  if (!isSoapEndpoint(soapEndpoint)) malformed(...path, 'soapEndpoint');
}

/** What is settled of an endpoint in a release. @throws {@link FactsError} for one that is none. */
export function atSoapEndpoint(release: Release, soapEndpoint: SoapEndpoint): Settled {
  checkSoapEndpoint(soapEndpoint);
  return termAt(SETTLED()[soapEndpoint], release).value;
}

/**
 * How a SOAP endpoint stands in a release, and when that changes.
 *
 * @param release - Release of the account.
 * @param facts - The endpoint.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for an endpoint that is none.
 * @see SOAP-1, SOAP-5, SOAP-6, CHOICE-SOAP-MATRIX
 *
 * @example
 * ```ts
 * soapEndpointSupport('2027.1', { soapEndpoint: '2024.1' }).status; //=> 'available'
 * soapEndpointSupport('2027.1', { soapEndpoint: '2024.1' }).disabledFrom; //=> '2028.2'
 * ```
 */
export function soapEndpointSupport(release: Release, facts: SoapEndpointFacts): SoapEndpointSupport {
  assertRelease(release);
  checkObject(facts);
  return atSoapEndpoint(release, facts.soapEndpoint).support;
}

/** An allowed answer, and what there is to say of the SOAP endpoint. */
export function onEndpoint(
  allowed: Allowed<object, TbaAdviceCode>,
  endpoint: SoapEndpointSupport,
): Allowed<object, TbaAdviceCode> {
  return {
    allowed: true,
    rules: [...allowed.rules, ...endpoint.rules],
    advice: [...allowed.advice, ...endpoint.advice],
  };
}
