import { type DiagnosisFacts, type FailedRequest, type FailedTarget, TARGETS } from './facts.js';

/** How a request authenticates, the SOAP message looked into. */
export type Credentials = 'bearer' | 'malformed' | 'nlauth' | 'none' | 'other' | 'session' | 'tba';

/** Whether a request in this way uses OAuth 2.0. */
export function usesOAuth2({ credentials, target }: World): boolean {
  return credentials === 'bearer' || target === 'oauth2';
}

/** Whether a request in this way uses TBA, or asks for a token of it. */
export function usesTba({ credentials, target }: World): boolean {
  return credentials === 'tba' || target === 'issue_token' || target === 'tba_token';
}

const CREDENTIALS: readonly Credentials[] = [
  'tba',
  'bearer',
  'nlauth',
  'session',
  'none',
  'malformed',
  'other',
];

/** One way in which the request may have been made. */
export interface World {
  /** How it authenticates. */
  readonly credentials: Credentials;
  /** What it was made to. */
  readonly target: FailedTarget;
}

function isCarriedBy({ credentials, target }: World, request: FailedRequest): boolean {
  const { authentication, soapAuthentication } = request;
  const inMessage = target === 'soap' && (credentials === 'nlauth' || credentials === 'tba');
  if (soapAuthentication !== undefined && (target !== 'soap' || credentials !== soapAuthentication))
    return false;
  switch (authentication) {
    case undefined:
      return true;
    case 'in_message':
      return inMessage || (target === 'soap' && credentials === 'none');
    case 'session': // clients send the cookies that they were given, and the message counts
      return credentials === 'session' || inMessage;
    default:
      return credentials === authentication;
  }
}

function isSigned({ nonce, signatureMethod, timestamp }: FailedRequest): boolean {
  return nonce !== undefined || signatureMethod !== undefined || timestamp !== undefined;
}

function fits(world: World, request: FailedRequest): boolean {
  const { credentials, target } = world;
  if (request.target !== undefined && target !== request.target) return false;
  if (request.soapEndpoint !== undefined && target !== 'soap') return false;
  if (request.restletCreatedIn !== undefined && target !== 'restlet') return false;
  if (request.namesApplication !== undefined && credentials !== 'nlauth') return false;
  if (isSigned(request) && credentials !== 'tba' && credentials !== 'malformed') return false;
  return isCarriedBy(world, request);
}

const ALL: readonly World[] = CREDENTIALS.flatMap((credentials) =>
  TARGETS.map((target) => ({ credentials, target })),
);

/** Every way in which the request may have been made, by what is known of it. More evidence leaves fewer. */
export function worldsOf({ request = {} }: DiagnosisFacts): readonly World[] {
  return ALL.filter((world) => fits(world, request));
}

function isPlausible({ credentials, target }: World, { record, request, role }: DiagnosisFacts): boolean {
  const realm = credentials === 'nlauth' || credentials === 'tba';
  if (request?.realm !== undefined && !realm) return false;
  return (record == null && role === undefined) || realm || credentials === 'bearer' || target === 'oauth2';
}

/** The ways that fit to what is known besides the request: who knows the role or the record knows it from credentials. All, if none does. */
export function plausible(worlds: readonly World[], facts: DiagnosisFacts): readonly World[] {
  const found = worlds.filter((world) => isPlausible(world, facts));
  return found.length > 0 ? found : worlds;
}
