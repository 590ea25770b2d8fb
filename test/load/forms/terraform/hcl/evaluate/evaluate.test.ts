import { expect, test } from 'vitest';
import {
  evaluate,
  type HclNamespace,
  type HclScope,
  type HclValue,
  parseExpression,
} from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { evaluated, scopeOf } from '../running.js';
import { at } from '../syntax/shape.js';

const text = `merge({ a = 1 }, {
  b   = [ "x", upper("y") ]
  "c" = true ? { d = "\${"z"}-" } : null
})`;

/** The value at a path of keys and indexes. */
function inside(value: HclValue, ...path: readonly (string | number)[]): HclValue | undefined {
  return path.reduce<HclValue | undefined>(
    (one, key) =>
      one === undefined
        ? undefined
        : 'members' in one
          ? one.members.get(String(key))
          : 'items' in one
            ? one.items[Number(key)]
            : undefined,
    value,
  );
}

test.each([
  [[], '1:1'],
  [['a'], '1:13'],
  [['b'], '2:9'],
  [['b', 0], '2:11'],
  [['b', 1], '2:16'],
  [['c'], '3:16'],
  [['c', 'd'], '3:22'],
])('the value at %j knows its place', (path, expected) => {
  expect(at(inside(evaluated(text), ...path)?.place)).toBe(expected);
});

test('keys know their places through merge, for and conversions', () => {
  const places = (source: string): unknown => {
    const value = evaluated(source);
    const keys = 'keyPlaces' in value ? (value.keyPlaces ?? []) : [];
    return [...keys].map(([key, place]) => [key, at(place)]);
  };
  expect(places(text)).toEqual([
    ['a', '1:9'],
    ['b', '2:3'],
    ['c', '3:3'],
  ]);
  expect(places('{ for k, v in { x = 1 } : k => v }')).toEqual([['x', '1:17']]);
  expect(places('tomap({ x = 1 })')).toEqual([['x', '1:9']]);
});

test('a mistake inside knows its place, and one in a reference that of the step', () => {
  const place = (source: string): string => {
    try {
      evaluated(source, { variables: { o: { a: 1 } } });
    } catch (error) {
      return at((error as { readonly place?: HclValue['place'] }).place);
    }
    return 'no mistake';
  };
  expect(place('[1, var.o.b]')).toBe('1:11');
  expect(place('max(1, "x")')).toBe('1:8');
  expect(place('"a ${null}"')).toBe('1:4');
  expect(place('{ a = regex("x", "y") }')).toBe('1:7');
  expect(place('nosuch')).toBe('1:1');
});

/** `local.aN` refers to `local.a(N+1)`. */
function endless(form: string): HclScope {
  const namespace: HclNamespace = {
    kind: 'namespace',
    get: (key) => {
      const next = `local.a${Number(String(key).slice(1)) + 1}`;
      return evaluate(parseExpression(form.replaceAll('NEXT', next)), scope);
    },
    value: () => {
      throw new Error('not used as a whole');
    },
  };
  const scope = { ...scopeOf(), variables: new Map([['local', namespace]]) };
  return scope;
}

test.each([
  'NEXT',
  '[for x in [NEXT] : "${x}"][0]',
  'merge({ a = try(NEXT, 1) }, {})',
  '"a${NEXT}"',
])('an endless chain of references through %s is an error, which try does not catch', (form) => {
  const scope = endless(form);
  expect(() => evaluate(parseExpression('local.a0'), scope)).toThrow('nested too deeply');
});

test.each([
  ['[for a in range(1000) : [for b in range(1000) : b]]', 'Evaluation takes too long'],
  ['setproduct(range(1000), range(1000), range(1000))', 'Evaluation takes too long'],
  ['[for a in range(1000) : join("", [for b in range(100) : "0123456789"])]', 'Texts too large'],
  ['indent(1000000000, "a\\nb")', 'Texts too large'],
  ['format("%1000000000d", 1)', 'Invalid function argument'],
  ['try([for a in range(1000) : range(1000)], 1)', 'Evaluation takes too long'],
  ['templatefile("a", {})', 'cannot render others'],
])('%s ends with an error', (source, message) => {
  const limits = { steps: 100_000, characters: 100_000 };
  const files = { a: '${templatefile("a", {})}' };
  expect(() => evaluated(source, { limits, files })).toThrow(message);
});

test('values that multiply themselves are an error', () => {
  let value = evaluated('1');
  const double = (): void => {
    const scope = { ...scopeOf(), variables: new Map([['x', value]]) };
    value = evaluate(parseExpression('[x, x]'), scope);
  };
  expect(() => Array.from({ length: 30 }, double)).toThrow('Value too large');
});
