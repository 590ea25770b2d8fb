import { expect, test } from 'vitest';
import type { GatewayOptions } from '../../../../src/gateway.js';
import { documentOf, inMemory } from '../../../support/in-memory.js';
import { WORK } from './lambda-document.js';

// Bodies of requests are read as a whole for a function, and streamed to a backend.

const lambda = { work: ({ body }: { body: string }) => ({ body: `function ${body}` }) };
const backend = async () => ({ statusCode: 200, body: 'backend' });

test.each<[uri: string, options: GatewayOptions, body: string]>([
  [WORK, { lambda }, 'function hi'],
  [WORK, { lambda, backends: { AWS: backend } }, 'function hi'],
  [WORK, { lambda, backends: { AWS_PROXY: backend } }, 'backend'],
  [WORK, { backends: { AWS_PROXY: backend } }, 'backend'],
])('%s with %j', async (uri, options, body) => {
  const document = documentOf({ type: 'aws_proxy', httpMethod: 'POST', uri }, { method: 'post' });
  const { send } = inMemory(document, undefined, options);
  const answer = await send({
    httpMethod: 'POST',
    path: '/x',
    body: new TextEncoder().encode('hi'),
  });
  expect([answer.status, answer.text]).toEqual([200, body]);
});
