import type { Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { createHttpBackend, type HttpBackend } from '../../../src/backend/http.js';
import { startTcp } from '../../support/servers.js';

/** A backend that is closed after the test. */
export function backend(payloadLimit = 10_000_000): HttpBackend {
  const created = createHttpBackend({ payloadLimit });
  onTestFinished(() => created.close());
  return created;
}

/** A server that waits for the head of a request and then acts as the test says. */
export async function misbehaving(act: (socket: Socket) => void): Promise<string> {
  const { origin } = await startTcp((socket) => socket.once('data', () => act(socket)));
  return origin;
}

/** The origin of a port on which nothing listens. */
export async function closedPort(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A server that writes what the test says, when it says so. */
export async function writable(): Promise<{ origin: string; write: (text: string) => void }> {
  let waiting = '';
  let socket: Socket | undefined;
  const origin = await misbehaving((one) => {
    socket = one;
    one.write(waiting);
  });
  return {
    origin,
    write(text) {
      if (socket === undefined) {
        waiting += text;
      } else {
        socket.write(text);
      }
    },
  };
}

/** Stops the clock of deadlines; sockets go on. */
export function stoppedClock(): typeof vi {
  return ownClock(false);
}

/** A clock of deadlines that goes on, and that can be advanced. */
export function advanceableClock(): typeof vi {
  return ownClock(true);
}

function ownClock(shouldAdvanceTime: boolean): typeof vi {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime });
  onTestFinished(() => void vi.useRealTimers());
  return vi;
}

/** The head of a response that declares ten bytes. */
export const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n';
/** The failure of a call whose connection breaks. */
export const NETWORK_ERROR = {
  type: 'INTEGRATION_FAILURE',
  message: 'Network error communicating with endpoint',
};
