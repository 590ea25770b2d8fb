import { onTestFinished } from 'vitest';
import type { GatewayError } from '../../../src/errors.js';
import type { Host, Served, Setup } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';
import { Aftermath } from './aftermath.js';
import { type Act, type Call, startRecording } from './recording-backend.js';

/** A gateway under attack, and what its backend saw. */
export interface Attacked {
  readonly port: number;
  /** The requests that reached the backend to their end. A test may empty it. */
  readonly calls: Call[];
  /** Sends bytes, one for each character, and resolves with all that came until the connection closed. */
  send(bytes: string): Promise<string>;
}

/** A request that no method matches, which closes its connection: what follows an attack is its own. */
export const LAST = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

interface ExchangeSetup extends Omit<Partial<Setup>, 'gateways'> {
  /** Where the gateway is mounted; default: at the root. */
  readonly mount?: string;
  /** What the backend does; default: `{}` after the end of a request. */
  readonly act?: Act;
}

/**
 * Starts a host with an API, for attacks that are sent in turn. After the test, nothing may be left of
 * either.
 */
export async function attacked(
  host: Host,
  api: (origin: string) => object,
  { mount = '', act = respondJson, ...setup }: ExchangeSetup = {},
): Promise<Attacked> {
  const aftermath = new Aftermath();
  const calls: Call[] = [];
  const backend = await startRecording(() => (call, req, res) => {
    req.on('end', () => calls.push(call));
    act(call, req, res);
  });
  const made: Served[] = [];
  const server = await host.start({
    ...setup,
    gateways: { [mount]: api(backend.origin) },
    options: { onError: (_error: GatewayError) => {}, ...setup.options },
    made,
  });
  onTestFinished(async () => {
    await aftermath.released(server, made, backend);
    await aftermath.stopped([server, backend]);
  });
  return { port: server.port, calls, send: (bytes) => sent(server.port, bytes) };
}

/** Sends bytes, one for each character, and resolves with all that came until the connection closed. */
export async function sent(port: number, bytes: string): Promise<string> {
  const client = rawClient(port, Buffer.from(bytes, 'latin1'));
  await client.closed;
  return client.received();
}

const respondJson: Act = (_call, req, res) => {
  req.on('end', () => res.setHeader('Content-Type', 'application/json').end('{}'));
};

/** The values of one header of a {@link Call}, in any spelling. */
export function valuesOf(call: Call | undefined, name: string): string[] {
  const headers = call?.rawHeaders ?? [];
  return headers.filter((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name);
}

/** The statuses of the final responses in what a client received. */
export function statusesOf(received: string): number[] {
  return Array.from(received.matchAll(/HTTP\/1\.[01] ([2-5]\d\d) /g), ([, status]) =>
    Number(status),
  );
}
