import { expect, test } from 'vitest';
import { Conversion } from '../../../../src/cli/export/openapi-3/conversion.js';
import { responseOf } from '../../../../src/cli/export/openapi-3/responses.js';
import { SchemaConversion } from '../../../../src/cli/export/openapi-3/schemas.js';

const A = { $ref: '#/definitions/A' };
const MOVED = { $ref: '#/components/schemas/A' };

test.each<readonly [Readonly<Record<string, unknown>>, readonly string[], object]>([
  [{}, ['a/b'], { description: '' }],
  [{ description: 'ok', 'x-a': A }, ['a/b'], { description: 'ok', 'x-a': MOVED }],
  [{ description: 7, headers: 7, examples: 7 }, [], { description: '' }],
  [
    { schema: A },
    ['a/b', 'c/d'],
    { description: '', content: { 'a/b': { schema: MOVED }, 'c/d': { schema: MOVED } } },
  ],
  [
    { schema: A, examples: { 'a/b': [1], 'text/plain': 'x' } },
    ['a/b'],
    {
      description: '',
      content: { 'a/b': { schema: MOVED, example: [1] }, 'text/plain': { example: 'x' } },
    },
  ],
  [
    { headers: { 'X-Total': { type: 'integer', description: 'd', 'x-a': 1 }, Odd: 7 } },
    [],
    {
      description: '',
      headers: { 'X-Total': { description: 'd', schema: { type: 'integer' }, 'x-a': 1 } },
    },
  ],
])('%j, of %j, becomes %j', (response, produces, made) => {
  const conversion = new Conversion({});
  const converted = responseOf(response, produces, conversion, new SchemaConversion(conversion));
  expect(converted).toEqual(made);
  expect(conversion.origins.get(converted)).toBe(response);
});

test('a header knows what it was made from', () => {
  const conversion = new Conversion({});
  const header = { type: 'string' };
  const made = responseOf(
    { headers: { A: header } },
    [],
    conversion,
    new SchemaConversion(conversion),
  );
  const { A: converted } = made.headers as { readonly A: object };
  expect(conversion.origins.get(converted)).toBe(header);
});
