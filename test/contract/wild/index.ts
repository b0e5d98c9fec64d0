import type { MakeStores } from '../../../src/contract/index.js';
import type { Stores } from '../../../src/stores/index.js';
import { wildAssertions } from './assertions.js';
import { wildAuditQueries } from './auditQueries.js';
import { wildAuditTrail } from './auditTrail.js';
import { wildCertificatePages } from './certificatePages.js';
import { wildCertificates } from './certificates.js';
import { wildIntegrations } from './integrations.js';
import { wildNotices } from './notices.js';
import { wildRecords } from './records.js';
import { wildSessionLists } from './sessionLists.js';
import { wildSessions } from './sessions.js';

interface WildPort {
  /** The ports that are on trial. */
  readonly ports: readonly (keyof Stores)[];
  readonly stores: Readonly<Record<string, MakeStores>>;
}

/** Stores as careless hosts write them, made without a look at the cases, by what they do wrong. */
export const WILD: readonly WildPort[] = [
  { ports: ['sessions', 'auditTrail'], stores: { ...wildSessions, ...wildSessionLists } },
  { ports: ['integrations'], stores: { ...wildIntegrations, ...wildRecords } },
  { ports: ['integrations'], stores: { ...wildCertificates, ...wildCertificatePages } },
  { ports: ['notices'], stores: wildNotices },
  { ports: ['auditTrail'], stores: { ...wildAuditTrail, ...wildAuditQueries } },
  { ports: ['assertions'], stores: wildAssertions },
];
