import type { ChoiceTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { inWords, startOf } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import { EVERY_OPERATION, ROTATION_OPERATIONS } from './limitsAndDates.js';
import type { RotationCallChoices } from './options.js';

export const ROTATION_CHOICES: ChoiceTexts<'rotation', RotationCallChoices> = {
  'CHOICE-ROTATION-LISTING': {
    title: 'What the rotation endpoint takes before the release that Oracle names for all of its requests',
    statement: `The endpoint takes ${inWords(ROTATION_OPERATIONS, (some) => `requests to ${listed(some, 'or')} certificates`)}. Before Oracle names all of them, the caller already needs the token and the permission of ROT-3 and ROT-4.`,
    default: 'create_only',
    alternatives: ['all'],
    reason: `The release note dates the three requests to ${startOf(ROTATION_OPERATIONS, EVERY_OPERATION)}, while Oracle’s developer blog shows the upload since ${ROTATION_OPERATIONS[0].since}.`,
    option: 'beforeListing',
    source: PAGES.CERTIFICATE_ROTATION,
  },
};
