import type { Release } from '../../../src/core/release.js';
import { type AuthorizationIntegration, decideAuthorizationRequest } from '../../../src/gateway/index.js';

export const REDIRECT = 'https://app.example.com/cb';
export const STATE = 'zJpNtSXTJjpQ4v5oVkGp2w';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export const integration: AuthorizationIntegration = {
  clientId: '6d0e2b',
  clientType: 'confidential',
  createdIn: '2026.1',
  state: 'enabled',
  authorizationCodeGrant: true,
  redirectUris: [REDIRECT, 'https://app.example.com/q?tenant=1', 'myapp://callback'],
  scopes: ['restlets', 'rest_webservices'],
};

export const REQUEST = {
  client_id: '6d0e2b',
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'restlets rest_webservices',
  state: STATE,
};

export interface Asked {
  readonly sent?: Readonly<Record<string, string | undefined>>;
  readonly more?: readonly (readonly [string, string])[];
  readonly record?: Partial<AuthorizationIntegration> | null;
  readonly release?: Release;
  readonly host?: 'account' | 'system';
}

export function parametersOf({ sent = {}, more = [] }: Asked): URLSearchParams {
  const entries = Object.entries({ ...REQUEST, ...sent }).filter(([, value]) => value !== undefined);
  const parameters = new URLSearchParams(entries as [string, string][]);
  for (const [name, value] of more) parameters.append(name, value);
  return parameters;
}

export function ask(asked: Asked = {}) {
  const { record = {}, release = '2026.1', host } = asked;
  return decideAuthorizationRequest(release, {
    parameters: parametersOf(asked),
    integration: record && { ...integration, ...record },
    ...(host && { host }),
  });
}

export function outcome(asked: Asked) {
  const answer = ask(asked);
  if (answer.allowed) return 'proceed';
  const { auditDetail, disposition, error, violations } = answer;
  return { disposition, error, auditDetail, codes: violations.map(({ code }) => code) };
}
