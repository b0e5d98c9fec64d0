/** What holds for every question about TBA: it is closed for any facts and choices, and its answers belong to who asked. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Decision } from '../../src/core/decision.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decideNlauthUse,
  decideTbaChange,
  decideTbaCreation,
  decideTbaPermission,
  decideTbaRecord,
  decideTbaUse,
  planTbaMove,
  SOAP_ENDPOINTS,
  soapEndpointSupport,
  type TbaChoices,
} from '../../src/tbaDeprecation/index.js';
import { broken, expectClosed, expectOwnAnswer } from '../support.js';
import { CHANNELS, choices, OLD, record } from './arbitraries.js';

type Ask = (release: Release, facts: never, choices?: TbaChoices) => Decision;

const NEW = { ...OLD, createdIn: '2027.1' } as const;
const CLEAR = { ...OLD, tba: [] } as const;
const INSTALLED = { ...NEW, origin: 'installed' } as const;
const RESTLET = {
  request: 'restlet',
  integration: { state: 'enabled', userCredentials: true },
  restletCreatedIn: '2020.2',
  role2faRequired: false,
} as const;
const SOAP = {
  request: 'soap',
  integration: { state: 'enabled', userCredentials: true },
  soapEndpoint: '2020.1',
  role2faRequired: false,
} as const;
const ISSUE_TOKEN = {
  request: 'issue_token',
  channel: 'rest',
  integration: OLD,
  role2faRequired: false,
} as const;
const NOBODY = { kind: 'other', permissions: ['List'], inactive: false } as const;
const TO_BOX = { how: 'box_on_existing_record', channel: 'rest', flow: 'ui_token' } as const;

/** Other facts, and not broken ones: SuiteAnalytics Connect keeps TBA, and a record without boxes uses none. */
const otherFacts = (place: string, value: unknown) =>
  (place === 'channels' || place === 'integration.tba') && Array.isArray(value) && value.length === 0;

