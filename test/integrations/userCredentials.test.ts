import { describe, expect, it, test } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import { RELEASES } from '../../src/core/release.js';
import {
  decideIntegrationChange,
  decideUserCredentialsCreation,
  type IntegrationChoices,
  validateIntegrationRecord,
} from '../../src/integrations/index.js';
import { LAST_ENDPOINT_WITH_CREDENTIALS } from '../../src/integrations/limitsAndDates.js';
import { isSoapEndpoint, SOAP_ENDPOINTS } from '../../src/tbaDeprecation/index.js';
import { SOAP_WITHOUT_CREDENTIALS } from '../../src/tbaDeprecation/limitsAndDates.js';
import { codes, granted, refused } from '../support.js';
import { OLD } from '../tbaDeprecation/arbitraries.js';

const BARE: IntegrationRecord = { ...OLD, tba: [], authorizationCodeGrant: true };
const TICKED: IntegrationRecord = { ...BARE, userCredentials: true };

describe('new user credentials', () => {
  test.each(RELEASES)('TBA-21: of a new or installed record, in %s', (release) => {
    for (const channel of ['restlet', 'soap'] as const) {
      for (const how of ['new_record', 'installed'] as const) {
        const decision = decideUserCredentialsCreation(release, { how, channel });
        expect(decision.allowed).toBe(release < '2027.1');
      }
    }
  });

  it('TBA-21, CHOICE-TBA-NEW: says why, where, and what to do instead', () => {
    const refusal = refused(decideUserCredentialsCreation('2027.1', { how: 'new_record', channel: 'soap' }));
    expect(refusal.violations).toMatchObject([
      {
        code: 'credentials_new_integration',
        rule: 'TBA-21',
        path: ['how'],
        remedy: 'Use OAuth 2.0 with REST web services or RESTlets.',
      },
    ]);
    expect(refusal.rules).toEqual(['TBA-21', 'CHOICE-TBA-NEW']);
  });

  it('TBA-21: before 2027.1 the answer says when new ones, and when existing ones end', () => {
    const allowed = granted(
      decideUserCredentialsCreation('2026.2', { how: 'new_record', channel: 'restlet' }),
    );
    expect(allowed.rules).toEqual(['IR-6', 'TBA-21']);
    expect(allowed.advice).toMatchObject([
      { code: 'credentials_creation_ends', rule: 'TBA-21', enforcedFrom: '2027.1' },
      { code: 'restlet_credentials_end', rule: 'TBA-8', enforcedFrom: '2027.1' },
    ]);
    const soap = granted(decideUserCredentialsCreation('2026.2', { how: 'new_record', channel: 'soap' }));
    expect(soap.advice[1]).toMatchObject({
      code: 'soap_credentials_end',
      rule: 'SOAP-3',
      enforcedFrom: '2027.1',
    });
    expect(soap.advice[1]?.message).toContain('2020.1');
  });

  it('IR-6: not on REST web services, in no release', () => {
    expect(
      refused(decideUserCredentialsCreation('2025.2', { how: 'new_record', channel: 'rest' })).violations,
    ).toMatchObject([{ code: 'credentials_not_on_rest', rule: 'IR-6', path: ['channel'] }]);
  });

  it('CHOICE-TBA-INSTALLED, CHOICE-CREDENTIALS-LATE-BOX: are asked, and named whichever way they were made', () => {
    const box = { how: 'box_on_existing_record', channel: 'restlet', integration: BARE } as const;
    const installed = { ...box, integration: { ...BARE, origin: 'installed', createdIn: '2027.1' } } as const;
    const ask = (facts: typeof box | typeof installed, chosen?: IntegrationChoices) =>
      decideUserCredentialsCreation('2027.1', facts, chosen);
    expect(refused(ask(box)).violations).toMatchObject([
      { code: 'credentials_box_checked_late', path: ['integration', 'userCredentials'] },
    ]);
    expect(ask(box).rules).toEqual(['TBA-21', 'CHOICE-CREDENTIALS-LATE-BOX', 'CHOICE-TBA-NEW']);
    expect(granted(ask(box, { lateCredentialsBox: 'allowed' })).rules).toEqual([
      'IR-6',
      'CHOICE-TBA-NEW',
      'CHOICE-CREDENTIALS-LATE-BOX',
    ]);
    expect(granted(ask(box, { lateCredentialsBox: 'allowed' })).advice).toMatchObject([
      { code: 'restlet_credentials_end' },
    ]);
    expect(codes(ask(installed))).toEqual(['credentials_installed_record']);
    expect(codes(ask(installed, { installedRecord: 'existing' }))).toEqual(['credentials_box_checked_late']);
    expect(
      granted(ask(installed, { installedRecord: 'existing', lateCredentialsBox: 'allowed' })).rules,
    ).toContain('CHOICE-TBA-INSTALLED');
    expect(codes(ask({ ...box, integration: { ...BARE, createdIn: '2027.2' } } as never))).toEqual([
      'credentials_new_integration',
    ]);
  });

  it('SOAP-3: the last endpoint that takes them is the one of the matrix', () => {
    const taking = Object.keys(SOAP_ENDPOINTS).filter(
      (one) => isSoapEndpoint(one) && one < SOAP_WITHOUT_CREDENTIALS,
    );
    expect(taking.at(-1)).toBe(LAST_ENDPOINT_WITH_CREDENTIALS);
  });
});

