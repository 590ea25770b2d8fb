import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';

/** What a client gets of a stream. */
export interface Outcome {
  readonly status?: number | undefined;
  readonly body: string;
  /** Why the stream ended, in the words of the protocol; 0 is no error. */
  readonly code: number;
}

/** What comes of a stream until it is closed. */
export function outcomeOf(stream: ClientHttp2Stream): Promise<Outcome> {
  let status: number | undefined;
  let body = '';
  stream.on('response', (head) => {
    status = head[':status'];
  });
  stream.on('data', (chunk: Uint8Array) => {
    body += Buffer.from(chunk).toString('latin1');
  });
  stream.on('error', () => {});
  return new Promise((resolve) => {
    stream.on('close', () => resolve({ status, body, code: stream.rstCode }));
  });
}

/** Begins a request of row 1 whose body may follow. */
export function begun(
  session: ClientHttp2Session,
  path: string,
  more: object = {},
): ClientHttp2Stream {
  const head = { ':path': path, ':method': 'POST', 'x-row': 'row-1', ...more };
  const stream = session.request(head, { endStream: false });
  stream.on('error', () => {});
  return stream;
}