const REFUSED: readonly (readonly [string, Ask, Release, object])[] = [
  ['use, new', decideTbaUse, '2027.1', { channel: 'rest', integration: NEW }],
  ['use, installed', decideTbaUse, '2027.1', { channel: 'restlet', integration: INSTALLED }],
  ['use, late box', decideTbaUse, '2027.1', { channel: 'rest', integration: { ...OLD, tbaSince: '2027.1' } }],
  ['use, blocked', decideTbaUse, '2026.1', { channel: 'rest', integration: { ...OLD, state: 'blocked' } }],
  [
    'use, waiting',
    decideTbaUse,
    '2026.1',
    { channel: 'connect', integration: { ...OLD, state: 'waiting_for_approval' } },
  ],
  [
    'use, without box',
    decideTbaUse,
    '2026.1',
    { channel: 'rest', integration: { ...OLD, tba: ['three_step'] } },
  ],
  ['use, ended', decideTbaUse, '2028.2', { channel: 'rest', integration: OLD }],
  ['use, endpoint', decideTbaUse, '2027.1', { channel: 'soap', soapEndpoint: '2020.1', integration: OLD }],
  ['creation, new', decideTbaCreation, '2027.1', { how: 'new_record', channel: 'rest', flow: 'three_step' }],
  [
    'creation, installed',
    decideTbaCreation,
    '2027.1',
    { how: 'installed', channel: 'soap', flow: 'ui_token' },
  ],
  ['creation, late box', decideTbaCreation, '2027.1', { ...TO_BOX, integration: CLEAR }],
  ['creation, box, new', decideTbaCreation, '2027.1', { ...TO_BOX, integration: NEW }],
  [
    'creation, token',
    decideTbaCreation,
    '2027.1',
    { how: 'token_for_existing_record', channel: 'rest', flow: 'ui_token', integration: NEW },
  ],
  [
    'creation, flow',
    decideTbaCreation,
    '2026.1',
    { how: 'token_for_existing_record', channel: 'connect', flow: 'issue_token', integration: CLEAR },
  ],
  ['record, new', decideTbaRecord, '2027.1', { channels: ['rest'], integration: NEW }],
  [
    'record, flow',
    decideTbaRecord,
    '2026.1',
    { channels: ['connect'], integration: { ...OLD, tba: ['issue_token'] } },
  ],
  ['change, ended', decideTbaChange, '2028.2', { channels: ['rest'], integration: OLD, tbaBefore: [] }],
  ['change, new', decideTbaChange, '2027.1', { channels: [], integration: NEW, tbaBefore: OLD.tba }],
  ['nlauth, rest', decideNlauthUse, '2026.1', { request: 'rest' }],
  ['nlauth, ended', decideNlauthUse, '2027.1', RESTLET],
  ['nlauth, new RESTlet', decideNlauthUse, '2026.1', { ...RESTLET, restletCreatedIn: '2021.1' }],
  ['nlauth, 2FA', decideNlauthUse, '2026.1', { ...RESTLET, role2faRequired: true }],
  [
    'nlauth, anonymous, 2FA',
    decideNlauthUse,
    '2026.1',
    { ...RESTLET, integration: null, role2faRequired: true },
  ],
  [
    'nlauth, box',
    decideNlauthUse,
    '2026.1',
    { ...RESTLET, integration: { state: 'enabled', userCredentials: false } },
  ],
  [
    'nlauth, blocked',
    decideNlauthUse,
    '2026.1',
    { ...SOAP, integration: { ...SOAP.integration, state: 'blocked' } },
  ],
  ['nlauth, endpoint', decideNlauthUse, '2027.1', SOAP],
  ['nlauth, new endpoint', decideNlauthUse, '2026.1', { ...SOAP, soapEndpoint: '2025.2' }],
  ['IssueToken, new', decideNlauthUse, '2027.1', { ...ISSUE_TOKEN, integration: NEW }],
  ['IssueToken, ended', decideNlauthUse, '2028.2', ISSUE_TOKEN],
  [
    'IssueToken, box',
    decideNlauthUse,
    '2026.1',
    { ...ISSUE_TOKEN, integration: { ...OLD, tba: ['ui_token'] } },
  ],
  ['permission', decideTbaPermission, '2026.1', { role: NOBODY, action: { kind: 'use_token' } }],
  [
    'permission, inactive',
    decideTbaPermission,
    '2026.1',
    {
      role: { kind: 'administrator', permissions: [], inactive: true },
      action: { kind: 'create_own_token', flow: 'ui_token' },
    },
  ],
  [
    'permission, administrator',
    decideTbaPermission,
    '2026.1',
    {
      role: { kind: 'administrator', permissions: [] },
      action: { kind: 'create_token_for_other', otherIsAdministrator: true },
    },
  ],
];

/** Breaks that make other facts of these, which may well be allowed. */
const UNLESS: Readonly<Record<string, (place: string, value: unknown) => boolean>> = {
  'use, late box': (place, value) =>
    place === 'integration.tbaSince' && (value === null || value === undefined),
  'nlauth, ended': () => false,
  'nlauth, anonymous, 2FA': (place, value) => place === 'role2faRequired' && value === false,
  'nlauth, 2FA': (place, value) => place === 'role2faRequired' && value === false,
  'nlauth, box': (place, value) =>
    (place === 'integration.userCredentials' && value === true) ||
    (place === 'integration' && value === null),
  'permission, inactive': (place, value) =>
    place === 'role.inactive' && (value === false || value === undefined),
  'permission, administrator': (place, value) => place === 'action.otherIsAdministrator' && value === false,
};

