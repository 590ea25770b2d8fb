import type { GatewayOptions } from '../../../src/gateway.js';
import type { BackendResponse, IntegrationRequest } from '../../../src/model/message.js';
import type { MethodSetting } from '../../../src/model/stage.js';
import { documentOf, type InMemoryGateway, inMemory } from '../../support/in-memory.js';

/** What a test says of a cached API; everything else is the same for all. */
export interface CachedParts {
  readonly integration?: object;
  readonly operation?: object;
  readonly root?: object;
  readonly method?: string;
  readonly setting?: MethodSetting;
  readonly options?: GatewayOptions;
  readonly backend?: (
    request: IntegrationRequest,
    call: number,
  ) => BackendResponse | Promise<BackendResponse>;
}

/** A cached API, whose backend responds with the number of its call. */
export interface CachedGateway extends InMemoryGateway {
  /** Moves the clock, in milliseconds. */
  advance(millis: number): void;
}

/** A gateway with one method at `/x`, whose responses are cached by the parameter `q`. */
export function cachedGateway({
  integration = {},
  operation = {},
  root = {},
  method = 'get',
  setting = {},
  options = {},
  backend = (_request, call) => ({ statusCode: 200, body: `call ${call}` }),
}: CachedParts = {}): CachedGateway {
  let time = Date.UTC(2026, 0, 2);
  let calls = 0;
  const document = documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'http://backend.test/x',
      cacheKeyParameters: ['method.request.querystring.q'],
      ...integration,
    },
    {
      method,
      operation: { parameters: [{ in: 'query', name: 'q' }], ...operation },
      root,
    },
  );
  const made = inMemory(
    document,
    (request) => {
      calls += 1;
      return backend(request, calls);
    },
    {
      cache: true,
      methodSettings: { '*/*': { cachingEnabled: true }, '/x/ANY': setting },
      clock: () => time,
      ...options,
      ...(method !== 'x-amazon-apigateway-any-method' && {
        methodSettings: {
          '*/*': { cachingEnabled: true },
          [`/x/${method.toUpperCase()}`]: setting,
        },
      }),
    },
  );
  return {
    ...made,
    advance: (millis) => {
      time += millis;
    },
  };
}

/** A promise with its two ends. */
export interface Gate<Value> {
  readonly passed: Promise<Value>;
  open(value: Value): void;
  fail(cause: unknown): void;
}

/** A gate that a test opens when it has seen enough. */
export function gate<Value = BackendResponse>(): Gate<Value> {
  let open: (value: Value) => void = () => {};
  let fail: (cause: unknown) => void = () => {};
  const passed = new Promise<Value>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { passed, open, fail };
}
