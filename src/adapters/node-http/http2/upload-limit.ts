import type { IncomingMessage, ServerResponse } from 'node:http';
import { Deadline } from '../../../http/timers/deadline.js';

/** In milliseconds; the default of Node's HTTP/1.1 servers. */
const DEFAULT_REQUEST_TIMEOUT = 300_000;
/** `CANCEL`: the stream is no longer needed (RFC 9113, 7). */
const CANCEL = 8;

/** The parts of an HTTP/2 request that Node's types declare elsewhere. */
interface Http2Request {
  readonly stream?: { close(code: number): void };
  readonly socket: { readonly server?: { readonly requestTimeout?: unknown } };
}

/**
 * Closes an HTTP/2 stream whose request body has not arrived in time. Node limits only HTTP/1.1 requests,
 * with `server.requestTimeout`; the same property is used here, and 0 turns the limit off.
 * @returns a function that lifts the limit
 */
export function limitUpload(req: IncomingMessage, res: ServerResponse): () => void {
  const { stream, socket } = req as unknown as Http2Request;
  const timeout = requestTimeout(socket.server?.requestTimeout);
  if (timeout === 0) {
    return () => {};
  }
  const deadline = new Deadline(() => stream?.close(CANCEL));
  deadline.start(timeout);
  deadline.unref();
  const lift = (): void => deadline.end();
  req.once('end', lift);
  res.once('close', lift);
  return lift;
}

function requestTimeout(given: unknown): number {
  return typeof given === 'number' && given >= 0 ? given : DEFAULT_REQUEST_TIMEOUT;
}
