import { loadDocument } from 'apigateway-middleware';
import { gatewayConsole } from 'apigateway-middleware/console';
import { gatewayMiddleware } from 'apigateway-middleware/express';
import express from 'express';

const PETSTORE = new URL('../petstore/', import.meta.url);

/** The guide's document, in the two versions of OpenAPI that it shows. */
export const DOCUMENTS = [
  { title: 'OpenAPI 3.0', file: new URL('petstore.openapi.yaml', PETSTORE) },
  { title: 'Swagger 2.0', file: new URL('petstore.swagger.json', PETSTORE) },
];

/**
 * Mounts each document on one Express application, with a console for the first, and listens on a free port.
 *
 * @param {Record<string, URL | object>} documents by mount path
 * @param {string} petStore name and port of the backend
 * @returns {Promise<{ origin: string, consoleLink: string, close: () => Promise<void> }>}
 */
export async function startGateway(documents, petStore) {
  const app = express();
  const gateways = Object.entries(documents).map(([path, document]) => {
    const gateway = gatewayMiddleware(document, { stageVariables: { petStore } });
    app.use(path, gateway);
    return gateway;
  });
  const page = gatewayConsole(/** @type {typeof gateways[0]} */ (gateways[0]));
  app.use('/_console', page);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    consoleLink: page.link(`${origin}/_console`),
    async close() {
      page.close();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      await Promise.all(gateways.map((gateway) => gateway.close()));
    },
  };
}

/**
 * The document with GET on `/`, as the guide sets it up in its last step.
 *
 * @param {URL} file
 * @returns {object}
 */
export function addGetOnRoot(file) {
  const document = /** @type {{ paths: object }} */ (loadDocument(file));
  const integration = {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://${stageVariables.petStore}/petstore',
    responses: { default: { statusCode: '200' } },
  };
  const get = { responses: {}, 'x-amazon-apigateway-integration': integration };
  return { ...document, paths: { '/': { get }, ...document.paths } };
}
