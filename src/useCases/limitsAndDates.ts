/**
 * The limits of the use cases.
 *
 * @module
 */

/** How many certificates one part of a list has: `usual` if the caller does not say, and `most` at most. */
export const CERTIFICATES_PER_PAGE = { usual: 50, most: 1000 } as const;

/**
 * How long an assertion is known after it has expired, in seconds. The clocks of hosts and of their stores differ, and
 * what a store has forgotten is not to be accepted by a host whose clock is behind.
 */
export const REPLAY_MARGIN = 600;

/** How many characters the hash of an assertion may have. */
export const LONGEST_ASSERTION_ID = 128;
