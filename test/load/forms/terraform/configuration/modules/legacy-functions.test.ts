import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';

test.each([
  ['jsonencode(list("a", 1))', '["a",1]'],
  ['jsonencode(map("a", 1, "b", "c"))', '{"a":1,"b":"c"}'],
  ['jsonencode(list())', '[]'],
])('%s', (expression, text) => {
  expect(textOf(expression)).toBe(text);
});

test('A function that Terraform no longer has is a warning', () => {
  const { issues } = outcomeOfFolder(mockConfiguration('request_templates = map("a", "b")'));
  expect(issues).toEqual([
    '17:23 warning INVALID_VALUE Terraform no longer has the function map: write { key = value }',
  ]);
});