describe('closed', () => {
  test.each(REFUSED)('%s: no broken fact opens it', (name, ask, release, facts) => {
    const unless = UNLESS[name] ?? (() => false);
    expectClosed(
      (of) => ask(release, of as never),
      facts,
      (place, value) => otherFacts(place, value) || unless(place, value),
    );
  });

  test.each([
    ['a use', decideTbaUse, { channel: 'rest', integration: OLD }, 'channel', 'SOAP'],
    [
      'a use',
      decideTbaUse,
      { channel: 'soap', soapEndpoint: '2025.2', integration: OLD },
      'soapEndpoint',
      'constructor',
    ],
    ['a creation', decideTbaCreation, { how: 'new_record', channel: 'rest', flow: 'ui_token' }, 'how', 'New'],
    [
      'a creation',
      decideTbaCreation,
      { how: 'new_record', channel: 'connect', flow: 'ui_token' },
      'flow',
      'TBA',
    ],
    ['a creation', decideTbaCreation, { ...TO_BOX, integration: OLD }, 'integration', undefined],
    ['a request', decideNlauthUse, ISSUE_TOKEN, 'request', 'SOAP'],
    ['a request', decideNlauthUse, RESTLET, 'role2faRequired', 'false'],
    ['a request', decideNlauthUse, RESTLET, 'integration', undefined],
    [
      'a change',
      decideTbaChange,
      { channels: ['rest'], integration: OLD, tbaBefore: OLD.tba },
      'tbaBefore',
      'ui_token',
    ],
    ['a record', decideTbaRecord, { channels: ['rest'], integration: OLD }, 'channels', 'rest'],
  ] satisfies readonly (readonly [string, Ask, object, string, unknown])[])(
    '%s that would be allowed is an error where a fact is another one',
    (_, ask, facts, place, value) => {
      expect((ask as Ask)('2026.1', facts as never).allowed).toBe(true);
      expect(() => (ask as Ask)('2026.1', { ...facts, [place]: value } as never)).toThrow(
        expect.objectContaining({ code: 'malformed_facts', path: [place] }),
      );
    },
  );

  it('CHOICE-TBA-INSTALLED: an origin that is none is not an installed record, which may count as existing', () => {
    const existing = { installedRecord: 'existing' } as const;
    expectClosed((of) => decideTbaUse('2027.1', of, existing), {
      channel: 'rest',
      integration: NEW,
    } as const);
    expectClosed((of) => decideNlauthUse('2027.1', of, existing), {
      ...ISSUE_TOKEN,
      integration: NEW,
    } as const);
  });

  it('SOAP-1: an endpoint that is none has no support', () => {
    for (const { facts } of broken({ soapEndpoint: '2025.2' as const })) {
      expect(() => soapEndpointSupport('2026.1', facts)).toThrow(
        expect.objectContaining({ code: 'malformed_facts' }),
      );
    }
  });

  it('TBA-13: a move is planned for facts that are whole, or not at all', () => {
    const whole = {
      attended: false,
      integration: { origin: 'owned' },
      uses: [{ channel: 'soap', soapEndpoint: '2024.1' }],
    } as const;
    const planned = broken(whole).filter(({ facts }) => {
      try {
        return planTbaMove('2026.1', facts).target !== 'none';
      } catch (error) {
        expect(error).toMatchObject({ code: 'malformed_facts' });
        return false;
      }
    });
    expect(planned.map(({ path, with: value }) => [path, value])).toEqual([[['attended'], true]]);
    expect(() => planTbaMove('2026.1', { ...whole, uses: [{ channel: 'SOAP' } as never] })).toThrow(
      expect.objectContaining({ path: ['uses', 0, 'channel'] }),
    );
  });

  const ASKED: readonly (readonly [string, (chosen: never) => unknown])[] = [
    ['decideTbaUse', (chosen) => decideTbaUse('2026.1', { channel: 'rest', integration: OLD }, chosen)],
    ['decideTbaCreation', (chosen) => decideTbaCreation('2026.1', { ...TO_BOX, integration: OLD }, chosen)],
    ['decideTbaRecord', (chosen) => decideTbaRecord('2026.1', { channels: [], integration: OLD }, chosen)],
    [
      'decideTbaChange',
      (chosen) => decideTbaChange('2026.1', { channels: [], integration: OLD, tbaBefore: [] }, chosen),
    ],
    ['decideNlauthUse', (chosen) => decideNlauthUse('2026.1', RESTLET, chosen)],
    [
      'planTbaMove',
      (chosen) => planTbaMove('2026.1', { attended: true, integration: OLD, uses: [] }, chosen),
    ],
  ];

  test.each(ASKED)('%s: a misspelt option or value is an error, never the default', (_, ask) => {
    for (const [name, value] of [
      ['tbaEndOfSupport', 'never'],
      ['tbaEndOfSupport', null],
      ['installedRecord', 'Existing'],
      ['lateTbaBox', true],
      ['newToken', 'deny'],
      ['restletCredentials', ''],
      ['tbaEnd', '2028.1'],
    ]) {
      const path = [name];
      expect(() => ask({ [name as string]: value } as never)).toThrow(
        expect.objectContaining({ code: 'malformed_choices', path }),
      );
    }
  });
});

