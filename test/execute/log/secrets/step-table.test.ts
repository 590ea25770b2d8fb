import { describe, expect, test } from 'vitest';
import { CoveredRanges } from '../../../../src/execute/log/secrets/covered-ranges.js';
import { ASCII, StepTable } from '../../../../src/execute/log/secrets/step-table.js';

const [A, B] = [97, 98];

/** The table of a search for `aab`, whose states are the numbers of units found. */
function tableOf(...steps: readonly (readonly [number, number, number])[]): StepTable {
  const begins = new Uint8Array(ASCII);
  begins[A] = 1;
  const table = new StepTable(5000, begins);
  for (const [state, unit, next] of steps) {
    table.keep(state, unit, next, next === 3 ? 3 : 0);
  }
  return table;
}

describe('a text', () => {
  test.each<[text: string, state: number, at: number, end: [state: number, unit: number]]>([
    ['xaab', 0, 4, [3, B]],
    ['xab', 0, 2, [1, B]], // the step from 1 is not known
    ['xa\u00e9', 0, 2, [1, 0xe9]], // nor is any beyond ASCII
    ['b', 7, 0, [7, B]], // nor any from a state without a row
  ])('%j is followed from state %d to %d, and %j', (text, state, at, end) => {
    const table = tableOf([0, A, 1], [1, A, 2], [2, B, 3]);
    expect(table.follow(text, 0, state, new CoveredRanges())).toBe(at);
    expect([table.state, table.unit]).toEqual(end);
  });

  test('has its matches added, those before it included', () => {
    const table = tableOf([0, A, 1], [1, A, 2], [2, B, 3], [3, A, 1]);
    const ranges = new CoveredRanges();
    ranges.add(0, 2);
    table.follow('xxaabaabaab', 2, 0, ranges);
    table.follow('xxxxxxxxxxxxxxaab', 14, 0, ranges);
    expect(ranges.places()).toEqual([
      [0, 11],
      [14, 17],
    ]);
  });
});

test('the table ends at 4,096 rows: what is beyond is not kept', () => {
  const table = tableOf();
  for (let state = 0; state < 4999; state += 1) {
    table.keep(state, A, state + 1, 0);
  }
  expect(table.follow('a'.repeat(5000), 0, 0, new CoveredRanges())).toBe(4095);
  expect(table.state).toBe(4095);
});
