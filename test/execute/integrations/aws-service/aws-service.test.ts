import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { ExecutionLog } from '../../../../src/execute/log/execution-log.js';
import type { GatewayOptions } from '../../../../src/gateway.js';
import { bodyText } from '../../../support/in-memory.js';
import { checkSignature, KEYS } from '../../../support/second-signer.js';
import { eventually, startHttp, startTcp } from '../../../support/servers.js';
import { withService } from './service-document.js';

interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: string[];
  readonly body: Buffer;
}

/** A service on a socket, and what arrived there. */
async function startService(respond: RequestListener = (_req, res) => res.end('{}')) {
  const arrived: Arrived[] = [];
  const { origin } = await startHttp(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) {
      chunks.push(chunk);
    }
    const { method = '', url: path = '', headers, rawHeaders } = req;
    arrived.push({ method, path, headers, rawHeaders, body: Buffer.concat(chunks) });
    respond(req, res);
  });
  return { arrived, endpoint: origin };
}

const NETWORK_ERROR = { message: 'Network error communicating with endpoint' };
const FORM = { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" };
const OBJECT = {
  'integration.request.path.key': 'method.request.path.key',
  'integration.request.header.Content-Type': 'method.request.header.Content-Type',
};

describe('another signer agrees with the signature of', () => {
  test.each<
    [
      name: string,
      target: string,
      integration: object,
      request: { path: string; httpMethod: string; body?: Buffer; headers?: string[] },
      expected: Partial<Arrived> & { service: string; type?: string; target?: string },
    ]
  >([
    [
      'a PutItem of DynamoDB',
      'dynamodb:action/PutItem',
      { requestTemplates: { 'application/json': '{"TableName": "caf\u00e9"}' } },
      { path: '/x', httpMethod: 'POST' },
      {
        service: 'dynamodb',
        method: 'POST',
        path: '/?Action=PutItem',
        body: Buffer.from('{"TableName": "caf\u00e9"}'),
        type: 'application/x-amz-json-1.0',
        target: 'DynamoDB_20120810.PutItem',
      },
    ],
    [
      'a SendMessage of SQS as a form',
      'sqs:path/123456789012/jobs',
      {
        requestParameters: FORM,
        requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' },
      },
      { path: '/x', httpMethod: 'POST', body: Buffer.from('{"a":1}') },
      {
        service: 'sqs',
        method: 'POST',
        path: '/123456789012/jobs',
        body: Buffer.from('Action=SendMessage&MessageBody={"a":1}'),
        type: 'application/x-www-form-urlencoded',
      },
    ],
    [
      'a SendMessage of SQS in a query',
      'sqs:path/123456789012/jobs',
      {
        httpMethod: 'GET',
        requestParameters: {
          'integration.request.querystring.MessageBody': 'method.request.querystring.message',
        },
      },
      { path: '/x', httpMethod: 'GET', queryString: 'message=a+b%26*%C3%A9' } as never,
      { service: 'sqs', method: 'GET', path: '/123456789012/jobs?MessageBody=a%20b%26%2A%C3%A9' },
    ],
    [
      'a PutObject of S3 with bytes',
      's3:path/my-bucket/{key}',
      { httpMethod: 'ANY', requestParameters: OBJECT },
      {
        path: '/logo%20(1).png',
        httpMethod: 'PUT',
        headers: ['Content-Type', 'image/png'],
        body: Buffer.from([0x89, 0x50, 0, 255]),
      },
      {
        service: 's3',
        method: 'PUT',
        path: '/my-bucket/logo%20%281%29.png',
        body: Buffer.from([0x89, 0x50, 0, 255]),
        type: 'image/png',
      },
    ],
  ])('%s', async (_name, target, integration, request, expected) => {
    const { arrived, endpoint } = await startService();
    const { service, type, target: action, ...asked } = expected;
    const { send } = withService(
      target,
      integration,
      { aws: { credentials: { ...KEYS, sessionToken: 'SESSION/token+1==' }, endpoint } },
      {
        path: request.path === '/x' ? '/x' : '/{key}',
        root: { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
      },
    );
    const { status, text, headers } = await send(request);
    expect([status, text, headers['content-type']]).toEqual([200, '{}', 'application/json']);
    const [got] = arrived;
    expect(got).toMatchObject(asked);
    expect([got?.headers['content-type'], got?.headers['x-amz-target']]).toEqual([type, action]);
    const { signature, ...made } = checkSignature({
      method: got?.method ?? '',
      path: got?.path ?? '',
      headers: got?.rawHeaders ?? [],
      body: got?.body ?? '',
    });
    expect(made).toMatchObject({ service, region: 'us-east-1', accessKeyId: 'AKIDEXAMPLE' });
    expect(made.signedHeaders).toContain('x-amz-security-token');
    expect(signature).toBe(made.expected);
  });
});

test('the status of the service selects the response, and its headers stay with it', async () => {
  const { endpoint } = await startService((_req, res) => {
    res.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.0', 'X-Own': '1' });
    res.end('{"message": "no"}');
  });
  const responses = {
    default: { statusCode: 200 },
    '4\\d{2}': {
      statusCode: 200,
      responseTemplates: { 'application/json': 'failed: $input.path("$.message")' },
    },
  };
  const { send } = withService(
    'dynamodb:action/PutItem',
    { responses },
    { aws: { credentials: KEYS, endpoint } },
  );
  const answer = await send({ path: '/x', httpMethod: 'POST' });
  expect([answer.status, answer.text]).toEqual([200, 'failed: no']);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json' });
  expect(answer.headers).not.toHaveProperty('x-own');
  expect(answer.headers['x-amzn-trace-id']).toMatch(/^Root=1-/);
});

test('a template may replace target and type', async () => {
  const { arrived, endpoint } = await startService();
  const template = [
    '#set($context.requestOverride.header.x-amz-target = "DynamoDB_20120810.Scan")',
    '#set($context.requestOverride.header.Content-Type = "text/x")',
    '{}',
  ].join('');
  const { send } = withService(
    'dynamodb:action/PutItem',
    { requestTemplates: { 'application/json': template } },
    { aws: { credentials: KEYS, endpoint } },
  );
  await send({ path: '/x', httpMethod: 'POST' });
  expect(arrived[0]?.headers).toMatchObject({
    'x-amz-target': 'DynamoDB_20120810.Scan',
    'content-type': 'text/x',
  });
});

test('the response to a HEAD has no body', async () => {
  const { endpoint } = await startService((_req, res) => {
    res.writeHead(200, { 'Content-Length': '7' });
    res.end();
  });
  const { send } = withService(
    's3:path/b/k',
    { httpMethod: 'HEAD' },
    { aws: { credentials: KEYS, endpoint } },
  );
  const { status, text } = await send({ path: '/x', httpMethod: 'GET' });
  expect([status, text]).toEqual([200, '']);
});

describe('a request that cannot be sent is a 500 that says what to do', () => {
  test.each<[target: string, integration: object, options: GatewayOptions, sentence: RegExp]>([
    [
      'sqs:path/1/jobs',
      {},
      {},
      /^Nothing reaches the AWS service sqs: set the option aws: \{ credentials \}, or backends: \{ AWS: … \}$/,
    ],
    [
      'lambda:path/2015-03-31/functions/f/invocations',
      {},
      { aws: { credentials: KEYS, endpoint: 'http://localhost:1' } },
      /^Nothing runs the Lambda function f: set the option lambda, or backends: \{ AWS: … \}$/,
    ],
    [
      'firehose:action/PutRecord',
      { type: 'aws_proxy' },
      { aws: { credentials: KEYS, endpoint: 'http://localhost:1' } },
      /^No backend is configured for AWS_PROXY integrations with arn:.*: set the option backends: \{ AWS_PROXY: … \}$/,
    ],
    [
      'sqs:path/1/jobs',
      { requestParameters: { 'integration.request.header.Authorization': "'x'" } },
      { aws: { credentials: KEYS, endpoint: 'http://localhost:1' } },
      /^Authorization cannot be mapped in a request to AWS/,
    ],
    [
      'sqs:path/1/jobs',
      {
        requestTemplates: {
          'application/json': '#set($context.requestOverride.header.TE = "trailers")',
        },
      },
      { aws: { credentials: KEYS, endpoint: 'http://localhost:1' } },
      /^TE cannot be mapped in a request to AWS/,
    ],
    [
      'sqs:path/1/jobs',
      {},
      { aws: { credentials: () => Promise.reject(new Error('no profile')) } },
      /^The function aws\.credentials threw: no profile$/,
    ],
    [
      'sqs:path/1/jobs',
      {},
      { aws: { credentials: KEYS, endpoint: () => 'nowhere' } },
      /^The function aws\.endpoint must return an address/,
    ],
  ])('%s %o', async (target, integration, options, sentence) => {
    const { send, errors } = withService(target, integration, { onWarnings: () => {}, ...options });
    const { status, text } = await send({ path: '/x', httpMethod: 'POST' });
    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(errors).toMatchObject([{ cause: { message: expect.stringMatching(sentence) } }]);
  });
});

describe('a service that fails', () => {
  const timeoutInMillis = 50;
  const ask = async (endpoint: string, more: object = {}) => {
    const { send } = withService('sqs:path/1/jobs', more, {
      aws: { credentials: KEYS, endpoint },
    });
    const { status, text } = await send({ path: '/x', httpMethod: 'POST' });
    return [status, JSON.parse(text)];
  };

  test('by silence is a 504 after timeoutInMillis', async () => {
    const { endpoint } = await startService(() => {});
    expect(await ask(endpoint, { timeoutInMillis })).toEqual([
      504,
      { message: 'Endpoint request timed out' },
    ]);
  });

  test.each<[name: string, bytes: string | undefined]>([
    ['by hanging up', undefined],
    ['by sending anything but HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['within its body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'],
  ])('%s is a 504', async (_name, bytes) => {
    const { origin } = await startTcp((socket) => {
      socket.once('data', () => socket.end(bytes ?? ''));
    });
    expect(await ask(origin)).toEqual([504, NETWORK_ERROR]);
  });

  test('by sending too much is a 500', async () => {
    const { endpoint } = await startService((_req, res) => res.end('x'.repeat(100)));
    const { send } = withService(
      'sqs:path/1/jobs',
      {},
      { aws: { credentials: KEYS, endpoint }, payloadLimit: 50 },
    );
    expect((await send({ path: '/x', httpMethod: 'POST' })).status).toBe(500);
  });
});

test('a client that leaves ends the call', async () => {
  let ended = false;
  const { arrived, endpoint } = await startService((req) => {
    req.socket.on('close', () => {
      ended = true;
    });
  });
  const { send } = withService('sqs:path/1/jobs', {}, { aws: { credentials: KEYS, endpoint } });
  const client = new AbortController();
  const response = send({ path: '/x', httpMethod: 'POST', signal: client.signal }).catch(() => {});
  await eventually(() => arrived.length === 1);
  client.abort();
  await eventually(() => ended);
  await response;
});

test('a client that leaves while credentials are asked for gets no call made', async () => {
  const { arrived, endpoint } = await startService();
  let give: (keys: typeof KEYS) => void = () => {};
  const credentials = () =>
    new Promise<typeof KEYS>((resolve) => {
      give = resolve;
    });
  const { send, gateway } = withService('sqs:path/1/jobs', {}, { aws: { credentials, endpoint } });
  const client = new AbortController();
  const response = send({ path: '/x', httpMethod: 'POST', signal: client.signal }).catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  client.abort();
  give(KEYS);
  await response;
  await gateway.close();
  expect(arrived).toEqual([]);
});

test('the cache of the stage keeps the response of a service', async () => {
  const { arrived, endpoint } = await startService((_req, res) => res.end('"kept"'));
  const { send } = withService(
    's3:path/b/k',
    { httpMethod: 'GET' },
    {
      aws: { credentials: KEYS, endpoint },
      cache: true,
      methodSettings: { '*/*': { cachingEnabled: true } },
    },
  );
  const texts = [await send({ path: '/x' }), await send({ path: '/x' })].map(({ text }) => text);
  expect([texts, arrived.length]).toEqual([['"kept"', '"kept"'], 1]);
});

test('the option backends goes before', async () => {
  const { arrived, endpoint } = await startService();
  const { send } = withService(
    'sqs:path/1/jobs',
    {},
    {
      aws: { credentials: KEYS, endpoint },
      backends: { AWS: ({ path }) => ({ statusCode: 200, body: path }) },
    },
  );
  expect((await send({ path: '/x', httpMethod: 'POST' })).text).toBe(
    'arn:aws:apigateway:us-east-1:sqs:path/1/jobs',
  );
  expect(arrived).toEqual([]);
});

test('the hook integrate surrounds the call, and what it changes is signed', async () => {
  const { arrived, endpoint } = await startService();
  const seen: string[] = [];
  const { send } = withService(
    'sqs:path/1/jobs',
    {},
    {
      aws: { credentials: KEYS, endpoint },
      integrate: async (request, next) => {
        seen.push(`${request.origin}${request.path}`, await bodyText(request));
        expect(request.headers.join()).not.toMatch(/authorization/i);
        return next({ path: '/2/jobs?a=b*', body: Buffer.from('changed') });
      },
    },
  );
  const body = Buffer.from('{"a":1}');
  expect((await send({ path: '/x', httpMethod: 'POST', body })).status).toBe(200);
  expect(seen).toEqual([`${endpoint}/1/jobs`, '{"a":1}']);
  const [got] = arrived;
  expect([got?.path, String(got?.body)]).toEqual(['/2/jobs?a=b%2A', 'changed']);
  const { signature, expected } = checkSignature({
    method: 'POST',
    path: got?.path ?? '',
    headers: got?.rawHeaders ?? [],
    body: 'changed',
  });
  expect(signature).toBe(expected);
});

test('the execution log shows the signed request without keys, token and signature', async () => {
  const { endpoint } = await startService();
  const logs: ExecutionLog[] = [];
  const { send } = withService(
    'sqs:path/1/jobs',
    {},
    {
      aws: { credentials: { ...KEYS, sessionToken: 'SESSION/token+1==' }, endpoint },
      trace: (log) => logs.push(log),
    },
  );
  await send({ path: '/x', httpMethod: 'POST' });
  const text = logs.flatMap(({ lines }) => lines).join('\n');
  expect(text).toContain(`Endpoint request URI: ${endpoint}/1/jobs`);
  expect(text).toMatch(/Endpoint request headers: \{.*X-Amz-Date=20260102T030405Z/);
  expect(text).toContain('X-Amz-Security-Token=*****, Authorization=*****');
  expect(text).toContain('Received response. Status: 200');
  expect(text).not.toMatch(/SESSION|wJalr|AKID|Signature=/);
});