describe('user credentials on a record', () => {
  const judged = (
    integration: IntegrationRecord,
    channels: readonly ('connect' | 'rest' | 'restlet' | 'soap')[],
  ) => validateIntegrationRecord('2027.1', { integration, channels });

  it('TBA-21: on a new record they are refused where something takes them', () => {
    const recent = { ...TICKED, createdIn: '2027.1' } as const;
    expect(codes(judged(recent, ['restlet']))).toEqual(['credentials_new_integration']);
    expect(codes(judged(recent, []))).toEqual(['credentials_new_integration']);
    expect(codes(judged(recent, ['rest', 'connect']))).toEqual([]);
    expect(
      codes(validateIntegrationRecord('2026.2', { integration: recent, channels: ['restlet'] })),
    ).toEqual([]);
    expect(codes(judged({ ...recent, origin: 'installed' }, ['soap']))).toEqual([
      'credentials_installed_record',
    ]);
  });

  it('TBA-8, SOAP-3: on an existing one they stand, with advice', () => {
    const allowed = granted(judged(TICKED, ['restlet', 'soap']));
    expect(allowed.rules).toContain('CHOICE-TBA-NEW');
    expect(allowed.advice.map(({ code, enforcedFrom }) => [code, enforcedFrom])).toEqual([
      ['restlet_credentials_end', undefined],
      ['soap_credentials_end', undefined],
    ]);
    const before = granted(
      validateIntegrationRecord('2026.2', { integration: TICKED, channels: ['restlet', 'soap'] }),
    );
    expect(before.advice.map(({ enforcedFrom }) => enforcedFrom)).toEqual(['2027.1', '2027.1']);
  });

  it('CHOICE-CREDENTIALS-LATE-BOX: the box is not checked late on an old record', () => {
    const tick = { edit: 'definition', to: { userCredentials: true } } as const;
    const facts = { integration: BARE, channels: ['restlet'], change: tick } as const;
    expect(decideIntegrationChange('2026.2', facts).allowed).toBe(true);
    expect(codes(decideIntegrationChange('2027.1', facts))).toEqual(['credentials_box_checked_late']);
    expect(decideIntegrationChange('2027.1', facts, { lateCredentialsBox: 'allowed' }).rules).toContain(
      'CHOICE-CREDENTIALS-LATE-BOX',
    );
    const renamed = { edit: 'definition', to: { name: 'other' } } as const;
    const kept = { integration: TICKED, channels: ['restlet'], change: renamed } as const;
    expect(granted(decideIntegrationChange('2027.1', kept)).advice).toMatchObject([
      { code: 'restlet_credentials_end' },
    ]);
    expect(decideIntegrationChange('2027.1', { ...facts, channels: ['rest'] }).allowed).toBe(true);
  });
});

describe('redirect URIs', () => {
  const URIS = ['https://a.example/cb', 'https://b.example/cb'];

  it('URI-1: several need the authorization code grant', () => {
    const integration = { ...OLD, redirectUris: URIS };
    expect(
      refused(validateIntegrationRecord('2026.1', { integration, channels: [] })).violations,
    ).toMatchObject([
      { code: 'redirect_uris_without_grant', rule: 'URI-1', path: ['integration', 'redirectUris'] },
    ]);
    for (const right of [{ authorizationCodeGrant: true }, { redirectUris: URIS.slice(1) }]) {
      expect(
        validateIntegrationRecord('2026.1', { integration: { ...integration, ...right }, channels: [] })
          .allowed,
      ).toBe(true);
    }
  });

  it('URI-1: … where they are edited, and those that stand are in no other way', () => {
    const edit = (integration: IntegrationRecord, to: object) =>
      codes(
        decideIntegrationChange('2026.1', { integration, channels: [], change: { edit: 'definition', to } }),
      );
    expect(edit(OLD, { redirectUris: URIS })).toEqual(['redirect_uris_without_grant']);
    expect(edit({ ...OLD, redirectUris: URIS }, { name: 'other' })).toEqual([]);
    expect(edit({ ...BARE, redirectUris: URIS }, { authorizationCodeGrant: false })).toEqual([]);
  });
});
