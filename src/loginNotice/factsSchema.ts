import * as z from 'zod/mini';
import { choices, having, object, word } from '../core/factsSchema.js';
import { accountFeatures, instant, internalId, role, text } from '../core/schema.js';
import type { AcknowledgementFacts } from './acknowledgement.js';
import type { LoginKind, NoticeLogin, NoticeReference } from './notice.js';
import type { NoticeChoices, NoticeMaxAge } from './options.js';
import type { ReadAcknowledgementsFacts } from './readAcknowledgements.js';
import type { NoticeRequirementFacts } from './requirement.js';
import { acknowledgement, noticeRevision, sha256 } from './schema.js';
import type { EnableLoginNotificationFacts, SetNoticeFacts } from './setNotice.js';

const loginKind = (): z.ZodMiniType<LoginKind> =>
  word({ oidc: true, passkey: true, password: true, role_switch: true, saml: true, token: true });

/** What every question about a notice asks of an account and of a login. */
const noticeFacts = () => ({
  features: having(accountFeatures, 'loginNotification'),
  notice: z.nullable(noticeRevision),
  login: object<NoticeLogin>({ id: text, kind: loginKind() }),
  userId: internalId,
  at: instant,
});

export const noticeRequirementFacts = (): z.ZodMiniType<NoticeRequirementFacts> =>
  object<NoticeRequirementFacts>({ ...noticeFacts(), acknowledgements: z.array(acknowledgement) });

export const acknowledgementFacts = (): z.ZodMiniType<AcknowledgementFacts> =>
  object<AcknowledgementFacts>(
    {
      ...noticeFacts(),
      roleId: internalId,
      shown: object<NoticeReference>({ revision: z.int().check(z.gte(1)), sha256 }),
    },
    { address: text, userAgent: text },
  );

export const readAcknowledgementsFacts = (): z.ZodMiniType<ReadAcknowledgementsFacts> =>
  object<ReadAcknowledgementsFacts>({ role });

export const setNoticeFacts = (): z.ZodMiniType<SetNoticeFacts> =>
  object<SetNoticeFacts>(
    { features: having(accountFeatures, 'loginNotification'), role, text: z.string() },
    { previous: having(noticeRevision, 'revision', 'text') },
  );

export const enableLoginNotificationFacts = (): z.ZodMiniType<EnableLoginNotificationFacts> =>
  object<EnableLoginNotificationFacts>({ role: having(role, 'kind', 'permissions') });

/** The options of {@link NoticeChoices}. */
export const noticeOptions = () => ({
  gatedLogins: z.array(loginKind()),
  frequency: z.union([
    word({ every_login: true, once_per_text: true }),
    object<NoticeMaxAge>({ maxAgeDays: z.number() }),
  ]),
});

export const noticeChoices = (): z.ZodMiniType<NoticeChoices> => choices<NoticeChoices>(noticeOptions());
