/** What each option of a diagnosis can be set to: they are those of TBA. */
export { TBA_OPTIONS as DIAGNOSIS_OPTIONS } from '../../tbaDeprecation/options.js';
