import { expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import {
  exactly,
  fileName,
  fileOf,
  pairsOf,
  refuseMore,
  splitPair,
} from '../../../src/cli/arguments/values.js';

const FLAGS = { set: { value: 'NAME=VALUE', repeats: true, help: '' } };
const callOf = (...args: readonly string[]) => readArguments(args, FLAGS);

test.each<readonly [readonly string[], object]>([
  [[], {}],
  [['a=1', 'b=2=3', 'a='], { a: '', b: '2=3' }],
])('the pairs %j', (texts, pairs) => {
  const call = callOf(...texts.map((text) => `--set=${text}`));
  expect(pairsOf(call, 'set')).toEqual(pairs);
});

test('a name that is special in JavaScript is a name', () => {
  expect(Object.entries(pairsOf(callOf('--set=__proto__=1'), 'set'))).toEqual([['__proto__', '1']]);
});

test.each(['a', '=a', ''])('%j is not a pair', (text) => {
  const message = `--set ${JSON.stringify(text)} must have the form NAME=VALUE`;
  expect(() => pairsOf(callOf(`--set=${text}`), 'set')).toThrow(message);
  expect(() => splitPair('set', text, 'NAME=VALUE')).toThrow(
    expect.objectContaining({ name: 'UsageError', message }),
  );
});

test.each<readonly [readonly string[], string]>([
  [[], 'FILE and PATH are missing'],
  [['a'], 'PATH is missing'],
  [['a', 'b', 'c'], '"c" is one argument too many'],
])('%j are not exactly two arguments', (args, message) => {
  expect(() => exactly(callOf(...args), 'FILE', 'PATH')).toThrow(
    expect.objectContaining({ name: 'UsageError', message }),
  );
});

test('the arguments that a command needs', () => {
  expect(exactly(callOf('a', 'b'), 'FILE', 'PATH')).toEqual(['a', 'b']);
  expect(refuseMore(callOf('a'), 1)).toBeUndefined();
  expect(() => refuseMore(callOf('a'), 0)).toThrow('"a" is one argument too many');
});

test.each([
  ['api.yaml', 'api.yaml'],
  ['{a}.yaml', './{a}.yaml'],
  [' {a}.yaml', './ {a}.yaml'],
  ['\uFEFF{', './\uFEFF{'],
  ['a{', 'a{'],
])('the file %j is %j', (given, file) => {
  expect(fileName(given)).toBe(file);
  expect(fileOf(callOf(given))).toBe(file);
});

test('a text of several lines is not the name of a file', () => {
  expect(() => fileName('a\nb')).toThrow('"a\\nb" is not the name of a file');
  expect(() => fileOf(callOf())).toThrow('FILE is missing');
});
