import type {
  CertificateChoices,
  CertificateSubject,
  RotationCall,
  RotationEndpointChoices,
} from '../certificates/index.js';
import type { Release } from '../release.js';
import type { Stores } from '../stores/index.js';
import type { RotationNames } from './rotationResponses.js';

/** Who calls: what the access token stands for, once the host has checked it. */
export type RotationCaller = NonNullable<RotationCall['token']> & {
  /** Internal id of the caller's entity. */
  readonly entity: string;
};

export interface RotationOwnershipChoices {
  /** `CHOICE-ROTATION-OWN`. Default: `own_entity`. */
  readonly certificatesOf: 'any_entity' | 'own_entity';
}

export type RotationHandlerChoices = CertificateChoices & RotationEndpointChoices & RotationOwnershipChoices;

/** What the rotation endpoint is served from. */
export interface RotationHandlerOptions {
  readonly stores: Pick<Stores, 'integrations'>;
  /** Release of the account that a request is for. */
  readonly release: (account: string) => Release | Promise<Release>;
  /** What a request's access token stands for in this account; `null` where there is none or it is not valid. */
  readonly authenticate: (
    request: Request,
    account: string,
  ) => RotationCaller | null | Promise<RotationCaller | null>;
  /** Names and addresses for the list. */
  readonly names: (
    certificate: { readonly integration: string; readonly entity: string; readonly role: string },
    account: string,
  ) => RotationNames | Promise<RotationNames>;
  /** Whether an entity of the account holds a role of it: a certificate would give it that role. */
  readonly holdsRole: (subject: CertificateSubject, account: string) => boolean | Promise<boolean>;
  readonly now: () => Date;
  /**
   * Keeps the PEM text of a certificate by its id, for the signatures of client assertions: the stores have no
   * place for it. Called before the certificate is added, and perhaps for one that is then refused.
   */
  readonly keepPem?: (id: string, pem: string, account: string) => void | Promise<void>;
  /** Account that a request is for, in either spelling. Default: that of its host name, on the RESTlets domain. */
  readonly account?: (request: Request) => string | undefined;
  /** Longest body that is read. Default: 65,536. */
  readonly maximumBodyBytes?: number;
  readonly choices?: Partial<RotationHandlerChoices>;
  /** Told of what went wrong in the host when the answer is 503. */
  readonly onError?: (error: unknown) => void;
}
