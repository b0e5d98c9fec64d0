import type { RotationOperation } from '../../certificates/index.js';
import { LONGEST_ID } from '../limits.js';
import { CERTIFICATES_PATH, REVOKE_PATH } from './limitsAndDates.js';

/** What a path of the endpoint leads to, with the methods that the path has. */
export interface RotationTarget {
  /** The client whose certificates they are. */
  readonly clientId: string;
  /** The certificate to revoke. */
  readonly certificateId?: string;
  /** The operations by method. */
  readonly operations: Readonly<Partial<Record<string, RotationOperation>>>;
}

/** What matches a path. Ids have unreserved characters alone: nothing is decoded, so no path can be read in two ways. */
/* @__NO_SIDE_EFFECTS__ */
function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, `([\\w.~-]{1,${LONGEST_ID}})`)}$`);
}

const CERTIFICATES = pattern(CERTIFICATES_PATH);
const REVOKE = pattern(REVOKE_PATH);

const ON_CERTIFICATES = { GET: 'list', POST: 'create' } as const;
const ON_CERTIFICATE = { POST: 'revoke' } as const;

/** What the path of a request leads to (ROT-2), or `undefined` for any other path. */
export function rotationTarget(pathname: string): RotationTarget | undefined {
  const [, clientId] = CERTIFICATES.exec(pathname) ?? [];
  if (clientId !== undefined) return { clientId, operations: ON_CERTIFICATES };
  const [, client, certificateId] = REVOKE.exec(pathname) ?? [];
  if (client === undefined || certificateId === undefined) return undefined;
  return { clientId: client, certificateId, operations: ON_CERTIFICATE };
}
