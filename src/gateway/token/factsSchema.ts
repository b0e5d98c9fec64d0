import * as z from 'zod/mini';
import { certificate } from '../../certificates/schema.js';
import { assertionOptions } from '../../clientAssertion/factsSchema.js';
import { choices, found, having, object, word } from '../../core/factsSchema.js';
import { CLIENT_TYPES } from '../../core/records.js';
import { accountId, instant, integrationRecord, internalId, oneOf, text } from '../../core/schema.js';
import { keptBinding, pkceOptions } from '../../pkcePolicy/factsSchema.js';
import { searchParameters } from '../schema.js';
import type { TokenRequest } from './clientAuthentication.js';
import type {
  AssertionFacts,
  IssuedCode,
  IssuedRefreshToken,
  RefreshTokenSettings,
  TokenIntegration,
  TokenRequestFacts,
} from './facts.js';
import type { TokenChoices } from './options.js';
import type { RefreshTokenSettingsFacts } from './refreshTokens.js';

/** {@link TokenRequestFacts}, with what the caller has found in the place of the functions that find it. */
interface TokenRequestDocument extends Omit<TokenRequestFacts, 'secretMatches' | 'verify'> {
  /** Whether the client secret that was sent is that of the client. It has to be there where one was sent. */
  readonly secretMatches?: boolean;
  /** Whether the code verifier matches the code challenge. It has to be there where both are. */
  readonly codeVerifierMatches?: boolean;
}

const integration = (): z.ZodMiniType<TokenIntegration> =>
  having(
    integrationRecord,
    'authorizationCodeGrant',
    'authorizationCodeGrantSince',
    'clientCredentialsGrant',
    'clientId',
    'clientType',
    'createdIn',
    'id',
    'scopes',
    'state',
  );

/** What codes and refresh tokens have in common. */
const issued = () => ({
  clientId: text,
  entityId: internalId,
  roleId: internalId,
  scopes: z.array(z.string()),
  issuedAt: instant,
});

const hours = () => z.nullable(z.number());
const settings = () => ({ validityHours: hours(), maximumRotationHours: hours() });

export const refreshTokenSettingsFacts = (): z.ZodMiniType<RefreshTokenSettingsFacts> =>
  object<RefreshTokenSettingsFacts>({ clientType: oneOf(CLIENT_TYPES) }, settings());

export const tokenRequestFacts = (): z.ZodMiniType<TokenRequestFacts> =>
  z.pipe(
    object<TokenRequestDocument>(
      {
        request: object<TokenRequest>({
          authorization: z.nullable(z.string()),
          parameters: searchParameters,
        }),
        accountId,
        integration: z.nullable(integration()),
        at: instant,
      },
      {
        secretMatches: z.boolean(),
        codeVerifierMatches: z.boolean(),
        code: z.nullable(
          object<IssuedCode>(
            { ...issued(), redirectUri: z.string(), binding: z.nullable(keptBinding()) },
            { usedAt: instant },
          ),
        ),
        refreshToken: z.nullable(
          object<IssuedRefreshToken>({ ...issued(), authorizedAt: instant }, { usedAt: instant }),
        ),
        refreshTokenSettings: choices<RefreshTokenSettings>(settings()),
        assertion: object<AssertionFacts>(
          { certificates: z.array(certificate), signatureValid: z.boolean() },
          { featureDisabled: z.boolean(), subjectDisabled: z.boolean() },
        ),
      },
    ),
    z.transform(({ secretMatches, codeVerifierMatches, ...facts }) => ({
      ...facts,
      secretMatches: found(secretMatches, 'secretMatches'),
      verify: found(codeVerifierMatches, 'codeVerifierMatches'),
    })),
  );

export const tokenChoices = (): z.ZodMiniType<TokenChoices> =>
  choices<TokenChoices>({
    ...pkceOptions(),
    ...assertionOptions(),
    codeLifetimeSeconds: z.number(),
    grantTypeError: word({ invalid_request: true, unsupported_grant_type: true }),
  });
