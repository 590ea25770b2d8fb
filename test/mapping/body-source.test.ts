import { describe, expect, test } from 'vitest';
import { compileBodySource } from '../../src/mapping/body-source.js';
import { scopeOf } from '../support/scope.js';

function read(body: string, path = '', of: 'request' | 'response' = 'request') {
  return compileBodySource(`method.request.body${path}`, path, of).read(scopeOf({ body }));
}

describe('the whole body', () => {
  test.each([
    ['is trimmed', ' {"a": 1}\n', '{"a": 1}'],
    ['is {} if it is empty', '', '{}'],
    ['may be plain text', ' plain text ', 'plain text'],
  ])('%s', (_name, body, value) => {
    expect(read(body)).toEqual([value]);
  });

  test.each(['{broken', '\n["', '"open'])('is JSON if it begins like JSON: %j', (body) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({
        type: 'BAD_REQUEST_BODY',
        message: 'Invalid JSON in request body',
      }),
    );
  });
});

describe('a path into the body', () => {
  test.each([
    ['finds a string', '{"a":["x"]}', '.a[0]', ['x']],
    ['finds an object, written as JSON', '{"a":{"b":[null]}}', '.a', ['{"b":[null]}']],
    ['does not find a null', '{"a":null}', '.a', undefined],
    ['finds nothing in plain text', 'plain', '.a', undefined],
  ])('%s', (_name, body, path, values) => {
    expect(read(body, path)).toEqual(values);
  });

  test('is refused with its expression and the reason', () => {
    expect(() => compileBodySource('method.request.body.a[', '.a[', 'request')).toThrow(
      /^"method\.request\.body\.a\[" contains an invalid JSONPath: .* at offset \d+$/,
    );
  });

  test('a response body that is not JSON is a configuration error', () => {
    expect(() => read('{broken', '.a', 'response')).toThrow(
      expect.objectContaining({ type: 'API_CONFIGURATION_ERROR' }),
    );
  });
});
