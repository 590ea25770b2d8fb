// Compiled, never run: what a TypeScript user writes against the public types.
import { createServer } from 'node:http';
import {
  ApiImportError,
  type Backend,
  createGateway,
  type Gateway,
  type GatewayOptions,
  type ImportIssue,
  importRestApi,
  loadDocument,
  type RestApi,
} from 'apigateway-middleware';
import { gatewayMiddleware as expressGateway } from 'apigateway-middleware/express';
import { gatewayMiddleware as koaGateway } from 'apigateway-middleware/koa';
import { evaluateJsonPath, renderTemplate } from 'apigateway-middleware/mapping';
import { gatewayMiddleware as nodeGateway } from 'apigateway-middleware/node';
import { velocityjsEngine } from 'apigateway-middleware/velocityjs';
import express from 'express';
import Koa from 'koa';

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
createServer(nodeGateway('api.yaml', { fallthrough: true }));

const api: RestApi = importRestApi(loadDocument('api.yaml'), { templateEngine: velocityjsEngine });
const gateway: Gateway = createGateway(api);
await gateway.close();

export const output: string = renderTemplate('$x').output;
export const found: string | undefined = evaluateJsonPath('{}', '$.a');
export const issues = (error: unknown): readonly ImportIssue[] =>
  error instanceof ApiImportError ? error.issues : [];

// @ts-expect-error a backend is a function, for one of five integration types
createGateway(api, { backends: { FTP: inMemory } });
