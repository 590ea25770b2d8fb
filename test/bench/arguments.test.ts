import { expect, test } from 'vitest';
import { readArguments } from '../../bench/report/arguments.mjs';

const NAMES = ['http', 'start'];

test('without arguments everything is measured', () => {
  expect(readArguments([], NAMES)).toEqual({
    only: NAMES,
    rounds: 5,
    seconds: 3,
    isQuick: false,
    out: undefined,
    isBuilt: false,
    isRendered: false,
    against: undefined,
  });
});

test.each([
  [['--quick'], { isQuick: true, rounds: 1, seconds: 1 }],
  [['--quick', '--rounds', '2'], { isQuick: true, rounds: 2, seconds: 1 }],
  [['--only', 'start'], { only: ['start'] }],
  [['--out', 'x', '--no-build', '--seconds', '10'], { out: 'x', isBuilt: true, seconds: 10 }],
  [['--against', 'x.json'], { against: 'x.json' }],
  [['--render'], { isRendered: true }],
])('%j is understood', (args, expected) => {
  expect(readArguments(args, NAMES)).toMatchObject(expected);
});

test.each([
  [['--only', 'start,htpp'], '--only htpp: the measurements are http, start'],
  [['--rounds', '0'], '--rounds 0: a whole number from 1 is expected'],
  [['--seconds', 'x'], '--seconds x: a whole number from 1 is expected'],
  [['--speed'], "Unknown option '--speed'"],
])('%j is refused', (args, message) => {
  expect(() => readArguments(args, NAMES)).toThrow(message);
});
