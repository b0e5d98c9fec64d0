/**
 * The door for unknown JSON: a schema for every noun. The only module that loads zod.
 *
 * Schemas are strict: a member that a noun does not have is a problem. Instants are ISO 8601 text
 * with an offset, and come out as `Date`; internal ids are numbers or text, and come out as text.
 *
 * @module
 */

import * as z from 'zod/mini';
import type { Certificate } from './certificates/certificate.js';
import type { ClientAssertion } from './certificates/clientAssertion.js';
import type {
  RotationCreateRequest,
  RotationCreateResponse,
  RotationListEntry,
} from './certificates/rotation.js';
import * as certificates from './certificates/schema.js';
import type { Path } from './decision.js';
import type { Acknowledgement, NoticeRevision } from './loginNotice/notice.js';
import * as loginNotice from './loginNotice/schema.js';
import type { PkceBinding, PkceParameters } from './pkcePolicy/policy.js';
import * as pkcePolicy from './pkcePolicy/schema.js';
import type { AccountFeatures, IntegrationRecord, Role, User } from './records.js';
import * as records from './records.schema.js';
import type { Release } from './release.js';
import * as sessions from './sessions/schema.js';
import type { Session } from './sessions/session.js';
import type { AccountSnapshot } from './snapshot.js';
import { accountSnapshot } from './snapshot.schema.js';
import type { AuditEntry } from './stores/auditTrail.js';
import * as stores from './stores/schema.js';
import * as tbaDeprecation from './tbaDeprecation/schema.js';
import type { SoapEndpoint } from './tbaDeprecation/timeline.js';

export type {
  AccountSnapshot,
  SnapshotCertificate,
  SnapshotIntegration,
  SnapshotUser,
} from './snapshot.js';

/** One thing that is wrong with a document. Names the place and what belongs there, never what stood there. */
export interface Problem {
  readonly message: string;
  readonly path: Path;
}

/** A document that is not what it should be, with everything that is wrong. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code = 'invalid_input';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`).join('; '));
    this.problems = problems;
  }
}

/** The outcome of a check, in the form of the Standard Schema interface. */
export type Checked<Noun> =
  | { readonly value: Noun; readonly issues?: undefined }
  | { readonly issues: readonly Problem[] };

/** How one noun is read. */
export interface NounSchema<Noun> {
  /**
   * Reads a noun from unknown JSON.
   *
   * @throws {@link InputError} with every problem and its path.
   */
  readonly parse: (input: unknown) => Noun;
  /** The same, with the problems as a value. */
  readonly check: (input: unknown) => Checked<Noun>;
  /** JSON Schema (draft 2020-12) of the document that {@link NounSchema.parse} takes; a new object each time. */
  readonly toJsonSchema: () => Record<string, unknown>;
  /** Standard Schema version 1, for libraries that take any validator. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'netsuite-auth-policy';
    readonly validate: (input: unknown) => Checked<Noun>;
    readonly types?: { readonly input: unknown; readonly output: Noun };
  };
}

/* @__NO_SIDE_EFFECTS__ */
function noun<Noun>(schema: z.ZodMiniType<Noun>): NounSchema<Noun> {
  const check = (input: unknown): Checked<Noun> => {
    const outcome = schema.safeParse(input, { error: messageOf });
    return outcome.success ? { value: outcome.data } : { issues: outcome.error.issues.flatMap(problemsOf) };
  };
  const parse = (input: unknown): Noun => {
    const checked = check(input);
    if (checked.issues) throw new InputError(checked.issues);
    return checked.value;
  };
  return {
    parse,
    check,
    toJsonSchema: () => z.toJSONSchema(schema, { io: 'input' }),
    '~standard': { version: 1, vendor: 'netsuite-auth-policy', validate: check },
  };
}

/** What belongs in a place, without what stood there. */
function messageOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'missing';
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `expected text of the form ${issue.pattern}`
        : `expected ${issue.format}`;
    case 'too_small':
      return `expected at least ${issue.minimum}`;
    default:
      return 'expected another kind of value';
  }
}

/** An unknown member is a problem of its own place, not of the object around it. */
function problemsOf({ path, message, ...issue }: z.core.$ZodIssue): Problem[] {
  const place = path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path: place, message }];
  return issue.keys.map((key) => ({ path: [...place, key], message: 'unknown member' }));
}

export const releaseSchema: NounSchema<Release> = noun(records.release);
export const roleSchema: NounSchema<Role> = noun(records.role);
export const userSchema: NounSchema<User> = noun(records.user);
export const accountFeaturesSchema: NounSchema<AccountFeatures> = noun(records.accountFeatures);
export const integrationRecordSchema: NounSchema<IntegrationRecord> = noun(records.integrationRecord);
export const noticeRevisionSchema: NounSchema<NoticeRevision> = noun(loginNotice.noticeRevision);
export const acknowledgementSchema: NounSchema<Acknowledgement> = noun(loginNotice.acknowledgement);
export const auditEntrySchema: NounSchema<AuditEntry> = noun(stores.auditEntry);
export const certificateSchema: NounSchema<Certificate> = noun(certificates.certificate);
export const clientAssertionSchema: NounSchema<ClientAssertion> = noun(certificates.clientAssertion);
export const rotationCreateRequestSchema: NounSchema<RotationCreateRequest> = noun(
  certificates.rotationCreateRequest,
);
export const rotationCreateResponseSchema: NounSchema<RotationCreateResponse> = noun(
  certificates.rotationCreateResponse,
);
export const rotationListSchema: NounSchema<readonly RotationListEntry[]> = noun(certificates.rotationList);
export const sessionSchema: NounSchema<Session> = noun(sessions.session);
export const pkceParametersSchema: NounSchema<PkceParameters> = noun(pkcePolicy.pkceParameters);
export const pkceBindingSchema: NounSchema<PkceBinding> = noun(pkcePolicy.pkceBinding);
export const soapEndpointSchema: NounSchema<SoapEndpoint> = noun(tbaDeprecation.soapEndpoint);
export const accountSnapshotSchema: NounSchema<AccountSnapshot> = noun(accountSnapshot);
