import {
  decideManageMappings,
  REVOKED_BODY,
  type RotationListEntry,
  type RotationOperation,
} from '../certificates/index.js';
import type { Violation } from '../decision.js';
import type { Release } from '../release.js';
import type { IntegrationKey } from '../stores/index.js';
import { addCertificate, listCertificates, revokeCertificate } from '../useCases/certificates.js';
import { problemResponse, type RefusalStatus } from './problem.js';
import { readCreate } from './rotationCreate.js';
import type { RotationCaller, RotationHandlerOptions } from './rotationOptions.js';
import { createResponse, listEntry } from './rotationResponses.js';

/** A call that is let through to a record. */
export interface Call {
  readonly options: RotationHandlerOptions;
  readonly request: Request;
  readonly release: Release;
  readonly caller: RotationCaller;
  readonly key: IntegrationKey;
  readonly certificateId: string;
}

type Violations = readonly [Violation, ...Violation[]];

/** CHOICE-ROTATION-STATUS; whatever is not here is a body or certificate that is refused: 400. */
const STATUSES: ReadonlyMap<string, RefusalStatus> = /* @__PURE__ */ new Map<string, RefusalStatus>([
  ['body_too_large', 413],
  ['certificate_cap_reached', 409],
  ['certificate_known', 409],
  ['certificate_unknown', 404],
  ['entity_not_own', 403],
  ['integration_unknown', 404],
  ['invalid_date', 503],
  ['operation_not_available', 404],
  ['permission_missing', 403],
  ['scope_missing', 403],
  ['store_failed', 503],
  ['token_missing', 401],
]);

/** A refusal in problem details, with the status of its first violation. */
export function refusalResponse(
  violations: Violations,
  headers?: Readonly<Record<string, string>>,
): Response {
  const [{ code }] = violations;
  return problemResponse({ status: STATUSES.get(code) ?? 400, violations, ...(headers && { headers }) });
}

const NOT_OWN: Violations = [
  {
    code: 'entity_not_own',
    rule: 'CHOICE-ROTATION-OWN',
    message: 'the certificate is for another entity than the caller’s',
    path: ['entity'],
    remedy: 'use a role with the permission OAuth 2.0 Authorized Applications Management',
  },
];

const ROLE_NOT_HELD: Violations = [
  {
    code: 'role_not_held',
    rule: 'CHOICE-ROTATION-OWN',
    message: 'the entity does not hold the role, or one of them is not of this account',
    path: ['role'],
  },
];

/** The permission speaks of the caller's own certificates (CERT-15); who may manage all mappings may manage them here (CERT-14). */
function mayManage({ caller, options, release }: Call, entity: string): boolean {
  return (
    entity === caller.entity ||
    options.choices?.certificatesOf === 'any_entity' ||
    decideManageMappings(release, caller.role).allowed
  );
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
  });
}

/** ROT-11: every certificate of the record, whoever it is for, revoked and expired ones too. */
async function list({ key, options, release }: Call): Promise<Response> {
  const entries: RotationListEntry[] = [];
  const at = options.now();
  let after: string | undefined;
  do {
    const page = await listCertificates(options.stores, release, {
      key,
      at,
      limit: 1000,
      ...(after !== undefined && { after }),
    });
    if (!page.allowed) return failed(options, page);
    for (const certificate of page.certificates) {
      entries.push(listEntry(certificate, await options.names(certificate, key.account)));
    }
    after = page.next;
  } while (after !== undefined);
  return json(entries);
}

/** Tells the host of its own failure. That its log fails too must not become the answer. */
export function tell({ onError }: RotationHandlerOptions, error: unknown): void {
  try {
    onError?.(error);
  } catch {
    // nobody is left to tell
  }
}

function failed(options: RotationHandlerOptions, refused: { readonly violations: Violations }): Response {
  if ('cause' in refused) tell(options, refused.cause);
  return refusalResponse(refused.violations);
}

async function create(call: Call): Promise<Response> {
  const { key, options, release, request } = call;
  const sent = await readCreate(request, options.maximumBodyBytes ?? 65_536);
  if ('violations' in sent) return refusalResponse(sent.violations);
  const { certificate, pem } = sent;
  if (!mayManage(call, certificate.entity)) return refusalResponse(NOT_OWN);
  const held = await options.holdsRole({ entity: certificate.entity, role: certificate.role }, key.account);
  if (held !== true) return refusalResponse(ROLE_NOT_HELD);
  const at = options.now();
  await options.keepPem?.(certificate.id, pem, key.account);
  const added = await addCertificate(options.stores, release, { key, certificate, at }, options.choices);
  if (!added.allowed) return failed(options, added);
  const { integration } = key;
  const { effectiveUntil } = added;
  return json(createResponse(key.account, { ...certificate, integration, effectiveUntil }, pem, at));
}

async function revoke(call: Call): Promise<Response> {
  const { certificateId, key, options, release } = call;
  // a step that changes nothing: the store has no other way to ask for one certificate
  const entity = await options.stores.integrations.update(
    key,
    { certificate: certificateId },
    ({ known }) => ({ result: known?.integration === key.integration ? known.entity : undefined }),
  );
  if (entity !== undefined && !mayManage(call, entity)) return refusalResponse(NOT_OWN);
  const revoked = await revokeCertificate(options.stores, release, {
    key,
    certificateId,
    at: options.now(),
  });
  if (!revoked.allowed) return failed(options, revoked);
  return new Response(REVOKED_BODY, {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

export const SERVE: Readonly<Record<RotationOperation, (call: Call) => Promise<Response>>> = {
  create,
  list,
  revoke,
};
