import { expect, test } from 'vitest';
import {
  type Invocation,
  invocationJson,
  invocationText,
} from '../../../src/cli/invoke/invocation-report.js';

function invocation(body: Uint8Array): Invocation {
  const headers = ['A', '1', 'b', '\u00c3\u00bc', 'a', '2'];
  return {
    response: { statusCode: 201, headers, body: undefined } as unknown as Invocation['response'],
    body,
    latency: 7,
    log: 'line 1\nline 2',
  };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NOT_TEXT = [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0x61, 0)];

test.each<readonly [Uint8Array, readonly string[]]>([
  [bytes('{"a":"ä"}\n'), ['', '{"a":"ä"}', '']],
  [bytes(''), []],
  ...NOT_TEXT.map((body) => [body, ['', '[2 bytes that are not text]']] as const),
])('the log, then status, latency, headers and body: %j', (body, lines) => {
  expect(invocationText(invocation(body))).toBe(
    [
      'line 1\nline 2',
      '',
      'Status: 201',
      'Latency: 7 ms',
      'A: 1',
      'b: ü',
      'a: 2',
      ...lines,
      '',
    ].join('\n'),
  );
});

test.each<readonly [Uint8Array, string, boolean]>([
  [bytes('ä'), 'ä', false],
  [bytes(''), '', false],
  [NOT_TEXT[0] ?? bytes(''), '//4=', true],
  [NOT_TEXT[1] ?? bytes(''), 'YQA=', true],
])('as JSON, with the body %j', (body, text, isBase64Encoded) => {
  const json = invocationJson(invocation(body));
  expect(JSON.parse(json)).toEqual({
    status: 201,
    headers: { A: '2', b: 'ü' },
    multiValueHeaders: { A: ['1', '2'], b: ['ü'] },
    body: text,
    isBase64Encoded,
    latency: 7,
    log: 'line 1\nline 2',
  });
  expect(json).toMatch(/^\{\n {2}"status"[\s\S]*\}\n$/);
});
