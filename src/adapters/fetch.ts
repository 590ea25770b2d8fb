import { being, checkOptions, type OptionCheck } from '../checks/option-checks.js';
import type { ClientConnection } from '../core/fetch/client-connection.js';
import { respond } from '../core/fetch/respond.js';
import {
  type ApiSource,
  type Closable,
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../gateway.js';

export type { ClientConnection } from '../core/fetch/client-connection.js';

/** The second argument of the hooks in {@link FetchOptions}. */
export interface FetchNative<Args extends readonly unknown[] = readonly unknown[]> {
  readonly request: Request;
  /** What the server passed beside the request: `env` and `ctx`, `info`, `server`. */
  readonly args: Args;
}

/** Options of a gateway, and what a `Request` does not say. */
export interface FetchOptions<Args extends readonly unknown[] = readonly unknown[]>
  extends GatewayOptions<FetchNative<Args>> {
  /**
   * The path below which the API is served, such as `/v1`, compared as text with that of the request's
   * URL; default: the root. A request beside it matches nothing.
   */
  readonly mount?: string | undefined;
  /**
   * Tells what the server knows of the client, from the request and what the server passed beside it;
   * default: nothing, and `$context.identity.sourceIp` is empty. If it throws or returns something else,
   * the response is a 500. It is called once for each request, and a promise is not awaited.
   */
  readonly connection?:
    | ((request: Request, ...args: Args) => ClientConnection | null | undefined)
    | undefined;
}

/**
 * A function from `Request` to `Response`, and its gateway. Never rejects.
 * `Unmatched` is `undefined` with the option `fallthrough`: the response to what no method matches.
 */
export interface FetchHandler<
  Args extends readonly unknown[] = readonly unknown[],
  Unmatched = never,
> extends Closable {
  (request: Request, ...args: Args): Promise<Response | Unmatched>;
  /** The same function, for servers that take an object with this method. */
  fetch(request: Request, ...args: Args): Promise<Response | Unmatched>;
  readonly gateway: Gateway<FetchNative<Args>>;
}

/**
 * Serves an API where a server passes a `Request` and takes a `Response`:
 * `Deno.serve(gatewayHandler('petstore.yaml'))`.
 * @throws ApiImportError if the document cannot be served
 */
export function gatewayHandler<Args extends readonly unknown[] = readonly unknown[]>(
  source: ApiSource,
  options?: FetchOptions<Args> & { readonly fallthrough?: false | undefined },
): FetchHandler<Args>;
/** With `fallthrough`, the handler returns `undefined` for what no method matches. */
export function gatewayHandler<Args extends readonly unknown[] = readonly unknown[]>(
  source: ApiSource,
  options: FetchOptions<Args>,
): FetchHandler<Args, undefined>;
export function gatewayHandler<Args extends readonly unknown[]>(
  source: ApiSource,
  options: FetchOptions<Args> = {},
): FetchHandler<Args, undefined> {
  const { mount: path, connection: hook, ...others } = options;
  const own = checkOptions({ mount: path, connection: hook }, FETCH_OPTION_CHECKS, 'the gateway');
  const { mount = '', connection } = own;
  const fallthrough = others.fallthrough === true;
  const gateway = createGateway<FetchNative<Args>>(source, others);
  const handler = (request: Request, ...args: Args): Promise<Response | undefined> =>
    respond(
      gateway,
      request,
      { request, args },
      {
        mount: mount.replace(/\/$/, ''),
        connection: connection && (() => connection(request, ...args)),
        fallthrough,
      },
    );
  const close = () => gateway.close();
  return Object.assign(handler, {
    fetch: handler,
    gateway,
    close,
    [Symbol.asyncDispose]: close,
  });
}

const FETCH_OPTION_CHECKS: Readonly<Record<'mount' | 'connection', OptionCheck>> = {
  mount: being(
    'a path such as "/v1"',
    (value) => typeof value === 'string' && /^(?:\/[^?#]*)?$/.test(value),
  ),
  connection: being('a function', (value) => typeof value === 'function'),
};
