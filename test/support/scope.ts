import { MethodView } from '../../src/execute/request-context/method-view.js';
import { JsonPayload } from '../../src/mapping/json-payload.js';
import type { HeaderList } from '../../src/model/headers.js';
import type { ContextVariables, MappingScope, Overrides } from '../../src/model/mapping.js';
import type { GatewayRequest } from '../../src/model/message.js';
import { wire } from './headers.js';

/** What a test says of a request; everything else is empty. */
export interface ScopeParts {
  readonly request?: Partial<GatewayRequest>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly context?: ContextVariables;
  readonly response?: { readonly statusCode: number; readonly headers: HeaderList };
  readonly body?: string;
}

/** The scope of a mapping, from its interesting parts. */
export function scopeOf(parts: ScopeParts): MappingScope {
  return {
    request: new MethodView(
      { ...requestOf(parts.request), headers: wire(parts.request?.headers) },
      parts.request?.httpMethod ?? 'GET',
      new Map(Object.entries(parts.pathParameters ?? {})),
      0,
    ),
    response: parts.response && { ...parts.response, headers: wire(parts.response.headers) },
    context: {
      requestId: 'id',
      extendedRequestId: 'extended=',
      path: '/test/',
      variables: parts.context ?? {},
    },
    stageVariables: new Map(Object.entries(parts.stageVariables ?? {})),
    overrides: NO_OVERRIDES,
    body: new JsonPayload(parts.body ?? ''),
  };
}

/** A request of which only the interesting parts are given. */
export function requestOf(parts: Partial<GatewayRequest> = {}): GatewayRequest {
  return {
    httpMethod: 'GET',
    path: '/',
    queryString: '',
    headers: [],
    body: undefined,
    sourceIp: '192.0.2.1',
    ...parts,
  };
}

const NO_OVERRIDES: Overrides = {
  request: () => new Map(),
  responseHeaders: () => new Map(),
  responseStatus: () => undefined,
};
