import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';

test('the commands, in the order of the help', () => {
  expect(COMMANDS.map(({ name, summary }) => [name, summary])).toEqual([
    ['serve', 'serve the API of a file on this machine'],
    ['check', 'list everything that is wrong with files'],
    ['explain', 'say what the API would do with a request'],
    ['invoke', 'send one request through the API, with its execution log'],
    ['render', 'render a mapping template'],
    ['export', 'print the OpenAPI document that a file describes'],
  ]);
});

test.each(COMMANDS.map((entry) => [entry.name, entry] as const))(
  '%s loads the command of its name',
  async (name, entry) => {
    expect((await entry.load()).name).toBe(name);
  },
);
