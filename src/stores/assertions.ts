/** Names one client assertion of one account. */
export interface AssertionKey {
  /** The account. */
  readonly accountId: string;
  /** What the assertion is known by: text of at most 128 characters. */
  readonly id: string;
}

/** The client assertions that have been used (RFC 7523 section 3). Nothing of an assertion is kept but its key. */
export interface UsedAssertions {
  /**
   * Uses a key up, in one atomic step: of several who ask at once, on however many hosts, one is the first.
   * A later use changes nothing, whatever instant comes with it. If the step is rejected, it is not known whether the key
   * has been used up.
   *
   * @param key - The key.
   * @param until - After this instant, by the clock of the store, the key may be forgotten and be used once more. Before
   *   it, it is never forgotten, however full the store is.
   * @returns Whether this is the first use of the key.
   */
  once(key: AssertionKey, until: Date): Promise<boolean>;
}
