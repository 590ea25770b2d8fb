import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BodyMeter, checkedBody, giveUp, heed } from '../../../src/http/messages/reply-body.js';
import { textBody } from '../../support/fake-gateway.js';

const bytes = (length: number) => new Uint8Array(length);

test('a body has sendTo and cancel', () => {
  const body = textBody('x');
  expect(checkedBody(body)).toBe(body);
});

test.each([
  [Readable.from(['x']), 'object'],
  [{ sendTo: () => {} }, 'object'],
  [{ cancel: () => {} }, 'object'],
  ['text', 'string'],
  [5, 'number'],
  [null, 'object'],
])('%o is not a body', (value, type) => {
  expect(() => checkedBody(value as never)).toThrow(new RegExp(`of type ${type}, without`));
});

describe('a body that is not sent is cancelled', () => {
  test.each<[how: string, cancel: () => unknown, reported: readonly string[]]>([
    ['without a failure', () => undefined, []],
    ['and may throw', () => JSON.parse('{'), ['SyntaxError']],
    ['and may reject', async () => JSON.parse('{'), ['SyntaxError']],
  ])('%s', async (_, cancel, reported) => {
    const causes: Error[] = [];
    let cancelled = 0;
    const body = {
      cancel: () => {
        cancelled += 1;
        return cancel();
      },
    };
    giveUp(body as never, (cause) => causes.push(cause as Error));
    await new Promise((resolve) => setImmediate(resolve));
    expect(cancelled).toBe(1);
    expect(causes.map(({ name }) => name)).toEqual(reported);
  });

  test.each([undefined, null, 'text', {}])('unless it is %o', (body) => {
    expect(() => giveUp(body as never, () => expect.unreachable())).not.toThrow();
  });
});

test('a rejection is reported, and nothing else', async () => {
  const causes: unknown[] = [];
  for (const result of [Promise.reject('why'), Promise.resolve('x'), 'x', undefined]) {
    heed(result, (cause) => causes.push(cause));
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(causes).toEqual(['why']);
});

test.each<
  [announced: number | undefined, chunks: readonly number[], faults: readonly string[], end: string]
>([
  [undefined, [1, 2], ['', ''], ''],
  [3, [1, 2], ['', ''], ''],
  [3, [1, 3], ['', 'longer than the 3 bytes'], 'ended after 4 of the 3 bytes'],
  [3, [1], [''], 'ended after 1 of the 3 bytes'],
  [0, [], [], ''],
])('a body that announced %s bytes and sends %j', (announced, chunks, faults, end) => {
  const meter = new BodyMeter(announced);
  const found = chunks.map((length) => meter.faultOf(bytes(length))?.message ?? '');
  expect(
    found.map(
      (text, at) => text.includes(faults[at] ?? '') && (text === '') === (faults[at] === ''),
    ),
  ).toEqual(chunks.map(() => true));
  const atEnd = meter.faultOfEnd()?.message ?? '';
  expect(end === '' ? atEnd === '' : atEnd.includes(end)).toBe(true);
});

test('a chunk that is not bytes is a fault', () => {
  expect(new BodyMeter(undefined).faultOf('text' as never)).toBeInstanceOf(TypeError);
});
