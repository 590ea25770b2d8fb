import { gatewayMiddleware } from 'apigateway-middleware/koa';
import Koa from 'koa';
import mount from 'koa-mount';
import { startPetStore } from '../petstore/pet-store.js';

const petStore = await startPetStore(({ method, url, headers }) => {
  console.log(`The PetStore hears ${method} ${url} from ${headers['x-pet-owner']}`);
});

const gateway = gatewayMiddleware(
  new URL('../petstore/petstore-for-owners.openapi.yaml', import.meta.url),
  {
    stageVariables: { petStore: petStore.host },
    authorizers: { PetOwners: 'upstream' }, // requireLogin has seen to it
    context: (_request, { ctx }) => ({ authorizer: { claims: { sub: ctx.state.user } } }),
  },
);

const app = new Koa();
app.use(requireLogin);
app.use(mount('/test', gateway));

const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`Listening on http://127.0.0.1:${port}/test`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([gateway.close(), petStore.close()]);
  });
}

/**
 * Whatever your application does to know its users; here a token that anybody can read.
 *
 * @type {import('koa').Middleware}
 */
async function requireLogin(ctx, next) {
  const users = new Map([['Bearer token-of-ann', 'ann']]);
  const user = users.get(ctx.get('Authorization'));
  if (user === undefined) {
    ctx.status = 401;
    ctx.body = { message: 'Please sign in' };
    return;
  }
  ctx.state.user = user;
  await next();
}
