// What each consumer does with the package it has loaded in its own way: one API behind each adapter,
// so that every package that is loaded on demand is needed once (yaml, undici).
'use strict';

const { createServer } = require('node:http');
const { join } = require('node:path');
const { Readable } = require('node:stream');

exports.converse = async (parts) => {
  const { main, core, cognito, iam, mapping, redis, velocityjs, adapters, frameworks } = parts;
  const { gatewayConsole } = parts.page;
  const backend = createServer((request, response) => {
    response.writeHead(201, { 'Content-Type': 'text/plain' });
    response.end(`${request.method} ${request.url}`);
  });
  const document = main.loadDocument(join(__dirname, 'api.yaml'));
  const stageVariables = { backend: await listen(backend) };
  for (const [name, application] of Object.entries(applications(adapters, frameworks))) {
    const { handler, close } = await application(document, { stageVariables });
    const server = createServer(handler);
    const origin = `http://${await listen(server)}`;
    const answers = [
      await fetch(`${origin}/hello/ann`),
      await fetch(`${origin}/pets`, post({})),
      await fetch(`${origin}/pets`, post({ type: 'dog' })),
      await fetch(`${origin}/nowhere`),
    ];
    for (const answer of answers) {
      console.log(`${name}: ${answer.status} ${await answer.text()}`);
    }
    server.closeAllConnections();
    server.close();
    await close();
  }
  backend.closeAllConnections();
  backend.close();

  console.log(mapping.renderTemplate('#set($a = 1)$a$nothing').output);
  console.log(mapping.evaluateJsonPath('{"pets":[{"id":7}]}', '$.pets[0].id'));
  console.log(typeof velocityjs.velocityjsEngine.compile);
  console.log(await counted(redis.redisStores));
  try {
    core.importRestApi({ openapi: '3.0.1', info: {}, paths: { '/{id}/{id}': {} } });
  } catch (error) {
    console.log(error instanceof main.ApiImportError, error.code, error.issues[0].pointer);
  }
  console.log(await inMemory(core.createGateway, document));
  console.log(await signed(core.createGateway, iam.iamAuthorizer));
  console.log(typeof cognito.cognitoAuthorizer({ jwks: { keys: [] } }));
  console.log(await shown(gatewayConsole, main.createGateway(document, { stageVariables })));
};

/** What a method with AWS_IAM answers to a signature of an unknown key. */
async function signed(createGateway, iamAuthorizer) {
  const securitySchemes = {
    iam: {
      ...{ type: 'apiKey', name: 'Authorization', in: 'header' },
      'x-amazon-apigateway-authtype': 'awsSigv4',
    },
  };
  const get = { security: [{ iam: [] }], 'x-amazon-apigateway-integration': { type: 'mock' } };
  const document = {
    openapi: '3.0.1',
    info: {},
    components: { securitySchemes },
    paths: { '/': { get } },
  };
  const gateway = createGateway(document, {
    authorizers: { AWS_IAM: iamAuthorizer({ credentials: {} }) },
    clock: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    onWarnings() {},
  });
  const scope = 'AKID/20260102/us-east-1/execute-api/aws4_request';
  const Authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const headers = { Host: 'a.test', Date: '20260102T030405Z', Authorization };
  const { statusCode, body } = await gateway.invoke({ httpMethod: 'GET', path: '/', headers });
  return `iam: ${statusCode} ${new TextDecoder().decode(await body.bytes(100))}`;
}

/** What the core answers by itself, with a backend that is a function. */
async function inMemory(createGateway, document) {
  const gateway = createGateway(document, {
    backends: { HTTP_PROXY: ({ path }) => ({ statusCode: 200, body: path }) },
    stageVariables: { backend: 'backend.test' },
  });
  const request = { httpMethod: 'GET', path: '/hello/bo', queryString: '', headers: [] };
  const { statusCode, body } = await gateway.invoke({ ...request, sourceIp: '' });
  return `core: ${statusCode} ${new TextDecoder().decode(await body.bytes(100))}`;
}

/** What the console responds with: its page, a script of the page, and the API. */
async function shown(gatewayConsole, gateway) {
  const page = gatewayConsole(gateway);
  const server = createServer(page);
  const origin = `http://${await listen(server)}`;
  const html = await fetch(`${origin}/_console/`);
  const [, script] = /src="\.\/(assets\/[^"]+)"/.exec(await html.text());
  const headers = { Authorization: `Bearer ${page.token}` };
  const api = await fetch(`${origin}/_console/data/api`, { headers });
  const { resources } = await api.json();
  const loaded = await fetch(`${origin}/_console/${script}`);
  await loaded.text();
  page.close();
  server.closeAllConnections();
  server.close();
  await gateway.close();
  return `console: ${html.status} ${loaded.status} ${resources.map(({ path }) => path).sort()}`;
}

/** What the stores ask of a client, without the package redis. */
async function counted(redisStores) {
  const limit = { type: 'BUCKET', key: 'k', rateLimit: 1, burstLimit: 2 };
  const nothing = async () => undefined;
  const client = { eval: nothing, get: nothing, pSetEx: nothing, del: nothing };
  const evalSha = async (_sha1, { keys, arguments: given }) => [...keys, ...given].join(' ');
  return redisStores({ ...client, evalSha }).counters.countRequest([limit], 0);
}

/** What it takes to serve a document on each framework. */
function applications(adapters, { express, fastify, Koa }) {
  return {
    express(document, options) {
      const gateway = adapters.express.gatewayMiddleware(document, options);
      return { handler: express().use(gateway), close: gateway.close };
    },
    async fastify(document, options) {
      const app = fastify();
      await app.register(adapters.fastify.gatewayPlugin(document, options)).ready();
      return { handler: app.routing, close: () => app.close() };
    },
    fetch(document, options) {
      const gateway = adapters.fetch.gatewayHandler(document, options);
      return { handler: served(gateway), close: gateway.close };
    },
    koa(document, options) {
      const gateway = adapters.koa.gatewayMiddleware(document, options);
      return { handler: new Koa().use(gateway).callback(), close: gateway.close };
    },
    node(document, options) {
      const gateway = adapters.node.gatewayMiddleware(document, options);
      return { handler: gateway, close: gateway.close };
    },
  };
}

/** As little of a server of fetch as this conversation needs. */
function served(handler) {
  return async (incoming, outgoing) => {
    const { method, headers } = incoming;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? Readable.toWeb(incoming) : undefined;
    const init = { method, headers, body, duplex: 'half' };
    const response = await handler(new Request(`http://${headers.host}${incoming.url}`, init));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
}

function post(value) {
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(value) };
}

async function listen(server) {
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return `127.0.0.1:${server.address().port}`;
}
