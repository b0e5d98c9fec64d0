import type { RotationBody, RotationRequest } from './request.js';

/** Why a body could not be read. */
export type BodyCode = 'body_too_large' | 'body_unreadable';

/** A body that could be read. */
export interface BodyText {
  /** All of it. */
  readonly text: string;
}

/** What was not read is not wanted, and whether giving it up succeeds does not matter. */
function ignore(): void {}

/** A body as text, read no further than a limit. */
async function textOf(body: RotationBody, maximumBytes: number): Promise<BodyCode | BodyText> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > maximumBytes) {
        reader.cancel().catch(ignore);
        return 'body_too_large';
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return { text: text + decoder.decode() };
  } catch {
    reader.cancel().catch(ignore);
    return 'body_unreadable';
  }
}

/**
 * The body of a request as text. A body that is longer than the limit is refused: at once if the request states its
 * length, otherwise as soon as more than the limit has been read.
 *
 * @param request - The request, whose body nobody has read.
 * @param maximumBytes - The limit, in bytes.
 */
export async function boundedText(
  request: RotationRequest,
  maximumBytes: number,
): Promise<BodyCode | BodyText> {
  const { body, headers } = request;
  if (Number(headers.get('Content-Length')) > maximumBytes) {
    body?.cancel().catch(ignore);
    return 'body_too_large';
  }
  return body === null ? { text: '' } : textOf(body, maximumBytes);
}
