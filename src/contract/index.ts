/**
 * What a host's stores must do, as cases that run in any test runner or without one. In a race, all contenders are
 * held at a barrier between what a change sees and what is kept, so that a store that is not atomic fails every time.
 *
 * @module
 */

export type { ContractCase, ContractOptions, MadeStores, MakeStores, SomeStores } from './case.js';
export { CONTRACT_CASES } from './contractCases.js';
export { registerContract, type TestRunner } from './registerContract.js';
export {
  type ContractFailure,
  type ContractReport,
  type ContractSelection,
  runContract,
} from './runContract.js';
