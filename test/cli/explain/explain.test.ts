import { expect, test } from 'vitest';
import { folderOf, runCli } from '../../support/fake-console.js';
import { SHOP } from '../shop.js';

async function explained(...args: readonly string[]): Promise<{ status: number; text: string }> {
  const { path, folder } = folderOf({ 'shop.yaml': SHOP });
  const { status, out, err } = await runCli(['explain', path('shop.yaml'), ...args]);
  expect(err).toBe('');
  return { status, text: out.replaceAll(`${folder}/`, '') };
}

test('a method with everything', async () => {
  const { status, text } = await explained('post', '/orders/7?page=1');
  expect(status).toBe(0);
  expect(text).toBe(`Resource: /orders/{id}
  id = 7
Method: POST (shop.yaml:10:5)
Other resources:
  /{proxy+}    the path matches, but "orders" is tried before {proxy+}
  /orders/new  segment 2 is "7", not "new"
  /pets        segment 1 is "orders", not "pets"
Access:
  the authorizer Login (TOKEN), identity method.request.header.Authorization, which must match Bearer .*
  an API key in the header x-api-key
Validation: all
  required: method.request.path.id
  required: method.request.querystring.page
  the body against a model, for application/json
Integration: HTTP (shop.yaml:18:7)
  PUT https://orders.test/v2/{id}
  timeout: 29000 ms
  integration.request.path.id ← method.request.path.id
  request template: application/json, for application/json (shop.yaml:25:11)
    │ {"order": "$input.params('id')",
    │  "at": "$stageVariables.at", "x": "$input.path('$.x').substring(3)"}
Integration responses:
  404 if the status matches 4\\d{2} (shop.yaml:29:11)
    response template: application/json, for application/json (shop.yaml:29:79)
      │ {"gone":true}
  200 otherwise (shop.yaml:30:11)
    method.response.header.X-A ← 'a'
    response template: none, so the body passes through
Method responses: 200 (X-A), 404
`);
});

test.each([
  [
    ['POST', '/orders/7', '-H', 'Content-Type: text/xml'],
    /request template: none for text\/xml, so the client gets 415/,
  ],
  [
    ['POST', '/orders/7', '-H', 'accept: text/plain'],
    /response template: text\/plain, for text\/plain .*\n +│ gone\n/,
  ],
  [['GET', '/orders/7'], /^Resource: \/\{proxy\+\}\n {2}proxy = orders\/7\nMethod: ANY /],
  [
    ['GET', '/orders/7'],
    /\/orders\/\{id\} +the path matches, but there is no GET: its methods are POST\n/,
  ],
  [['GET', '/orders/new/'], /\/orders\/\{id\} +the path matches, but there is no GET/],
  [['GET', '/orders'], /\/orders\/new +the path ends before "new"\n/],
  [['GET', '/orders'], /\/orders\/\{id\} +the path ends before \{id\}\n/],
  [['POST', '/orders/'], /\/orders\/\{id\} +the path ends before \{id\}\n/],
  [['GET', '/orders/new/x'], /\/orders\/new +the path goes on with "x"\n/],
  [['POST', '/orders/new'], /\/orders\/new +the path matches, but there is no POST/],
  [
    ['GET', '/orders/new'],
    /Access: open\nValidation: none\nIntegration: MOCK \(shop\.yaml:\d+:\d+\)\n {2}request template/,
  ],
  [['GET', '/pets'], /Integration: none, so the response is 500\nMethod responses: 200\n/],
  [
    ['GET', '/x'],
    /Integration: HTTP_PROXY .*\n {2}ANY https:\/\/orders\.test\/\n.*\n {2}the body, and the response, pass through/,
  ],
])('%j', async (args, pattern) => {
  const { status, text } = await explained(...args);
  expect(text).toMatch(pattern);
  expect(status).toBe(0);
});

test.each([
  [['TRACE', '/x'], /the path matches, but ANY does not include TRACE/],
  [['GET', '/'], /\/\{proxy\+\} +the path ends before \{proxy\+\}\n/],
])('without a match, %j ends with 1', async (args, pattern) => {
  const { status, text } = await explained(...args);
  expect(text).toMatch(/^Resource: none, so the response is 403 MISSING_AUTHENTICATION_TOKEN\n/);
  expect(text).toMatch(pattern);
  expect(status).toBe(1);
});

test('of many resources, the closest are listed', async () => {
  const paths = Array.from(
    { length: 30 },
    (_, at) => `  /a/b${at}/c: { get: { responses: {} } }\n`,
  );
  const { path } = folderOf({
    'many.yaml': `openapi: 3.0.1\ninfo: { title: T, version: '1' }\npaths:\n  /z: { get: { responses: {} } }\n${paths.join('')}`,
  });
  const { out } = await runCli(['explain', path('many.yaml'), 'GET', '/a/b7/d']);
  expect(out).toMatch(/Other resources:\n {2}\/a\/b7\/c +segment 3 is "d", not "c"\n/);
  expect(out).toMatch(/\n {2}and 21 more\n$/);
});

test.each([
  [['GE T', '/'], '"GE T" is not a method'],
  [['GET', 'orders'], '"orders" is not the path of a request'],
  [['GET', '/', '-H', 'no colon'], '-H "no colon" is not a header'],
  [['GET', '/', '-H', 'a: b\nc: d'], 'is not a header'],
  [['GET'], 'PATH is missing'],
  [[], 'METHOD and PATH are missing'],
])('%j is a wrong call', async (args, message) => {
  const { path } = folderOf({ 'shop.yaml': SHOP });
  const { status, err } = await runCli(['explain', path('shop.yaml'), ...args]);
  expect(err).toContain(message);
  expect(status).toBe(2);
});
