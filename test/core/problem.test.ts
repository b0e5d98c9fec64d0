import { describe, expect, it } from 'vitest';
import {
  adviceOf,
  fixedRefusal,
  leanedOnBy,
  type Problems,
  reasonOf,
  refusalOf,
  violationOf,
} from '../../src/core/problem.js';

const PROBLEMS: Problems<'full' | 'late'> = {
  full: {
    rule: 'CERT-1',
    message: 'The record has {count} certificates.',
    path: ['certificates'],
    remedy: 'Revoke {surplus} of them.',
    leanedOn: ['CERT-2', 'CHOICE-CERT-NOT-YET-VALID'],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidRequest',
    disposition: 'error_page',
  },
  late: { rule: 'CERT-8', message: 'It is too late.', leanedOn: ['CERT-2'] },
};

describe('a violation', () => {
  it('says what its table says, with the values of the question', () => {
    expect(
      violationOf(PROBLEMS, 'full', { values: { count: 5, surplus: 1 }, related: ['a', 'b'] }),
    ).toStrictEqual({
      code: 'full',
      rule: 'CERT-1',
      message: 'The record has 5 certificates.',
      path: ['certificates'],
      remedy: 'Revoke 1 of them.',
      related: ['a', 'b'],
      oauthError: 'invalid_request',
      auditDetail: 'InvalidRequest',
      disposition: 'error_page',
    });
  });

  it('has no key that has nothing to say', () => {
    expect(violationOf(PROBLEMS, 'late')).toStrictEqual({
      code: 'late',
      rule: 'CERT-8',
      message: 'It is too late.',
    });
  });

  it('may lie elsewhere and break another rule than its table says', () => {
    expect(violationOf(PROBLEMS, 'full', { rule: 'CERT-3', path: ['at'] })).toMatchObject({
      rule: 'CERT-3',
      path: ['at'],
    });
  });

  it('takes a value as it is, even one that looks like a place for another', () => {
    const { message } = violationOf(PROBLEMS, 'full', { values: { count: '{surplus}', surplus: 1 } });
    expect(message).toBe('The record has {surplus} certificates.');
  });
});

describe('a refusal', () => {
  it('names the violated rule, what its table leans on, and what the question leaned on, each once', () => {
    expect(refusalOf(PROBLEMS, 'late', {}, ['CERT-2', 'CERT-9'])).toStrictEqual({
      allowed: false,
      rules: ['CERT-8', 'CERT-2', 'CERT-9'],
      advice: [],
      violations: [violationOf(PROBLEMS, 'late')],
    });
  });

  it('that never varies cannot be changed at any depth', () => {
    const refusal = fixedRefusal(PROBLEMS, 'full');
    const refused = refusal();
    expect(refusal()).toBe(refused);
    expect(refused).toEqual(refusalOf(PROBLEMS, 'full'));
    expect([refused, refused.violations, refused.violations[0]].every(Object.isFrozen)).toBe(true);
  });
});

describe('advice and reasons', () => {
  it('say what their table says', () => {
    expect(reasonOf(PROBLEMS, 'late', { path: ['at'] })).toStrictEqual({
      code: 'late',
      rule: 'CERT-8',
      message: 'It is too late.',
      path: ['at'],
    });
    expect(adviceOf(PROBLEMS, 'late', { enforcedFrom: '2027.1' })).toStrictEqual({
      code: 'late',
      rule: 'CERT-8',
      message: 'It is too late.',
      enforcedFrom: '2027.1',
    });
    expect(adviceOf(PROBLEMS, 'late', { enforcedFrom: undefined })).not.toHaveProperty('enforcedFrom');
  });
});

it('what several codes lean on is named once', () => {
  expect(leanedOnBy(PROBLEMS, ['full', 'late'])).toEqual(['CERT-2', 'CHOICE-CERT-NOT-YET-VALID']);
});
