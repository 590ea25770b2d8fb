import { expect, test } from 'vitest';
import { readText } from '../../src/load/load-document.js';
import { inMemory } from '../support/in-memory.js';
import { blocksOf } from './blocks.js';

const document = blocksOf('docs/getting-started.md').find(({ name }) => name === 'shop.yaml');

test('the document of the first steps has no warning, and its 502 is one', async () => {
  const { gateway, send } = inMemory(
    readText(document?.code ?? '') as object,
    () => ({ statusCode: 418, headers: ['Content-Type', 'application/json'], body: '{}' }),
    { stageVariables: { backend: 'pets.test' } },
  );
  expect(gateway.warnings).toEqual([]);
  const answer = await send({
    httpMethod: 'POST',
    path: '/orders',
    headers: ['Content-Type', 'application/json'],
    body: new TextEncoder().encode('{"animal":"dog","offer":{"amount":1}}'),
  });
  expect([answer.status, answer.text]).toEqual([502, '{ "message": "The shop is closed" }']);
});
