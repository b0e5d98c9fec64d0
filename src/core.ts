/**
 * What every module shares, as the one file that each of them loads.
 *
 * @module
 */

export * from './decision.js';
export * from './release.js';
