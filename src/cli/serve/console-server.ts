import { createServer } from 'node:http';
import { gatewayConsole } from '../../console/console.js';
import { CONSOLE_PATH } from '../../console/http/console-call.js';
import type { Gateway } from '../../gateway.js';
import { listenOn } from './local-server.js';
import type { ConsoleFlags } from './serve-flags.js';

/** Where a console listens: other machines cannot connect. */
export const CONSOLE_HOST = '127.0.0.1';

/** A console with a server of its own, beside that of the API. */
export interface ConsoleServer {
  /** The link that opens it. */
  readonly link: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Opens the console of a gateway.
 * @throws Error of Node if the port cannot be listened on
 */
export async function openConsole(
  gateway: Gateway<undefined>,
  { port, write }: ConsoleFlags,
): Promise<ConsoleServer> {
  const console = gatewayConsole(gateway, { write });
  const server = createServer(console);
  try {
    const address = await listenOn(server, CONSOLE_HOST, port);
    return {
      link: console.link(`${address}${CONSOLE_PATH}`),
      close() {
        console.close();
        const closed = new Promise<void>((done) => server.close(() => done()));
        server.closeAllConnections();
        return closed;
      },
    };
  } catch (cause) {
    console.close();
    throw cause;
  }
}
