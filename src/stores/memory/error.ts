const MESSAGES = {
  certificate_taken: 'the account has a certificate of this id',
  client_id_taken: 'another record of the account has this client id',
  revision_taken: 'a revision of the notice is never replaced',
};

/** A step that a store in memory rejects because it would break what the port promises. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: keyof typeof MESSAGES;

  constructor(code: keyof typeof MESSAGES) {
    super(MESSAGES[code]);
    this.code = code;
  }
}
