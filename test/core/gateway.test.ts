import { describe, expect, test } from 'vitest';
import { createGateway, importRestApi } from '../../src/core/index.js';
import { createGateway as createFullGateway } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

const proxied = documentOf({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: 'http://backend.test/pets',
});
const quiet = { onWarnings: () => {} };

describe('the core accepts a document or an imported API', () => {
  test('not a path', () => {
    expect(() => createGateway('api.yaml' as never)).toThrow(/The core takes a document/);
  });

  test('not a promise', () => {
    expect(() => createGateway(Promise.resolve(proxied))).toThrow(/await it first/);
  });

  test('an imported API as well as a document, and either entry runs it', () => {
    const api = importRestApi(proxied);
    expect(createGateway(api, quiet).api).toBe(api);
    expect(createFullGateway(api, quiet).api).toBe(api);
    expect(createGateway(proxied, quiet).api).not.toBe(api);
  });
});

test('a gateway has the document that it was made from, and none for an imported API', () => {
  expect(createGateway(proxied, quiet).document).toBe(proxied);
  expect(createGateway(importRestApi(proxied), quiet).document).toBeUndefined();
});

test('without the option watch, nothing is ever reloaded', () => {
  const remove = createGateway(proxied, quiet).onReload(() => expect.unreachable());
  expect(remove()).toBeUndefined();
});

describe('the core has no client', () => {
  test('so it has no option dispatcher', () => {
    const options = { ...quiet, dispatcher: { dispatch: () => true } };
    expect(() => createGateway(proxied, options)).toThrow(
      /^"dispatcher" is not an option of the gateway/,
    );
  });

  test('so an HTTP integration without a backend is warned of, and responds with 500', async () => {
    const gateway = createGateway(proxied, { ...quiet, onError: () => {} });
    expect(gateway.warnings.map(({ code }) => code)).toEqual(['MISSING_BACKEND']);
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    expect(reply?.statusCode).toBe(500);
  });

  test('but a backend serves one', async () => {
    const backends = { HTTP_PROXY: () => ({ statusCode: 418 }) };
    const gateway = createGateway(proxied, { backends });
    expect(gateway.warnings).toEqual([]);
    expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(418);
  });
});
