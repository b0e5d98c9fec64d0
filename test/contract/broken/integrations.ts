import type { IntegrationRecord } from '../../../src/core/records.js';
import { type IntegrationKey, memoryStores } from '../../../src/stores/index.js';
import { altered, around, type BrokenStores, broken, cached, wrapped } from './base.js';

/** What a change sees of a record that has no certificates. */
function bare(integration: IntegrationRecord | undefined) {
  return { integration, certificates: [], known: undefined, revokedWithSameKey: undefined };
}

/** Stores that fail one case of integration records each. */
export const brokenIntegrations: BrokenStores = {
  // updates the columns that have a value, and leaves the others as they were
  'integrations/kept': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(
        key,
        question,
        altered(change, ({ put, ...update }, { integration }) =>
          put === undefined ? update : { ...update, put: { ...integration, ...put } },
        ),
      ),
  })),

  // what a client of a database gives for no row
  'integrations/absent': broken('integrations', (integrations) => ({
    get: async (key) => (await integrations.get(key)) ?? (null as unknown as undefined),
  })),

  // leaves the client id that a record had in the index
  'integrations/client-id': broken('integrations', (integrations) => {
    const keys = new Map<string, IntegrationKey>();
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update, { integration }) => {
            if (integration !== undefined)
              keys.set(JSON.stringify([key.accountId, integration.clientId]), key);
            return update;
          }),
        ),
      async byClientId(accountId, clientId) {
        const former = keys.get(JSON.stringify([accountId, clientId]));
        return (await integrations.byClientId(accountId, clientId)) ?? (former && integrations.get(former));
      },
    };
  }),

  // gives a client id that is taken an ending of its own, where it should reject the step
  'integrations/one-client-id': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, async (state) => {
        const { put, ...update } = await change(state);
        const holder = put && (await integrations.byClientId(key.accountId, put.clientId));
        if (put === undefined) return update;
        const isTaken = holder !== undefined && holder.id !== put.id;
        return { ...update, put: isTaken ? { ...put, clientId: `${put.clientId} ${put.id}` } : put };
      }),
  })),

  // joins account and record with a colon
  'integrations/apart': broken('integrations', (integrations) => {
    const joined = ({ accountId, integrationId }: IntegrationKey) => {
      const [first = '', ...rest] = `${accountId}:${integrationId}`.split(':');
      return { accountId: first, integrationId: rest.join(':') };
    };
    return {
      update: (key, question, change) => integrations.update(joined(key), question, change),
      get: (key) => integrations.get(joined(key)),
      certificates: (key, page) => integrations.certificates(joined(key), page),
    };
  }),

  // hands out what is in its cache
  'integrations/isolated': broken('integrations', (integrations) => {
    const { clear, read } = cached((key: IntegrationKey) => integrations.get(key));
    return {
      update: (key, question, change) => around(clear, () => integrations.update(key, question, change)),
      get: read,
    };
  }),

  'integrations/thrown': broken('integrations', (integrations) => ({
    update: (key, question, change) => wrapped(integrations.update(key, question, change)),
  })),

  // keeps the record in one transaction and the certificate in the next; only where a step has both, because
  // a certificate that waits for its turn breaks the cap as well
  'integrations/whole': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      let later = {};
      const result = await integrations.update(
        key,
        question,
        altered(change, (update) => {
          const { put, result: given, ...rest } = update;
          if (put === undefined || rest.add === undefined || rest.revokedAt === undefined) return update;
          later = rest;
          return { put, result: given };
        }),
      );
      await integrations.update(key, question, () => ({ ...later, result }));
      return result;
    },
  })),

  // runs all steps on one connection: what a step has written before it fails is kept with the next commit
  'integrations/side-by-side': broken('integrations', (integrations) => {
    let running = 0;
    return {
      async update(key, question, change) {
        let record: IntegrationRecord | undefined;
        running += 1;
        try {
          return await integrations.update(
            key,
            question,
            altered(change, (update) => {
              record = update.put;
              return update;
            }),
          );
        } catch (error) {
          const put = record;
          if (running > 1 && put !== undefined) {
            await integrations.update(key, {}, () => ({ put, result: null })).catch(() => {});
          }
          throw error;
        } finally {
          running -= 1;
        }
      },
    };
  }),

  // does not take back what the first run has written
  'integrations/last-run': broken(
    'integrations',
    (integrations) => ({
      update(key, question, change) {
        let first: readonly string[] | undefined;
        return integrations.update(
          key,
          question,
          altered(change, ({ put, ...update }) => {
            if (put === undefined) return update;
            first ??= put.redirectUris;
            const redirectUris = [...new Set([...first, ...put.redirectUris])];
            return { ...update, put: { ...put, redirectUris } };
          }),
        );
      },
    }),
    memoryStores,
  ),

  // reads, waits, writes without a look whether anything came between; only where there is a record and no
  // certificate matters, because it creates twice and passes the cap as well
  'integrations/lost-update': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const record = await integrations.get(key);
      if (record === undefined || question.at) return integrations.update(key, question, change);
      const update = await change(bare(record));
      return integrations.update(key, question, () => update);
    },
  })),

  // has no row to lock where there is no record yet
  'integrations/created-once': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const record = await integrations.get(key);
      if (record !== undefined || question.at) return integrations.update(key, question, change);
      const update = await change(bare(record));
      return integrations.update(key, question, () => update);
    },
  })),

  // LIMIT 100
  'integrations/list': broken('integrations', (integrations) => ({
    async *list(accountId) {
      let left = 100;
      for await (const record of integrations.list(accountId)) {
        if (left === 0) return;
        left -= 1;
        yield record;
      }
    },
  })),
};
