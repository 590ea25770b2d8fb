import { expect, test } from 'vitest';
import type { BackendCall } from '../../src/model/rest-api.js';
import { integration } from '../import/minimal-document.js';
import { inMemory } from '../support/in-memory.js';

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

test('backendUri is told the target behind a VPC link', async () => {
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
