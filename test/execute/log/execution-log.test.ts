import { describe, expect, test } from 'vitest';
import type { ExecutionLog } from '../../../src/execute/log/execution-log.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const http = (more: object = {}) =>
  documentOf(
    {
      type: 'http',
      httpMethod: 'POST',
      uri: 'http://backend.test/{id}',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      responses: { default: { statusCode: 200 } },
      ...more,
    },
    { path: '/pets/{id}', method: 'post' },
  );

/** {@link http} with schemes that an operation may name. */
const secured = (operation: object) => {
  const document = JSON.parse(JSON.stringify(http()));
  Object.assign(document.paths['/pets/{id}'].post, operation);
  return withSchemes(document);
};

function withSchemes(document: object): object {
  const token = { type: 'apiKey', in: 'header', name: 'Authorization' };
  const request = {
    type: 'request',
    identitySource: 'method.request.header.X-Session, method.request.querystring.ticket',
  };
  return {
    ...document,
    components: {
      securitySchemes: {
        token: { ...token, 'x-amazon-apigateway-authorizer': { type: 'token' } },
        request: { ...token, 'x-amazon-apigateway-authorizer': request },
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
  };
}

async function logOf(
  document: object,
  request: object,
  options: object = {},
  backend = answer,
): Promise<ExecutionLog> {
  const logs: ExecutionLog[] = [];
  const { send } = inMemory(document, backend, { trace: (log) => logs.push(log), ...options });
  await send(request);
  expect(logs).toHaveLength(1);
  return logs[0] as ExecutionLog;
}

const answer = () => ({
  statusCode: 201,
  headers: ['X-B', 'b', 'Set-Cookie', 'sid=verysecret'],
  body: '{"a":1}',
});
const POST = {
  httpMethod: 'POST',
  path: '/pets/7',
  queryString: 'foo=bar',
  headers: [
    'content-type',
    'application/json',
    'Authorization',
    'Bearer abcdefghij',
    'Cookie',
    'a=12345678',
  ],
  body: new TextEncoder().encode('{"in":1}'),
};

describe('the execution log', () => {
  test('has the lines of AWS, in its words', async () => {
    const { lines, ...data } = await logOf(http(), POST);
    const trace = /Root=1-\w+-\w+/g;
    const [first, ...rest] = lines.map((line) =>
      line.replace(trace, 'TRACE').replace(/AmazonAPIGateway_\w+|(?<=Api-Id=)\w+/g, 'API'),
    );
    const time = 'Fri Jan 02 03:04:05 UTC 2026 : ';
    expect(first).toBe('Execution log for request 11111111-2222-4333-8444-555555555555');
    expect(rest.slice(0, -1).every((line) => line.startsWith(time))).toBe(true);
    expect(rest.map((line) => line.slice(time.length))).toEqual([
      'Starting execution for request: 11111111-2222-4333-8444-555555555555',
      'HTTP Method: POST, Resource Path: /pets/7',
      'Method request path: {id=7}',
      'Method request query string: {foo=bar}',
      'Method request headers: {content-type=application/json, Authorization=*****, Cookie=*****, X-Amzn-Trace-Id=TRACE, X-Forwarded-For=192.0.2.1, X-Forwarded-Port=80, X-Forwarded-Proto=http}',
      'Method request body before transformations: {"in":1}',
      'Endpoint request URI: http://backend.test/7',
      'Endpoint request headers: {Content-Type=application/json, Accept=application/json, User-Agent=API, X-Amzn-Trace-Id=TRACE, X-Amzn-Apigateway-Api-Id=API}',
      'Endpoint request body after transformations: {"in":1}',
      'Sending request to http://backend.test/7',
      'Received response. Status: 201, Integration latency: 0 ms',
      'Endpoint response headers: {X-B=b, Set-Cookie=*****}',
      'Endpoint response body before transformations: {"a":1}',
      'Method response body after transformations: {"a":1}',
      'Method response headers: {X-Amzn-Trace-Id=TRACE, Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
      '',
    ]);
    expect(data).toEqual({
      requestId: '11111111-2222-4333-8444-555555555555',
      httpMethod: 'POST',
      path: '/pets/7',
      resourcePath: '/pets/{id}',
      statusCode: 200,
      integrationLatency: 0,
    });
  });

  test('of a mock has no endpoint', async () => {
    const document = documentOf({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode":200}' },
      responses: { default: { statusCode: 200 } },
    });
    const { lines } = await logOf(document, { path: '/x' });
    expect(lines.some((line) => line.includes('Endpoint') || line.includes('Sending'))).toBe(false);
    expect(lines.at(-4)).toContain('Method response headers: {Content-Type=application/json}');
  });

  test('of a failure names its cause', async () => {
    const { lines, statusCode } = await logOf(
      http({ uri: 'http://${stageVariables.none}/{id}' }),
      POST,
    );
    expect(lines.at(-3)).toMatch(
      / : Execution failed due to configuration error: Invalid endpoint address$/,
    );
    expect(lines.at(-2)).toContain('Method completed with status: 500');
    expect(statusCode).toBe(500);
  });

  test('cuts the headers of the endpoint request after 998 characters', async () => {
    const { lines } = await logOf(
      http({
        requestParameters: {
          'integration.request.path.id': 'method.request.path.id',
          'integration.request.header.Long': `'${'x'.repeat(2000)}'`,
        },
      }),
      POST,
    );
    const line = lines.find((one) => one.includes('Endpoint request headers')) ?? '';
    expect(line).toMatch(/ \[TRUNCATED\]$/);
    expect(line.split('Endpoint request headers: ')[1]).toHaveLength(998 + ' [TRUNCATED]'.length);
  });

  test('hides credentials wherever they turn up, unless asked for', async () => {
    const document = http({
      requestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.header.token': 'method.request.header.Authorization',
      },
      requestTemplates: undefined,
    });
    const declared = JSON.parse(JSON.stringify(document));
    declared.paths['/pets/{id}'].post.parameters = [{ name: 'Authorization', in: 'header' }];
    const hidden = (await logOf(declared, POST)).lines.join('\n');
    expect(hidden).not.toMatch(/abcdefghij|12345678|verysecret/);
    expect(hidden).toContain('token=*****');
    const shown = (await logOf(declared, POST, { traceSecrets: true })).lines.join('\n');
    expect(shown).toContain('token=Bearer abcdefghij');
  });

  test('hides credentials as URIs and templates write them', async () => {
    const credentials = [
      'Authorization',
      'Basic dXM+ZXI6cGE/c3N+d8O2L3JkKysr',
      'Cookie',
      'sid="ab/cd+e\'f"',
    ];
    const parts = ['Authorization', 'Cookie'];
    const document = http({
      requestParameters: {
        'integration.request.path.id': 'method.request.header.Cookie',
        'integration.request.querystring.token': 'method.request.header.Authorization',
      },
      requestTemplates: {
        'application/json': parts
          .map((name) => `$input.params('${name}')`)
          .flatMap((value) => [
            `$util.escapeJavaScript(${value})`,
            `$util.escapeJavaScript(${value}).replaceAll("\\\\'", "'")`,
            `$util.urlEncode(${value})`,
          ])
          .join(' '),
      },
    });
    const declared = JSON.parse(JSON.stringify(document));
    declared.paths['/pets/{id}'].post.parameters = parts.map((name) => ({ name, in: 'header' }));
    const log = await logOf(declared, { ...POST, headers: credentials });
    const text = log.lines.join('\n');
    expect(text).not.toMatch(/ZXI6cGE|d8O2L3JkKysr|ab.{1,3}cd/);
    expect(text).toContain('?token=*****');
  });

  test.each<[why: string, operation: object, options: object, failure: string]>([
    [
      '401',
      { security: [{ token: [] }] },
      {},
      'Execution failed: Unauthorized (No function checks "token" (TOKEN): set the option authorizers',
    ],
    [
      '403',
      { security: [{ key: [] }] },
      {},
      'Execution failed: Forbidden (The method requires an API key: set the option apiKeys',
    ],
    [
      '500',
      { security: [{ token: [] }] },
      { authorizers: { token: () => JSON.parse('{') } },
      'Execution failed due to configuration error: The authorizer "token" threw: ',
    ],
  ])(
    'of a %s has what was asked, in front of the failure',
    async (_, operation, options, failure) => {
      const { lines } = await logOf(secured(operation), POST, options);
      expect(lines.map((line) => line.replace(/^.* : /, ''))).toEqual([
        expect.stringContaining('Execution log'),
        expect.stringContaining('Starting execution'),
        'HTTP Method: POST, Resource Path: /pets/7',
        'Method request path: {id=7}',
        'Method request query string: {foo=bar}',
        expect.stringContaining('Method request headers: {content-type=application/json, Auth'),
        expect.stringContaining(failure),
        expect.stringContaining('Method completed with status'),
        '',
      ]);
    },
  );

  test('hides a credential that the query has, too, in the lines before its header', async () => {
    const log = await logOf(http(), { ...POST, queryString: 'copy=abcdefghij&a=%0aforged' });
    expect(log.lines.join('\n')).not.toContain('abcdefghij');
    expect(log.lines.join('\n')).toContain('{copy=*****, a=\\nforged}');
  });

  test('hides what identifies a caller to an authorizer, wherever it stands', async () => {
    const log = await logOf(
      secured({ security: [{ request: [] }] }),
      {
        ...POST,
        headers: ['X-Session', 'session-of-ada', 'X-Copy', 'session-of-ada'],
        queryString: 'ticket=ticket%2fof-ada&copy=ticket/of-ada',
        body: new TextEncoder().encode(`{"a":"${btoa('session-of-ada')}"}`),
      },
      { authorizers: { request: () => true } },
    );
    const text = log.lines.join('\n');
    expect(text).toContain('Successfully completed execution');
    expect(text).not.toMatch(/of-ada|c2Vzc2lvbi1vZi1hZGE/);
  });

  test('hides the API key that an authorizer gives', async () => {
    const document = documentOf(
      {
        type: 'http_proxy',
        httpMethod: 'POST',
        uri: 'http://backend.test/',
        requestParameters: { 'integration.request.querystring.k': 'context.identity.apiKey' },
      },
      {
        operation: { security: [{ token: [], key: [] }] },
        path: '/pets/{id}',
        method: 'post',
        root: { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
      },
    );
    const log = await logOf(withSchemes(document), POST, {
      authorizers: {
        token: () => ({
          principalId: 'ada',
          usageIdentifierKey: 'key-of-ada',
          policyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
          },
        }),
      },
      apiKeys: new Map([['key-of-ada', {}]]),
    });
    const text = log.lines.join('\n');
    expect(text).toContain('http://backend.test/?foo=bar&k=*****');
    expect(text).not.toContain('key-of-ada');
  });

  test('hides secrets before it cuts the headers of the endpoint request', async () => {
    const token = 'JWTPART.'.repeat(400);
    const log = await logOf(http({ type: 'http_proxy' }), {
      ...POST,
      headers: ['X-Copy', `${'x'.repeat(900)} ${token}`, 'Authorization', `Bearer ${token}`],
    });
    expect(log.lines.join('\n')).not.toContain('JWT');
  });

  test('is one line an entry, whatever clients and backends write', async () => {
    const forged = '\n2026 : Method completed with status: 200\r\u001b[2J';
    const log = await logOf(
      http(),
      {
        ...POST,
        queryString: `a=${encodeURIComponent(forged)}`,
        body: new TextEncoder().encode(forged),
      },
      {},
      () => ({ statusCode: 200, headers: ['X-B', 'b'], body: forged }),
    );
    expect(log.lines.join('')).not.toMatch(/\p{Cc}/u);
    expect(log.lines.filter((line) => line.startsWith('2026'))).toEqual([]);
  });

  test('of a request that matches nothing has a log, too; a listener that throws changes nothing', async () => {
    const log = await logOf(http(), { path: '/none' });
    expect(log).toMatchObject({
      resourcePath: undefined,
      statusCode: 403,
      integrationLatency: undefined,
    });
    const { send } = inMemory(http(), answer, {
      trace: () => {
        throw new Error('listener');
      },
    });
    expect((await send(POST)).status).toBe(200);
  });
});
