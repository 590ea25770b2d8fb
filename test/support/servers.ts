import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on a free port of 127.0.0.1 which ends with its test. */
export interface Listening {
  readonly port: number;
  readonly origin: string;
  /** The connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
  /** Ends the server and its connections before the test ends. */
  stop(): Promise<void>;
}

/** Starts a server made elsewhere, for example by a framework. */
export async function listen(
  server: Server | ReturnType<typeof createTcpServer>,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    for (const socket of sockets) {
      socket.destroy();
    }
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  return { port, origin: `http://127.0.0.1:${port}`, sockets, stop };
}

/** An HTTP server. */
export function startHttp(listener: RequestListener): Promise<Listening> {
  return listen(createServer(listener));
}

/** A TCP server: for backends that break the rules. Errors of its sockets are nobody's business. */
export function startTcp(onConnection: (socket: Socket) => void): Promise<Listening> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      onConnection(socket);
    }),
  );
}

/** What a client that writes and reads bare bytes sees. */
export interface RawClient {
  readonly socket: Socket;
  /** All that has come so far, one character for each byte. */
  received(): string;
  /** Resolves when `pattern` has come; rejects when the connection ends without it. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves when the connection is closed, by whatever. */
  readonly closed: Promise<void>;
}

/** Connects and sends `text`. */
export function rawClient(port: number, text: string | Uint8Array): RawClient {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  let check = (): void => {};
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    check();
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      resolve();
      check();
    });
  });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.write(text);
  return {
    socket,
    received: () => received,
    closed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        check = () => {
          if (pattern.test(received)) {
            resolve(received);
          } else if (socket.destroyed) {
            reject(new Error(`closed before ${pattern}, after: ${received}`));
          }
        };
        check();
      }),
  };
}

/** Resolves when `condition` holds; looks again at each turn of the event loop. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
