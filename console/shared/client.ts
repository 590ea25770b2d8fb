import type { ConsoleEvent } from '../../src/console/protocol/events.js';
import { ROUTES } from '../../src/console/protocol/routes.js';
import { EventStreamReader } from './events/event-stream.js';
import type { ConnectionState } from './state/console-state.js';
import { token } from './token.js';

/** The server has refused a call, or has not responded. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** Of the response; 0 if there was none. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads JSON from the server.
 * @param route one of `ROUTES`, or below it
 * @throws ClientError if the server refuses, or does not respond with JSON
 */
export async function get<T>(route: string, signal?: AbortSignal): Promise<T> {
  return json<T>(await call('GET', route, undefined, signal));
}

/**
 * Sends JSON to the server, and reads what it responds with; `undefined` if the response is empty.
 * @throws ClientError if the server refuses, or does not respond with JSON
 */
export async function send<T = undefined>(
  method: 'POST' | 'DELETE',
  route: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  return json<T>(await call(method, route, body, signal));
}

/**
 * Reads the server's events, and connects again when the connection ends, unless the server refuses.
 * @returns a function that ends it
 */
export function streamEvents(
  onEvent: (event: ConsoleEvent) => void,
  onState: (state: ConnectionState) => void,
): () => void {
  const ending = new AbortController();
  void streamUntil(ending.signal, onEvent, onState);
  return () => ending.abort();
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;

async function streamUntil(
  signal: AbortSignal,
  onEvent: (event: ConsoleEvent) => void,
  onState: (state: ConnectionState) => void,
): Promise<void> {
  let delay = FIRST_DELAY;
  onState('connecting');
  while (!signal.aborted) {
    try {
      const response = await call('GET', ROUTES.events, undefined, signal);
      onState('open');
      await readEvents(response, (event) => {
        delay = FIRST_DELAY;
        onEvent(event);
      });
    } catch (error) {
      if (error instanceof ClientError && (error.status === 401 || error.status === 403)) {
        onState('refused');
        return;
      }
    }
    if (!signal.aborted) {
      onState('waiting');
      await pause(delay, signal);
      delay = Math.min(LONGEST_DELAY, delay * 2);
    }
  }
}

async function readEvents(
  response: Response,
  onEvent: (event: ConsoleEvent) => void,
): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events = new EventStreamReader();
  for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) {
    for (const event of events.read(chunk.value)) {
      onEvent(event);
    }
  }
}

async function call(
  method: string,
  route: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token()}` };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const response = await fetch(route, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    cache: 'no-store',
    redirect: 'error',
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new ClientError('The server does not respond', 0);
  });
  if (!response.ok) {
    throw new ClientError(await messageOf(response), response.status);
  }
  return response;
}

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'message' in body) {
    return String(body.message);
  }
  return `The server has responded with status ${response.status}`;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new ClientError('The response of the server is not JSON', response.status);
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
