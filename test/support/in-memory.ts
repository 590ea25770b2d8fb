import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway.js';
import { valuesByName } from '../../src/http/header-list.js';
import type { HeaderList } from '../../src/model/headers.js';
import type {
  BackendResponse,
  GatewayRequest,
  IntegrationRequest,
} from '../../src/model/message.js';
import { requestOf } from './scope.js';

/** A gateway whose backend is a function, and what that function was asked. */
export interface InMemoryGateway {
  readonly gateway: Gateway;
  readonly calls: IntegrationRequest[];
  /** What `onError` heard. */
  readonly errors: Error[];
  send(request?: Partial<GatewayRequest>): Promise<Answer>;
}

/** A reply with its body read. */
export interface Answer {
  readonly status: number;
  /** By lower-case name, repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly headerList: HeaderList;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Runs a whole API without a socket, with a fixed clock and fixed ids. */
export function inMemory(
  document: object,
  backend: (request: IntegrationRequest) => BackendResponse | Promise<BackendResponse> = () => ({
    statusCode: 200,
    headers: ['Content-Type', 'application/json'],
    body: '{}',
  }),
  options: GatewayOptions = {},
): InMemoryGateway {
  const calls: IntegrationRequest[] = [];
  const errors: Error[] = [];
  const serve = async (request: IntegrationRequest): Promise<BackendResponse> => {
    calls.push(request);
    return backend(request);
  };
  const gateway = createGateway(document, {
    stage: 'test',
    backends: { HTTP: serve, HTTP_PROXY: serve },
    clock: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    requestId: () => '11111111-2222-4333-8444-555555555555',
    onError: (error) => errors.push(error),
    ...options,
  });
  return {
    gateway,
    calls,
    errors,
    async send(request) {
      const reply = await gateway.invoke(requestOf(request));
      if (reply === undefined) {
        throw new Error('The gateway passed the request on');
      }
      const bytes = (await reply.body?.bytes(Number.POSITIVE_INFINITY)) ?? new Uint8Array(0);
      return {
        status: reply.statusCode,
        headers: headerRecord(reply.headers),
        headerList: reply.headers,
        bytes,
        text: new TextDecoder().decode(bytes),
      };
    },
  };
}

/** Headers by lower-case name. */
export function headerRecord(headers: HeaderList): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [lowerName, values] of valuesByName(headers)) {
    record[lowerName] = values.join(', ');
  }
  return record;
}

/** An OpenAPI 3 document with one method on one path. */
export function documentOf(
  integration: object,
  {
    path = '/x',
    method = 'get',
    operation = {},
    root = {},
  }: {
    readonly path?: string;
    readonly method?: string;
    readonly operation?: object;
    readonly root?: object;
  } = {},
): object {
  return {
    openapi: '3.0.1',
    info: { title: 'test', version: '1' },
    paths: {
      [path]: {
        [method]: {
          responses: { 200: { description: 'ok' } },
          ...operation,
          'x-amazon-apigateway-integration': integration,
        },
      },
    },
    ...root,
  };
}

/** The body of a request as a backend reads it. */
export async function bodyText({ body }: IntegrationRequest): Promise<string> {
  if (body === undefined) {
    return '';
  }
  const chunks: Uint8Array[] = [];
  if (body instanceof Uint8Array) {
    chunks.push(body);
  } else {
    for await (const chunk of body) {
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
