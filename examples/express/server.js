import { gatewayMiddleware } from 'apigateway-middleware/express';
import express from 'express';
import { startPetStore } from '../petstore/pet-store.js';

const petStore = await startPetStore(({ method, url, headers }) => {
  console.log(`The PetStore hears ${method} ${url} from ${headers['x-pet-owner']}`);
});

const gateway = gatewayMiddleware(
  new URL('../petstore/petstore-for-owners.openapi.yaml', import.meta.url),
  {
    stageVariables: { petStore: petStore.host },
    authorizers: { PetOwners: 'upstream' }, // requireLogin has seen to it
    context: (_request, { res }) => ({ authorizer: { claims: { sub: res.locals.user } } }),
  },
);

const app = express();
app.use('/test', requireLogin, gateway);

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
 * @type {import('express').RequestHandler}
 */
function requireLogin(req, res, next) {
  const users = new Map([['Bearer token-of-ann', 'ann']]);
  const user = users.get(req.get('Authorization') ?? '');
  if (user === undefined) {
    res.status(401).json({ message: 'Please sign in' });
    return;
  }
  res.locals.user = user;
  next();
}
