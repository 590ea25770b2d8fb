import { expect, onTestFinished, test } from 'vitest';
import { BACKEND_FLAG, backendsOfCall } from '../../../src/cli/arguments/backend-flag.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { LocalFunctions } from '../../../src/cli/functions/local-functions.js';
import { type Introduced, introduce } from '../../../src/cli/serve/introduction.js';
import { createGateway } from '../../../src/gateway.js';
import { fakeConsole } from '../../support/fake-console.js';
import { someFunction } from '../functions/some-function.js';

const document = (members: object = {}, method: object = {}): object => ({
  openapi: '3.0.1',
  info: { title: 'Pet\nshop', version: '1' },
  paths: {
    '/a': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'https://pets.test/all',
        },
        ...method,
      },
    },
  },
  ...members,
});

/** What is printed about an API. */
async function introduced(
  api: object,
  changes: Partial<Introduced> = {},
  ...backends: readonly string[]
): Promise<{ readonly out: string; readonly err: string }> {
  const console = fakeConsole();
  const gateway = createGateway(api, { onWarnings: () => {} });
  const flags = backends.flatMap((pair) => ['--backend', pair]);
  introduce(
    gateway,
    {
      file: 'api.yaml',
      url: 'http://127.0.0.1:3000/v1',
      host: '127.0.0.1',
      backends: backendsOfCall(readArguments(flags, BACKEND_FLAG)),
      aws: { reaches: () => false },
      functions: { option: undefined, local: undefined },
      consoleLink: undefined,
      ...changes,
    },
    console,
  );
  await gateway.close();
  return { out: console.out, err: console.err };
}

test('the name, the stage, the routes and the address are data', async () => {
  expect(await introduced(document())).toEqual({
    out: 'Pet\\nshop, stage "default"\n  GET  /a  HTTP_PROXY  https://pets.test/all  open\nListening on http://127.0.0.1:3000/v1\n',
    err: '',
  });
});

test('the link of the console is there, if it is open', async () => {
  const consoleLink = 'http://127.0.0.1:4000/_console/#token=x';
  const { out } = await introduced(document(), { consoleLink });
  expect(out).toContain(`\nConsole: ${consoleLink}\nListening on `);
});

test('the routes show the backends that are called', async () => {
  const { out, err } = await introduced(document(), {}, 'https://pets.test=http://localhost:4');
  expect(out).toContain('  HTTP_PROXY  http://localhost:4/all  ');
  expect(err).toBe('');
});

test('a start that no URI has is a message', async () => {
  const { err } = await introduced(document(), {}, 'https://pts.test=http://localhost:4');
  expect(err).toBe(
    'No integration URI starts with https://pts.test, so --backend does not replace any\n',
  );
});

test('methods that refuse all requests are a message', async () => {
  const key = { type: 'apiKey', name: 'x-api-key', in: 'header' };
  const components = { securitySchemes: { Key: key } };
  const { err } = await introduced(document({ components }, { security: [{ Key: [] }] }));
  expect(err).toMatch(/^Some methods refuse all requests:\n {2}403: .*\n {4}GET \/a\n$/);
});

test.each([
  [{ odd: 1 }, '1 warning'],
  [{ odd: 1, strange: 2 }, '2 warnings'],
])('of the document with %j it has %s', async (integration, count) => {
  const method = {
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://pets.test',
      ...integration,
    },
  };
  const { err } = await introduced(document({}, method));
  expect(err).toBe(`The document has ${count}: see "apigateway-middleware check api.yaml"\n`);
});

test.each([
  ['localhost', false],
  ['127.0.0.2', false],
  ['::1', false],
  ['0.0.0.0', true],
  ['::', true],
  ['127.example.test', true],
])('on %s, other machines can connect: %j', async (host, isOpen) => {
  const { err } = await introduced(document(), { host });
  expect(err).toBe(
    isOpen
      ? 'Other machines can connect: without --host, the server is for this machine alone\n'
      : '',
  );
});

test('the functions that the API calls are named, and no others', async () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/pets-dev/invocations';
  const method = {
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
  };
  const code = { kind: 'inline', text: '' } as const;
  const local = new LocalFunctions(
    [
      someFunction({ runtime: 'ruby3.3' }),
      someFunction({ id: 'Trigger', functionName: 'trigger', handler: 'index.handler', code }),
      someFunction({ id: 'Other', functionName: 'other', runtime: 'ruby3.3' }),
    ],
    { region: 'us-east-1', console: fakeConsole(), watch: false, elsewhere: undefined },
  );
  onTestFinished(() => local.close());
  const functions = { option: local.invoke, local };
  const { out, err } = await introduced(document({}, method), { functions });
  expect(out).not.toContain('Trigger');
  expect(err).toContain('  Pets: its runtime is ruby3.3\n');
  expect(err).not.toContain('Other');
  expect(err).toContain('500: the function "pets-dev" is not run: its runtime is ruby3.3\n');
});
