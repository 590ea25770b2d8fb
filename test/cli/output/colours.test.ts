import { expect, test } from 'vitest';
import { paintFor } from '../../../src/cli/output/colours.js';

const RED = '\u001b[31ma\u001b[39m';

test.each([
  [true, {}, RED],
  [true, { NO_COLOR: '' }, RED],
  [true, { NO_COLOR: '1' }, 'a'],
  [true, { TERM: 'xterm' }, RED],
  [true, { TERM: 'dumb' }, 'a'],
  [false, {}, 'a'],
  [undefined, {}, 'a'],
])('on a terminal: %j, with %j', (isTTY, env, painted) => {
  expect(paintFor({ isTTY, write: () => {} }, env)('red', 'a')).toBe(painted);
});
