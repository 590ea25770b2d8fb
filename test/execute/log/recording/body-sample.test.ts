import { describe, expect, test } from 'vitest';
import {
  BodySample,
  keptText,
  SHOWN,
  sampled,
  shownText,
} from '../../../../src/execute/log/recording/body-sample.js';

const plain = (text: string): string => text;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a sample', () => {
  test.each<readonly [about: string, text: string, shown: number, isComplete: boolean]>([
    ['of nothing', '', 0, true],
    ['of a short body', 'abc', 3, true],
    ['of the longest that is shown whole', 'a'.repeat(SHOWN), SHOWN, true],
    ['of one byte more', 'a'.repeat(SHOWN + 1), SHOWN, false],
    ['of a long body', 'a'.repeat(SHOWN * 40), SHOWN, false],
  ])('%s', (_, text, shown, isComplete) => {
    const sample = BodySample.of(text);
    const body = sample.shown(plain);
    expect([body.text.length, body.length, body.isComplete]).toEqual([
      shown,
      text.length,
      isComplete,
    ]);
    expect(sample.size).toBeLessThan(SHOWN * 2);
  });

  test('joins characters that chunks have cut', () => {
    const sample = new BodySample();
    for (const byte of bytes('ä€😀')) {
      sample.add(Uint8Array.of(byte));
    }
    expect(sample.shown(plain)).toEqual({ text: 'ä€😀', length: 9, isComplete: true });
  });

  test('keeps its bytes when their owner writes on them', () => {
    const chunk = Buffer.from('abc');
    const sample = BodySample.of(chunk);
    chunk.fill(0);
    expect(sample.shown(plain).text).toBe('abc');
  });

  test('hides a secret that the end of the shown part cuts', () => {
    const hide = (text: string): string => text.replaceAll('verysecret', '*****');
    const body = BodySample.of(`${'a'.repeat(SHOWN - 3)}verysecret`).shown(hide);
    expect(body.text.slice(-4)).toBe('a***');
    expect(body.isComplete).toBe(false);
  });
});

test('a text is kept as it is, or cut at its limit', () => {
  expect(keptText('abc', 3)).toBe('abc');
  expect(keptText('abcd', 3)).toBe('abc');
  expect(keptText('x'.repeat(SHOWN * 3)).length).toBeLessThan(SHOWN * 2);
});

test('a kept text is shown up to the limit', () => {
  expect(shownText('abc', (text) => text.toUpperCase())).toBe('ABC');
  expect(shownText('a'.repeat(SHOWN + 5), plain)).toHaveLength(SHOWN);
});

test('a body is passed on while its sample is taken, and its source is told if nobody reads on', async () => {
  const ended: string[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield bytes('a');
      yield bytes('b');
      yield bytes('c');
    } finally {
      ended.push('source');
    }
  }
  const sample = new BodySample();
  let seen = '';
  for await (const chunk of sampled(source(), sample)) {
    seen += new TextDecoder().decode(chunk);
    if (seen === 'ab') {
      break;
    }
  }
  expect([seen, sample.shown(plain).text, ended]).toEqual(['ab', 'ab', ['source']]);
});
