import { describe, expect, it, test } from 'vitest';
import { CHOICES, findRule, rulesChanged } from '../../src/catalogue.js';
import { isAnyRelease } from '../../src/core/release.js';
import { INTEGRATIONS_CHOICES } from '../../src/integrations/choices.js';
import { INTEGRATIONS_RULES } from '../../src/integrations/rules.js';
import { TBA_DEPRECATION_CHOICES } from '../../src/tbaDeprecation/choices.js';
import { NLAUTH_DEPRECATION, SOAP_DEPRECATION, TBA_DEPRECATION } from '../../src/tbaDeprecation/index.js';
import { TBA_DEPRECATION_RULES } from '../../src/tbaDeprecation/rules.js';

const texts = {
  ...TBA_DEPRECATION_RULES,
  ...INTEGRATIONS_RULES,
  ...TBA_DEPRECATION_CHOICES,
  ...INTEGRATIONS_CHOICES,
};
const STATED = Object.keys(texts).flatMap((id) => findRule(id) ?? []);

describe('the dates of the deprecations', () => {
  it('TBA-1, TBA-5, TBA-6: TBA has a tentative end, and none after which it is removed', () => {
    expect(TBA_DEPRECATION).toEqual({
      announced: '2026.1',
      noNew: '2027.1',
      unsupported: '2028.2',
      tentative: true,
    });
  });

  it('SOAP-1, SOAP-6: SOAP is supported until it is removed', () => {
    expect(SOAP_DEPRECATION).toEqual({
      announced: '2025.2',
      noNew: '2027.1',
      unsupported: '2028.2',
      removed: '2028.2',
      tentative: false,
    });
  });

  it('TBA-8: NLAuth ends at once', () => {
    expect(NLAUTH_DEPRECATION).toEqual({
      announced: '2026.2',
      noNew: '2027.1',
      unsupported: '2027.1',
      removed: '2027.1',
      tentative: false,
    });
  });
});

describe('the rules', () => {
  it('each stand once, with the release they hold from', () => {
    expect(STATED).toHaveLength(Object.keys(texts).length);
    const stated = STATED.map(
      ({ id, since, until, appliesTo, basis }) =>
        `${id} ${since}${until === undefined ? '' : ` to ${until}`} ${appliesTo} ${basis}`,
    );
    expect(stated).toMatchInlineSnapshot(`
      [
        "TBA-1 2027.1 new official",
        "TBA-2 2027.1 new official",
        "TBA-3 2025.2 to 2028.2 existing official",
        "TBA-4 2025.2 to 2028.2 existing official",
        "TBA-5 2028.2 existing official",
        "TBA-6 2028.2 existing secondary",
        "TBA-8 2027.1 all official",
        "TBA-9 2027.1 to 2028.2 existing official",
        "TBA-10 2025.2 all official",
        "TBA-12 2025.2 all official",
        "TBA-13 2025.2 all official",
        "TBA-14 2025.2 all official",
        "TBA-15 2025.2 all official",
        "TBA-16 2025.2 all official",
        "TBA-18 2025.2 all official",
        "TBA-19 2021.1 new official",
        "SOAP-1 2025.2 all official",
        "SOAP-3 2020.2 all official",
        "SOAP-4 2026.1 new official",
        "SOAP-5 2027.2 to 2028.2 all official",
        "SOAP-6 2028.2 all official",
        "IR-1 2016.2 all official",
        "IR-2 2025.2 all official",
        "IR-3 2025.2 all official",
        "IR-4 2025.2 all official",
        "IR-5 2025.2 all official",
        "IR-6 2025.2 all official",
        "IR-7 2025.2 all official",
        "IR-9 2025.2 all official",
        "IR-10 2025.2 all official",
        "IR-11 2025.2 all official",
        "TBA-21 2027.1 new official",
        "CON-1 2025.2 all official",
        "MCP-4 2025.2 all official",
        "OIDC-1 2025.2 all official",
        "CHOICE-TBA-NEW 2027.1 all choice",
        "CHOICE-TBA-LATE-BOX 2027.1 all choice",
        "CHOICE-TBA-INSTALLED 2027.1 all choice",
        "CHOICE-TBA-TOKEN 2027.1 all choice",
        "CHOICE-TBA-CONNECT 2027.1 all choice",
        "CHOICE-TBA-END 2028.2 all choice",
        "CHOICE-RESTLET-CREDENTIALS 2025.2 to 2027.1 all choice",
        "CHOICE-SOAP-MATRIX 2027.1 to 2027.2 all choice",
        "CHOICE-TBA-MODIFY 2028.2 all choice",
        "CHOICE-CREDENTIALS-LATE-BOX 2027.1 all choice",
        "CHOICE-CONSUMER-RESET 2025.2 all choice",
      ]
    `);
  });

  test.each(STATED)('$id is dated and sourced', (rule) => {
    expect(isAnyRelease(rule.since)).toBe(true);
    expect(rule.source.url).toMatch(/^https:\/\//);
    expect(rule.revised).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('SOAP-5, SOAP-6: tell what 2027.2 and 2028.2 change about SOAP', () => {
    const soap = (...[from, to]: Parameters<typeof rulesChanged>) => {
      const { begin, end } = rulesChanged(from, to);
      const ids = (rules: typeof begin) => rules.map(({ id }) => id).filter((id) => id.startsWith('SOAP-'));
      return { begin: ids(begin), end: ids(end) };
    };
    expect(soap('2027.1', '2027.2')).toEqual({ begin: ['SOAP-5'], end: [] });
    expect(soap('2027.2', '2028.1')).toEqual({ begin: [], end: [] });
    expect(soap('2028.1', '2028.2')).toEqual({ begin: ['SOAP-6'], end: ['SOAP-5'] });
    expect(findRule('SOAP-5')?.statement).toContain('2025.2');
  });

  it('CHOICE-SOAP-MATRIX: names the endpoints that are disputed', () => {
    expect(findRule('CHOICE-SOAP-MATRIX')?.statement).toContain(
      'in 2027.1 the endpoints 2024.2 and 2025.1 are',
    );
  });

  it('name the field by which a caller overrides a choice', () => {
    const options = CHOICES.flatMap(({ id, option, alternatives }) =>
      option === undefined || !Object.hasOwn(texts, id) ? [] : [[option, alternatives.length > 0]],
    );
    expect(options.toSorted()).toEqual([
      ['consumerReset', true],
      ['installedRecord', true],
      ['lateCredentialsBox', true],
      ['lateTbaBox', true],
      ['modifyAfterSoap', true],
      ['newToken', true],
      ['restletCredentials', true],
      ['tbaEndOfSupport', true],
    ]);
  });
});
