import { describe, expect, test } from 'vitest';
import { checkedInput } from '../../../src/console/evaluate/checked-input.js';

const json = (text: string): unknown => JSON.parse(text);

test.each([
  ['{}', {}],
  ['{"body": "b"}', { body: 'b' }],
  [
    '{"params": {"path": {"id": "7"}, "header": {}}, "stageVariables": {"a": "b"}}',
    { params: { path: { id: '7' }, header: {} }, stageVariables: { a: 'b' } },
  ],
  [
    '{"context": {"a": [1, null, {"b": true}]}, "more": 1}',
    { context: { a: [1, null, { b: true }] } },
  ],
  [
    '{"overrides": {"requestOverride": {"path": {"id": "7"}}}}',
    { overrides: { requestOverride: { path: { id: '7' } }, responseOverride: {} } },
  ],
])('%s', (text, expected) => {
  expect(JSON.parse(JSON.stringify(checkedInput(json(text))))).toEqual(expected);
});

test('names of prototypes are names', () => {
  const text =
    '{"context": {"__proto__": {"a": 1}}, "stageVariables": {"__proto__": "b"}, "params": {"path": {"__proto__": "c"}}}';
  const { context, stageVariables, params } = checkedInput(json(text));
  expect([context, stageVariables, params?.path].map((one) => Object.entries(one ?? {}))).toEqual([
    [['__proto__', { a: 1 }]],
    [['__proto__', 'b']],
    [['__proto__', 'c']],
  ]);
  expect('constructor' in (context ?? {})).toBe(false);
});

describe('what is refused', () => {
  test.each([
    ['null', 'input must be an object, not null'],
    ['[]', 'input must be an object, not an array'],
    ['{"body": 7}', 'input.body must be a string, not 7'],
    ['{"params": 7}', 'input.params must be an object'],
    ['{"params": {"path": []}}', 'input.params.path must be an object'],
    ['{"params": {"header": {"a": ["b"]}}}', 'input.params.header.a must be a string'],
    ['{"stageVariables": {"a": null}}', 'input.stageVariables.a must be a string'],
    ['{"context": "x"}', 'input.context must be an object'],
    ['{"overrides": {"requestOverride": 7}}', 'input.overrides.requestOverride must be an object'],
  ])('%s', (text, message) => {
    expect(() => checkedInput(json(text))).toThrow(TypeError);
    expect(() => checkedInput(json(text))).toThrow(message);
  });

  test('a context that is nested without end', () => {
    const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(() => checkedInput({ context: json(nested) })).toThrow('nested too deeply');
    expect(() => checkedInput({ context: { a: () => 1 } })).toThrow('input.context.a must be JSON');
  });
});
