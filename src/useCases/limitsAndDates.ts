/**
 * The limits of the use cases.
 *
 * @module
 */

/** How many certificates one part of a list has: `usual` if the caller does not say, and `most` at most. */
export const CERTIFICATES_PER_PAGE = { usual: 50, most: 1000 } as const;
