import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths } from '../base/documents.js';
import { attacked, LAST, statusesOf } from '../base/exchange.js';

/** What each mapping of the request takes: from a query, a path, a body. */
const api = (origin: string): object =>
  documentOfPaths({
    '/m/{p}': {
      post: {
        parameters: [
          { name: 'p', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'v', in: 'query', schema: { type: 'string' } },
        ],
        responses: { 200: { description: '', headers: { 'X-Back': { schema: {} } } } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: `${origin}/b/{p}?u={v}`,
          requestParameters: {
            'integration.request.path.p': 'method.request.path.p',
            'integration.request.path.v': 'method.request.querystring.v',
            'integration.request.querystring.q': 'method.request.querystring.v',
            'integration.request.header.X-Query': 'method.request.querystring.v',
            'integration.request.header.X-Body': 'method.request.body.v',
          },
          responses: {
            default: {
              statusCode: '200',
              responseParameters: {
                'method.response.header.X-Back': 'integration.response.header.x',
              },
            },
          },
        },
      },
    },
    '/o': {
      post: {
        responses: { 200: { description: '' } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: `${origin}/b/o`,
          requestTemplates: {
            'application/json':
              "#set($context.requestOverride.header.X-Over = $input.path('$.v'))#set($context.requestOverride.querystring.over = $input.path('$.v'))$input.json('$')",
          },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: {
                'application/json':
                  "#set($context.responseOverride.header.X-Back = $input.params('v'))done",
              },
            },
          },
        },
      },
    },
  });

/** Bytes that end a line, and characters that do once somebody cuts them to eight bits. */
const VALUES = [
  'a\r\nX-Evil: 1',
  'a\nX-Evil: 1',
  'a\rX-Evil: 1',
  'a\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n',
  'a\r\n X-Evil: 1',
  'a\0X-Evil: 1',
  'a\u010d\u010aX-Evil: 1',
  'a\u560d\u560aX-Evil: 1',
  'a\u2028X-Evil: 1',
  'a\u0085X-Evil: 1',
  'a HTTP/1.1\r\nX-Evil: 1\r\n\r\n',
];

describe.each(HOSTS)('under $name', (host) => {
  test('no value of a client ends a line on either side (CVE-2026-55603, CVE-2026-15157, CVE-2019-9900)', async () => {
    const { send, calls } = await attacked(host, api);
    const faults: unknown[] = [];
    for (const value of VALUES) {
      const encoded = encodeURIComponent(value);
      const body = JSON.stringify({ v: value });
      for (const target of [
        `/m/1?v=${encoded}`,
        `/m/${encoded}`,
        '/m/1',
        `/o?v=${encoded}`,
        '/o',
      ]) {
        calls.length = 0;
        const text = target === '/m/1' || target === '/o' ? body : '{}';
        const length = Buffer.byteLength(text);
        const received = await send(
          `POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${Buffer.from(text).toString('latin1')}${LAST}`,
        );
        const seen = calls.map((call) => [call.target, ...call.rawHeaders].join('\n'));
        const heads = received.split(/\r\n\r\n[^\r]*/).join('\r\n');
        const held =
          calls.length <= 1 &&
          seen.every((text) => !/^x-evil|\/smuggled/im.test(text)) &&
          !/^x-evil/im.test(heads) &&
          statusesOf(received).length === 2;
        if (!held) {
          faults.push([value, target, received, ...seen]);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});
