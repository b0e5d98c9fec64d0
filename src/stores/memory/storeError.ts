const MESSAGES = {
  certificate_taken: 'The account already has a certificate with this id.',
  client_id_taken: 'Another integration record of the account has this client ID.',
  revision_taken: 'A saved revision of the login notice is never replaced.',
};

/** Why a store in memory rejects a step. */
export type StoreErrorCode = keyof typeof MESSAGES;

/** A step that a store in memory rejects, because it would break a promise of the port. `code` is stable. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Stable name of what is wrong. */
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}
