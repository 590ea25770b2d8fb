import { expect, test } from 'vitest';
import {
  JavaRegexLimitError,
  JavaRegexSyntaxError,
  JavaReplacementError,
} from '../../../src/java/regex/regex-errors.js';

test('a refused pattern is named with the place', () => {
  expect(new JavaRegexSyntaxError('Unclosed group', 'a("', 3)).toMatchObject({
    name: 'JavaRegexSyntaxError',
    code: 'ERR_JAVA_REGEX_SYNTAX',
    pattern: 'a("',
    offset: 3,
    message: expect.stringMatching(/^Unclosed group near offset 3 .*"a\(\\""$/),
  });
});

test('a pattern that takes too many steps is named, a long one by its start', () => {
  const pattern = 'x'.repeat(201);
  const error = new JavaRegexLimitError(pattern);
  expect(error).toMatchObject({
    name: 'JavaRegexLimitError',
    code: 'ERR_JAVA_REGEX_LIMIT',
    pattern,
    message: expect.stringContaining('too many steps'),
  });
  expect(error.message).toContain(`"${'x'.repeat(200)}…"`);
  expect(new JavaRegexLimitError('x'.repeat(200)).message).toContain(`"${'x'.repeat(200)}"`);
});

test('a refused replacement has its own code', () => {
  expect(new JavaReplacementError('no group')).toMatchObject({
    name: 'JavaReplacementError',
    code: 'ERR_JAVA_REPLACEMENT',
    message: 'no group',
  });
});
