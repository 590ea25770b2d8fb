import { expect, test } from 'vitest';
import { TemplateFailure } from '../../../src/core/templates/template-failure.js';
import { TemplateError } from '../../../src/errors.js';

const error = new TemplateError('No end', { line: 2, column: 3, phase: 'render' });
const place = { templates: '#/a', mediaType: 'application/json' };

test.each([
  [{ file: 'api.yaml', line: 7, column: 9 }, 'api.yaml:7:9 #/a/application~1json: No end'],
  [{ line: 7, column: 9 }, 'text:7:9 #/a/application~1json: No end'],
  [undefined, '#/a/application~1json: No end'],
])('a failure at %j begins with its place', (position, message) => {
  const failure = new TemplateFailure(error, place, position);
  expect(failure).toMatchObject({
    name: 'TemplateError',
    message: `${message} (line 2, column 3 of the template)`,
    line: 2,
    column: 3,
    phase: 'render',
    pointer: '#/a/application~1json',
    cause: error,
  });
  expect(failure.position).toBe(position);
});
