import type { Options } from '../../core/options.js';
import { isRelease } from '../../core/release.js';
import type { TbaChoices } from '../../tbaDeprecation/index.js';

/** What each option of a diagnosis can be set to: they are those of TBA. */
export const DIAGNOSIS_OPTIONS: Options<TbaChoices> = {
  installedRecord: ['existing', 'new'],
  lateTbaBox: ['allowed', 'refused'],
  newToken: ['allowed', 'refused'],
  tbaEndOfSupport: isRelease,
};
