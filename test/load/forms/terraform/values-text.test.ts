import { expect, test } from 'vitest';
import { valuesOfText } from '../../../../src/load/forms/terraform/values-text.js';
import { SourceText } from '../../../../src/load/source/source-text.js';

const valuesOf = (text: string) => valuesOfText(new SourceText(text, 'prod.tfvars'));

test('the values of a file', () => {
  const text =
    'name = "pets"\ncount = 2\n# comment\nlist = [1, "a", true, null]\nmap = { a = { b = 1 } }\n';
  expect(valuesOf(text)).toEqual({
    name: 'pets',
    count: 2,
    list: [1, 'a', true, null],
    map: { a: { b: 1 } },
  });
  expect(valuesOf('')).toEqual({});
});

test('functions may be called', () => {
  expect(valuesOf('name = upper("pets")')).toEqual({ name: 'PETS' });
});

test.each([
  ['a = 1\nb = ', 2],
  ['a = 1\nb = 1 +* 2', 2],
  ['a = 1\nb = nonsense(1)', 2],
])('%j is an error with its place', (text, line) => {
  expect(() => valuesOf(text)).toThrow(
    expect.objectContaining({
      code: 'ERR_API_IMPORT',
      issues: [
        expect.objectContaining({
          code: 'INVALID_DOCUMENT',
          severity: 'error',
          pointer: '#',
          position: expect.objectContaining({ file: 'prod.tfvars', line }),
        }),
      ],
    }),
  );
});
