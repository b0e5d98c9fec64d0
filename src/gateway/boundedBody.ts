export type BodyCode = 'body_too_large' | 'body_unreadable';

/**
 * The body of a request as text, read no further than a bound.
 *
 * @param maximumBytes - What is longer is refused: at once where the request states its length, otherwise at the first byte too many.
 */
export async function boundedText(
  request: Request,
  maximumBytes: number,
): Promise<BodyCode | { text: string }> {
  if (Number(request.headers.get('Content-Length')) > maximumBytes) {
    await request.body?.cancel();
    return 'body_too_large';
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      // leaving the loop cancels the rest
      if (bytes > maximumBytes) return 'body_too_large';
      text += decoder.decode(chunk, { stream: true });
    }
    return { text: text + decoder.decode() };
  } catch {
    return 'body_unreadable';
  }
}
