// `node server.mjs <framework> <backend origin>`: says its port, and its memory when asked.
import { createServer } from 'node:http';

const [framework, origin] = process.argv.slice(2);
const { gatewayMiddleware } = await import(`../../dist/esm/adapters/${framework}.js`);
const middleware = gatewayMiddleware(
  {
    openapi: '3.0.1',
    info: { title: 'memory', version: '1' },
    paths: {
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'ANY',
            uri: `${origin}/{proxy}`,
            requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
            responses: { default: { statusCode: '200' } },
          },
        },
      },
    },
  },
  { payloadLimit: 2 ** 40 },
);

const server = createServer(await listener());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ rss: process.memoryUsage.rss() }));

async function listener() {
  if (framework === 'node') return middleware;
  if (framework === 'express') {
    const { default: express } = await import('express');
    return express().use(middleware);
  }
  const { default: Koa } = await import('koa');
  return new Koa().use(middleware).callback();
}
