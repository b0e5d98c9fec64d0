import type { CertificateFileCode, NewCertificate } from '../../certificates/index.js';
import type { Denied, Violation } from '../../core/decision.js';
import { violationOf } from '../../core/problem.js';
import type { RuleId } from '../../core/ruleIds.js';
import { type BodyCode, boundedText } from './boundedBody.js';
import type { CertificateReader } from './options.js';
import { MEMBER_PROBLEMS, ROTATION_PROBLEMS, type RotationViolations } from './problems.js';
import type { RotationRequest } from './request.js';

/** A create request that could be read. */
export interface CreateRequest {
  /** What the body says. */
  readonly certificate: NewCertificate<string>;
  /** The PEM block alone. */
  readonly pem: string;
}

/** Why a create request could not be read. */
export interface CreateRefused {
  /** Every reason. */
  readonly violations: RotationViolations;
  /** What decided besides the violated rules. */
  readonly rules: readonly RuleId[];
}

/** How much of a body is read, and what may be in it. */
const BODY_RULES: readonly RuleId[] = ['CHOICE-ROTATION-BODY'];

function isMember(step: number | string): boolean {
  return step === 'entity' || step === 'fileContent' || step === 'role';
}

function refusedBody(code: BodyCode, bytes: number): CreateRefused {
  return { violations: [violationOf(ROTATION_PROBLEMS, code, { values: { bytes } })], rules: BODY_RULES };
}

/** Why the certificate in a body cannot be read. Its place is that in the body. */
function refusedFile({ rules, violations: [first, ...rest] }: Denied<CertificateFileCode>): CreateRefused {
  const placed = (violation: Violation<CertificateFileCode>) => ({
    ...violation,
    path: ['body', 'fileContent'],
  });
  return { violations: [placed(first), ...rest.map(placed)], rules };
}

/** A value that JSON stands for, or `undefined` for a text that is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the body of a create request. The schemas are loaded with the first create request, so that a host without the endpoint
 * does not load zod.
 *
 * @param request - The request, whose body nobody has read.
 * @param maximumBytes - Longest body that is read.
 * @param readCertificate - Reads the PEM text.
 * @see ROT-6, CERT-6, CHOICE-ROTATION-BODY
 */
export async function readCreateRequest(
  request: RotationRequest,
  maximumBytes: number,
  readCertificate: CertificateReader,
): Promise<CreateRefused | CreateRequest> {
  const body = await boundedText(request, maximumBytes);
  if (typeof body === 'string') return refusedBody(body, maximumBytes);
  const json = parsed(body.text);
  if (json === undefined) return refusedBody('body_unreadable', maximumBytes);

  const { rotationCreateRequestSchema } = await import('../../schemas/index.js');
  const checked = rotationCreateRequestSchema.check(json);
  if (checked.issues) {
    // the name of an unknown member is text of the sender, so it is not repeated
    const members = new Set(checked.issues.flatMap(({ path }) => path.filter(isMember)));
    const problems = [...members].map((member) =>
      violationOf(MEMBER_PROBLEMS, 'body_not_accepted', { path: ['body', member], values: { member } }),
    );
    const violations = [violationOf(ROTATION_PROBLEMS, 'body_not_accepted'), ...problems] as const;
    return { violations, rules: BODY_RULES };
  }
  const { entity, fileContent, role } = checked.value;
  const file = readCertificate(fileContent);
  if (!file.allowed) return refusedFile(file);
  const { certificate, pem } = file;
  return { certificate: { ...certificate, entityId: String(entity), roleId: String(role) }, pem };
}
