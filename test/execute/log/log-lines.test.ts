import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import {
  finishTrace,
  startTrace,
  traceEndpointRequest,
  traceEndpointResponse,
  traceFailure,
  traceMethodRequest,
  traceMethodRequestBody,
  traceMethodResponse,
  tracePassedBody,
} from '../../../src/execute/log/log-lines.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { created, http, logOf, POST, secured } from './logged.js';

describe('the execution log', () => {
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

  test.each<[why: string, operation: object, options: object, failure: string]>([
    [
      '401',
      { security: [{ token: [] }] },
      {},
      'Execution failed: Unauthorized (No authorizer is configured for "token" (TOKEN): set the option authorizers',
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
    'of a %s has the method request in front of the failure',
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

  test('hides secrets before it cuts the headers of the endpoint request', async () => {
    const token = 'JWTPART.'.repeat(400);
    const log = await logOf(http({ type: 'http_proxy' }), {
      ...POST,
      headers: ['X-Copy', `${'x'.repeat(900)} ${token}`, 'Authorization', `Bearer ${token}`],
    });
    expect(log.lines.join('\n')).not.toContain('JWT');
  });

  test('of a request that no method matches is written, and a trace function that throws changes nothing', async () => {
    const log = await logOf(http(), { path: '/none' });
    expect(log).toMatchObject({
      resourcePath: undefined,
      statusCode: 403,
      integrationLatency: undefined,
    });
    const { send } = inMemory(http(), created, {
      trace: () => {
        throw new Error('listener');
      },
    });
    expect((await send(POST)).status).toBe(200);
  });
});

describe('the line about a failure', () => {
  const MODEL = { type: 'object', required: ['name'] };
  const validated = documentOf(
    { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/' },
    {
      path: '/pets/{id}',
      method: 'post',
      operation: { requestBody: { content: { 'application/json': { schema: MODEL } } } },
      root: {
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        'x-amazon-apigateway-request-validator': 'body',
      },
    },
  );
  const fails = (error: unknown) => () => {
    throw error;
  };
  test.each<[type: string, document: object, backend: () => never, line: string]>([
    [
      'BAD_REQUEST_BODY',
      validated,
      fails(new Error('unreachable')),
      'Request body does not match model schema for content type application/json: [object has missing required properties (["name"])]',
    ],
    [
      'INTEGRATION_TIMEOUT',
      http(),
      fails(new GatewayError('INTEGRATION_TIMEOUT')),
      'Execution failed due to a timeout error',
    ],
    [
      'INTEGRATION_FAILURE',
      http(),
      fails(new GatewayError('INTEGRATION_FAILURE')),
      'Execution failed due to a network error communicating with endpoint',
    ],
    [
      'DEFAULT_5XX',
      http(),
      fails(new Error('down')),
      'Execution failed due to configuration error: The HTTP backend threw: down',
    ],
    [
      'API_CONFIGURATION_ERROR',
      http(),
      fails(new GatewayError('API_CONFIGURATION_ERROR')),
      'Execution failed due to configuration error: Internal server error',
    ],
    [
      'THROTTLED',
      http(),
      fails(new GatewayError('THROTTLED')),
      'Execution failed: Too Many Requests',
    ],
  ])('%s', async (_, document, backend, line) => {
    const { lines } = await logOf(document, POST, {}, backend);
    expect(lines.at(-3)?.replace(/^.* UTC 2026 : /, '')).toBe(line);
  });
});

test('the body of a stream is not in the log', async () => {
  const { lines } = await logOf(http({ type: 'http_proxy' }), {
    ...POST,
    body: new ReadableStream({ start: (controller) => controller.close() }),
  });
  const bodies = lines
    .filter((line) => line.includes(' body '))
    .map((line) => line.split(': ').at(-1));
  expect(bodies).toEqual(['[STREAMED]', '[STREAMED]', '[STREAMED]', '[STREAMED]']);
});

test('the log continues if the clock fails after the start of the request', async () => {
  let times = 0;
  const clock = () => {
    times += 1;
    if (times > 1) {
      throw new Error('broken');
    }
    return 0;
  };
  const { lines, statusCode } = await logOf(http(), POST, { clock });
  expect(statusCode).toBe(200);
  expect(lines.at(-2)).toContain('Method completed with status: 200');
});

test('without a reader there is no log, and traceSecrets shows secrets', async () => {
  const settings = { trace: undefined, clock: () => 0, traceSecrets: false } as never;
  const context = { requestId: 'a' } as never;
  expect(startTrace(settings, context, undefined as never, undefined)).toBeUndefined();
  const untraced = { trace: undefined } as never;
  for (const line of [
    () => traceMethodRequest(untraced),
    () => traceMethodRequestBody(untraced, new Uint8Array(0)),
    () => tracePassedBody(untraced, undefined),
    () => traceEndpointRequest(untraced, undefined as never),
    () => traceEndpointResponse(untraced, undefined as never, undefined),
    () => traceMethodResponse(untraced, undefined as never, undefined),
    () => traceFailure(untraced, undefined as never),
    () => finishTrace(untraced, undefined as never),
  ]) {
    expect(line).not.toThrow();
  }
  const shown = await logOf(http(), POST, { traceSecrets: true });
  expect(shown.lines.join('\n')).toContain('Authorization=Bearer abcdefghij');
});
