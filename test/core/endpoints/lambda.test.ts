import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGateway as createCoreGateway } from '../../../src/core/index.js';
import { WORK, withFunction } from '../../execute/integrations/lambda/lambda-document.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const PROXY = { type: 'aws_proxy', httpMethod: 'POST', uri: WORK };

interface Invoked {
  readonly method: string;
  readonly url: string;
  readonly type: unknown;
  readonly event: { readonly path?: string };
}

/** The Invoke API at an address, as `sam local start-lambda` offers it. */
async function invokeApi(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<{ readonly address: string; readonly invoked: Invoked[] }> {
  const invoked: Invoked[] = [];
  const server = createServer(async (req: IncomingMessage, res) => {
    const event = JSON.parse((await req.toArray()).join(''));
    const { method = '', url = '' } = req;
    invoked.push({ method, url, type: req.headers['x-amz-invocation-type'], event });
    if (body !== undefined) {
      res.writeHead(status, headers).end(body);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, invoked };
}

function at(lambda: string | URL, integration: object = PROXY) {
  const api = inMemory(documentOf(integration), undefined, { lambda });
  onTestFinished(() => api.gateway.close());
  return api;
}

test('an address is called with the event, by the name of the function', async () => {
  const { address, invoked } = await invokeApi(200, {}, '{"statusCode":201,"body":"made"}');
  const answer = await at(`${address}/base/`).send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([201, 'made']);
  expect(invoked).toEqual([
    {
      method: 'POST',
      url: '/base/2015-03-31/functions/work/invocations',
      type: 'RequestResponse',
      event: expect.objectContaining({ path: '/x', httpMethod: 'GET' }),
    },
  ]);
});

test('an alias goes into the query, and the address may be a URL', async () => {
  const { address, invoked } = await invokeApi(200, {}, '{}');
  const uri = WORK.replace(':work/', ':work:live/');
  await at(new URL(address), { ...PROXY, uri }).send({ path: '/x' });
  expect(invoked[0]?.url).toBe('/2015-03-31/functions/work/invocations?Qualifier=live');
});

test.each<[status: number, headers: Readonly<Record<string, string>>, body: string, got: number]>([
  [200, { 'X-Amz-Function-Error': 'Unhandled' }, '{"errorMessage":"no"}', 502],
  [200, {}, 'not JSON', 502],
  [404, {}, '{"Type":"User"}', 500],
  [403, {}, '', 500],
  [429, {}, '', 502],
  [500, {}, '', 502],
])('%i, %j, %j of the address is a %i', async (status, headers, body, got) => {
  const { address } = await invokeApi(status, headers, body);
  const api = at(address);
  expect((await api.send({ path: '/x' })).status).toBe(got);
});

test('an address that does not respond, or refuses connections, is a 504', async () => {
  const { address } = await invokeApi(200, {}, undefined);
  expect((await at(address, { ...PROXY, timeoutInMillis: 60 }).send({ path: '/x' })).status).toBe(
    504,
  );
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  expect((await at(`http://127.0.0.1:${port}`).send({ path: '/x' })).status).toBe(504);
});

test('the core has no client for an address', () => {
  const lambda = 'http://localhost:3001';
  expect(() => createCoreGateway(documentOf(PROXY), { lambda })).toThrow(
    /option lambda is an address, but apigateway-middleware\/core has no HTTP client: pass handlers/,
  );
});

test('one function for all is called at the level of the Invoke API', async () => {
  const invocations: object[] = [];
  const { send } = inMemory(documentOf(PROXY), undefined, {
    lambda: (invocation) => {
      invocations.push(invocation);
      return { payload: '{"body":"one for all"}' };
    },
  });
  expect((await send({ path: '/x' })).text).toBe('one for all');
  expect(invocations).toEqual([
    {
      functionName: 'work',
      qualifier: undefined,
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:work',
      region: 'us-east-1',
      payload: expect.stringContaining('"path":"/x"'),
      invocationType: 'RequestResponse',
      responseStream: false,
      signal: expect.any(AbortSignal),
    },
  ]);
});

test('a missing handler is a 500, and a warning names it', async () => {
  const { send, gateway } = inMemory(documentOf(PROXY), undefined, { lambda: {} });
  expect((await send({ path: '/x' })).status).toBe(500);
  expect(gateway.warnings).toContainEqual(
    expect.objectContaining({
      code: 'MISSING_BACKEND',
      message: expect.stringContaining('set lambda: { "work": handler }'),
    }),
  );
});

test('the failure of an event goes to onError', async () => {
  const requestParameters = { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" };
  const responses = { default: { statusCode: 200 } };
  const { send, errors, gateway } = withFunction(async () => Promise.reject(new Error('later')), {
    type: 'aws',
    requestParameters,
    responses,
  });
  expect((await send({ path: '/x' })).status).toBe(200);
  await gateway.close();
  expect(String(errors[0]?.cause)).toContain('The function work failed: ');
});
