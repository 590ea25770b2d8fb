// One server of the comparison: `node server.mjs <variant> <backend origin>`. Says its port to its
// parent, and how much processor time it has used when asked.
import { createServer } from 'node:http';

const [variant, origin] = process.argv.slice(2);

/** What a proxy costs at least: undici's dispatch, the raw header list, no checks. */
async function bareDispatch() {
  const { Agent } = await import('undici');
  const agent = new Agent();
  const hop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect']);
  return (req, res) => {
    const headers = [];
    for (let i = 0; i < req.rawHeaders.length; i += 2) {
      if (!hop.has(req.rawHeaders[i].toLowerCase())) {
        headers.push(req.rawHeaders[i], req.rawHeaders[i + 1]);
      }
    }
    const hasBody = req.headers['content-length'] > 0 || 'transfer-encoding' in req.headers;
    agent.dispatch(
      { origin, path: req.url, method: req.method, headers, body: hasBody ? req : null },
      {
        onRequestStart() {},
        onResponseStart(controller, statusCode) {
          if (statusCode < 200) return;
          res.statusCode = statusCode;
          const raw = controller.rawHeaders;
          for (let i = 0; i < raw.length; i += 2) {
            const name = raw[i].toString('latin1');
            if (!hop.has(name.toLowerCase())) res.setHeader(name, raw[i + 1].toString('latin1'));
          }
        },
        onResponseData(controller, chunk) {
          if (!res.write(chunk)) {
            controller.pause();
            res.once('drain', () => controller.resume());
          }
        },
        onResponseEnd() {
          res.end();
        },
        onResponseError(_controller, error) {
          res.destroy(error);
        },
      },
    );
  };
}

const DOCUMENT = {
  openapi: '3.0.1',
  info: { title: 'bench', version: '1' },
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
};

async function ours(framework) {
  const { gatewayMiddleware } = await import(`../../dist/esm/adapters/${framework}.js`);
  return gatewayMiddleware(DOCUMENT);
}

async function onExpress(handler) {
  const { default: express } = await import('express');
  const app = express();
  app.use(handler);
  return createServer(app);
}

async function onKoa(...middleware) {
  const { default: Koa } = await import('koa');
  const app = new Koa();
  for (const one of middleware) app.use(one);
  return createServer(app.callback());
}

const VARIANTS = {
  'node:http, bare dispatch': async () => createServer(await bareDispatch()),
  'node:http, this middleware': async () => createServer(await ours('node')),
  'Express, no proxy at all': () => onExpress((_req, res) => res.send('hi')),
  'Express, bare dispatch': async () => onExpress(await bareDispatch()),
  'Express, this middleware': async () => onExpress(await ours('express')),
  'Express, http-proxy-middleware': async () => {
    const { createProxyMiddleware } = await import('http-proxy-middleware');
    const { Agent } = await import('node:http');
    return onExpress(
      createProxyMiddleware({ target: origin, agent: new Agent({ keepAlive: true }) }),
    );
  },
  'Express, express-http-proxy': async () => {
    const { default: proxy } = await import('express-http-proxy');
    return onExpress(proxy(origin));
  },
  'Koa, bare dispatch': async () => {
    const dispatch = await bareDispatch();
    return onKoa((ctx) => {
      ctx.respond = false;
      dispatch(ctx.req, ctx.res);
    });
  },
  'Koa, this middleware': async () => onKoa(await ours('koa')),
  'Koa, koa-proxies': async () => {
    const { default: proxy } = await import('koa-proxies');
    const { Agent } = await import('node:http');
    return onKoa(proxy('/', { target: origin, agent: new Agent({ keepAlive: true }) }));
  },
  'Fastify, @fastify/http-proxy': async () => {
    const { default: Fastify } = await import('fastify');
    const { default: proxy } = await import('@fastify/http-proxy');
    const app = Fastify();
    app.register(proxy, { upstream: origin });
    await app.ready();
    return app.server;
  },
};

if (process.send === undefined) {
  console.log(Object.keys(VARIANTS).join('\n'));
} else {
  const server = await VARIANTS[variant]();
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
  });
}
