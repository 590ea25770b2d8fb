import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf, valuesOf } from '../base/exchange.js';

const operation = {
  'x-amazon-apigateway-request-validator': 'body',
  requestBody: {
    content: { 'application/json': { schema: { type: 'object', required: ['name'] } } },
  },
};
const api = (origin: string): object =>
  documentOfPaths(
    {
      '/proxy': { post: proxied(`${origin}/b`, {}, operation) },
      '/http': {
        post: proxied(
          `${origin}/b`,
          { type: 'http', httpMethod: 'POST', responses: { default: { statusCode: '200' } } },
          operation,
        ),
      },
    },
    {
      'x-amazon-apigateway-request-validators': {
        body: { validateRequestBody: true, validateRequestParameters: false },
      },
    },
  );

/** Each is one or several fields, after which some reader may take the body for JSON and another not. */
const FIELDS: readonly (readonly string[])[] = [
  ['application/json'],
  ['APPLICATION/JSON'],
  ['application/JSON;charset=utf-8'],
  ['application/json;'],
  ['application/json; '],
  ['application/json ; charset=utf-8'],
  ['application/json\t; charset=utf-8'],
  ['application/json\t'],
  ['\tapplication/json'],
  ['application/json;charset="utf-8"'],
  ['application/json,text/plain'],
  ['application/json , text/plain'],
  ['text/plain,application/json'],
  ['application/json;a=",",text/plain'],
  ['application/json', 'text/plain'],
  ['text/plain', 'application/json'],
  ['application/json', ''],
  ['', 'application/json'],
  ['', ''],
  ['application/json garbage'],
  ['application/json garbage;x'],
  ['application/json\x0b'],
  ['application/json\x00'],
  ['application/jsonx'],
  ['application/ json'],
  ['application /json'],
  ['"application/json"'],
  ['json'],
  ['/json'],
  [';application/json'],
  [',application/json'],
  ['application/json/x'],
  ['text/json'],
  ['text/plain; application/json'],
  ['multipart/form-data; boundary=application/json'],
  [],
];

describe.each(HOSTS)('under $name', (host) => {
  test('a backend that reads a body as JSON reads one that was validated (CVE-2023-51701, CVE-2025-32442, CVE-2026-25223, CVE-2026-3419, GHSA-573f-x89g-hqp9)', async () => {
    const { send, calls } = await attacked(host, api);
    const body = '{"evil":1}';
    const faults: unknown[] = [];
    for (const target of ['/proxy', '/http']) {
      for (const fields of FIELDS) {
        const types = fields.map((value) => `Content-Type: ${value}\r\n`).join('');
        const head = `POST ${target} HTTP/1.1\r\nHost: a\r\n${types}Content-Length: ${body.length}\r\n\r\n`;
        const [status = 0] = statusesOf(await send(head + body + LAST));
        const [call] = calls.splice(0);
        const seen = valuesOf(call, 'content-type');
        const held =
          call === undefined ? [400, 415].includes(status) : seen.length === 1 && !isJson(seen[0]);
        if (!held) {
          faults.push([target, fields, status, call?.rawHeaders]);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('a body that fits goes on with the type that it was validated by', async () => {
    const { send, calls } = await attacked(host, api);
    const body = '{"name":1}';
    for (const fields of FIELDS.slice(0, 6)) {
      const types = fields.map((value) => `Content-Type: ${value}\r\n`).join('');
      const head = `POST /proxy HTTP/1.1\r\nHost: a\r\n${types}Content-Length: ${body.length}\r\n\r\n`;
      expect(statusesOf(await send(head + body + LAST))).toEqual([200, 403]);
      const [call] = calls.splice(0);
      expect(call?.body).toBe(body);
      expect(isJson(valuesOf(call, 'content-type')[0])).toBe(true);
    }
  });
});

/** Whether a reader of little care takes a type for JSON: by what stands before a parameter, or a comma. */
function isJson(type = 'application/json'): boolean {
  return /^\s*application\/json\s*(?:$|[;,\s])/i.test(type);
}
