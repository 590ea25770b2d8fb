// The gateway under each framework: a handler for Node's server, and how it is closed.

/**
 * @typedef {object} Application
 * @property {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => void} handler
 * @property {() => Promise<void>} close
 */

/** @type {Readonly<Record<string, (document: any, options: any) => Promise<Application>>>} */
export const FRAMEWORKS = {
  async node(document, options) {
    const { gatewayMiddleware } = await import('apigateway-middleware/node');
    const middleware = gatewayMiddleware(document, options);
    return { handler: (req, res) => middleware(req, res), close: () => middleware.close() };
  },
  express5: (document, options) => expressWith('express', document, options),
  express4: (document, options) => expressWith('express4', document, options),
  koa3: (document, options) => koaWith('koa', document, options),
  koa2: (document, options) => koaWith('koa2', document, options),
  async fastify(document, options) {
    const { gatewayPlugin } = await import('apigateway-middleware/fastify');
    const { default: fastify } = await import('fastify');
    const app = fastify();
    await app.register(gatewayPlugin(document, options));
    await app.ready();
    return { handler: (req, res) => app.routing(req, res), close: () => app.close() };
  },
  async fetch(document, options) {
    const { gatewayHandler } = await import('apigateway-middleware/fetch');
    const { getRequestListener } = await import('@hono/node-server');
    const handler = gatewayHandler(document, options);
    // The server prints each body that breaks off, which is what some kinds of request are for.
    console.error = () => {};
    return {
      handler: getRequestListener((request, env) => handler(request, env)),
      close: () => handler.close(),
    };
  },
};

/** @param {'express' | 'express4'} name @param {any} document @param {any} options @returns {Promise<Application>} */
async function expressWith(name, document, options) {
  const { gatewayMiddleware } = await import('apigateway-middleware/express');
  const { default: express } = await import(name);
  const middleware = gatewayMiddleware(document, options);
  return { handler: express().use(middleware), close: () => middleware.close() };
}

/** @param {'koa' | 'koa2'} name @param {any} document @param {any} options @returns {Promise<Application>} */
async function koaWith(name, document, options) {
  const { gatewayMiddleware } = await import('apigateway-middleware/koa');
  const { default: Koa } = await import(name);
  const middleware = gatewayMiddleware(document, options);
  const app = new Koa();
  app.silent = true;
  return { handler: app.use(middleware).callback(), close: () => middleware.close() };
}
