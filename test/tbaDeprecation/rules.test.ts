import { describe, expect, it, test } from 'vitest';
import { isAnyRelease } from '../../src/release.js';
import { TBA_CHOICES } from '../../src/tbaDeprecation/choices.js';
import { TBA_RULES } from '../../src/tbaDeprecation/rules.js';
import { NLAUTH_DEPRECATION, SOAP_DEPRECATION, TBA_DEPRECATION } from '../../src/tbaDeprecation/timeline.js';

describe('the dates of the deprecations', () => {
  it('TBA-1, TBA-5, TBA-6: TBA has a tentative end, and none after which it is removed', () => {
    expect(TBA_DEPRECATION).toEqual({
      announced: '2026.1',
      noNew: '2027.1',
      unsupported: '2028.2',
      tentative: true,
    });
  });

  it('SOAP-1: SOAP is supported until it is removed', () => {
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
    const stated = [...TBA_RULES, ...TBA_CHOICES].map(
      ({ id, since, until, appliesTo, basis }) =>
        `${id} ${since}${until === undefined ? '' : ` to ${until}`} ${appliesTo} ${basis}`,
    );
    expect(stated).toMatchInlineSnapshot(`
      [
        "TBA-1 2027.1 new official",
        "TBA-2 2027.1 new official",
        "TBA-3 2025.2 to 2028.2 existing official",
        "TBA-4 2025.2 to 2028.2 existing official",
        "TBA-5 2028.1 existing official",
        "TBA-6 2028.2 existing secondary",
        "TBA-8 2027.1 all official",
        "TBA-9 2027.1 existing official",
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
        "IR-1 2016.2 all official",
        "IR-2 2025.2 all official",
        "IR-3 2025.2 all official",
        "IR-4 2025.2 all official",
        "IR-5 2025.2 all official",
        "IR-6 2025.2 all official",
        "IR-7 2025.2 all official",
        "IR-9 2025.2 all official",
        "IR-10 2025.2 all official",
        "CHOICE-TBA-NEW 2027.1 all choice",
        "CHOICE-TBA-LATE-BOX 2027.1 all choice",
        "CHOICE-TBA-INSTALLED 2027.1 all choice",
        "CHOICE-TBA-TOKEN 2027.1 all choice",
        "CHOICE-TBA-CONNECT 2027.1 all choice",
        "CHOICE-TBA-END 2028.2 all choice",
        "CHOICE-TBA-MODIFY 2028.2 all choice",
        "CHOICE-SOAP-MATRIX 2027.1 all choice",
      ]
    `);
  });

  test.each([...TBA_RULES, ...TBA_CHOICES])('$id is dated and sourced', (rule) => {
    expect(isAnyRelease(rule.since)).toBe(true);
    expect(rule.source.url).toMatch(/^https:\/\//);
    expect(rule.revised).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('name the field by which a caller overrides a choice', () => {
    const options = TBA_CHOICES.flatMap(({ option, alternatives }) =>
      option === undefined ? [] : [[option, alternatives.length > 0]],
    );
    expect(options).toEqual([
      ['lateTbaBox', true],
      ['installedRecord', true],
      ['newToken', true],
      ['tbaEndOfSupport', true],
      ['modifyAfterSoap', true],
    ]);
  });
});
