import { describe, expect, it } from 'vitest';
import type { Advice, Decision } from '../../src/core/decision.js';
import { memoryStores } from '../../src/stores/index.js';
import { createIntegration } from '../../src/useCases/index.js';
import { both, inRecord } from '../../src/useCases/integrationStep.js';
import { codes, granted, refused } from '../support.js';
import { ACCOUNT, RECORD } from './support.js';

const advice = (code: string): Advice => ({ code, rule: 'IR-1', message: 'Something to know.' });

function allowed(code: string): Decision<string, { readonly granted: string }> {
  return { allowed: true, rules: ['IR-1'], advice: [advice(code)], granted: code };
}

function denied(code: string): Decision<string, { readonly granted: string }> {
  const violation = { code, rule: 'IR-2', message: 'Something is wrong.' } as const;
  return { allowed: false, rules: ['IR-2'], advice: [advice(code)], violations: [violation] };
}

describe('two decisions as one', () => {
  it('is allowed if both are, with the grant of the first', () => {
    expect(both(allowed('a'), allowed('b'))).toEqual({
      allowed: true,
      rules: ['IR-1', 'IR-1'],
      advice: [advice('a'), advice('b')],
      granted: 'a',
    });
    expect(both(allowed('a'), undefined)).toEqual(allowed('a'));
    expect(both(denied('a'), undefined)).toEqual(denied('a'));
  });

  it.each([
    [allowed('a'), denied('b'), ['b']],
    [denied('a'), allowed('b'), ['a']],
    [denied('a'), denied('b'), ['a', 'b']],
  ])('is refused otherwise, with every violation and the advice of both', (one, other, expected) => {
    const answer = refused(both(one, other));
    expect(codes(answer)).toEqual(expected);
    expect(answer.advice).toEqual([advice('a'), advice('b')]);
    expect(answer.rules).toEqual(['IR-2']);
    expect(answer).not.toHaveProperty('granted');
  });

  it('leads into the record where there is a path', () => {
    const placed = { ...advice('a'), path: ['redirectUris', 1] };
    expect(inRecord(placed)).toEqual({ ...placed, path: ['integration', 'redirectUris', 1] });
    expect(inRecord(advice('a'))).toEqual(advice('a'));
  });

  it('URI-3, CERT-27: a record that is refused keeps the advice about its redirect URIs', async () => {
    const { createdIn: _, ...record } = RECORD;
    const integration = { ...record, authorizationCodeGrant: true, redirectUris: ['myapp://callback'] };
    const facts = { accountId: ACCOUNT, integration, channels: ['restlet'] } as const;
    const created = granted(await createIntegration(memoryStores(), '2026.1', facts));
    expect(created.advice[0]?.path).toEqual(['integration', 'redirectUris', 0]);
    const isPublic = { ...facts, integration: { ...integration, clientType: 'public' } } as const;
    const answer = refused<string>(await createIntegration(memoryStores(), '2026.1', isPublic));
    expect(codes(answer)).toEqual(['public_client_with_client_credentials']);
    expect(answer.advice).toEqual(created.advice);
  });
});
