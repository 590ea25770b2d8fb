import { describe, expect, test } from 'vitest';
import { http, logOf, POST } from './logged.js';

describe('the execution log', () => {
  test('has the lines of AWS', async () => {
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

  test('has one line for each entry, whatever clients and backends write', async () => {
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
});
