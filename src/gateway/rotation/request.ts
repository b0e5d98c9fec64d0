/**
 * A request to the rotation endpoint, and the answer, as the web has them. Only the members that are used are named,
 * so that the types need neither those of browsers nor those of Node.
 *
 * @module
 */

/** The headers of a request. */
export interface RotationHeaders {
  /** The value of a header, or `null` if it is not there. */
  get(name: string): string | null;
  /** Whether a header is there. */
  has(name: string): boolean;
}

/** A part of a body. */
export interface RotationBodyPart {
  /** Tells a part from the end. */
  readonly done: false;
  /** The bytes of the part. */
  readonly value: Uint8Array;
}

/** The end of a body. */
export interface RotationBodyEnd {
  /** Tells the end from a part. */
  readonly done: true;
}

/** Reads a body part by part. */
export interface RotationBodyReader {
  /** The next part, or the end. */
  read(): Promise<RotationBodyEnd | RotationBodyPart>;
  /** Gives up what has not been read. */
  cancel(): Promise<void>;
}

/** The body of a request: a `ReadableStream` of bytes. */
export interface RotationBody {
  /** Begins to read it. */
  getReader(): RotationBodyReader;
  /** Gives it up unread. */
  cancel(): Promise<void>;
}

/** A request to the rotation endpoint: a `Request`. */
export interface RotationRequest {
  /** The absolute URL. */
  readonly url: string;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The headers, of which Authorization and Content-Length are read. */
  readonly headers: RotationHeaders;
  /** The body, if there is one. */
  readonly body: RotationBody | null;
}

/** What there is of a `Response` where the types of the host have none. */
export interface PlainResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: RotationHeaders;
  /** The body as text. */
  text(): Promise<string>;
  /** The body, read as JSON. */
  json(): Promise<unknown>;
}

/** The answer of the rotation endpoint: the `Response` that the host has. */
export type RotationResponse = typeof globalThis extends { readonly Response: { prototype: infer Own } }
  ? Own
  : PlainResponse;
