import type { ChoiceTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { grouped } from '../../core/words.js';
import { MAXIMUM_BODY_BYTES } from './limitsAndDates.js';
import type { RotationEndpointChoices } from './options.js';
import { ROTATION_STATUSES } from './statuses.js';

const { conflict, failed, forbidden, methodNotAllowed, missing, ok, refused, tooLarge, unauthenticated } =
  ROTATION_STATUSES;

export const ROTATION_ENDPOINT_CHOICES: ChoiceTexts<'rotationEndpoint', RotationEndpointChoices> = {
  'CHOICE-ROTATION-STATUS': {
    title: 'Statuses and error bodies of the endpoint',
    statement: `A call that succeeds is answered with status ${ok}, and every other call is answered with problem details. Their status is ${refused} if the body, the certificate or the integration record does not allow the call, ${unauthenticated} without a valid token, ${forbidden} without the scope or the permission, ${missing} for an unknown path, operation, client or certificate, ${methodNotAllowed} for another method, ${conflict} at the cap and for a certificate that is known, ${tooLarge} for a body that is too large, and ${failed} if the host or its store fails.`,
    default: 'problem_details',
    reason: `Oracle documents no statuses. Existing clients expect ${ok}.`,
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CHOICE-ROTATION-OWN': {
    title: 'Whose certificates a caller manages',
    statement:
      'A caller creates and revokes the certificates of its own entity. With the permission to manage all mappings, it does so for every entity. The role of a new certificate must be one that the entity holds.',
    default: 'own_entity',
    alternatives: ['any_entity'],
    reason:
      'The permission speaks of own certificates, and a certificate for another entity would be a way into its roles. The page about revocation speaks of any active certificate.',
    option: 'certificatesOf',
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CHOICE-ROTATION-BODY': {
    title: 'Body of a create request',
    statement: `At most ${grouped(MAXIMUM_BODY_BYTES)} bytes are read, as UTF-8 whatever the media type is. A body with a member that is not documented is refused.`,
    default: MAXIMUM_BODY_BYTES,
    range: 'any number of bytes',
    reason: 'A certificate takes a few thousand bytes, and Oracle names no limit.',
    option: 'maximumBodyBytes',
    source: PAGES.CERTIFICATE_ROTATION,
  },
  'CHOICE-ROTATION-LAST-DAY': {
    title: 'The day in valid_until',
    statement: 'An entry of the list counts as active until the end of that day in UTC.',
    default: 'inclusive',
    reason:
      'The list gives days without a time. Counting an entry for some hours too long can only keep a new certificate out.',
    source: PAGES.LIST_CERTIFICATES,
  },
};
