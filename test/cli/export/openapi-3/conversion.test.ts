import { expect, test } from 'vitest';
import { Conversion, itemsOf, objectsIn } from '../../../../src/cli/export/openapi-3/conversion.js';
import { plain } from '../../../load/reading.js';

test.each([
  ['#/definitions/Pet/properties/a', '#/components/schemas/Pet/properties/a'],
  ['#/parameters/Page', '#/components/parameters/Page'],
  ['#/responses/Gone', '#/components/responses/Gone'],
  ['#/securityDefinitions/Key', '#/components/securitySchemes/Key'],
  ['#/x-shared/definitions/a', '#/x-shared/definitions/a'],
  ['other.yaml#/definitions/a', 'other.yaml#/definitions/a'],
])('the reference %s leads to %s', ($ref, moved) => {
  const conversion = new Conversion({});
  expect(conversion.moved($ref)).toBe(moved);
  expect(plain(conversion.copy({ a: [{ $ref }] }) as object)).toEqual({ a: [{ $ref: moved }] });
  expect(conversion.warnings).toEqual([]);
});

test('a reference into a path stays, with a warning', () => {
  const conversion = new Conversion({});
  expect(conversion.moved('#/paths/~1a/get/x')).toBe('#/paths/~1a/get/x');
  expect(conversion.warnings).toEqual([
    'The reference "#/paths/~1a/get/x" into a path may lead nowhere in OpenAPI 3.0: move its target to "definitions"',
  ]);
});

test.each(['default', 'enum', 'example', 'examples'])('"%s" is data', (key) => {
  const data = { $ref: '#/definitions/Pet' };
  const copy = new Conversion({}).copy({ [key]: data }) as Readonly<Record<string, unknown>>;
  expect(copy[key]).toBe(data);
});

test('a copy is separate, keeps what is shared, and knows what it was made from', () => {
  const conversion = new Conversion({});
  const shared = { a: 1 };
  const value: Record<string, unknown> = { one: shared, two: shared, list: [shared], none: null };
  value.self = value;
  const copy = conversion.copy(value) as Readonly<Record<string, unknown>>;
  expect(copy).not.toBe(value);
  expect(copy.one).not.toBe(shared);
  expect(copy.one).toBe(copy.two);
  expect(copy.list).toEqual([{ a: 1 }]);
  expect([copy.none, copy.self]).toEqual([null, copy]);
  expect(conversion.origins.get(copy)).toBe(value);
  expect(conversion.origins.get(copy.one as object)).toBe(shared);
  expect([conversion.copy(7), conversion.copy(shared)]).toEqual([7, copy.one]);
});

test('an object that is made knows what it was made from', () => {
  const conversion = new Conversion({});
  const [from, made] = [{ a: 1 }, { b: 2 }];
  expect(conversion.made(from, made)).toBe(made);
  expect(conversion.origins.get(made)).toBe(from);
});

test('the target of a reference, or the object itself', () => {
  const page = { name: 'page' };
  const conversion = new Conversion({ parameters: { Page: page, Odd: 7 } });
  expect(conversion.target({ $ref: '#/parameters/Page' })).toBe(page);
  expect(conversion.target(page)).toBe(page);
  for (const other of [{ $ref: '#/parameters/Odd' }, 7, null, ['a']]) {
    expect(conversion.target(other)).toEqual({});
  }
});

test('members are copied by their names, and extensions by their beginning', () => {
  const conversion = new Conversion({});
  const from = {
    a: { $ref: '#/definitions/A' },
    b: 1,
    'x-c': { $ref: '#/definitions/C' },
    'X-D': 2,
  };
  expect(conversion.copyMembers(from, ['a', 'missing'])).toEqual({
    a: { $ref: '#/components/schemas/A' },
  });
  expect(conversion.extensions(from)).toEqual({
    'x-c': { $ref: '#/components/schemas/C' },
    'X-D': 2,
  });
});

test.each<readonly [unknown, readonly unknown[], readonly unknown[]]>([
  [{ a: {}, b: 1, c: null, d: [] }, [['a', {}]], []],
  [['a', 1], [], ['a', 1]],
  [7, [], []],
  [null, [], []],
  [undefined, [], []],
])('the objects in %j are %j; its items are %j', (value, objects, items) => {
  expect(objectsIn(value)).toEqual(objects);
  expect(itemsOf(value)).toEqual(items);
});
