import fc from 'fast-check';
import { expect } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import type { AuditEntry, LoginEntry } from '../../src/stores/index.js';

/** So many seconds after an instant. */
export function instant(second = 0): Date {
  return new Date(Date.UTC(2026, 2, 1, 8, 0, second));
}

export function record(id: string, differing: Partial<IntegrationRecord> = {}): IntegrationRecord {
  return {
    id,
    name: '',
    clientId: `client of ${id}`,
    state: 'enabled',
    origin: 'owned',
    createdIn: '2026.1',
    clientType: 'confidential',
    authorizationCodeGrant: false,
    clientCredentialsGrant: true,
    redirectUris: [],
    scopes: ['restlets'],
    tba: [],
    userCredentials: false,
    ...differing,
  };
}

export function entry(id: string, differing: Partial<LoginEntry> = {}): AuditEntry {
  const common = { event: 'login', userId: '7', roleId: '3', status: 'success', loginId: 'x' } as const;
  return { id, at: instant().toISOString(), ...common, ...differing };
}

/** The code of the error that a step is rejected with, or `undefined`. */
export async function codeOf(step: Promise<unknown>): Promise<unknown> {
  try {
    await step;
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'StoreError', message: expect.stringMatching(/./) });
    return (error as { code: unknown }).code;
  }
}

/** A change that lets others go first for so many turns between what it sees and what it gives. */
export function slowly<State, Update>(turns: number, change: (state: State) => Update) {
  return turns === 0
    ? change
    : async (state: State): Promise<Update> => {
        const update = change(state);
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        return update;
      };
}

/** For each of several changes at once: how many turns it takes. Some answer at once. */
export const anyTurns: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 0, max: 9 }), {
  minLength: 2,
  maxLength: 12,
});
