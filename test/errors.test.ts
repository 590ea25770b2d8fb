import { describe, expect, test } from 'vitest';
import { ApiImportError, formatIssue, GatewayError, TemplateError } from '../src/errors.js';
import type { ImportIssue } from '../src/model/document/import-issue.js';
import { GATEWAY_RESPONSES, type GatewayResponseType } from '../src/model/gateway-response.js';

const warning: ImportIssue = {
  code: 'DUPLICATE_KEY',
  severity: 'warning',
  pointer: '#/a',
  message: 'Twice',
  position: { file: 'api.yaml', line: 2, column: 3 },
};
const error: ImportIssue = {
  code: 'INVALID_TYPE',
  severity: 'error',
  pointer: '#/b',
  message: 'Wrong',
};

test('an issue is one line: place, pointer, severity, code, message', () => {
  expect(formatIssue(warning)).toBe('api.yaml:2:3 #/a warning DUPLICATE_KEY: Twice');
  expect(formatIssue({ ...warning, position: { line: 2, column: 3 } })).toMatch(/^text:2:3 /);
  expect(formatIssue(error)).toBe('#/b error INVALID_TYPE: Wrong');
});

test('the message of an ApiImportError lists errors first, its issues keep their order', () => {
  const thrown = new ApiImportError([warning, error]);
  expect(thrown.message.split('\n')).toEqual([formatIssue(error), formatIssue(warning)]);
  expect(thrown.issues).toEqual([warning, error]);
  expect(Object.keys(thrown)).not.toContain('issues');
});

describe('GatewayError', () => {
  test('each type has the status and message of AWS', () => {
    for (const [type, { statusCode, message }] of Object.entries(GATEWAY_RESPONSES)) {
      expect(new GatewayError(type as GatewayResponseType)).toMatchObject({ statusCode, message });
    }
  });

  test('a cause and validation errors are kept; a function is called on the first read', () => {
    let calls = 0;
    const cause = new Error('refused');
    const thrown = new GatewayError('BAD_REQUEST_BODY', undefined, {
      cause,
      validationErrors: () => [`${++calls}`],
    });
    expect(thrown.cause).toBe(cause);
    expect(calls).toBe(0);
    expect(thrown.validationErrors).toEqual(['1']);
    expect(thrown.validationErrors).toEqual(['1']);
    expect(Object.hasOwn(new GatewayError('THROTTLED'), 'cause')).toBe(false);
  });

  test.each<[readonly unknown[], string]>([
    [
      ['NO_SUCH_TYPE'],
      'The first argument of GatewayError must be a gateway response type such as "ACCESS_DENIED", not "NO_SUCH_TYPE"',
    ],
    [
      [403],
      'The first argument of GatewayError must be a gateway response type such as "ACCESS_DENIED", not 403',
    ],
    [
      ['THROTTLED', new Error('x')],
      'The second argument of GatewayError must be its message, a string, not an Error: pass a cause in the third argument, { cause }',
    ],
  ])('%o is refused', (args, message) => {
    expect(() => Reflect.construct(GatewayError, args)).toThrow(new TypeError(message));
  });
});

test('a TemplateError has its place in its message', () => {
  const place = { line: 2, column: 5, phase: 'parse' } as const;
  expect(new TemplateError('Unexpected end', place)).toMatchObject({
    code: 'INVALID_TEMPLATE',
    message: 'Unexpected end (line 2, column 5 of the template)',
    ...place,
  });
});