describe('the answers', () => {
  test.each(REFUSED)('%s: belong to who asked', (_, ask, release, facts) => {
    expectOwnAnswer((of) => ask(release, of as never), facts);
    expectOwnAnswer((of) => ask('2025.2', of as never), facts);
  });

  it('belong to who asked where something is allowed or planned', () => {
    for (const kind of ['use_token', 'manage_integration_records'] as const) {
      const facts = { role: { kind: 'administrator', permissions: [] }, action: { kind } } as const;
      expectOwnAnswer((of) => decideTbaPermission('2026.1', of), facts);
    }
    const uses = [{ channel: 'rest' }, { channel: 'soap', soapEndpoint: '2024.1' }] as const;
    expectOwnAnswer((of) => planTbaMove('2026.1', of), {
      attended: true,
      integration: { origin: 'owned' },
      uses,
    } as const);
    expectOwnAnswer((of) => soapEndpointSupport('2026.1', of), { soapEndpoint: '2024.1' } as const);
    expect(Object.isFrozen(SOAP_ENDPOINTS['2024.1'][0].rules)).toBe(true);
  });

  const CHOICE_OF: Readonly<Record<keyof TbaChoices, string>> = {
    issueToken: 'CHOICE-2FA-ISSUE-TOKEN',
    installedRecord: 'CHOICE-TBA-INSTALLED',
    lateTbaBox: 'CHOICE-TBA-LATE-BOX',
    newToken: 'CHOICE-TBA-TOKEN',
    restletCredentials: 'CHOICE-RESTLET-CREDENTIALS',
    tbaEndOfSupport: 'CHOICE-TBA-END',
  };
  const asked: fc.Arbitrary<(release: Release, chosen: TbaChoices) => Decision> = fc.oneof(
    fc
      .record({ integration: record, channel: fc.constantFrom('connect', 'rest', 'restlet') })
      .map((facts) => (at: Release, chosen: TbaChoices) => decideTbaUse(at, facts as never, chosen)),
    fc
      .record({ integration: record, channels: fc.subarray([...CHANNELS]), tbaBefore: fc.constant([]) })
      .map((facts) => (at: Release, chosen: TbaChoices) => decideTbaChange(at, facts, chosen)),
    fc
      .record({
        how: fc.constantFrom(
          'box_on_existing_record',
          'installed',
          'new_record',
          'token_for_existing_record',
        ),
        channel: fc.constantFrom(...CHANNELS),
        flow: fc.constant('ui_token'),
        integration: record,
      })
      .map((facts) => (at: Release, chosen: TbaChoices) => decideTbaCreation(at, facts as never, chosen)),
    fc
      .oneof(
        fc.record({
          request: fc.constant('issue_token'),
          channel: fc.constantFrom(...CHANNELS),
          integration: record,
          role2faRequired: fc.boolean(),
        }),
        fc.record({
          request: fc.constant('restlet'),
          integration: record,
          restletCreatedIn: fc.constantFrom('2020.2', '2021.1'),
          role2faRequired: fc.boolean(),
        }),
      )
      .map((facts) => (at: Release, chosen: TbaChoices) => decideNlauthUse(at, facts as never, chosen)),
  );

  it('name the choice that they leaned on, whichever way it was made', () => {
    const option = fc.constantFrom(...(Object.keys(CHOICE_OF) as (keyof TbaChoices)[]));
    fc.assert(
      fc.property(
        fc.constantFrom(...RELEASES),
        asked,
        option,
        choices,
        choices,
        (at, ask, name, first, second) => {
          const answers = [first, { ...first, [name]: second[name] }].map((chosen) => ask(at, chosen));
          fc.pre(answers[0]?.allowed !== answers[1]?.allowed);
          for (const { rules } of answers) expect(rules).toContain(CHOICE_OF[name]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
