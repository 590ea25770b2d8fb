import { expect, test } from 'vitest';
import { type ConsoleOptions, readConsoleOptions } from '../../src/console/options.js';

test('each option has a default', () => {
  expect(readConsoleOptions({})).toEqual({
    token: undefined,
    allowedHosts: undefined,
    allowRemote: false,
    keep: 500,
    bodyLimit: 1_048_576,
    write: false,
  });
});

test('options are copied', () => {
  const allowedHosts = ['a.test'];
  const options = readConsoleOptions({ allowedHosts, keep: 7 });
  allowedHosts.push('b.test');
  expect(options).toMatchObject({ allowedHosts: ['a.test'], keep: 7 });
});

test.each<readonly [unknown, RegExp]>([
  [7, /The options of the console must be an object, not 7/],
  [{ tokn: 'x' }, /"tokn" is not an option of the console; did you mean "token"\?/],
  [{ token: 'short' }, /^token must be a string of at least 16 letters/],
  [{ token: 7 }, /^token must be a string/],
  [{ allowedHosts: 'a.test' }, /^allowedHosts must be a list of hosts/],
  [{ allowedHosts: [] }, /^allowedHosts must be a list of at least one host/],
  [{ allowedHosts: ['a.test', 'http://b.test'] }, /^allowedHosts\[1\] must be a host, such as/],
  [{ allowRemote: 'yes' }, /^allowRemote must be true or false/],
  [{ keep: 0 }, /^keep must be a whole number from 1/],
  [{ keep: Number.POSITIVE_INFINITY }, /^keep must be a whole number/],
  [{ bodyLimit: -1 }, /^bodyLimit must be a whole number/],
  [{ write: 1 }, /^write must be true or false/],
])('%j is refused', (options, message) => {
  expect(() => readConsoleOptions(options as ConsoleOptions)).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(message) }),
  );
});

test('a token that is refused is not in the message', () => {
  expect(() => readConsoleOptions({ token: 'secret' })).toThrow(/^(?!.*secret)/);
});
