import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayMiddleware, type NodeMiddleware } from '../../../../src/adapters/node.js';
import { gatewayConsole } from '../../../../src/console/console.js';
import type { ConsoleOptions } from '../../../../src/console/options.js';

const TOKEN = 'the-token-of-the-tests';

/** A gateway for a document in a file, with its backend and a console. */
export interface Shop {
  /** Where the gateway is. */
  readonly origin: string;
  /** The address of the console, with its token; `route` is what follows the #: `/requests`. */
  console(route?: string): string;
  /** The link as the server prints it. */
  readonly link: string;
  readonly file: string;
  readonly gateway: NodeMiddleware;
  stop(): Promise<void>;
}

/** What a shop may have that is not usual. */
export interface ShopOptions {
  readonly document?: string;
  readonly backend?: RequestListener;
  readonly console?: ConsoleOptions;
  /** Reads the file again when it changes, and is called then. */
  readonly watch?: () => void;
}

/** Starts backend, gateway and console on free ports of 127.0.0.1. */
export async function startShop(options: ShopOptions = {}): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  const file = join(folder, 'shop.yaml');
  const backend = createServer(options.backend ?? respond);
  const backendOrigin = await listening(backend);
  writeFileSync(file, (options.document ?? DOCUMENT).replaceAll('BACKEND', backendOrigin));
  const gateway = gatewayMiddleware(file, {
    ...(options.document === undefined && {
      authorizers: { Login: ({ authorizationToken }) => authorizationToken === 'let-me-in' },
    }),
    stage: 'test',
    stageVariables: { greeting: 'hello' },
    onError: () => {},
    watch: options.watch ?? false,
  });
  const page = gatewayConsole(gateway, { token: TOKEN, ...options.console });
  const server = createServer((req, res) => (isForConsole(req) ? page : gateway)(req, res));
  const origin = await listening(server);
  return {
    origin,
    console: (route = '') => `${origin}/_console/#${route}`,
    link: page.link(`${origin}/_console/`),
    file,
    gateway,
    async stop() {
      page.close();
      await Promise.all([ended(server), ended(backend)]);
      await gateway.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function isForConsole({ url = '' }: IncomingMessage): boolean {
  return /^\/_console(?:[/?]|$)/.test(url);
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ended(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Sells dogs, and knows nothing of cats. */
const respond: RequestListener = (req, res) => {
  const isKnown = !req.url?.includes('cat');
  res.writeHead(isKnown ? 200 : 404, { 'Content-Type': 'application/json', 'X-Stock': '3' });
  res.end(isKnown ? '{"id":7,"animal":"dog","price":249.5}' : '{"id":"cat"}');
};

const DOCUMENT = `openapi: 3.0.1
info: { title: Shop, version: "1" }
components:
  securitySchemes:
    Login:
      type: apiKey
      name: Authorization
      in: header
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer: { type: token, identitySource: method.request.header.Authorization }
  schemas:
    Pet: { type: object, required: [type], properties: { type: { type: string } } }
x-amazon-apigateway-request-validators:
  body: { validateRequestBody: true, validateRequestParameters: false }
paths:
  /hello:
    get:
      parameters: [{ name: name, in: query, schema: { type: string } }]
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{ "statusCode": 200 }' }
        responses:
          default:
            statusCode: 200
            responseTemplates:
              application/json: '{ "$stageVariables.greeting": "$input.params("name")" }'
  /pets:
    x-amazon-apigateway-any-method:
      security: [{ Login: [] }]
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: ANY
        uri: BACKEND/pets
  /pets/{id}:
    put:
      operationId: PutPet
      x-amazon-apigateway-request-validator: body
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses:
        "200": { description: ok, headers: { X-Stock: { schema: { type: string } } } }
        "404": { description: unknown }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: BACKEND/pets/{id}
        requestParameters:
          integration.request.path.id: method.request.path.id
          integration.request.header.X-Kind: method.request.body.type
        requestTemplates:
          application/json: |
            {
              "animal": $input.json('$.type'),
              "id": "$input.params('id')"
            }
        responses:
          "404":
            statusCode: 404
            responseTemplates:
              application/json: '{ "unknown": $input.json("$.id") }'
          default:
            statusCode: 200
            responseParameters:
              method.response.header.X-Stock: integration.response.header.X-Stock
            responseTemplates:
              application/json: |
                #set($pet = $input.path('$'))
                { "type": "$pet.animal", "price": $pet.price }
`;
