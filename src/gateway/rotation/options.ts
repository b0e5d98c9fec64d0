import type {
  CertificateChoices,
  CertificateFileCode,
  CertificateMapping,
  CertificateRead,
  CertificateSubject,
  RotationCallChoices,
  RotationOperation,
  RotationToken,
} from '../../certificates/index.js';
import { CERTIFICATE_OPTIONS } from '../../certificates/options.js';
import { ROTATION_CALL_OPTIONS } from '../../certificates/rotation/options.js';
import type { Decision } from '../../core/decision.js';
import { checkChoices, type Options } from '../../core/options.js';
import type { Release } from '../../core/release.js';
import type { RuleId } from '../../core/ruleIds.js';
import type { Stores } from '../../stores/index.js';
import type { RotationNames } from './format.js';
import type { RotationRequest } from './request.js';

/** Who calls: what the access token stands for, once the host has checked it. */
export interface RotationCaller extends RotationToken {
  /** Internal id of the caller's entity. */
  readonly entityId: string;
}

/** What a host may decide differently about serving the endpoint; each is a choice of the catalogue. */
export interface RotationEndpointChoices {
  /** `CHOICE-ROTATION-OWN`: whose certificates a caller manages. Default: `own_entity`. */
  readonly certificatesOf?: 'any_entity' | 'own_entity';
  /** `CHOICE-ROTATION-BODY`: the longest body that is read, in bytes. Default: that of the choice. */
  readonly maximumBodyBytes?: number;
}

/** What a host may decide differently about the endpoint and about certificates. */
export interface RotationHandlerChoices
  extends CertificateChoices,
    RotationCallChoices,
    RotationEndpointChoices {}

/** What each option of the endpoint itself can be set to. */
const ENDPOINT_OPTIONS: Options<RotationEndpointChoices> = {
  certificatesOf: ['any_entity', 'own_entity'],
  maximumBodyBytes: (bytes) => typeof bytes === 'number' && bytes >= 0,
};

/** Demands choices that the endpoint understands, those of the policies that it asks among them. @throws {@link ChoicesError} */
export function checkRotationChoices(choices: RotationHandlerChoices | undefined): void {
  checkChoices(choices, ENDPOINT_OPTIONS);
  checkChoices(choices, CERTIFICATE_OPTIONS);
  checkChoices(choices, ROTATION_CALL_OPTIONS);
}

/** What was decided about a call, for the log of the host. */
export interface RotationAnswer {
  /** What was asked for, where the path and the method tell. */
  readonly operation?: RotationOperation;
  /** Whether the call was let through. */
  readonly allowed: boolean;
  /** The rules that decided and that the answer is written by, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  /** The HTTP status. */
  readonly status: number;
}

/** Reads the PEM text of a certificate: `readCertificate` of `netsuite-auth-policy/crypto`. */
export type CertificateReader = (pem: string) => Decision<CertificateFileCode, CertificateRead>;

/** What the rotation endpoint is served from. */
export interface RotationHandlerOptions<Request extends RotationRequest = RotationRequest> {
  /** Where integration records and certificates are kept. */
  readonly stores: Pick<Stores, 'integrations'>;
  /** Release of the account that a request is for. */
  readonly release: (accountId: string) => Release | Promise<Release>;
  /** What the access token of a request stands for in this account; `null` if there is no token or it is not valid. */
  readonly authenticate: (
    request: Request,
    accountId: string,
  ) => RotationCaller | null | Promise<RotationCaller | null>;
  /** Whether an entity of the account holds a role of the account: a certificate would give it that role. */
  readonly holdsRole: (subject: CertificateSubject, accountId: string) => boolean | Promise<boolean>;
  /** Names and addresses of the records that an entry of the list shows. */
  readonly names: (
    certificate: CertificateMapping,
    accountId: string,
  ) => RotationNames | Promise<RotationNames>;
  /** Reads the PEM text of a certificate: `readCertificate` of `netsuite-auth-policy/crypto`. */
  readonly readCertificate: CertificateReader;
  /** The instant at which a request is answered. */
  readonly now: () => Date;
  /**
   * Keeps the PEM text of a certificate by its id, to verify the signatures of client assertions: the stores do not
   * keep it. Called once the certificate has been added, and for no other. If it fails, the certificate is revoked.
   */
  readonly keepPem?: (certificateId: string, pem: string, accountId: string) => void | Promise<void>;
  /** Account that a request is for, in either spelling. Default: that of its host name, on the RESTlets host. */
  readonly accountId?: (request: Request) => string | undefined;
  /** What to decide differently. */
  readonly choices?: RotationHandlerChoices;
  /** Told what was decided about each call. The answer is sent even if it fails. */
  readonly onAnswer?: (answer: RotationAnswer, request: Request) => void;
  /** Told what has gone wrong in the host when the answer has status 503. */
  readonly onError?: (error: unknown) => void;
}
