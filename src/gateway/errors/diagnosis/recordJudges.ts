import type { Decision } from '../../../core/decision.js';
import { INTEGRATION_RECORD_ORIGINS, INTEGRATION_RECORD_STATES } from '../../../core/records.js';
import { RELEASES } from '../../../core/release.js';
import { decideNlauthUse, decideTbaCreation, decideTbaUse } from '../../../tbaDeprecation/index.js';
import type { FailedRecord } from './facts.js';
import { ALL_SOAP_ENDPOINTS, SOUND_RECORD } from './sound.js';
import { type Inquiry, type Judge, may, refusedBy, settledBy, type Verdict } from './verdict.js';
import type { World } from './worlds.js';

/** Whether a request in this way is made in the name of an integration record. */
export function namesRecord({ credentials, target }: World): boolean {
  return target === 'oauth2' || credentials === 'bearer' || credentials === 'nlauth' || credentials === 'tba';
}

/** What is known of the record, or `undefined` if there is none. */
export function recordOf(world: World, { facts: { record } }: Inquiry): FailedRecord | undefined {
  return record === null || !namesRecord(world) ? undefined : (record ?? {});
}

function byState(code: string): Judge {
  return (world, inquiry) => {
    const record = recordOf(world, inquiry);
    if (record === undefined) return 'ruled_out';
    const answers = may(record.state, ...INTEGRATION_RECORD_STATES).map((state) =>
      decideTbaUse(inquiry.release, { channel: 'connect', integration: { ...SOUND_RECORD, state } }),
    );
    return refusedBy(code, ['record', 'state'], answers);
  };
}

/** A request to a RESTlet with user credentials need not name a record. */
function needsRecord(world: World, { facts: { request } }: Inquiry): boolean | undefined {
  if (world.credentials !== 'nlauth' || world.target !== 'restlet') return namesRecord(world);
  return request?.namesApplication;
}

function integrationUnknown(world: World, inquiry: Inquiry): Verdict {
  const { record } = inquiry.facts;
  const needed = needsRecord(world, inquiry);
  if (needed === false || (record !== null && record !== undefined)) return 'ruled_out';
  return settledBy(record === null && needed === true ? true : undefined, {
    message: 'The account has no integration record for these credentials.',
    path: ['record'],
    rules: ['IR-5'],
  });
}

/** Whether a request in this way signs with TBA, and not on the one channel that keeps it. */
function mayLoseTba({ credentials, target }: World): boolean {
  return target === 'issue_token' ? credentials === 'nlauth' : credentials === 'tba' && target !== 'connect';
}

function tbaNotEnabled(world: World, inquiry: Inquiry): Verdict {
  const record = recordOf(world, inquiry);
  if (world.credentials !== 'tba' || record === undefined) return 'ruled_out';
  const answers = may(record.tba, [], SOUND_RECORD.tba).map((tba) =>
    decideTbaUse(inquiry.release, { channel: 'connect', integration: { ...SOUND_RECORD, tba } }),
  );
  return refusedBy('tba_not_enabled', ['record', 'tba'], answers);
}

function tbaFlowNotEnabled(world: World, inquiry: Inquiry): Verdict {
  const record = recordOf(world, inquiry);
  const { release } = inquiry;
  if (record === undefined) return 'ruled_out';
  const answers = may(record.tba, [], SOUND_RECORD.tba).flatMap((tba): Decision[] => {
    const integration = { ...SOUND_RECORD, tba };
    if (world.target === 'issue_token' && world.credentials === 'nlauth') {
      const use = {
        request: 'issue_token',
        integration,
        channel: 'connect',
        role2faRequired: false,
      } as const;
      return [decideNlauthUse(release, use)];
    }
    if (world.target !== 'tba_token' || world.credentials !== 'tba') return [];
    const how = 'token_for_existing_record';
    return [decideTbaCreation(release, { how, flow: 'three_step', channel: 'connect', integration })];
  });
  return refusedBy('tba_flow_not_enabled', ['record', 'tba'], answers);
}

function asNew(code: string, field: 'createdIn' | 'tbaSince'): Judge {
  return (world, inquiry) => {
    const { release, choices } = inquiry;
    const record = recordOf(world, inquiry);
    if (!mayLoseTba(world) || record === undefined) return 'ruled_out';
    const answers = may(record.createdIn, RELEASES[0], release).flatMap((createdIn) =>
      may(record.origin, ...INTEGRATION_RECORD_ORIGINS).flatMap((origin) =>
        may(record.tbaSince, null, release).map((tbaSince) => {
          const integration = { ...SOUND_RECORD, createdIn, origin, tbaSince };
          return decideTbaUse(release, { channel: 'rest', integration }, choices);
        }),
      ),
    );
    return refusedBy(code, ['record', field], answers);
  };
}

function tbaEnded(world: World, { release, choices }: Inquiry): Verdict {
  if (!mayLoseTba(world)) return 'ruled_out';
  const { target } = world;
  // a token may be meant for SuiteAnalytics Connect, which keeps TBA
  const channels =
    target === 'issue_token' || target === 'tba_token' ? (['rest', 'connect'] as const) : (['rest'] as const);
  const answers = channels.map((channel) =>
    decideTbaUse(release, { channel, integration: SOUND_RECORD }, choices),
  );
  return refusedBy('tba_ended', ['release'], answers);
}

function soapEndpointDisabled({ target }: World, { release, facts: { request } }: Inquiry): Verdict {
  if (target !== 'soap' || request?.soapEndpoint === null) return 'ruled_out';
  const endpoints = request?.soapEndpoint === undefined ? ALL_SOAP_ENDPOINTS : [request.soapEndpoint];
  const answers = endpoints.map((soapEndpoint) =>
    decideTbaUse(release, { channel: 'soap', soapEndpoint, integration: SOUND_RECORD }),
  );
  return refusedBy('soap_endpoint_disabled', ['request', 'soapEndpoint'], answers);
}

function soapEndpointUnknown({ target }: World, { facts: { request } }: Inquiry): Verdict {
  if (target !== 'soap') return 'ruled_out';
  const endpoint = request?.soapEndpoint;
  return settledBy(endpoint === undefined ? undefined : endpoint === null, {
    message: 'This SOAP endpoint is not in Oracle’s support matrix.',
    path: ['request', 'soapEndpoint'],
    rules: ['SOAP-1'],
  });
}

/** What the record, the release and the SOAP endpoint say. */
export const RECORD_JUDGES = {
  integration_blocked: byState('integration_blocked'),
  integration_not_approved: byState('integration_not_approved'),
  integration_unknown: integrationUnknown,
  soap_endpoint_disabled: soapEndpointDisabled,
  soap_endpoint_unknown: soapEndpointUnknown,
  tba_box_checked_late: asNew('tba_box_checked_late', 'tbaSince'),
  tba_ended: tbaEnded,
  tba_flow_not_enabled: tbaFlowNotEnabled,
  tba_installed_record: asNew('tba_installed_record', 'createdIn'),
  tba_new_integration: asNew('tba_new_integration', 'createdIn'),
  tba_not_enabled: tbaNotEnabled,
};
