import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf, type Outcome, runCli } from '../../support/fake-console.js';
import { SHOP } from '../shop.js';

async function invoked(args: readonly string[], stdin?: string): Promise<Outcome> {
  const { path } = folderOf({ 'shop.yaml': SHOP, 'body.json': '{"x":"abcdef"}' });
  const call = args.map((arg) => (arg === '@body.json' ? `@${path('body.json')}` : arg));
  return runCli(['invoke', path('shop.yaml'), ...call], stdin === undefined ? {} : { stdin });
}

/** A backend that sends back what it gets. */
async function echo(): Promise<string> {
  const server = createServer(async (req, res) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of req) {
      chunks.push(chunk);
    }
    res.writeHead(200, {
      'Content-Type': 'text/plain',
      'X-Seen': [`${req.method} ${req.url}`, 'ü'],
    });
    res.end(Buffer.concat(chunks));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://orders.test=http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('prints the execution log, then status, headers and body', async () => {
  const { status, out, err } = await invoked([
    'GET',
    '/orders/new?x=4',
    '--stage-variable',
    'at=!',
  ]);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^Execution log for request (\S+)\n.* : Starting execution for request: \1\n[\s\S]* : Method completed with status: 200\n\nStatus: 200\nLatency: \d+ ms\nContent-Type: application\/json\nx-amzn-RequestId: \1\n[\s\S]*\n\n\{"hello": "4!"\}\n$/,
  );
});

test.each([
  ['-d', '{"x":"abcdef"}', undefined],
  ['--data', '@body.json', undefined],
  ['-d', '@-', '{"x":"abcdef"}'],
])(
  'calls the backend without authorization, with the body of %s %s',
  async (flag, value, stdin) => {
    const { status, out } = await invoked(
      [
        'POST',
        '/orders/7?page=1',
        flag,
        value,
        '--backend',
        await echo(),
        '--json',
        '--stage-variable=at=5',
      ],
      stdin,
    );
    const result = JSON.parse(out);
    expect(status).toBe(0);
    expect(result.body).toBe('{"order": "7",\n "at": "5", "x": "def"}\n');
    expect(result).toMatchObject({ status: 200, isBase64Encoded: false, headers: { 'X-A': 'a' } });
    expect(result.multiValueHeaders['X-A']).toEqual(['a']);
    expect(result.log).toContain('Sending request to http://127.0.0.1:');
    expect(result.latency).toBeGreaterThanOrEqual(0);
  },
);

test('headers are sent, and several of one name come back', async () => {
  const { out } = await invoked([
    ...['PUT', '/x', '-H', 'X-One: 1', '-H', 'Content-Type: text/plain', '-d', 'hi'],
    ...['--json', '--backend', await echo()],
  ]);
  const { log, multiValueHeaders, headers, body } = JSON.parse(out);
  expect(log).toContain('X-One=1');
  expect(multiValueHeaders['X-Seen']).toEqual(['PUT /', 'ü']);
  expect([headers['X-Seen'], body]).toEqual(['ü', 'hi']);
});

test('bytes that are not text are counted, or encoded in JSON', async () => {
  const { path } = folderOf({ 'shop.yaml': SHOP, 'zero.bin': '\0\0' });
  const call = [
    'invoke',
    path('shop.yaml'),
    'PUT',
    '/x',
    '-d',
    `@${path('zero.bin')}`,
    '--backend',
  ];
  expect((await runCli([...call, await echo()])).out).toMatch(
    /\n\n\[2 bytes that are not text\]\n$/,
  );
  const { body, isBase64Encoded } = JSON.parse(
    (await runCli([...call, await echo(), '--json'])).out,
  );
  expect([body, isBase64Encoded]).toEqual(['AAA=', true]);
});

test.each([
  [['GET', '/orders/7'], 0, /Status: 504\n/],
  [['POST', '/orders/7'], 0, /Status: 400\n/],
  [['GET', '/pets'], 0, /Status: 500\n/],
])('a response of the gateway itself is a response: %j', async (args, status, pattern) => {
  const outcome = await invoked([...args, '--backend', 'https://orders.test=http://127.0.0.1:9']);
  expect(outcome.out).toMatch(pattern);
  expect(outcome.status).toBe(status);
});

test('a file for the body that does not exist is a wrong call', async () => {
  const { status, err } = await invoked(['POST', '/x', '-d', '@missing.json']);
  expect(err).toContain('--data @missing.json cannot be read: ENOENT');
  expect(status).toBe(2);
});

test('--aws-endpoint takes the signed requests to AWS services', async () => {
  const [, endpoint = ''] = (await echo()).split('=');
  const { path } = folderOf({
    'jobs.yaml': `openapi: 3.0.1
info: { title: Jobs, version: '1' }
paths:
  /jobs:
    post:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:aws:apigateway:us-east-1:sqs:path/123456789012/jobs
        requestTemplates: { application/json: 'Action=SendMessage&MessageBody=$input.body' }
        responses: { default: { statusCode: '200' } }
`,
  });
  const call = ['invoke', path('jobs.yaml'), 'POST', '/jobs', '-d', '{"a":1}'];
  const { status, out } = await runCli([...call, '--aws-endpoint', `sqs=${endpoint}`]);
  expect(status).toBe(0);
  expect(out).toContain(`Endpoint request URI: ${endpoint}/123456789012/jobs`);
  expect(out).toContain('Authorization=*****');
  expect(out).toMatch(/Status: 200\n[\s\S]*\n\nAction=SendMessage&MessageBody=\{"a":1\}\n$/);
  const elsewhere = await runCli([...call, '--aws-endpoint', `sns=${endpoint}`]);
  expect(elsewhere.out).toContain(
    'The function aws.endpoint threw: there is no address for sqs: pass --aws-endpoint sqs=ADDRESS',
  );
});
