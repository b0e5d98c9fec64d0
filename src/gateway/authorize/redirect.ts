/** A redirect URI with the parameters of an answer. A query that it already has stays as it is (R3). */
export function withParameters(redirectUri: string, parameters: Readonly<Record<string, string>>): string {
  const [uri = '', ...fragment] = redirectUri.split('#');
  const separator = uri.includes('?') ? '&' : '?';
  return [`${uri}${separator}${new URLSearchParams(parameters)}`, ...fragment].join('#');
}
