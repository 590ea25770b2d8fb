import { expect, test } from 'vitest';
import type { BackendCall } from '../../../src/model/rest-api.js';
import { integration } from '../../import/minimal-document.js';
import { documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

const PROXY = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/pets' };

test.each([
  ['STREAM', 5000],
  ['BUFFERED', undefined],
])('a response with %s has the idle time %s', async (responseTransferMode, expected) => {
  const source = integration({ ...PROXY, responseTransferMode });
  const { send, calls } = inMemory(source, undefined, { idleTimeoutInMillis: 5000 });
  await send({ path: '/pets' });
  expect(calls[0]?.idleTimeoutInMillis).toBe(expected);
});

test('backendUri gets the target of a VPC link', async () => {
  const asked: BackendCall[] = [];
  const link = { connectionType: 'VPC_LINK', connectionId: 'a1b2c3', integrationTarget: 'arn:alb' };
  const { send } = inMemory(integration({ ...PROXY, ...link }), undefined, {
    backendUri: (uri, call) => {
      asked.push(call);
      return uri;
    },
  });
  await send({ path: '/pets' });
  expect(asked).toMatchObject([{ connectionId: 'a1b2c3', integrationTarget: 'arn:alb' }]);
});

test.each([
  ['GET', 'GET'],
  ['ANY', 'PATCH'],
])('an integration with the method %s is called with %s', async (httpMethod, expected) => {
  const document = documentOf(
    { ...PROXY, httpMethod },
    { method: 'x-amazon-apigateway-any-method' },
  );
  const { send, calls } = inMemory(document);
  await send({ httpMethod: 'PATCH', path: '/x' });
  expect(calls[0]?.httpMethod).toBe(expected);
});

test.each<[what: string, link: object, host: string | undefined]>([
  ['a VPC link', { connectionType: 'VPC_LINK', connectionId: 'a1b2c3' }, 'backend.test'],
  ['the internet', {}, undefined],
])('the Host of a call over %s', async (_, link, host) => {
  const { send, calls } = inMemory(documentOf({ ...PROXY, ...link }));
  await send({ path: '/x' });
  expect(headerRecord(calls[0]?.headers ?? []).host).toBe(host);
});

test('a proxy passes a stream on with its length, and nothing in place of no bytes', async () => {
  const { send, calls } = inMemory(documentOf(PROXY, { method: 'post' }));
  async function* stream() {
    yield new Uint8Array(3);
  }
  const post = { httpMethod: 'POST', path: '/x' };
  await send({ ...post, headers: ['Content-Length', '3'], body: stream() });
  await send({ ...post, headers: ['Content-Length', '0'], body: new Uint8Array(0) });
  expect(calls.map(({ contentLength }) => contentLength)).toEqual([3, undefined]);
  expect(calls[1]?.body).toBeUndefined();
});
