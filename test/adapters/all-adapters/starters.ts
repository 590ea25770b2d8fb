import { describe, onTestFinished, test } from 'vitest';
import { createHttpBackend } from '../../../src/backend/http.js';
import type { BodySink, ClientResponse, GatewayRequest } from '../../../src/model/message.js';
import { type FakeGateway, proxyGateway, textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import type { Front, Host } from '../../support/hosts.js';
import { type Listening, startHttp } from '../../support/servers.js';

/** A response that succeeds. */
export const ok = (): ClientResponse => textReply(200, 'ok', ['Content-Type', 'text/plain']);

/** What starts a host. */
export interface Starters {
  start(gateway: FakeGateway, front?: readonly Front[], behind?: boolean): Promise<Listening>;
  startProxy(front?: readonly Front[]): Promise<Listening & { readonly gateway: FakeGateway }>;
}

/** Starts a host with a gateway, or with one in front of a backend. */
export function startersOf(host: Host): Starters {
  const start = (
    gateway: FakeGateway,
    front: readonly Front[] = [],
    behind = false,
  ): Promise<Listening> => host.start({ gateways: { '': gateway }, front, behind });

  /** A gateway in front of a backend which tells what it got: method, target, length, body. */
  const startProxy = async (
    front: readonly Front[] = [],
  ): Promise<Listening & { gateway: FakeGateway }> => {
    const { origin } = await startHttp(async (req, res) => {
      const chunks = [];
      for await (const chunk of req) {
        chunks.push(chunk);
      }
      const {
        'content-length': length,
        'transfer-encoding': coding,
        'content-encoding': packed,
      } = req.headers;
      const body = Buffer.concat(chunks).toString('latin1');
      res.end(JSON.stringify([req.method, req.url, length ?? coding ?? '', packed ?? '', body]));
    });
    const backend = createHttpBackend({ payloadLimit: 1e9 });
    onTestFinished(() => backend.close());
    const gateway = proxyGateway(origin, backend);
    return { ...(await start(gateway, front)), gateway };
  };
  return { start, startProxy };
}

/** Defines tests where they make sense for a host; elsewhere there is nothing to skip. */
export function only(holds: boolean): {
  readonly test: (name: string, run: () => Promise<void>) => void;
  readonly describe: (name: string, define: () => void) => void;
} {
  return holds ? { test, describe } : { test: () => {}, describe: () => {} };
}

/** A response whose body is fed by a function. */
export function streamReply(
  feed: (sink: BodySink) => void,
  cancel: (() => void) | undefined = () => {},
  headers: readonly string[] = ['Content-Type', 'text/event-stream'],
): ClientResponse {
  return {
    statusCode: 200,
    headers: wire(headers),
    body: { length: undefined, sendTo: feed, bytes: () => Promise.reject(), cancel },
  };
}

/** The chunks of a request's body. */
export async function readAll(request: GatewayRequest | undefined): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (request?.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  return chunks;
}
