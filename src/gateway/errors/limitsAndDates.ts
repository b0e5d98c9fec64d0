/**
 * The limits and names that nothing but errors speaks of, most of them those of token-based authentication (TBA). Those
 * of other errors stand with the module that decides by them.
 *
 * @module
 */

/** Fewest characters of a nonce (TBA-17). */
export const SHORTEST_NONCE = 6;

/** Minutes by which a timestamp may be off (TBA-17). */
export const TIMESTAMP_MINUTES = 5;

/** The only version of OAuth that a TBA request may name (TBA-17). */
export const TBA_VERSION = '1.0';

/** The longest lifetime of a client assertion by the help on the error, which other pages contradict (CERT-25, CERT-22). */
export const MISSTATED_LIFETIME = 'two hours';

/** Failed logins in a row after which a login is locked (ERR-1). */
export const FAILURES_TO_LOCK = 5;

/** Minutes for which a login is locked (ERR-1). */
export const LOCK_MINUTES = 30;

/** A timestamp above this is not in seconds: in milliseconds, it is a day in 1973. */
export const LATEST_TIMESTAMP = 100_000_000_000;
