/**
 * What a host's stores must do, as cases that run in any test runner or none. Races are held at a barrier
 * between what a change sees and what is kept, so that a store which is not atomic fails each time.
 *
 * @module
 */

export type { ContractCase, ContractOptions, MadeStores, MakeStores, SomeStores } from './case.js';
export {
  CONTRACT_CASES,
  type ContractFailure,
  type ContractReport,
  type ContractSelection,
  registerContract,
  runContract,
  type TestRunner,
} from './run.js';
