import { expect, test } from 'vitest';
import { invalidYaml, yamlAdvice } from '../../../../src/load/text/yaml/yaml-errors.js';

test('the issue has the problem, the place and the pointer', () => {
  const position = { line: 2, column: 3 };
  expect(invalidYaml('not valid YAML', position)).toEqual({
    code: 'INVALID_DOCUMENT',
    severity: 'error',
    pointer: '#',
    message: 'Invalid OpenAPI input, not valid YAML',
    position,
  });
  expect(invalidYaml('x', position, '#/a').pointer).toBe('#/a');
});

test.each([
  ['Implicit keys need to be on a single line', 'add the missing ":" after the key'],
  ['Implicit map keys need to be followed by map values', 'add the missing ":" after the key'],
  ['Nested mappings are not allowed in compact mappings', 'indent the line less'],
  ['All mapping items must start at the same column', 'by the same amount'],
  ['All sequence items must start at the same column', 'by the same amount'],
  ['Unexpected scalar at node end', 'quote the whole value'],
  ['Missing closing "quote', 'close the quoted text'],
  ["Missing closing 'quote", 'close the quoted text'],
  ['Flow map in block collection', 'close the "{" or "[" opened above'],
  ['Flow sequence in block collection', 'close the "{" or "[" opened above'],
  ['Tabs are not allowed as indentation', 'indent with spaces'],
])('%s: %s', (message, advice) => {
  expect(yamlAdvice(message)).toContain(advice);
});

test('a message that is clear has no advice', () => {
  expect(yamlAdvice('Unresolved alias x')).toBeUndefined();
});
