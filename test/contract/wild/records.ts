import type { MakeStores } from '../../../src/contract/index.js';
import type { IntegrationRecord } from '../../../src/core/records.js';
import type { IntegrationKey } from '../../../src/stores/index.js';
import { altered, broken, leaking, listed, over } from '../broken/base.js';
import { hostStores, Machine } from './host.js';
import { giving } from './integrations.js';

/** Stores that keep another record than they were given. */
function keeping(kept: (record: IntegrationRecord) => object): MakeStores {
  return giving(({ put, ...update }) => (put ? { ...update, put: kept(put) } : update));
}

/** Accounts and records under other names. */
function named(nameOf: (name: string) => string): MakeStores {
  return broken('integrations', (integrations) => {
    const keyOf = ({ accountId, integrationId }: IntegrationKey) => ({
      accountId: nameOf(accountId),
      integrationId: nameOf(integrationId),
    });
    return {
      update: (key, question, change) => integrations.update(keyOf(key), question, change),
      get: (key) => integrations.get(keyOf(key)),
      byClientId: (accountId, clientId) => integrations.byClientId(nameOf(accountId), clientId),
      list: (accountId) => integrations.list(nameOf(accountId)),
      certificates: (key, page) => integrations.certificates(keyOf(key), page),
    };
  });
}

/** Records that are not given back as they were kept. */
export const wildRecords: Readonly<Record<string, MakeStores>> = {
  'drops the release since which a grant is there': keeping(
    ({ authorizationCodeGrantSince: _, ...record }) => record,
  ),
  'drops the release since which TBA is there': keeping(({ tbaSince: _, ...record }) => record),
  'gives null for an absent release': keeping((record) => ({
    ...record,
    tbaSince: record.tbaSince ?? null,
  })),
  'sorts redirect URIs': keeping((record) => ({
    ...record,
    redirectUris: record.redirectUris.toSorted(),
  })),
  'reverses scopes': keeping((record) => ({ ...record, scopes: record.scopes.toReversed() })),
  'drops empty lists': keeping(({ scopes, ...record }) =>
    scopes.length === 0 ? record : { ...record, scopes },
  ),
  'joins redirect URIs with a comma': keeping((record) => ({
    ...record,
    redirectUris: record.redirectUris.join(',').split(','),
  })),
  'writes names as HTML': keeping((record) => ({ ...record, name: record.name.replaceAll('&', '&amp;') })),
  'writes names in Latin': keeping((record) => ({ ...record, name: record.name.replace('–', '?') })),
  'gives 1 for true': keeping((record) => ({ ...record, userCredentials: record.userCredentials ? 1 : 0 })),
  'compares names without regard to case': named((name) => name.toLowerCase()),
  'trims names': named((name) => name.trim()),
  'reads names as numbers': named((name) => `${Number(name) || name}`),
  'compares client ids without regard to case': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(
        key,
        question,
        altered(change, ({ put, ...update }) =>
          put ? { ...update, put: { ...put, clientId: put.clientId.toLowerCase() } } : update,
        ),
      ),
    byClientId: (accountId, clientId) => integrations.byClientId(accountId, clientId.toLowerCase()),
  })),
  'has no accounts': () => hostStores({ nameOf: (kind, _, ...rest) => JSON.stringify([kind, ...rest]) }),
  'has a client id once in all accounts': broken('integrations', (integrations) => {
    const holders = new Map<string, string>();
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            const clientId = update.put?.clientId ?? '';
            if ((holders.get(clientId) ?? key.accountId) !== key.accountId) throw new Error('taken');
            holders.set(clientId, key.accountId);
            return update;
          }),
        ),
    };
  }),
  'finds a client id in whatever account': broken('integrations', (integrations) => {
    const found = new Map<string, string>();
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            if (update.put) found.set(update.put.clientId, key.accountId);
            return update;
          }),
        ),
      byClientId: (accountId, clientId) =>
        integrations.byClientId(found.get(clientId) ?? accountId, clientId),
    };
  }),
  'finds no record by its client id once it was put again': broken('integrations', (integrations) => {
    const ids = new Map<string, string>();
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            if (update.put && !ids.has(key.integrationId)) ids.set(key.integrationId, update.put.clientId);
            return update;
          }),
        ),
      async byClientId(accountId, clientId) {
        const record = await integrations.byClientId(accountId, clientId);
        return record && ids.get(record.id) === clientId ? record : undefined;
      },
    };
  }),
  'lists the records of all accounts': broken('integrations', (integrations) => {
    const accounts = new Set<string>();
    return {
      update(key, question, change) {
        accounts.add(key.accountId);
        return integrations.update(key, question, change);
      },
      async *list() {
        for (const accountId of accounts) yield* integrations.list(accountId);
      },
    };
  }),
  'lists a hundred at most': broken('integrations', (integrations) => ({
    async *list(accountId) {
      yield* (await listed(integrations.list(accountId))).slice(0, 100);
    },
  })),
  'pages its list by offset, the last put first': broken('integrations', (integrations) => {
    const puts: string[] = [];
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            if (update.put) puts.unshift(...puts.splice(puts.indexOf(update.put.id), 1), update.put.id);
            return update;
          }),
        ),
      async *list(accountId) {
        for (let offset = 0; ; offset += 10) {
          const order = [...new Set(puts)];
          const records = (await listed(integrations.list(accountId))).sort(
            (one, other) => order.indexOf(one.id) - order.indexOf(other.id),
          );
          if (offset >= records.length) return;
          yield* records.slice(offset, offset + 10);
        }
      },
    };
  }),
  'stops its list when a record is put': broken('integrations', (integrations) => {
    let version = 0;
    return {
      update(key, question, change) {
        version += 1;
        return integrations.update(key, question, change);
      },
      async *list(accountId) {
        const began = version;
        for await (const record of integrations.list(accountId)) {
          yield record;
          if (version !== began) throw new Error('the collection was modified');
        }
      },
    };
  }),
  'starts its list again when a record is put': broken('integrations', (integrations) => {
    let version = 0;
    return {
      update(key, question, change) {
        version += 1;
        return integrations.update(key, question, change);
      },
      async *list(accountId) {
        const began = version;
        for await (const record of integrations.list(accountId)) {
          yield record;
          if (version !== began) return yield* integrations.list(accountId);
        }
      },
    };
  }),
  'leaves a cursor open when its list is stopped': broken('integrations', (integrations) => ({
    list: leaking((accountId) => integrations.list(accountId), 50),
  })),
  'hands out its own records': broken('integrations', (integrations) => {
    const records = new Map<string, IntegrationRecord>();
    const nameOf = ({ accountId, integrationId }: IntegrationKey) =>
      JSON.stringify([accountId, integrationId]);
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            if (update.put) records.set(nameOf(key), update.put);
            return update;
          }),
        ),
      get: async (key) => records.get(nameOf(key)),
    };
  }),
  'reads what its cache has, in each process': () => {
    const machine = new Machine();
    const handle = () => {
      const stores = hostStores({}, machine);
      const records = new Map<string, IntegrationRecord>();
      const get = async (key: IntegrationKey) => {
        const record = records.get(JSON.stringify(key)) ?? (await stores.integrations.get(key));
        if (record) records.set(JSON.stringify(key), record);
        return record;
      };
      return { ...stores, integrations: over(stores.integrations, { get }) };
    };
    return [handle(), handle()];
  },
};
