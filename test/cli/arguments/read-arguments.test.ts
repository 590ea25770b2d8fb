import { expect, test } from 'vitest';
import type { FlagSpecs } from '../../../src/cli/arguments/command.js';
import { readArguments, unknownWord } from '../../../src/cli/arguments/read-arguments.js';

const FLAGS: FlagSpecs = {
  port: { value: 'NUMBER', help: '' },
  header: { short: 'H', value: 'NAME: VALUE', repeats: true, help: '' },
  trace: { help: '' },
  stage: { value: 'NAME', help: '' },
  'stage-variable': { value: 'NAME=VALUE', repeats: true, help: '' },
};

test.each<
  readonly [readonly string[], readonly string[], Readonly<Record<string, readonly string[]>>]
>([
  [[], [], {}],
  [['a', '--port', '1', 'b'], ['a', 'b'], { port: ['1'] }],
  [['--port=1', '--port', '2'], [], { port: ['1', '2'] }],
  [['-H', 'a: b', '--header=c: d', '-He: f'], [], { header: ['a: b', 'c: d', 'e: f'] }],
  [['--trace', 'a'], ['a'], { trace: [''] }],
  [['--', '--trace'], ['--trace'], {}],
  [['--port', ''], [], { port: [''] }],
  [['--port=-x'], [], { port: ['-x'] }],
  [['--port', '-1'], [], { port: ['-1'] }],
  [['-h'], [], { help: [''] }],
  [['--help'], [], { help: [''] }],
])('%j', (args, positionals, values) => {
  const call = readArguments(args, FLAGS);
  expect(call.positionals).toEqual(positionals);
  for (const flag of [...Object.keys(FLAGS), 'help']) {
    expect(call.values(flag)).toEqual(values[flag] ?? []);
    expect(call.value(flag)).toBe(values[flag]?.at(-1));
    expect(call.has(flag)).toBe(Object.hasOwn(values, flag));
  }
});

const ALL = '--port, --header, --trace, --stage, --stage-variable, --help';

test.each([
  [['--prot', '1'], 'There is no flag --prot; did you mean --port?'],
  [['--stage-var', 'a=b'], 'There is no flag --stage-var; did you mean --stage-variable?'],
  [['--st', 'a'], `There is no flag --st: the flags are ${ALL}`],
  [['-p', '1'], `There is no flag -p: the flags are ${ALL}`],
  [['--toString'], `There is no flag --toString: the flags are ${ALL}`],
  [['--port'], '--port needs a value: --port NUMBER'],
  [['-H'], '-H needs a value: -H NAME: VALUE'],
  [
    ['--stage', '--trace'],
    '--stage needs a value, but --trace follows: if that is the value, write --stage=--trace',
  ],
  [['-H', '-h'], '-H needs a value, but -h follows: if that is the value, write --header=-h'],
  [['--trace=yes'], '--trace takes no value: write --trace alone'],
])('%j is a wrong call', (args, message) => {
  expect(() => readArguments(args, FLAGS)).toThrow(
    expect.objectContaining({ name: 'UsageError', message }),
  );
});

test.each([
  ['jsn', 'There is no format "jsn"; did you mean "json"?'],
  ['deploy', 'There is no format "deploy": use one of text, json'],
])('the message about the word %j', (word, message) => {
  expect(unknownWord('format', word, ['text', 'json'])).toMatchObject({
    name: 'UsageError',
    message,
  });
});
