import { expect, test } from 'vitest';
import {
  InvalidJsonPathError,
  JsonPathError,
  JsonPathLimitError,
} from '../../../src/java/json-path/json-path-errors.js';

test.each([
  [2, 'Unexpected end at offset 2'],
  [undefined, 'Unexpected end'],
])('a refused path has the offset %s', (offset, message) => {
  expect(new InvalidJsonPathError('Unexpected end', offset)).toMatchObject({
    name: 'InvalidJsonPathError',
    code: 'ERR_INVALID_JSON_PATH',
    offset,
    message,
  });
});

test('the other failures have codes of their own', () => {
  expect(new JsonPathError('no numbers')).toMatchObject({
    name: 'JsonPathError',
    code: 'ERR_JSON_PATH',
    message: 'no numbers',
  });
  expect(new JsonPathLimitError()).toMatchObject({
    name: 'JsonPathLimitError',
    code: 'ERR_JSON_PATH_LIMIT',
    message: expect.stringContaining('too many values'),
  });
});
