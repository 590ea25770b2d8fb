import { describe, expect, test } from 'vitest';
import {
  CharacterValue,
  DoubleValue,
  javaText,
  ListValue,
  MapValue,
  readJson,
  type Value,
  writeJson,
} from '../../../src/java/json/index.js';

const LIST = new ListValue([1, 'a/', null, true, new CharacterValue('c')]);
const MAP = new MapValue(
  new Map<Value, Value>([
    ['k', LIST],
    [1, new DoubleValue(1)],
  ]),
);

describe('a container as text and as JSON', () => {
  test.each<[string, Value, string, string]>([
    ['a list', LIST, '[1, a/, null, true, c]', '[1,"a/",null,true,{}]'],
    ['a map', MAP, '{k=[1, a/, null, true, c], 1=1.0}', '{"k":[1,"a/",null,true,{}],"1":1.0}'],
    ['nothing in a list', new ListValue([]), '[]', '[]'],
    ['nothing in a map', new MapValue(), '{}', '{}'],
    ['a JSON array', readJson('[{"a/":[]},1.0]'), '[{"a\\/":[]},1.0]', '[{"a/":[]},1.0]'],
    [
      'a list in a JSON array',
      new ListValue([LIST], 'JsonArray'),
      '[[1,"a\\/",null,true,{}]]',
      '[[1,"a/",null,true,{}]]',
    ],
    [
      'infinity in JSON',
      new ListValue([new DoubleValue(Infinity)], 'JsonArray'),
      '[null]',
      '[null]',
    ],
    [
      'a Java array in JSON',
      new ListValue([new ListValue(['a'], 'Array')], 'JsonArray'),
      '[["a"]]',
      '[["a"]]',
    ],
    [
      'control characters',
      new ListValue(['\u0000\b\t\n\f\r\u001f"\\/\u007f\u009f\u00a0\u2028é'], 'JsonArray'),
      '["\\u0000\\b\\t\\n\\f\\r\\u001F\\"\\\\\\/\\u007F\\u009F\u00a0\\u2028é"]',
      '["\\u0000\\b\\t\\n\\f\\r\\u001F\\"\\\\/\\u007F\\u009F\u00a0\\u2028é"]',
    ],
  ])('%s', (_name, value, text, json) => {
    expect(javaText(value)).toBe(text);
    expect(writeJson(value)).toBe(json);
  });

  test('a container in itself is named in text, and refused in JSON', () => {
    const list = new ListValue([1]);
    list.items.push(list);
    const map = new MapValue();
    map.entries.set('m', map);
    expect(javaText(list)).toBe('[1, (this Collection)]');
    expect(javaText(map)).toBe('{m=(this Map)}');
    expect(() => writeJson(list)).toThrow('nested too deeply');
    expect(() => javaText(new ListValue([new ListValue([map, list]), list], 'JsonArray'))).toThrow(
      'nested too deeply',
    );
  });

  test('lists that double at each level exceed the maximum length', () => {
    let value: Value = 'text';
    for (let level = 0; level < 40; level++) {
      value = new ListValue([value, value]);
    }
    expect(() => javaText(value)).toThrow('longer than');
    expect(() => writeJson(value)).toThrow('longer than');
  });

  test('a null key cannot be written as JSON', () => {
    expect(() => writeJson(new MapValue(new Map([[null, 1]])))).toThrow('null key');
  });
});
