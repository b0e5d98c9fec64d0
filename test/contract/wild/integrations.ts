import type { MakeStores } from '../../../src/contract/index.js';
import {
  type IntegrationRepository,
  type IntegrationState,
  type IntegrationUpdate,
  memoryStores,
} from '../../../src/stores/index.js';
import { altered, broken } from '../broken/base.js';
import { hostStores, turns, twoHostsApart } from './host.js';

/** Stores whose changes give something else. */
export function giving(
  alter: (update: IntegrationUpdate<unknown>, state: IntegrationState) => object,
): MakeStores {
  return broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(
        key,
        question,
        altered(change, (update, state) => alter(update, state) as typeof update),
      ),
  }));
}

const versionOf = (value: unknown) => JSON.stringify(value);

/** Tries again while the record is not as it was seen. */
function optimistic(most: number, versionOf: (state: IntegrationState) => string) {
  return (integrations: IntegrationRepository): Partial<IntegrationRepository> => ({
    async update(key, question, change) {
      for (let tries = 0; tries < most; tries += 1) {
        const seen = await integrations.update(key, question, (state) => ({ result: state }));
        const update = await change(structuredClone(seen));
        const isKept = await integrations.update(key, question, (state) =>
          versionOf(state) === versionOf(seen) ? { ...update, result: true } : { result: false },
        );
        if (isKept) return update.result;
      }
      throw new Error('too many conflicts');
    },
  });
}

export const wildIntegrations: Readonly<Record<string, MakeStores>> = {
  'takes no lock': () => hostStores({ lockOf: () => crypto.randomUUID() }),
  'takes a lock that one process has for itself': () => twoHostsApart(),
  'tries again three times': broken('integrations', optimistic(3, versionOf), memoryStores),
  'looks at the record alone for a conflict': broken(
    'integrations',
    optimistic(1000, ({ integration }) => versionOf(integration)),
  ),
  'looks at the certificates alone for a conflict': broken(
    'integrations',
    optimistic(1000, ({ certificates }) => versionOf(certificates)),
  ),
  'looks at the number of certificates for a conflict': broken(
    'integrations',
    optimistic(1000, ({ certificates, integration }) => versionOf([certificates.length, integration])),
  ),
  'runs a change twice and keeps both': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      await integrations.update(key, question, change);
      return integrations.update(key, question, change);
    },
  })),
  'gives the result of the first run': broken(
    'integrations',
    (integrations) => ({
      update(key, question, change) {
        const results: unknown[] = [];
        return integrations.update(
          key,
          question,
          altered(change, (update) => {
            results.push(update.result);
            return { ...update, result: results[0] as never };
          }),
        );
      },
    }),
    memoryStores,
  ),
  'resolves before it has written': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const update = await integrations.update(key, question, async (state) => ({
        result: await change(state),
      }));
      setTimeout(() => integrations.update(key, question, () => update).catch(() => {}), 1);
      return update.result;
    },
  })),
  'swallows the error of a change': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, change).catch(() => undefined as never),
  })),
  'gives no result': giving(({ result: _, ...update }) => update),
  'keeps the record, and then fails to add': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      let rest: object = {};
      const result = await integrations.update(
        key,
        question,
        altered(change, ({ add, ...update }) => {
          rest = add ? { add } : {};
          return update;
        }),
      );
      await integrations.update(key, question, () => ({ ...rest, result: null }));
      return result;
    },
  })),
  'revokes, and then fails to keep the rest': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      let rest: object = {};
      const result = await integrations.update(
        key,
        question,
        altered(change, ({ put, add, ...update }) => {
          rest = { put, add };
          return update;
        }),
      );
      await integrations.update(key, question, () => ({ ...rest, result: null }));
      return result;
    },
  })),
  'adds nothing where it puts': giving(({ add, ...update }) =>
    update.put || add === undefined ? update : { ...update, add },
  ),
  'shows a change no record': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, (state) => change({ ...state, integration: undefined })),
  })),
  'writes dates as text': () => hostStores({ write: JSON.stringify, read: JSON.parse }),
  'waits before it reads and writes, and takes no lock': () =>
    hostStores({ lockOf: () => crypto.randomUUID(), pause: () => turns(20) }),
};
