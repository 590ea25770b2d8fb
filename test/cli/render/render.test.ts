import { expect, test } from 'vitest';
import { folderOf, type Outcome, runCli } from '../../support/fake-console.js';
import { SHOP } from '../shop.js';

const FILES = {
  'shop.yaml': SHOP,
  'hello.vtl': `Hello $input.path('$.name') $input.params('id') $context.stage $stageVariables.at\n`,
  'wrong.vtl': 'a\n#if(true)',
  'fails.vtl': `a\n  $input.body.substring(99)`,
  'body.json': '{"name":"Ann"}',
};

async function rendered(args: readonly string[], stdin?: string): Promise<Outcome> {
  const { path, folder } = folderOf(FILES);
  const call = args.map((arg) =>
    arg.replace(/^(@?)([\w.]+\.(?:vtl|yaml|json))$/, (_, at, name) => `${at}${path(name)}`),
  );
  const outcome = await runCli(['render', ...call], stdin === undefined ? {} : { stdin });
  return { ...outcome, err: outcome.err.replaceAll(`${folder}/`, '') };
}

test.each([
  ['text', ['--body', '{"name":"Ann"}'], undefined],
  ['a file', ['--body', '@body.json'], undefined],
  ['standard input', ['--body', '@-'], '{"name":"Ann"}'],
])('a template in a file, with a body from %s', async (_name, args, stdin) => {
  const flags = ['--params', '{"path":{"id":"7"}}', '--context', '{"stage":"prod"}'];
  const call = ['hello.vtl', ...args, ...flags, '--stage-variable', 'at=!'];
  expect(await rendered(call, stdin)).toEqual({ status: 0, out: 'Hello Ann 7 prod !\n', err: '' });
});

test.each([
  [['POST', '/orders/{id}', 'request'], '{"order": "",\n "at": "", "x": "def"}\n'],
  [
    ['post', '/orders/7', 'request', '--stage-variable', 'at=5'],
    '{"order": "7",\n "at": "5", "x": "def"}\n',
  ],
  [
    ['POST', '/orders/{id}', 'request', 'APPLICATION/json', '--params', '{"path":{"id":"8"}}'],
    '{"order": "8",\n "at": "", "x": "def"}\n',
  ],
  [['POST', '/orders/{id}', 'response', '404'], '{"gone":true}\n'],
  [['POST', '/orders/{id}', 'response', '404', 'text/plain'], 'gone\n'],
])('a template of a document: %j', async (args, out) => {
  expect(await rendered(['shop.yaml', ...args, '--body', '{"x":"abcdef"}'])).toEqual({
    status: 0,
    out,
    err: '',
  });
});

test.each([
  [['wrong.vtl'], /wrong\.vtl:2:\d+ /],
  [['fails.vtl'], /fails\.vtl:2:\d+ .*\(line 2, column \d+ of the template\)/],
  [['missing.vtl'], /The template ".*missing\.vtl" cannot be read: ENOENT/],
  [
    ['shop.yaml', 'POST', '/orders/7', 'request', '--body', '{"x":"a"}'],
    /shop\.yaml:27:\d+ #\/paths\/.*\(line 2, /,
  ],
  [['missing.yaml', 'POST', '/orders/7', 'request'], /cannot be loaded: ENOENT/],
])('%j fails, and names the place', async (args, message) => {
  const { status, out, err } = await rendered(args);
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(message);
});

test.each([
  [[], 'TEMPLATE is missing'],
  [['shop.yaml', 'POST'], 'PATH and "request" or "response" are missing'],
  [
    ['shop.yaml', 'POST', '/orders/7', 'requst'],
    'There is no template "requst"; did you mean "request"?',
  ],
  [['shop.yaml', 'POST', '/orders/7', 'response'], 'STATUS is missing'],
  [
    ['shop.yaml', 'POST', '/orders/7', 'response', '500'],
    'has no integration response with the status 500: its statuses are 200, 404',
  ],
  [
    ['shop.yaml', 'POST', '/orders/7', 'response', '200'],
    'POST /orders/{id} response 200 has no template',
  ],
  [
    ['shop.yaml', 'POST', '/orders/7', 'request', 'text/xml'],
    'has no template for text/xml: its media types are application/json',
  ],
  [['shop.yaml', 'POST', '/orders/7', 'request', 'a/b', 'c'], '"c" is one argument too many'],
  [['shop.yaml', 'GET', '/', 'request'], 'The API has no resource "/"'],
  [
    ['shop.yaml', 'GET', '/x', 'request'],
    'has an integration of type HTTP_PROXY, which has no templates',
  ],
  [['hello.vtl', '--params', '{'], '--params must be JSON, as in \'{"path"'],
  [['hello.vtl', '--params', '[]'], '--params must be a JSON object'],
  [
    ['hello.vtl', '--params', '{"query":{}}'],
    '--params has no member "query": use path, querystring, header',
  ],
  [['hello.vtl', '--params', '{"path":{"id":7}}'], '--params: "path" must be an object of strings'],
])('%j is a wrong call', async (args, message) => {
  const { status, out, err } = await rendered(args);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
