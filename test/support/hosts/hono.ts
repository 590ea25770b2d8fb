import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cloneRawRequest } from 'hono/request';
import {
  type ClientConnection,
  type FetchHandler,
  gatewayHandler,
} from '../../../src/adapters/fetch.js';
import type { Front, Setup } from '../hosts.js';
import { type Listening, listen } from '../servers.js';

type Env = { readonly Bindings: HttpBindings };

/** Starts Hono on Node, as an application that serves the gateway by `fetch`. */
export function startHono(setup: Setup): Promise<Listening> {
  const app = new Hono<Env>();
  const front = setup.front ?? [];
  for (const one of front) {
    if (one !== 'trusts') {
      app.use(honoFront(one));
    }
  }
  const connection = front.includes('trusts') ? believed : peer;
  for (const [mount, gateway] of Object.entries(setup.gateways)) {
    // A fake gateway decides by itself what it passes on.
    const fallthrough = setup.options?.fallthrough === true || 'invoke' in Object(gateway);
    const options = { ...(setup.options as object), mount, connection };
    const handler = gatewayHandler(
      gateway as never,
      fallthrough && (setup.behind || mount !== '') ? { ...options, fallthrough } : options,
    ) as FetchHandler<[HttpBindings], undefined>;
    setup.made?.push(handler);
    app.use(`${mount}/*`, async (c, next) => (await handler(await unread(c), c.env)) ?? next());
  }
  if (setup.behind) {
    app.all('*', (c) => c.text('behind'));
  }
  return listen(createAdaptorServer(app) as never);
}

/** The request, made again where a parser of Hono has read its body and keeps what it read. */
async function unread({ req }: Context<Env>): Promise<Request> {
  const isKept = req.raw.bodyUsed && Object.keys(req.bodyCache).length > 0;
  return isKept ? cloneRawRequest(req) : req.raw;
}

function peer(_request: Request, { incoming }: HttpBindings): ClientConnection {
  const { remoteAddress, localPort } = incoming.socket;
  const { rawHeaders } = incoming;
  return { sourceIp: remoteAddress, port: localPort, scheme: 'http', rawHeaders };
}

/** What a proxy in front of the application says, which has set these headers or removed the client's. */
function believed(request: Request, env: HttpBindings): ClientConnection {
  const [address] = request.headers.get('x-forwarded-for')?.split(', ') ?? [];
  const scheme = request.headers.get('x-forwarded-proto') as 'http' | 'https' | null;
  const named = Number.parseInt(request.headers.get('x-forwarded-port') ?? '', 10);
  const own = peer(request, env);
  const port = named > 0 ? named : scheme === 'https' ? 443 : own.port;
  return { ...own, sourceIp: address, remoteAddress: own.sourceIp, scheme, port };
}

function honoFront(front: Front): MiddlewareHandler<Env> {
  if (typeof front === 'function') {
    return (c, next) => {
      front(c.env.incoming, c.env.outgoing as never);
      return next();
    };
  }
  switch (front) {
    case 'json':
    case 'loose json':
      return async (c, next) => {
        if (/json/.test(c.req.header('content-type') ?? '')) {
          await c.req.json().catch(() => {});
        }
        return next();
      };
    case 'form':
    case 'text':
      return async (c, next) => {
        await c.req.text();
        return next();
      };
    case 'compression':
      return compress({ threshold: 0 }) as MiddlewareHandler<Env>;
    case 'cookie':
      return async (c, next) => {
        await next();
        c.header('Set-Cookie', 'front=1', { append: true });
        c.header('Set-Cookie', 'front=2', { append: true });
        c.header('Vary', 'Origin', { append: true });
      };
    case 'swallows':
      return async (c, next) => {
        await c.req.raw.arrayBuffer();
        return next();
      };
    default:
      throw new Error(`Hono has no ${front}`);
  }
}
