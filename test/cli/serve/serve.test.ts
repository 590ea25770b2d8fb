import { renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../../../src/cli/run.js';
import { fakeConsole, folderOf } from '../../support/fake-console.js';
import { served } from './served.js';

const API = `openapi: 3.0.1
info: { title: Shop, version: '1' }
components:
  securitySchemes:
    Login: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: { type: token } }
paths:
  /hello:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: '{"statusCode":200}' }, responses: { default: { statusCode: 200, responseTemplates: { application/json: '$stageVariables.who $context.stage' } } } }
  /pets:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://pets.test/all' }
    post:
      security: [{ Login: [] }]
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: POST, uri: 'https://pets.test/all' }
    put:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations' }
`;

/** A backend on a port of its own. */
async function backend(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('prints its routes, and what is closed and why', async () => {
  const { console } = await served(API, '--backend', 'https://pets.test=http://localhost:4');
  const lines = console.out.split('\n');
  expect(lines[0]).toBe('Shop, stage "default"');
  expect(lines.slice(1, 5).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['GET', '/hello', 'MOCK', 'open'],
    ['GET', '/pets', 'HTTP_PROXY', 'http://localhost:4/all', 'open'],
    ['POST', '/pets', 'HTTP_PROXY', 'http://localhost:4/all', 'Login (TOKEN)'],
    ['PUT', '/pets', 'AWS_PROXY', expect.stringMatching(/^arn:/), 'open'],
  ]);
  expect(console.err).toMatch(/401: .*"Login".*option authorizers: .*\n {4}POST \/pets\n/);
  expect(console.err).toMatch(/500: .*--functions .*--lambda ADDRESS\n {4}PUT \/pets\n/);
});

test('sends requests to AWS services where --aws-endpoint says', async () => {
  const queue = await backend((req, res) =>
    res.end(`"${req.headers.authorization?.slice(0, 28)}"`),
  );
  const api = API.replace('aws_proxy', 'aws').replace(/lambda:path[^']*/, 'sqs:path/1/jobs');
  const { console, url } = await served(api, '--aws-endpoint', queue);
  expect(console.err).not.toContain('PUT /pets');
  const response = await fetch(`${url}/pets`, { method: 'PUT' });
  expect(response.status).toBe(500); // the integration has no responses
  expect(await console.printed(/PUT \/pets .*backend 200/)).toBeTruthy();
  const closed = await served(api);
  expect(closed.console.err).toMatch(/500: .*--aws-endpoint sqs=ADDRESS.*\n {4}PUT \/pets\n/);
});

test('listens on loopback, and prints a line for each request', async () => {
  const pets = await backend((req, res) => res.writeHead(201).end(req.url));
  const { console, url } = await served(
    API,
    ...['--mount', '/v1', '--stage', 'prod', '--stage-variable', 'who=ann'],
    ...['--backend', `https://pets.test=${pets}`],
  );
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  expect(await (await fetch(`${url}/hello`)).text()).toBe('ann prod');
  await console.printed(/^GET \/v1\/hello → \/hello 200 \d+ ms$/m);
  expect(await (await fetch(`${url}/pets?key=secret`)).text()).toBe('/all?key=secret');
  await console.printed(/^GET \/v1\/pets → \/pets 201 \d+ ms, backend 201$/m);
  expect((await fetch(url.replace('/v1', '/hello'))).status).toBe(403);
  await console.printed(/^GET \/hello → no method 403 \d+ ms$/m);
  expect((await fetch(`${url}x/hello`)).status).toBe(403);
  await console.printed(/^GET \/v1x\/hello → no method 403/m);
  expect((await fetch(`${url}/pets`, { method: 'POST' })).status).toBe(401);
  await console.printed(/^POST \/v1\/pets → \/pets 401 \d+ ms, UNAUTHORIZED$/m);
  expect(console.err).toContain('  UNAUTHORIZED: No authorizer is configured for "Login"');
  expect(console.out + console.err).not.toContain('secret');
});

test('--trace prints the execution log', async () => {
  const { console, url } = await served(API, '--trace');
  await (await fetch(`${url}/hello`)).text();
  await console.printed(/^Execution log for request .*\n.* : Starting execution for request: /m);
  await console.printed(/ : Method completed with status: 200\n/);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s waits for the requests under way', async (signal) => {
  let respond = (): void => {};
  const asked = new Promise<void>((arrived) => {
    respond = arrived;
  });
  let finish = (): void => {};
  const pets = await backend((_req, res) => {
    finish = () => res.end('done');
    respond();
  });
  const { console, url, ended } = await served(API, '--backend', `https://pets.test=${pets}`);
  const response = fetch(`${url}/pets`);
  await asked;
  console.signal(signal);
  await expect(fetch(`${url}/hello`)).rejects.toThrow();
  finish();
  expect(await (await response).text()).toBe('done');
  expect(await ended).toBe(0);
  expect(console.err).toContain('Waiting for 1 request under way');
  expect(console.exits).toEqual([]);
});

test('a signal counts from the moment that the address is printed', async () => {
  const console = fakeConsole();
  const { write } = console.stdout;
  console.stdout.write = (text) => {
    write(text);
    if (text.includes('Listening')) {
      console.signal('SIGINT');
    }
    return true;
  };
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  expect(await runProgram(['serve', file, '--port', '0'], console, () => '')).toBe(0);
});

test('a second signal ends the process at once', async () => {
  let finish = (): void => {};
  const asked = new Promise<void>((arrived) => {
    finish = arrived;
  });
  let respond = (): void => {};
  const pets = await backend((_req, res) => {
    respond = () => res.end();
    finish();
  });
  const { console, url } = await served(API, '--backend', `https://pets.test=${pets}`);
  const response = fetch(`${url}/pets`);
  await asked;
  console.signal('SIGINT');
  console.signal('SIGINT');
  expect(console.exits).toEqual([130]);
  respond();
  await response;
});

test('a port in use ends with 1 and says what to do', async () => {
  const { url } = await served(API);
  const { port } = new URL(url);
  const console = fakeConsole();
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  expect(await runProgram(['serve', file, '--port', port], console, () => '')).toBe(1);
  expect(console.err).toContain(`Port ${port} of 127.0.0.1 is in use: choose another with --port`);
});

test('the console shows the requests of the API, and ends with it', async () => {
  const { console, url, ended } = await served(API);
  const [, link = ''] = /^Console: (\S+)$/m.exec(console.out) ?? [];
  const { origin, hash } = new URL(link);
  expect(origin).not.toBe(url);
  const headers = { Authorization: `Bearer ${hash.slice('#token='.length)}` };
  await (await fetch(`${url}/hello`)).text();
  const events = await fetch(`${origin}/_console/data/events`, { headers });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^event: hello\ndata: .*"resourcePath":"\/hello"/);
  console.signal('SIGTERM');
  expect(await ended).toBe(0);
  await expect(fetch(`${origin}/_console/`)).rejects.toThrow();
});

test('--no-console opens none, and a port of it that is in use ends the command', async () => {
  const { console, url } = await served(API, '--no-console');
  expect(console.out).not.toContain('Console:');
  const { port } = new URL(url);
  const other = fakeConsole();
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  const args = ['serve', file, '--port', '0', '--console-port', port];
  expect(await runProgram(args, other, () => '')).toBe(1);
  expect(other.err).toContain(
    `Port ${port} of 127.0.0.1 is in use: choose another with --console-port`,
  );
});

test('a start that no URI has is a mistake, and another host a warning', async () => {
  const { console } = await served(
    API,
    '--backend',
    'https://pts.test=http://localhost:4',
    '--host',
    '0.0.0.0',
  );
  expect(console.err).toContain('No integration URI starts with https://pts.test');
  expect(console.err).toContain('Other machines can connect');
});

test('--watch serves a changed file, and keeps the old one if the new one is wrong', async () => {
  const { console, url, file } = await served(API, '--watch');
  const text = async () => (await fetch(`${url}/hello`)).text();
  writeFileSync(file, API.replace('$stageVariables.who', 'changed'));
  await console.printed(/^Serving .*api\.yaml as it is now$/m);
  expect(await text()).toBe('changed default');
  writeFileSync(`${file}.new`, API.replace('type: mock', 'type: mook'));
  renameSync(`${file}.new`, file);
  await console.printed(
    /error INVALID_VALUE: .*"mook"[\s\S]*Still serving .*api\.yaml as it was before/,
    'err',
  );
  expect(await text()).toBe('changed default');
});

test('--functions runs the functions of a template, and with --watch as they are now', async () => {
  const template = (text: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Pets:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: "exports.handler = async () => ({ body: '${text} ' + process.env.WHO })"
      Environment: { Variables: { WHO: ann } }
      Events: { A: { Type: Api, Properties: { Path: /pets, Method: get } } }
`;
  const { console, url, file } = await served(template('hello'), '--functions', '--watch');
  expect(await (await fetch(`${url}/pets`)).text()).toBe('hello ann');
  writeFileSync(`${file}.new`, template('bye'));
  renameSync(`${file}.new`, file);
  await console.printed(/^Serving .* as it is now$/m);
  expect(await (await fetch(`${url}/pets`)).text()).toBe('bye ann');
});

test('--lambda calls functions at an address', async () => {
  const lambda = await backend((req, res) => res.end(JSON.stringify({ body: req.url })));
  const { console, url } = await served(API, '--lambda', lambda);
  expect(console.err).not.toContain('500:');
  const response = await fetch(`${url}/pets`, { method: 'PUT' });
  expect(await response.text()).toBe('/2015-03-31/functions/f/invocations');
});

test('--functions without functions in the file is a wrong call', async () => {
  const console = fakeConsole();
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  expect(await runProgram(['serve', file, '--functions'], console, () => '')).toBe(2);
  expect(console.err).toContain('--functions needs a template of SAM or CloudFormation');
});
