import { createReadStream } from 'node:fs';

/** What is wrong with what a command was given, for the person who gave it. */
export class InputError extends Error {}

/** Where text goes. */
interface Writer {
  write(text: string): unknown;
}

/** The streams of a process. */
export interface Standard {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdout: Writer;
  readonly stderr: Writer;
}

/** Bytes of a document that are read: several for each character that a question reads. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Reads the facts from a file, or from standard input if there is no file or its name is a hyphen. */
export async function readDocument(file: string | undefined, { stdin }: Standard): Promise<unknown> {
  if (file !== undefined && file !== '-') return parsed(await textOf(createReadStream(file)), 'facts');
  if (stdin.isTTY === true) {
    throw new InputError(
      'The facts are read from standard input: add `< facts.json`, or `--facts facts.json`.',
    );
  }
  return parsed(await textOf(stdin), 'facts');
}

async function textOf(bytes: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      const part = Buffer.from(chunk);
      length += part.length;
      if (length > MOST_BYTES) throw new InputError(`The facts are longer than ${MOST_BYTES} bytes.`);
      chunks.push(part);
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`The facts: ${(error as Error).message}.`);
  }
  try {
    // a byte order mark is left out
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new InputError('The facts are not UTF-8 text.');
  }
}

/** Reads JSON. What the engine says of other text is not told, since it repeats a part of it, which may be a secret. */
export function parsed(text: string, what: 'choices' | 'facts'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`The ${what} are not JSON.`);
  }
}
