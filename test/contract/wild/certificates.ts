import type { Certificate } from '../../../src/certificates/index.js';
import type { MakeStores } from '../../../src/contract/index.js';
import type { IntegrationKey, IntegrationState } from '../../../src/stores/index.js';
import { altered, broken, seeing } from '../broken/base.js';
import { giving } from './integrations.js';

function seen(shown: (state: IntegrationState, at: Date) => IntegrationState): MakeStores {
  return broken('integrations', (integrations) => seeing(integrations, shown));
}

/** Stores that keep another certificate than they were given. */
function keeping(kept: (certificate: Certificate) => object): MakeStores {
  return giving(({ add, ...update }) => (add ? { ...update, add: kept(add) } : update));
}

/** Stores that revoke in a way of their own. */
function revoking(revokedAtOf: (revokedAt: Date, state: IntegrationState) => Date | undefined): MakeStores {
  return giving(({ revokedAt, ...update }, state) => {
    const kept = revokedAt && revokedAtOf(revokedAt, state);
    return kept ? { ...update, revokedAt: kept } : update;
  });
}

export const wildCertificates: Readonly<Record<string, MakeStores>> = {
  'shows revoked ones as active': broken('integrations', (integrations) => ({
    update: async (key, question, change) => {
      const { certificates } = await integrations.certificates(key, { limit: 10_000 });
      return integrations.update(key, question, (state) =>
        change({
          ...state,
          certificates: certificates.filter(({ validUntil }) => question.at && validUntil >= question.at),
        }),
      );
    },
  })),
  'shows those as active that are revoked later than the instant in question': broken(
    'integrations',
    (integrations) => ({
      update: async (key, question, change) => {
        const { at = new Date(0) } = question;
        const { certificates } = await integrations.certificates(key, { limit: 10_000 });
        const later = certificates.filter(({ revokedAt }) => revokedAt && revokedAt > at);
        return integrations.update(key, question, (state) =>
          change({ ...state, certificates: [...state.certificates, ...later] }),
        );
      },
    }),
  ),
  'shows expired ones as active': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question.at ? { ...question, at: new Date(0) } : question, change),
  })),
  'takes its own clock for the instant in question': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question.at ? { ...question, at: new Date() } : question, change),
  })),
  'shows certificates where there is no instant': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, { ...question, at: question.at ?? new Date() }, change),
  })),
  'hides a certificate in the last instant of its validity': seen((state, at) => ({
    ...state,
    certificates: state.certificates.filter(({ validUntil }) => validUntil.getTime() !== at.getTime()),
  })),
  'hides those that are not yet valid': seen((state, at) => ({
    ...state,
    certificates: state.certificates.filter(({ validFrom }) => validFrom <= at),
  })),
  'shows four at most': seen((state) => ({ ...state, certificates: state.certificates.slice(0, 4) })),
  'knows the certificates of the record alone': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, ({ known, ...state }) =>
        change({ ...state, known: known?.integrationId === key.integrationId ? known : undefined }),
      ),
  })),
  'knows the active certificates alone': seen(({ known, ...state }) => ({
    ...state,
    known: state.certificates.find(({ id }) => id === known?.id),
  })),
  'knows the certificates of other records alone': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, ({ known, ...state }) =>
        change({ ...state, known: known?.integrationId === key.integrationId ? undefined : known }),
      ),
  })),
  'knows the certificates of all accounts': broken('integrations', (integrations) => {
    const added = new Map<string, Certificate>();
    return {
      update: (key, question, change) =>
        integrations.update(key, question, async (state) => {
          const known = state.known ?? added.get(question.certificateId ?? '');
          const update = await change({ ...state, known });
          if (update.add) added.set(update.add.id, update.add);
          return update;
        }),
    };
  }),
  'compares no keys': seen((state) => ({ ...state, revokedWithSameKey: undefined })),
  'takes an active certificate with the key for a revoked one': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, async (state) => {
        const sameKey = state.certificates.find(
          ({ spkiFingerprint }) => spkiFingerprint === question.spkiFingerprint,
        );
        return change({ ...state, revokedWithSameKey: state.revokedWithSameKey ?? sameKey });
      }),
  })),
  'drops the key': keeping(({ spkiFingerprint: _, ...certificate }) => certificate),
  'knows no certificate': seen((state) => ({ ...state, known: undefined })),
  'knows a certificate where none is in question': seen((state) => ({
    ...state,
    known: state.known ?? state.certificates[0],
  })),
  'drops a certificate whose id is there': giving(({ add, ...update }, { known }) =>
    add && known?.id !== add.id ? { ...update, add } : update,
  ),
  'deletes what is revoked': broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const found = await integrations.certificates(key, page);
      return { ...found, certificates: found.certificates.filter(({ revokedAt }) => !revokedAt) };
    },
  })),
  'marks as revoked, without the time': broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const found = await integrations.certificates(key, page);
      const certificates = found.certificates.map((one) =>
        one.revokedAt ? { ...one, revokedAt: new Date(0) } : one,
      );
      return { ...found, certificates };
    },
  })),
  'takes its own clock for the time of a revocation': revoking(() => new Date()),
  'cuts milliseconds of a revocation': revoking(
    (revokedAt) => new Date(Math.floor(revokedAt.getTime() / 1000) * 1000),
  ),
  'revokes nothing': revoking(() => undefined),
  'revokes one of a record, and no other after it': revoking((revokedAt, { certificates }) =>
    certificates.length === 1 || certificates.length > 50 ? revokedAt : undefined,
  ),
  'revokes all of a record': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      let revokedAt: Date | undefined;
      const result = await integrations.update(
        key,
        question,
        altered(change, (update) => {
          revokedAt = update.revokedAt;
          return update;
        }),
      );
      const { certificates } = await integrations.certificates(key, { limit: 10_000 });
      for (const { id } of revokedAt ? certificates : []) {
        await integrations.update(key, { certificateId: id }, () => ({
          revokedAt: revokedAt as Date,
          result: null,
        }));
      }
      return result;
    },
  })),
  'loses the certificates of a record that is put': broken('integrations', (integrations) => {
    const lost = new Set<string>();
    return {
      update: (key, question, change) =>
        integrations.update(key, question, async ({ certificates, ...state }) => {
          const there = certificates.filter(({ id }) => !lost.has(id));
          const update = await change({ ...state, certificates: there });
          if (update.put) for (const { id } of await history(key)) lost.add(id);
          return update;
        }),
    };
    async function history(key: IntegrationKey) {
      return (await integrations.certificates(key, { limit: 10_000 })).certificates;
    }
  }),
  'adds to no record': giving(({ add, ...update }) =>
    add ? { ...update, add: { ...add, integration: '' } } : update,
  ),
  'drops the curve of a key': keeping((one) => ({ ...one, key: { type: one.key.type } })),
  'drops the size of a key': keeping((one) => ({
    ...one,
    key: one.key.type === 'RSA' ? { ...one.key, bits: 3072 } : one.key,
  })),
  'gives the entity as a number': keeping((one) => ({ ...one, entity: Number(one.entityId) })),
  'gives null for no revocation': broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const found = await integrations.certificates(key, page);
      const certificates = found.certificates.map((one) => ({
        ...one,
        revokedAt: one.revokedAt ?? (null as unknown as Date),
      }));
      return { ...found, certificates };
    },
  })),
  'takes its own clock for the time of creation': keeping((one) => ({ ...one, createdAt: new Date() })),
  'cuts milliseconds of the creation': keeping((one) => ({
    ...one,
    createdAt: new Date(Math.floor(one.createdAt.getTime() / 1000) * 1000),
  })),
  'keeps validity as a day': keeping((one) => ({
    ...one,
    validUntil: new Date(`${one.validUntil.toISOString().slice(0, 10)}T00:00:00Z`),
  })),
  'writes ids in small letters': keeping((one) => ({ ...one, id: one.id.toLowerCase() })),
};
