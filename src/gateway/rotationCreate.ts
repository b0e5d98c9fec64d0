import type { CertificateFacts, CertificateSubject } from '../certificates/index.js';
import type { Violation } from '../decision.js';
import { boundedText } from './boundedBody.js';

type RotationBodyCode = 'body_not_accepted' | 'body_too_large' | 'body_unreadable';

/** A create request that could be read, or why not. */
export type RotationCreate =
  | {
      readonly certificate: CertificateFacts & CertificateSubject;
      /** The PEM block alone. */
      readonly pem: string;
    }
  | { readonly violations: readonly [Violation, ...Violation[]] };

const MESSAGES: Readonly<Record<RotationBodyCode, string>> = {
  body_not_accepted: 'the body is not a create request',
  body_too_large: 'the body is too large',
  body_unreadable: 'the body is no JSON in UTF-8',
};

function unreadable(code: RotationBodyCode, at?: Pick<Violation, 'message' | 'path'>): Violation {
  return { code, rule: 'ROT-6', message: MESSAGES[code], path: ['body'], ...at };
}

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

function isMember(step: number | string): boolean {
  return step === 'entity' || step === 'fileContent' || step === 'role';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the body of a create request. Schemas and certificates are loaded with the first one, so that whoever only
 * decides loads neither zod nor a node module.
 *
 * @see ROT-6, CERT-6, CHOICE-ROTATION-BODY
 */
export async function readCreate(request: Request, maximumBytes: number): Promise<RotationCreate> {
  const body = await boundedText(request, maximumBytes);
  if (typeof body === 'string') return { violations: [unreadable(body)] };
  const json = parsed(body.text);
  if (json === undefined) return { violations: [unreadable('body_unreadable')] };

  const [{ rotationCreateRequestSchema }, { readCertificate }] = await Promise.all([
    import('../schemas.js'),
    import('../crypto.js'),
  ]);
  const checked = rotationCreateRequestSchema.check(json);
  if (checked.issues) {
    const problems = checked.issues.map(({ message, path }) =>
      // a member that is not known is the sender's own text, so it is not repeated
      unreadable('body_not_accepted', { message, path: ['body', ...path.filter(isMember)] }),
    );
    return { violations: [unreadable('body_not_accepted'), ...problems] };
  }
  const { entity, fileContent, role } = checked.value;
  const file = readCertificate(fileContent);
  if (!file.allowed) return { violations: file.violations };
  const pem = fileContent.slice(fileContent.indexOf(BEGIN), fileContent.indexOf(END) + END.length);
  return { certificate: { ...file.certificate, entity: String(entity), role: String(role) }, pem };
}
