import type { GatewayError } from '../../../src/errors.js';
import type { Host, Setup } from '../../support/hosts.js';
import { rawClient, startHttp } from '../../support/servers.js';

/** A request that reached the backend to its end. */
export interface BackendCall {
  readonly method: string;
  readonly target: string;
  /** As they came: names and values by turns. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** A gateway under attack, and what its backend saw. */
export interface Attacked {
  readonly port: number;
  readonly calls: BackendCall[];
  readonly errors: GatewayError[];
  /** Sends bytes, one for each character, and resolves with all that came until the connection closed. */
  send(bytes: string): Promise<string>;
}

/** A request that no method matches, which closes its connection: what follows an attack is its own. */
export const LAST = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

/** Starts a host with an API whose backend records the requests that are complete, and responds `{}`. */
export async function attacked(
  host: Host,
  api: (origin: string) => object,
  { mount = '', ...setup }: Omit<Partial<Setup>, 'gateways'> & { readonly mount?: string } = {},
): Promise<Attacked> {
  const calls: BackendCall[] = [];
  const errors: GatewayError[] = [];
  const { origin } = await startHttp((req, res) => {
    const chunks: Uint8Array[] = [];
    req.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    req.on('end', () => {
      const { method = '', url: target = '', rawHeaders: headers } = req;
      calls.push({ method, target, headers, body: Buffer.concat(chunks).toString('latin1') });
      res.setHeader('Content-Type', 'application/json').end('{}');
    });
    req.on('error', () => {});
  });
  const options = { onError: (error: GatewayError) => errors.push(error), ...setup.options };
  const { port } = await host.start({ ...setup, gateways: { [mount]: api(origin) }, options });
  return {
    port,
    calls,
    errors,
    send: async (bytes) => {
      const client = rawClient(port, Buffer.from(bytes, 'latin1'));
      await client.closed;
      return client.received();
    },
  };
}

/** The values of one header, in any spelling. */
export function valuesOf(headers: readonly string[], name: string): string[] {
  return headers.filter((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name);
}

/** The statuses of the final responses in what a client received. */
export function statusesOf(received: string): number[] {
  return Array.from(received.matchAll(/HTTP\/1\.[01] ([2-5]\d\d) /g), ([, status]) =>
    Number(status),
  );
}

/** An operation of `http_proxy` that goes to `uri` with the client's method. */
export function proxy(uri: string, integration: object = {}, operation: object = {}): object {
  return {
    responses: { 200: { description: '' } },
    ...operation,
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri,
      ...integration,
    },
  };
}

/** An operation of `/{proxy+}` that goes to `base` with the rest of the path. */
export function greedyProxy(base: string, operation: object = {}): object {
  return proxy(
    `${base}/{proxy}`,
    { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } },
    {
      parameters: declared({ path: ['proxy'] }),
      ...operation,
    },
  );
}

/** Parameters of a method, by place: `{ query: ['a'] }`. */
export function declared(
  places: Readonly<Partial<Record<'header' | 'path' | 'query', readonly string[]>>>,
): object[] {
  return Object.entries(places).flatMap(([place, names]) =>
    names.map((name) => ({
      name,
      in: place,
      required: place === 'path',
      schema: { type: 'string' },
    })),
  );
}

/** An operation that responds 200 by itself. */
export function mock(operation: object = {}): object {
  return {
    responses: { 200: { description: '' } },
    ...operation,
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200' } },
    },
  };
}

/** A document of these paths. */
export function documentOfPaths(paths: object, root: object = {}): object {
  return { openapi: '3.0.1', info: { title: 'attacked', version: '1' }, paths, ...root };
}
