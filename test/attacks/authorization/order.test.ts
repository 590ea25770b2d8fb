import { describe, expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../src/index.js';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, parameters, proxied } from '../base/documents.js';
import { attacked } from '../base/exchange.js';

const api = (origin: string): object =>
  documentOfPaths(
    {
      '/x': {
        post: proxied(
          `${origin}/b`,
          {},
          {
            security: [{ login: [], key: [] }],
            parameters: parameters({ query: ['q'] }).map((one) => ({ ...one, required: true })),
            requestBody: {
              content: { 'application/json': { schema: { type: 'object', required: ['name'] } } },
            },
            'x-amazon-apigateway-request-validator': 'all',
          },
        ),
      },
    },
    {
      'x-amazon-apigateway-request-validators': {
        all: { validateRequestBody: true, validateRequestParameters: true },
      },
      components: {
        securitySchemes: {
          login: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token' },
          },
          key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        },
      },
    },
  );

const TOKEN = 'Authorization: good\r\n';
const KEY = 'x-api-key: good\r\n';
const LONG = `{"name":"${'x'.repeat(2000)}"}`;

/** A request that fails in several ways learns of the first: who may not enter learns nothing more. */
const ROWS: readonly (readonly [headers: string, query: string, body: string, words: string])[] = [
  ['', '', 'not JSON', '401 Unauthorized'],
  ['', '', LONG, '401 Unauthorized'],
  [KEY, '', '{}', '401 Unauthorized'],
  ['Authorization: bad\r\n', '', '{}', '403 Forbidden'],
  [`Authorization: bad\r\n${KEY}`, '?q=1', '{"name":1}', '403 Forbidden'],
  [TOKEN, '', 'not JSON', '403 Forbidden'],
  [TOKEN, '?q=1', LONG, '403 Forbidden'],
  [TOKEN + KEY, '', '{}', '400 Bad Request'],
  [TOKEN + KEY, '?q=1', 'not JSON', '400 Bad Request'],
  [TOKEN + KEY, '?q=1', LONG, '413 Payload Too Large'],
  [TOKEN + KEY, '?q=1', '{"name":1}', '200 OK'],
];

describe.each(HOSTS)('under $name', (host) => {
  test('who may not enter is refused before anything is read or checked', async () => {
    const asked: unknown[] = [];
    const { send, calls } = await attacked(host, api, {
      options: {
        payloadLimit: 1000,
        authorizers: {
          login: ({ authorizationToken }: AuthorizerEvent) => {
            asked.push(authorizationToken);
            return authorizationToken === 'good';
          },
        },
        apiKeys: new Map([['good', {}]]),
      },
    });
    for (const [headers, query, body, words] of ROWS) {
      const head = `POST /x${query} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
      expect([headers, body, await send(head + body)]).toEqual([
        headers,
        body,
        expect.stringMatching(new RegExp(`^HTTP/1.1 ${words}`)),
      ]);
    }
    expect(calls).toHaveLength(1);
    expect(asked).toHaveLength(8);
  });
});
