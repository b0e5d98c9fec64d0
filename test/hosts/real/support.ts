import { randomUUID } from 'node:crypto';
import type { LoginEntry, Stores } from 'netsuite-auth-policy/stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectHost, type Host, type HostName, makePlace } from './hosts.js';
import { instant, SHARED, USER } from './steps.js';

/** What may go well by chance is tried with each of these seeds; HOSTS_ROUNDS asks for more. */
export const SEEDS: readonly number[] = Array.from(
  { length: Number(process.env['HOSTS_ROUNDS'] ?? 2) },
  (_, index) => index + 1,
);

/** Says that a host is left out, which is a failure where the hosts are required. */
export function leaveOut(host: string, reason: string): void {
  console.log(`left out: ${host} (${reason})`);
  it(`is left out: ${reason}`, () => {
    expect(process.env['HOSTS_REQUIRED'], `${host} is required: ${reason}`).not.toBe('1');
  });
}

/** A host that runs, and a place for this run on it. */
export interface HostOnTrial {
  readonly host: HostName;
  readonly place: string;
  /** From the beginning of the tests on. */
  readonly stores: () => Stores;
}

/** Describes each host that can be reached. */
export async function describeHosts(title: string, body: (trial: HostOnTrial) => void): Promise<void> {
  for (const host of ['postgresql', 'redis'] as const) {
    const place = await makePlace(host);
    describe(`${title}, on ${host}`, () => {
      if ('reason' in place) {
        leaveOut(host, place.reason);
        return;
      }
      let connected: Host | undefined;
      beforeAll(async () => {
        connected = await connectHost(host, place.name);
      });
      afterAll(async () => {
        await connected?.close();
        await place.remove();
      });
      body({
        host,
        place: place.name,
        stores() {
          if (connected === undefined) throw new Error(`${host} is not connected`);
          return connected.stores;
        },
      });
    });
  }
}

export function newAccount(): string {
  return `races-${randomUUID()}`;
}

/** What a store holds of the user and the record that all share. */
export interface Held {
  /** Ids of the live sessions. */
  readonly live: readonly string[];
  /** Entries of the logins that were let in. */
  readonly entries: readonly LoginEntry[];
  /** Ids of the certificates that are neither revoked nor expired. */
  readonly active: readonly string[];
  /** Every certificate, with whether it is revoked. */
  readonly history: ReadonlyMap<string, boolean>;
}

export async function heldBy(
  { auditTrail, integrations, sessions }: Stores,
  accountId: string,
): Promise<Held> {
  const key = { accountId, integrationId: SHARED };
  const entries: LoginEntry[] = [];
  for await (const entry of auditTrail.query(accountId, {
    event: 'login',
    userId: USER,
    status: 'success',
  })) {
    if (entry.event === 'login') entries.push(entry);
  }
  const { certificates } = await integrations.certificates(key, { limit: 10_000 });
  return {
    live: (await sessions.list({ accountId, userId: USER })).map(({ id }) => id).toSorted(),
    entries,
    active: await integrations.update(key, { at: instant() }, (state) => ({
      result: state.certificates.map(({ id }) => id).toSorted(),
    })),
    history: new Map(certificates.map(({ id, revokedAt }) => [id, revokedAt !== undefined])),
  };
}

/** What must hold whatever has happened, also to a process in the middle of a step. */
export function expectSound({ active, entries, live }: Held): void {
  const opened = new Set(entries.map(({ sessionId }) => sessionId));
  const ended = new Set(entries.flatMap(({ endedSessions = [] }) => endedSessions));
  expect(live.length, 'sessions at a limit of 3 (S1)').toBeLessThanOrEqual(3);
  expect(active.length, 'active certificates at a cap of 5 (CERT-1)').toBeLessThanOrEqual(5);
  expect(
    live.filter((id) => !opened.has(id)),
    'live sessions without an entry (LAT-5)',
  ).toEqual([]);
  const lost = [...opened].filter((id) => id === undefined || !(live.includes(id) || ended.has(id)));
  expect(lost, 'sessions that were opened, and neither live nor were ended by another').toEqual([]);
}
