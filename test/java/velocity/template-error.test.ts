import { expect, test } from 'vitest';
import { reasonOfTemplateError, TemplateError } from '../../../src/java/velocity/template-error.js';

test('an error of a template has its place, its phase and its cause', () => {
  const cause = new Error('why');
  const error = new TemplateError('No end', { line: 2, column: 3, phase: 'parse' }, { cause });
  expect(error).toMatchObject({
    name: 'TemplateError',
    code: 'INVALID_TEMPLATE',
    line: 2,
    column: 3,
    phase: 'parse',
    message: 'No end (line 2, column 3 of the template)',
  });
  expect(error.cause).toBe(cause);
});

test.each([
  ['No end', 'No end'],
  ['A (line 1, column 2 of the template) within', 'A (line 1, column 2 of the template) within'],
])('the reason %j is told without the place', (message, reason) => {
  const error = new TemplateError(message, { line: 2, column: 3, phase: 'render' });
  expect(reasonOfTemplateError(error)).toBe(reason);
});
