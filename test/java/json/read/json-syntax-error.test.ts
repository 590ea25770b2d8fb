import { expect, test } from 'vitest';
import { JsonSyntaxError } from '../../../../src/java/json/read/json-syntax-error.js';

test('an error of JSON has its offset', () => {
  expect(new JsonSyntaxError('Unexpected "x"', 7)).toMatchObject({
    name: 'JsonSyntaxError',
    code: 'ERR_JSON_SYNTAX',
    offset: 7,
    message: 'Unexpected "x" at offset 7',
  });
});
