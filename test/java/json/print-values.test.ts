import { describe, expect, test } from 'vitest';
import {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  compareBigDecimals,
  DoubleValue,
  decimalOf,
  FloatValue,
  javaText,
  ListValue,
  LongValue,
  MapValue,
  parseBigDecimal,
  readJson,
  type Value,
  writeJson,
} from '../../../src/java/json/index.js';

describe('numbers print as their classes do', () => {
  test.each<[string, Value]>([
    ['7', 7],
    ['0', -0],
    ['3000000000', new LongValue(3_000_000_000n)],
    ['12345678901234567890', new BigIntegerValue(12345678901234567890n)],
    ['1.0', new DoubleValue(1)],
    ['-0.0', new DoubleValue(-0)],
    ['0.1', new DoubleValue(0.1)],
    ['0.001', new DoubleValue(0.001)],
    ['9.0E-4', new DoubleValue(0.0009)],
    ['9999999.0', new DoubleValue(9999999)],
    ['1.0E7', new DoubleValue(10_000_000)],
    ['1.23456789E8', new DoubleValue(123456789)],
    ['-1.5E-7', new DoubleValue(-1.5e-7)],
    ['1.7976931348623157E308', new DoubleValue(1.7976931348623157e308)],
    ['NaN', new DoubleValue(Number.NaN)],
    ['-Infinity', new DoubleValue(-Infinity)],
    ['0.1', new FloatValue(0.1)],
    ['1.1', new FloatValue(1.1)],
    ['1.6777216E7', new FloatValue(16777216)],
    ['123456.79', new FloatValue(123456.789)],
    ['3.4028235E38', new FloatValue(3.4028235e38)],
    ['NaN', new FloatValue(Number.NaN)],
    ['1.50', new BigDecimalValue(150n, 2)],
    ['-1.50', new BigDecimalValue(-150n, 2)],
    ['1E+5', new BigDecimalValue(1n, -5)],
    ['0.000001', new BigDecimalValue(1n, 6)],
    ['1E-7', new BigDecimalValue(1n, 7)],
    ['1.23E-7', new BigDecimalValue(123n, 9)],
    ['0E-10', new BigDecimalValue(0n, 10)],
    ['1.7976931348623157E+308', new BigDecimalValue(17976931348623157n, -292)],
  ])('%s', (expected, value) => {
    expect(javaText(value)).toBe(expected);
  });
});

const LIST = new ListValue([1, 'a/', null, true, new CharacterValue('c')]);
const MAP = new MapValue(
  new Map<Value, Value>([
    ['k', LIST],
    [1, new DoubleValue(1)],
  ]),
);

describe('containers', () => {
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

  test('hold themselves', () => {
    const list = new ListValue([1]);
    list.items.push(list);
    const map = new MapValue();
    map.entries.set('m', map);
    expect(javaText(list)).toBe('[1, (this Collection)]');
    expect(javaText(map)).toBe('{m=(this Map)}');
    expect(() => writeJson(list)).toThrow('nested too deep');
    expect(() => javaText(new ListValue([new ListValue([map, list]), list], 'JsonArray'))).toThrow(
      'nested too deep',
    );
  });

  test('that double at each level are not printed to the end', () => {
    let value: Value = 'text';
    for (let level = 0; level < 40; level++) {
      value = new ListValue([value, value]);
    }
    expect(() => javaText(value)).toThrow('longer than');
    expect(() => writeJson(value)).toThrow('longer than');
  });

  test('with a key that is null have no JSON', () => {
    expect(() => writeJson(new MapValue(new Map([[null, 1]])))).toThrow('null key');
  });
});

describe('decimals', () => {
  test.each([
    ['1', '1', 0],
    ['1.0', '1', 0],
    ['1E+5', '100000', 0],
    ['2', '10', -1],
    ['-2', '-10', 1],
    ['0', '-1', 1],
    ['0E-10', '0', 0],
    ['1E2000000000', '1E-2000000000', 1],
    ['-1E2000000000', '5', -1],
    ['99.9', '100', -1],
  ])('%s against %s', (left, right, expected) => {
    const [one, other] = [parseBigDecimal(left), parseBigDecimal(right)];
    if (one === undefined || other === undefined) {
      throw new Error('not a number');
    }
    expect(Math.sign(compareBigDecimals(one, other))).toBe(expected);
  });

  test.each([
    '',
    '.',
    '-',
    'a',
    '1e',
    '1e+',
    '1 ',
    '0x1',
    '1E99999999999',
    'NaN',
    '1'.repeat(20_000),
  ])('%j is none', (text) => {
    expect(parseBigDecimal(text)).toBeUndefined();
  });

  test('come of every kind of number but NaN and infinities', () => {
    expect(javaText(decimalOf(new DoubleValue(1e10)) ?? null)).toBe('1.0E+10');
    expect(javaText(decimalOf(new LongValue(5n)) ?? null)).toBe('5');
    expect(decimalOf(new DoubleValue(Number.NaN))).toBeUndefined();
    expect(decimalOf(new FloatValue(Infinity))).toBeUndefined();
  });
});
