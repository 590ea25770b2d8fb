import { fileURLToPath } from 'node:url';
import { gatewayMiddleware } from 'apigateway-middleware/express';
import express from 'express';
import { get, place } from './src/orders.mjs';

const gateway = gatewayMiddleware(fileURLToPath(new URL('template.yaml', import.meta.url)), {
  lambda: { GetOrder: get, PlaceOrder: place },
});

const app = express();
app.use('/dev', gateway);

const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`Listening on http://127.0.0.1:${port}/dev`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await gateway.close();
  });
}
