import type { RotationOperation } from '../certificates/index.js';

/** A request to one of the endpoint's paths, with the methods that the path has. */
export interface RotationTarget {
  readonly clientId: string;
  /** The certificate to revoke. */
  readonly certificateId?: string;
  readonly operations: Readonly<Partial<Record<string, RotationOperation>>>;
}

// ids of unreserved characters alone: nothing is decoded, so nothing can be read in two ways
const PATH =
  /^\/services\/rest\/auth\/oauth2\/v1\/clients\/([\w.~-]{1,255})\/certificates(?:\/([\w.~-]{1,255})\/revoke)?$/;

const ON_CERTIFICATES = { GET: 'list', POST: 'create' } as const;
const ON_CERTIFICATE = { POST: 'revoke' } as const;

/** What the path of a request leads to (ROT-2), or `undefined` for any other path. */
export function rotationTarget(pathname: string): RotationTarget | undefined {
  const [, clientId, certificateId] = PATH.exec(pathname) ?? [];
  if (clientId === undefined) return undefined;
  return certificateId === undefined
    ? { clientId, operations: ON_CERTIFICATES }
    : { clientId, certificateId, operations: ON_CERTIFICATE };
}
