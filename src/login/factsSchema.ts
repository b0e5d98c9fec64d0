import * as z from 'zod/mini';
import { choices, object, word } from '../core/factsSchema.js';
import { accountFeatures, instant, internalId, role, text } from '../core/schema.js';
import { noticeOptions } from '../loginNotice/factsSchema.js';
import { acknowledgement, noticeRevision } from '../loginNotice/schema.js';
import { sessionOptions } from '../sessions/factsSchema.js';
import { session } from '../sessions/schema.js';
import type { LoginSessionRequest } from './continuedSession.js';
import type { LoginFacts, PageLogin } from './login.js';
import type { LoginChoices } from './options.js';

export const loginFacts = (): z.ZodMiniType<LoginFacts> =>
  object<LoginFacts>({
    features: accountFeatures,
    notice: z.nullable(noticeRevision),
    login: object<PageLogin>({
      id: text,
      kind: word({ oidc: true, passkey: true, password: true, saml: true }),
    }),
    userId: internalId,
    roleId: internalId,
    at: instant,
    acknowledgements: z.array(acknowledgement),
    roles: z.array(role),
    sessions: z.array(session),
    session: object<LoginSessionRequest>({ id: text }, { from: text }),
  });

export const loginChoices = (): z.ZodMiniType<LoginChoices> =>
  choices<LoginChoices>({ ...noticeOptions(), ...sessionOptions() });
