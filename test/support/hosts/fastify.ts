import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { gatewayPlugin } from '../../../src/adapters/fastify.js';
import type { Front, Setup } from '../hosts.js';
import { type Listening, listen } from '../servers.js';

/** Starts Fastify, with the gateways as plugins in contexts of their own. */
export async function startFastify(setup: Setup): Promise<Listening> {
  const front = setup.front ?? [];
  const app = Fastify({ trustProxy: front.includes('trusts') });
  for (const one of front) {
    if (one !== 'trusts') {
      addFront(app, one);
    }
  }
  for (const [path, gateway] of Object.entries(setup.gateways)) {
    const plugin = gatewayPlugin(gateway as never, setup.options as never);
    setup.made?.push(plugin);
    app.register(plugin, path === '' ? {} : { prefix: path });
  }
  if (setup.behind) {
    app.setNotFoundHandler((_request, reply) => void reply.send('behind'));
  }
  await app.ready();
  return listen(app.server);
}

function addFront(app: FastifyInstance, front: Front): void {
  if (typeof front === 'function') {
    app.addHook('onRequest', async (request, reply) => front(request.raw, reply.raw));
    return;
  }
  switch (front) {
    case 'json':
    case 'loose json':
      return; // Fastify has it by itself
    case 'form':
    case 'text':
      app.addContentTypeParser(
        front === 'form' ? 'application/x-www-form-urlencoded' : 'text/plain',
        { parseAs: 'string' },
        (_request, text, done) => done(null, text),
      );
      return;
    case 'helmet':
      app.addHook('onRequest', (request, reply, done) => {
        const raw: [IncomingMessage, ServerResponse] = [request.raw, reply.raw];
        helmet()(...raw, () => done());
      });
      return;
    case 'cookie':
      app.addHook('onRequest', async (_request, reply) => {
        reply.header('Set-Cookie', ['front=1', 'front=2']).header('Vary', 'Origin');
      });
      return;
    case 'swallows':
      app.addHook('onRequest', (request, _reply, done) => {
        request.raw.resume().on('end', () => done());
      });
      return;
    default:
      throw new Error(`Fastify has no ${front}`);
  }
}
