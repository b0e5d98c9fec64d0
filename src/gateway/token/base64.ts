// a byte order mark is kept, so that no two texts stand for one id
const DECODER = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 text that base64 stands for, or `undefined` where it stands for no text. */
export function decodeBase64(base64: string): string | undefined {
  try {
    return DECODER.decode(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** The JSON object that a part of a JWT holds, or `undefined` (RFC 7515 section 2). */
export function decodePart(base64url: string): Readonly<Record<string, unknown>> | undefined {
  if (!/^[\w-]+$/.test(base64url)) return undefined;
  const text = decodeBase64(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
