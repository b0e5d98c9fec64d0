import * as z from 'zod/mini';
import { choices, having, kindOf, object, word } from '../core/factsSchema.js';
import { CHANNELS, TBA_FLOWS } from '../core/records.js';
import { anyRelease, integrationRecord, oneOf, release, role } from '../core/schema.js';
import type { TbaMoveFacts } from './movePlan.js';
import type { NlauthIssueToken, NlauthRest, NlauthRestlet, NlauthSoap, NlauthUseFacts } from './nlauthUse.js';
import type { TbaChoices } from './options.js';
import { otherChannel, soapEndpoint, usage } from './schema.js';
import type { SoapEndpointFacts } from './soapEndpoint.js';
import type { TbaCreationFacts, TbaOnExistingRecord, TbaOnNewRecord } from './tbaCreation.js';
import type {
  TbaAction,
  TbaCreateOwnToken,
  TbaCreateTokenForOther,
  TbaManageOrUse,
  TbaPermissionFacts,
} from './tbaPermission.js';
import type { TbaChangeFacts, TbaRecordFacts } from './tbaRecord.js';
import type { TbaUseElsewhere, TbaUseFacts, TbaUseOnSoap } from './tbaUse.js';

const channel = () => oneOf(CHANNELS);
const flow = () => oneOf(TBA_FLOWS);
const boxes = () => having(integrationRecord, 'createdIn', 'origin', 'tba', 'tbaSince');
const record = () => having(integrationRecord, 'createdIn', 'origin', 'state', 'tba', 'tbaSince');
const credentialsRecord = () => having(integrationRecord, 'state', 'userCredentials');

export const tbaUseFacts = (): z.ZodMiniType<TbaUseFacts> =>
  kindOf<TbaUseFacts>(
    'channel',
    object<TbaUseOnSoap>({ channel: z.literal('soap'), soapEndpoint, integration: record() }),
    object<TbaUseElsewhere>({ channel: otherChannel, integration: record() }),
  );

export const tbaCreationFacts = (): z.ZodMiniType<TbaCreationFacts> =>
  kindOf<TbaCreationFacts>(
    'how',
    object<TbaOnNewRecord>({
      how: word({ installed: true, new_record: true }),
      channel: channel(),
      flow: flow(),
    }),
    object<TbaOnExistingRecord>({
      how: word({ box_on_existing_record: true, token_for_existing_record: true }),
      integration: boxes(),
      channel: channel(),
      flow: flow(),
    }),
  );

const tbaAction = (): z.ZodMiniType<TbaAction> =>
  kindOf<TbaAction>(
    'kind',
    object<TbaManageOrUse>({ kind: word({ manage_integration_records: true, use_token: true }) }),
    object<TbaCreateOwnToken>({
      kind: z.literal('create_own_token'),
      flow: word({ issue_token: true, ui_token: true }),
    }),
    object<TbaCreateTokenForOther>({
      kind: z.literal('create_token_for_other'),
      otherIsAdministrator: z.boolean(),
    }),
  );

export const tbaPermissionFacts = (): z.ZodMiniType<TbaPermissionFacts> =>
  object<TbaPermissionFacts>({ role: having(role, 'kind', 'permissions'), action: tbaAction() });

const recordFacts = () => ({ integration: boxes(), channels: z.array(channel()) });

export const tbaRecordFacts = (): z.ZodMiniType<TbaRecordFacts> => object<TbaRecordFacts>(recordFacts());

export const tbaChangeFacts = (): z.ZodMiniType<TbaChangeFacts> =>
  object<TbaChangeFacts>({ ...recordFacts(), tbaBefore: z.array(flow()) });

export const tbaMoveFacts = (): z.ZodMiniType<TbaMoveFacts> =>
  object<TbaMoveFacts>({
    integration: having(integrationRecord, 'origin'),
    uses: z.array(usage),
    attended: z.boolean(),
  });

export const soapEndpointFacts = (): z.ZodMiniType<SoapEndpointFacts> =>
  object<SoapEndpointFacts>({ soapEndpoint });

export const nlauthUseFacts = (): z.ZodMiniType<NlauthUseFacts> =>
  kindOf<NlauthUseFacts>(
    'request',
    object<NlauthIssueToken>({
      request: z.literal('issue_token'),
      integration: record(),
      channel: channel(),
      role2faRequired: z.boolean(),
    }),
    object<NlauthRest>({ request: z.literal('rest') }),
    object<NlauthRestlet>({
      request: z.literal('restlet'),
      integration: z.nullable(credentialsRecord()),
      restletCreatedIn: anyRelease,
      role2faRequired: z.boolean(),
    }),
    object<NlauthSoap>({
      request: z.literal('soap'),
      integration: credentialsRecord(),
      soapEndpoint,
      role2faRequired: z.boolean(),
    }),
  );

/** The options of {@link TbaChoices}. */
export const tbaOptions = () => ({
  issueToken: word({ allowed: true, refused: true }),
  installedRecord: word({ existing: true, new: true }),
  lateTbaBox: word({ allowed: true, refused: true }),
  newToken: word({ allowed: true, refused: true }),
  restletCredentials: word({ none: true, old_restlets: true }),
  tbaEndOfSupport: release,
});

export const tbaChoices = (): z.ZodMiniType<TbaChoices> => choices<TbaChoices>(tbaOptions());
