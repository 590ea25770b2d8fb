import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRequest } from '../../adapters/node-http/node-message.js';
import { serve } from '../../adapters/node-http/serve.js';
import type { Gateway } from '../../gateway.js';
import { pathStart } from '../../http/messages/request-target.js';
import type { GatewayRequest } from '../../model/message.js';
import type { SentResponse } from './request-line.js';
import type { ListenOptions } from './serve-flags.js';

/** Is told of each response, once it is sent or the client has left. */
export type ResponseWatcher = (
  sent: SentResponse,
  request: GatewayRequest | undefined,
  res: ServerResponse,
) => void;

/** A server on this machine. */
export interface LocalServer {
  /** The address of the API, with the mount path. */
  readonly url: string;
  /** How many requests have no response yet. */
  readonly underWay: number;
  /** Accepts no more connections, and waits for the requests under way. */
  close(): Promise<void>;
}

/**
 * Serves a gateway.
 * @throws Error of Node if the address cannot be listened on
 */
export async function openServer(
  gateway: Gateway<undefined>,
  { host, port, mount }: ListenOptions,
  watch: ResponseWatcher,
): Promise<LocalServer> {
  const underWay = new Set<ServerResponse>();
  let isClosing = false;
  const server = createServer((req, res) => {
    underWay.add(res);
    res.once('close', () => {
      underWay.delete(res);
      if (isClosing) {
        server.closeIdleConnections();
      }
    });
    handle(gateway, mount, req, res, watch);
  });
  const address = await listenOn(server, host, port);
  return {
    url: `${address}${mount}`,
    get underWay() {
      return underWay.size;
    },
    close() {
      isClosing = true;
      for (const res of underWay) {
        if (!res.headersSent) {
          res.shouldKeepAlive = false;
        }
      }
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      return closed;
    },
  };
}

function handle(
  gateway: Gateway<undefined>,
  mount: string,
  req: IncomingMessage,
  res: ServerResponse,
  watch: ResponseWatcher,
): void {
  const start = performance.now();
  const { method: httpMethod = 'GET', url = '/' } = req;
  const target = targetBelow(mount, url);
  const request =
    target === undefined
      ? undefined
      : readRequest(req, res, {
          target,
          sourceIp: req.socket.remoteAddress,
          scheme: 'http',
          parsed: req as object,
        });
  res.once('close', () => {
    const sent: SentResponse = {
      httpMethod,
      path: url.slice(pathStart(url)).replace(/[?#].*$/s, ''),
      resourcePath: request && gateway.find(httpMethod, request.path)?.resource.path,
      statusCode: res.statusCode,
      milliseconds: Math.round(performance.now() - start),
      isComplete: res.writableFinished,
    };
    watch(sent, request, res);
  });
  if (request === undefined) {
    refuse(res);
  } else {
    serve(gateway, request, undefined, res, undefined);
  }
}

/** The part of a request target below the mount path; `undefined` if it is elsewhere. */
function targetBelow(mount: string, target: string): string | undefined {
  if (mount === '') {
    return target;
  }
  const path = target.slice(pathStart(target));
  const rest = path.slice(mount.length);
  if (!path.startsWith(mount) || !/^(?:[/?#]|$)/.test(rest)) {
    return undefined;
  }
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** What API Gateway sends for a path that no base path mapping and no stage has. */
function refuse(res: ServerResponse): void {
  res.writeHead(403, {
    'Content-Type': 'application/json',
    'x-amzn-ErrorType': 'ForbiddenException',
  });
  res.end('{"message":"Forbidden"}');
}

/**
 * Lets a server listen.
 * @returns its address, such as `http://127.0.0.1:3000`
 * @throws Error of Node if the address cannot be listened on
 */
export function listenOn(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(addressOf(server));
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
