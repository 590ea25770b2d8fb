// Compiled, never run: servers of fetch, with the types of Node, and with those of a browser besides.
import {
  type ClientConnection,
  type FetchHandler,
  type FetchOptions,
  gatewayHandler,
} from 'apigateway-middleware/fetch';

/** What Deno passes, and Bun, and a worker. */
interface ServeHandlerInfo {
  readonly remoteAddr: { readonly hostname: string };
}
interface Server {
  requestIP(request: Request): { readonly address: string } | null;
}
interface Env {
  readonly NAME: string;
}

export const deno: FetchHandler<[ServeHandlerInfo]> = gatewayHandler('api.yaml', {
  connection: (_request, info: ServeHandlerInfo) => ({ sourceIp: info.remoteAddr.hostname }),
});
export const bun: { fetch(request: Request, server: Server): Promise<Response> } = gatewayHandler(
  'api.yaml',
  { connection: (request, server: Server) => ({ sourceIp: server.requestIP(request)?.address }) },
);
export const worker = gatewayHandler<[env: Env, context: object]>('api.yaml', {
  connection: (request): ClientConnection => ({ sourceIp: request.headers.get('x-real-ip') }),
  context: (_request, { args: [env] }) => ({ authorizer: { principalId: env.NAME } }),
});
// A route handler of Next.
export const GET: (request: Request, context: { params: object }) => Promise<Response> =
  gatewayHandler('api.yaml', { mount: '/api' });

const options: FetchOptions = { mount: '/v1', fallthrough: true };
const passing = gatewayHandler('api.yaml', { ...options, fallthrough: true });
export async function middleware(request: Request, next: () => Response): Promise<Response> {
  return (await passing(request)) ?? next();
}
// @ts-expect-error with fallthrough there may be no response
export const always: (request: Request) => Promise<Response> = passing;
// @ts-expect-error a connection is not a text
gatewayHandler('api.yaml', { connection: () => '192.0.2.1' });
