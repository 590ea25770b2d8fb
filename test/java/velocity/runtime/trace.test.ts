import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/java/velocity/index.js';
import { Output, Run } from '../../../../src/java/velocity/runtime/run.js';
import { MOST_TRACED_PARTS, Trace } from '../../../../src/java/velocity/runtime/trace.js';

const newOutput = (): Output => new Output(new Run(DEFAULT_LIMITS, new Map()));

/** Lines and what each wrote, in order. */
function partsOf(writes: readonly (readonly [line: number, text: string])[]): readonly string[] {
  const trace = new Trace();
  const out = newOutput();
  trace.begin(out);
  for (const [line, text] of writes) {
    trace.mark(out, line);
    out.write(text);
  }
  return trace.parts().map(({ line, text }) => `${line}: ${text}`);
}

test.each([
  [[], []],
  [[[1, '']], []],
  [
    [
      [1, 'a'],
      [1, 'b'],
    ],
    ['1: ab'],
  ],
  [
    [
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
    ],
    ['1: a', '2: b', '1: c'],
  ],
  [
    [
      [1, 'a'],
      [2, ''],
      [1, 'b'],
      [3, ''],
    ],
    ['1: ab'],
  ],
] as const)('%j', (writes, parts) => {
  expect(partsOf(writes)).toEqual(parts);
});

test('what is written into another output is not noted', () => {
  const trace = new Trace();
  const out = newOutput();
  trace.begin(out);
  trace.mark(out, 1);
  trace.mark(newOutput(), 7);
  out.write('a');
  expect(trace.parts()).toEqual([{ line: 1, text: 'a' }]);
});

test('each output begins anew', () => {
  const trace = new Trace();
  for (const text of ['a', 'b']) {
    const out = newOutput();
    trace.begin(out);
    trace.mark(out, 1);
    out.write(text);
    expect(trace.parts()).toEqual([{ line: 1, text }]);
  }
  expect(new Trace().parts()).toEqual([]);
});

test('there is a limit to the parts; the last one has the rest', () => {
  const surplus = 10;
  const writes = Array.from(
    { length: MOST_TRACED_PARTS + surplus },
    (_, index) => [index + 1, 'x'] as const,
  );
  const parts = partsOf(writes);
  expect(parts).toHaveLength(MOST_TRACED_PARTS);
  expect(parts.at(-1)).toBe(`${MOST_TRACED_PARTS}: ${'x'.repeat(surplus + 1)}`);
});
