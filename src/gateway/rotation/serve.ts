import {
  decideManageMappings,
  type RotationListEntry,
  type RotationOperation,
} from '../../certificates/index.js';
import { MAPPINGS_PERMISSION } from '../../certificates/limitsAndDates.js';
import { checkText } from '../../core/facts.js';
import type { Details } from '../../core/problem.js';
import type { Release } from '../../core/release.js';
import type { RuleId } from '../../core/ruleIds.js';
import type { IntegrationKey } from '../../stores/index.js';
import {
  addCertificate,
  CERTIFICATES_PER_PAGE,
  listCertificates,
  revokeCertificate,
} from '../../useCases/index.js';
import { readCreateRequest } from './createRequest.js';
import { createResponse, listEntry } from './format.js';
import { MAXIMUM_BODY_BYTES, REVOKED_BODY } from './limitsAndDates.js';
import type { RotationCaller, RotationHandlerOptions } from './options.js';
import type { RotationRequest } from './request.js';
import {
  type Answered,
  okResponse,
  problemResponse,
  type RotationRefusal,
  refusalResponse,
} from './response.js';

/** What a call is served from, once it is known who calls for which account. */
export type ServingOptions = Omit<RotationHandlerOptions, 'accountId' | 'authenticate' | 'onAnswer'>;

/** A call that the policy lets through to an integration record. */
export interface Call {
  readonly options: ServingOptions;
  readonly request: RotationRequest;
  readonly release: Release;
  readonly caller: RotationCaller;
  readonly key: IntegrationKey;
  /** The certificate to revoke; empty for the other operations. */
  readonly certificateId: string;
  /** The rules by which the policy let it through. */
  readonly rules: readonly RuleId[];
}

/** What the answer to each operation is written by, and what else its host could decide differently. */
const LIST_RULES: readonly RuleId[] = ['ROT-2', 'ROT-8', 'ROT-9', 'ROT-11'];
const CREATE_RULES: readonly RuleId[] = [
  'ROT-2',
  'ROT-5',
  'ROT-6',
  'ROT-7',
  'ROT-12',
  'ROT-15',
  'CHOICE-ROTATION-BODY',
  'CHOICE-ROTATION-OWN',
];
const REVOKE_RULES: readonly RuleId[] = ['ROT-2', 'ROT-13', 'CHOICE-ROTATION-OWN'];

const NOT_OWN: Details = { values: { permission: MAPPINGS_PERMISSION } };

/** Whether the caller may manage the certificates of an entity (CERT-14, CERT-15, CHOICE-ROTATION-OWN). */
function mayManage({ caller, options, release }: Call, entityId: string): boolean {
  checkText(caller.entityId, 'token', 'entityId');
  return (
    entityId === caller.entityId ||
    options.choices?.certificatesOf === 'any_entity' ||
    decideManageMappings(release, caller).allowed
  );
}

/** Tells the host of a failure of its own. If telling fails too, that must not become the answer. */
export function reportError({ onError }: Pick<ServingOptions, 'onError'>, error: unknown): void {
  try {
    onError?.(error);
  } catch {
    // nobody is left to tell
  }
}

function refused(options: ServingOptions, refusal: RotationRefusal): Answered {
  if ('cause' in refusal) reportError(options, refusal.cause);
  return refusalResponse(refusal);
}

function json(body: unknown, rules: readonly RuleId[]): Answered {
  return okResponse(JSON.stringify(body), 'application/json', rules);
}

/** Every certificate of the record, whoever it is for, revoked and expired ones included (ROT-11). */
async function list({ key, options, release, rules }: Call): Promise<Answered> {
  const entries: RotationListEntry[] = [];
  const at = options.now();
  let after: string | undefined;
  do {
    const question = { key, at, limit: CERTIFICATES_PER_PAGE.most, ...(after !== undefined && { after }) };
    const page = await listCertificates(options.stores, release, question);
    if (!page.allowed) return refused(options, page);
    for (const certificate of page.certificates) {
      entries.push(listEntry(certificate, await options.names(certificate, key.accountId)));
    }
    after = page.next;
  } while (after !== undefined);
  return json(entries, [...rules, ...LIST_RULES]);
}

async function create(call: Call): Promise<Answered> {
  const { key, options, release, request } = call;
  const { maximumBodyBytes = MAXIMUM_BODY_BYTES } = options.choices ?? {};
  const sent = await readCreateRequest(request, maximumBodyBytes, options.readCertificate);
  if ('violations' in sent) return refusalResponse(sent);
  const { certificate, pem } = sent;
  const { entityId, roleId } = certificate;
  if (!mayManage(call, entityId)) return problemResponse('entity_not_own', NOT_OWN);
  // a host that is not typed may say anything, and only `true` means yes
  if ((await options.holdsRole({ entityId, roleId }, key.accountId)) !== true) {
    return problemResponse('role_not_held');
  }
  const createdAt = options.now();
  const facts = { key, certificate, at: createdAt };
  const added = await addCertificate(options.stores, release, facts, options.choices);
  if (!added.allowed) return refused(options, added);
  try {
    await options.keepPem?.(certificate.id, pem, key.accountId);
  } catch (error) {
    // nobody could verify what is signed with it, and it must not take a place
    await revokeCertificate(options.stores, release, { key, certificateId: certificate.id, at: createdAt });
    throw error;
  }
  const response = createResponse({
    ...certificate,
    ...key,
    createdAt,
    validUntil: added.effectiveUntil,
    pem,
  });
  return json(response, [...call.rules, ...added.rules, ...CREATE_RULES]);
}

async function revoke(call: Call): Promise<Answered> {
  const { certificateId, key, options, release } = call;
  // a step that changes nothing: the store has no other way to ask for one certificate
  const found = await options.stores.integrations.update(key, { certificateId }, ({ known }) => ({
    result: known?.integrationId === key.integrationId ? { entityId: known.entityId } : undefined,
  }));
  if (found !== undefined) {
    checkText(found.entityId, 'certificate', 'entityId');
    if (!mayManage(call, found.entityId)) {
      return problemResponse('entity_not_own', { ...NOT_OWN, path: ['certificateId'] });
    }
  }
  const facts = { key, certificateId, at: options.now() };
  const revoked = await revokeCertificate(options.stores, release, facts);
  if (!revoked.allowed) return refused(options, revoked);
  return okResponse(REVOKED_BODY, 'text/plain; charset=utf-8', [
    ...call.rules,
    ...revoked.rules,
    ...REVOKE_RULES,
  ]);
}

/** What serves each operation. */
export const OPERATIONS: Readonly<Record<RotationOperation, (call: Call) => Promise<Answered>>> = {
  create,
  list,
  revoke,
};
