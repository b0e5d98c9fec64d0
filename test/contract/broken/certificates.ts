import type { Certificate } from '../../../src/certificates/index.js';
import type { CertificatePage, IntegrationKey } from '../../../src/stores/index.js';
import { altered, around, type BrokenStores, broken, cached, seeing } from './base.js';

/** RSA keys with their size as text. */
function withTextSize(certificate: Certificate): Certificate {
  const { key } = certificate;
  if (key.type !== 'RSA') return certificate;
  return { ...certificate, key: { type: 'RSA', bits: `${key.bits}` as unknown as number } };
}

/** Where a page ends, as the stores in memory write it. */
function endOf({ certificates }: CertificatePage): string {
  const last = certificates.at(-1);
  return last === undefined ? '' : `${last.createdAt.toISOString()} ${last.id}`;
}

/** Stores that fail one case of certificates each. */
export const brokenCertificates: BrokenStores = {
  // gives a number back as text, as clients of databases do with big ones
  'certificates/kept': broken('integrations', (integrations) => ({
    ...seeing(integrations, ({ certificates, known, ...state }) => ({
      ...state,
      certificates: certificates.map(withTextSize),
      known: known && withTextSize(known),
    })),
    async certificates(key, page) {
      const found = await integrations.certificates(key, page);
      return { ...found, certificates: found.certificates.map(withTextSize) };
    },
  })),

  // takes a certificate for expired in the last instant of its validity
  'certificates/active': broken('integrations', (integrations) =>
    seeing(integrations, (state, at) => ({
      ...state,
      certificates: state.certificates.filter(({ validUntil }) => validUntil > at),
    })),
  ),

  // looks for the certificate in question among the active ones
  'certificates/known': broken('integrations', (integrations) =>
    seeing(integrations, ({ known, ...state }, at) => {
      const isActive = known !== undefined && known.revokedAt === undefined && known.validUntil >= at;
      return { ...state, known: isActive ? known : undefined };
    }),
  ),

  // looks for the key in question in the record alone
  'certificates/revoked-key': broken('integrations', (integrations) => ({
    update: (key, question, change) =>
      integrations.update(key, question, ({ revokedWithSameKey: found, ...state }) =>
        change({
          ...state,
          revokedWithSameKey: found?.integrationId === key.integrationId ? found : undefined,
        }),
      ),
  })),

  // shows the revoked ones of a page last
  'certificates/revoked': broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const { certificates, ...rest } = await integrations.certificates(key, page);
      const rank = ({ revokedAt }: Certificate) => (revokedAt === undefined ? 0 : 1);
      return { ...rest, certificates: certificates.toSorted((a, b) => rank(a) - rank(b)) };
    },
  })),

  // joins certificates with their record by the client id, which changes
  'certificates/record-changed': broken('integrations', (integrations) => {
    const owners = new Map<string, string | undefined>();
    return {
      update: (key, question, change) =>
        integrations.update(key, question, async (state) => {
          const nameOf = ({ id }: Certificate) => JSON.stringify([key.accountId, id]);
          const isOwn = (one: Certificate) => owners.get(nameOf(one)) === state.integration?.clientId;
          const update = await change({ ...state, certificates: state.certificates.filter(isOwn) });
          const { add, put = state.integration } = update;
          if (add && !owners.has(nameOf(add))) owners.set(nameOf(add), put?.clientId);
          return update;
        }),
    };
  }),

  // takes a full page for one that is not the last
  'certificates/pages': broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const found = await integrations.certificates(key, page);
      return found.certificates.length < page.limit ? found : { ...found, next: endOf(found) };
    },
  })),

  // pages by offset
  'certificates/pages-under-writes': broken('integrations', (integrations) => ({
    async certificates(key, { limit, after = '0' }) {
      const { certificates } = await integrations.certificates(key, { limit: 10_000 });
      const end = Number(after) + limit;
      const part = { certificates: certificates.slice(Number(after), end) };
      return end < certificates.length ? { ...part, next: `${end}` } : part;
    },
  })),

  // counts the certificates and adds one, without a lock; only where there are some, because the record is
  // not locked either then, nor is the certificate in question
  'certificates/cap': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const seen = await integrations.update(key, question, (state) => ({ result: state }));
      if (seen.certificates.length === 0) return integrations.update(key, question, change);
      const update = await change(seen);
      return integrations.update(key, question, () => update);
    },
  })),

  // locks the record, and not the certificate in question, which it has looked for before
  'certificates/one-record': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const known = await integrations.update(key, question, (state) => ({ result: state.known }));
      return integrations.update(key, question, (state) => change({ ...state, known }));
    },
  })),

  // locks the certificates, and not the record, which it has read before; only where certificates matter,
  // because it loses changes of the record as well
  'certificates/one-step': broken('integrations', (integrations) => ({
    async update(key, question, change) {
      const integration = await integrations.get(key);
      return integrations.update(key, question, (state) =>
        change(question.at === undefined ? state : { ...state, integration }),
      );
    },
  })),

  // passes over a revocation where another step is under way: SKIP LOCKED
  'certificates/lost-revocation': broken('integrations', (integrations) => {
    let running = 0;
    return {
      async update(key, question, change) {
        const isAlone = running === 0;
        running += 1;
        try {
          return await integrations.update(
            key,
            question,
            altered(change, ({ revokedAt, ...update }) =>
              isAlone && revokedAt !== undefined ? { ...update, revokedAt } : update,
            ),
          );
        } finally {
          running -= 1;
        }
      },
    };
  }),

  // hands out what is in its cache
  'certificates/isolated': broken('integrations', (integrations) => {
    const { clear, read } = cached((key: IntegrationKey, page: { limit: number; after?: string }) =>
      integrations.certificates(key, page),
    );
    return {
      update: (key, question, change) => around(clear, () => integrations.update(key, question, change)),
      certificates: read,
    };
  }),
};
