import { expect, test } from 'vitest';
import { ApiImportError } from '../../../src/errors.js';
import { SourceText } from '../../../src/load/source/source-text.js';
import { valuesOfText } from '../../../src/load/terraform/values-text.js';
import { plain } from '../reading.js';

function valuesOf(text: string): unknown {
  return plain(valuesOfText(new SourceText(text, 'prod.tfvars')));
}

test('The values of a text are plain data', () => {
  const text =
    'host = "a.${upper("test")}"\nports = [80, 40 + 403]\nnested = { a = null, b = true }\n';
  expect(valuesOf(text)).toEqual({
    host: 'a.TEST',
    ports: [80, 443],
    nested: { a: null, b: true },
  });
});

test.each([
  ['a = 1\nb = [1\n', 'prod.tfvars:'],
  ['a = var.b\n', 'prod.tfvars:1:5'],
  ['a = file("x")\n', 'prod.tfvars:1:'],
])('%j is refused with its place', (text, place) => {
  expect(() => valuesOf(text)).toThrow(ApiImportError);
  expect(() => valuesOf(text)).toThrow(place);
});
