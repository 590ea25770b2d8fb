// Compiled, never run: what a TypeScript user writes against the public types.
import { createServer } from 'node:http';
import {
  type ApiDocument,
  ApiImportError,
  type ApiIntegration,
  type Backend,
  createGateway,
  type Gateway,
  type GatewayOptions,
  type ImportIssue,
  importRestApi,
  loadDocument,
  type RestApi,
} from 'apigateway-middleware';
import { cognitoAuthorizer } from 'apigateway-middleware/cognito';
import { type GatewayConsole, gatewayConsole } from 'apigateway-middleware/console';
import { createGateway as createCoreGateway } from 'apigateway-middleware/core';
import { gatewayMiddleware as expressGateway } from 'apigateway-middleware/express';
import { type FastifyNative, gatewayPlugin } from 'apigateway-middleware/fastify';
import { iamAuthorizer } from 'apigateway-middleware/iam';
import { gatewayMiddleware as koaGateway } from 'apigateway-middleware/koa';
import { evaluateJsonPath, renderTemplate } from 'apigateway-middleware/mapping';
import { gatewayMiddleware as nodeGateway } from 'apigateway-middleware/node';
import { redisStores } from 'apigateway-middleware/redis';
import { velocityjsEngine } from 'apigateway-middleware/velocityjs';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import { createClient, createCluster } from 'redis';

const inMemory: Backend = async ({ httpMethod, path }) => ({
  statusCode: 200,
  headers: ['Content-Type', 'text/plain'],
  body: `${httpMethod} ${path}`,
});
const shared: GatewayOptions = {
  stage: process.env.STAGE,
  stageVariables: { backend: 'localhost:4000' },
  backends: { HTTP_PROXY: inMemory },
  authorizers: { login: 'upstream', token: (event) => event !== undefined },
  onError: (error, request) => console.error(error.type, request.path),
};

express()
  .use('/v1', expressGateway('api.yaml', shared))
  .use('/v2', expressGateway('api.yaml', { context: (_request, { res }) => res.locals.patch }));
new Koa()
  .use(koaGateway('api.yaml', shared))
  .use(koaGateway('api.yaml', { context: (_request, { ctx }) => ctx.state.patch }));
fastify()
  .register(gatewayPlugin('api.yaml', shared), { prefix: '/v1' })
  .register(
    gatewayPlugin('api.yaml', {
      context: (_request, { request }: FastifyNative) => ({
        authorizer: { principalId: request.ip },
      }),
    }),
  );
createServer(nodeGateway('api.yaml', { fallthrough: true }));

createServer(
  nodeGateway('api.yaml', {
    apiKeys: [{ id: 'k1', value: 'of-ada' }],
    usagePlans: [{ id: 'basic', quota: { limit: 10, period: 'DAY' }, keys: ['k1'] }],
    methodSettings: { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 2 } },
    stores: redisStores(createClient()),
  }),
);
createServer(
  nodeGateway('api.yaml', {
    stores: { ...redisStores(createCluster({ rootNodes: [] })), whenStoreFails: 'closed' },
  }),
);

const page: GatewayConsole = gatewayConsole(expressGateway('api.yaml'), { keep: 100 });
express().use('/_console', page);
new Koa().use(page).use(gatewayConsole(koaGateway('api.yaml')));
createServer(gatewayConsole(createGateway('api.yaml', shared)));
export const link: string = page.link('http://localhost:3000/_console');
// @ts-expect-error a console needs a gateway
gatewayConsole('api.yaml');

const api: RestApi = importRestApi(loadDocument('api.yaml'), { templateEngine: velocityjsEngine });
const gateway: Gateway = createGateway(api);
export const fetched: Promise<Response> = gateway.fetch(new Request('https://a.test/'));
await gateway.close();
const inCore: Gateway = createCoreGateway(api, { backends: { HTTP: inMemory } });
await inCore.close();
// @ts-expect-error the core has no client that a dispatcher would steer
createCoreGateway(api, { dispatcher: undefined });

export const output: string = renderTemplate('$x').output;
export const found: string | undefined = evaluateJsonPath('{}', '$.a');
export const issues = (error: unknown): readonly ImportIssue[] =>
  error instanceof ApiImportError ? error.issues : [];

// @ts-expect-error a backend is a function, for one of five integration types
createGateway(api, { backends: { FTP: inMemory } });

const uri = 'https://backend.test/pets';
const checked = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1.0' },
  'x-vendor': true,
  'x-amazon-apigateway-api-key-source': 'HEADER',
  paths: {
    '/pets': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri },
      },
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { $ref: '#/x-vendor' },
      },
    },
  },
} satisfies ApiDocument;
importRestApi(checked);

const loaded: ApiDocument = loadDocument('api.yaml');
export const paths: readonly string[] = Object.keys(loaded.paths ?? {});
export const operationId: string | undefined = loaded.paths?.['/pets']?.get?.operationId;

// Without the type any object will do: imported JSON has widened texts.
const widened = {
  openapi: '3.0.1',
  paths: { '/': { get: { 'x-amazon-apigateway-integration': { type: String(uri) } } } },
};
createGateway(widened);
importRestApi(widened);
express().use(expressGateway(widened));

// @ts-expect-error the type is http_proxy
({ type: 'http-proxy', uri }) satisfies ApiIntegration;
// @ts-expect-error the setting is httpMethod
({ type: 'http_proxy', htpMethod: 'GET', uri }) satisfies ApiIntegration;
({
  openapi: '3.0.1',
  paths: {
    '/pets': {
      // @ts-expect-error the type of an integration is http_proxy
      get: { 'x-amazon-apigateway-integration': { type: 'http-proxy', httpMethod: 'GET', uri } },
    },
  },
}) satisfies ApiDocument;
export const verified: GatewayOptions = {
  authorizers: {
    pool: cognitoAuthorizer({ issuer: (id) => `http://localhost:9229/${id}` }),
    AWS_IAM: iamAuthorizer({
      credentials: {
        AKID: { secretAccessKey: 's', userArn: 'arn:aws:iam::123456789012:user/ada' },
      },
    }),
  },
  resourcePolicy: ({ sourceIp }) => ({ 'aws:SourceVpce': sourceIp === '10.0.0.1' ? 'vpce-1' : [] }),
};
