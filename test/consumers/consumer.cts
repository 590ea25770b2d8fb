// Compiled, never run: the same names reach a CommonJS module under its own types.
import main = require('apigateway-middleware');
import core = require('apigateway-middleware/core');

import { cognitoAuthorizer } from 'apigateway-middleware/cognito';
import { gatewayConsole } from 'apigateway-middleware/console';
import { gatewayMiddleware } from 'apigateway-middleware/express';
import { gatewayPlugin } from 'apigateway-middleware/fastify';
import { gatewayHandler } from 'apigateway-middleware/fetch';
import { iamAuthorizer } from 'apigateway-middleware/iam';
import { renderTemplate } from 'apigateway-middleware/mapping';
import { redisStores } from 'apigateway-middleware/redis';

const api: main.RestApi = core.importRestApi(main.loadDocument('api.yaml'));
export const gateway: main.Gateway = core.createGateway(api);
export const middleware = gatewayMiddleware(api);
export const plugin = gatewayPlugin(api);
export const handler: (request: Request) => Promise<Response> = gatewayHandler(api);
export const token: string = gatewayConsole(middleware).token;
export const stores: typeof redisStores = redisStores;
export const output: string = renderTemplate('$x').output;
export const verifier: main.Authorizer = iamAuthorizer({ credentials: async () => undefined });
export const pool: main.Authorizer = cognitoAuthorizer({ jwks: { keys: [] } });
