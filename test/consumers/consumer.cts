// Compiled, never run: the same names reach a CommonJS module under its own types.
import core = require('apigateway-middleware');

import { gatewayMiddleware } from 'apigateway-middleware/express';
import { renderTemplate } from 'apigateway-middleware/mapping';

const api: core.RestApi = core.importRestApi(core.loadDocument('api.yaml'));
export const middleware = gatewayMiddleware(api);
export const output: string = renderTemplate('$x').output;
