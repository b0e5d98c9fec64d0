import type { Certificate } from '../../../src/certificates/index.js';
import type { MakeStores } from '../../../src/contract/index.js';
import type { CertificatePage, IntegrationRepository } from '../../../src/stores/index.js';
import { altered, broken } from '../broken/base.js';

type Page = Parameters<IntegrationRepository['certificates']>[1];

/** Stores that cut pages out of the whole history in a way of their own. */
function paged(cut: (history: readonly Certificate[], page: Page) => CertificatePage): MakeStores {
  return broken('integrations', (integrations) => ({
    async certificates(key, page) {
      const { certificates } = await integrations.certificates(key, { limit: 10_000 });
      return cut(certificates, page);
    },
  }));
}

/** A page that begins after a certificate, where each has a mark. */
function after(
  history: readonly Certificate[],
  { limit, after: mark }: Page,
  markOf: (certificate: Certificate) => string,
): CertificatePage {
  const from = mark === undefined ? 0 : history.findIndex((one) => markOf(one) < mark);
  const page = from === -1 ? [] : history.slice(from, from + limit);
  const last = page.at(-1);
  const isLast = last === history.at(-1);
  return last && !isLast ? { certificates: page, next: markOf(last) } : { certificates: page };
}

/** Histories in pages that are not cut as they should be. */
export const wildCertificatePages: Readonly<Record<string, MakeStores>> = {
  'keeps the history as it was added': broken('integrations', (integrations) => {
    const added: string[] = [];
    return {
      update: (key, question, change) =>
        integrations.update(
          key,
          question,
          altered(change, (update) => {
            if (update.add) added.unshift(update.add.id);
            return update;
          }),
        ),
      async certificates(key, page) {
        const { certificates } = await integrations.certificates(key, { limit: 10_000 });
        const history = certificates.toSorted((a, b) => added.indexOf(a.id) - added.indexOf(b.id));
        const from = page.after === undefined ? 0 : Number(page.after);
        const part = { certificates: history.slice(from, from + page.limit) };
        return from + page.limit < history.length ? { ...part, next: `${from + page.limit}` } : part;
      },
    };
  }),
  'gives the first created first': paged((history, { limit, after: mark = '0' }) => {
    const end = Number(mark) + limit;
    const part = { certificates: history.toReversed().slice(Number(mark), end) };
    return end < history.length ? { ...part, next: `${end}` } : part;
  }),
  'gives all on one page': paged((history) => ({ certificates: history })),
  'gives one more than the limit': paged((history, page) =>
    after(history, { ...page, limit: page.limit + 1 }, (one) => `${one.createdAt.toISOString()} ${one.id}`),
  ),
  'gives no next page': paged((history, { limit }) => ({ certificates: history.slice(0, limit) })),
  'begins each page at the start': paged((history, { limit }) => ({
    certificates: history.slice(0, limit),
    ...(limit < history.length && { next: 'more' }),
  })),
  'pages by offset': paged((history, { limit, after: mark = '0' }) => {
    const end = Number(mark) + limit;
    const part = { certificates: history.slice(Number(mark), end) };
    return end < history.length ? { ...part, next: `${end}` } : part;
  }),
  'pages by instant alone': paged((history, page) =>
    after(history, page, ({ createdAt }) => createdAt.toISOString()),
  ),
  'pages by the whole second': paged((history, page) =>
    after(history, page, ({ createdAt, id }) => `${createdAt.toISOString().slice(0, 19)} ${id}`),
  ),
  'orders those of one instant by ascending id': paged((history, page) => {
    const order = history.toSorted(
      (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    const from = page.after === undefined ? 0 : Number(page.after);
    const part = { certificates: order.slice(from, from + page.limit) };
    return from + page.limit < order.length ? { ...part, next: `${from + page.limit}` } : part;
  }),
  'orders those of one instant by the number in their id': paged((history, page) => {
    const order = history.toSorted(
      (a, b) =>
        b.createdAt.getTime() - a.createdAt.getTime() || b.id.localeCompare(a.id, 'en', { numeric: true }),
    );
    const from = page.after === undefined ? 0 : Number(page.after);
    const part = { certificates: order.slice(from, from + page.limit) };
    return from + page.limit < order.length ? { ...part, next: `${from + page.limit}` } : part;
  }),
  'has the active ones alone in the history': paged((history, page) =>
    after(
      history.filter(({ revokedAt }) => revokedAt === undefined),
      page,
      (one) => `${one.createdAt.toISOString()} ${one.id}`,
    ),
  ),
  'goes on after a certificate that it looks for among the active ones': paged((history, page) => {
    const active = history.filter(({ revokedAt }) => revokedAt === undefined);
    if (page.after !== undefined && !active.some(({ id }) => id === page.after)) return { certificates: [] };
    const from = history.findIndex(({ id }) => id === page.after) + 1;
    const part = history.slice(from, from + page.limit);
    const last = part.at(-1);
    return last && last !== history.at(-1) ? { certificates: part, next: last.id } : { certificates: part };
  }),
};
